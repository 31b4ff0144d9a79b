"""The forms with which an item comes into a plan and leaves it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import LineField
from botnia_portal.core.editing.reasons import DayAndReasonForm
from plans.choices import Commitment, ItemKind, PlanStatus
from plans.models import ActionPlan


class ReasonForm(DayAndReasonForm):
    """A day within the plan's life, and the reason in one language at least."""

    def __init__(self, plan: ActionPlan, data: Any = None) -> None:
        super().__init__(data, initial={"day": plan.default_day()})
        self.plan = plan

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.plan.first_day:
            raise forms.ValidationError(_("The day is before the term of the plan."))
        return day


class NewItemForm(ReasonForm):
    """The beginning of an item; everything else is written on its own page. A draft plan asks for no reason."""

    title_fi = LineField(label=gettext_lazy("Title in Finnish"), max_length=250, language="fi", rows=2)
    title_sv = LineField(label=gettext_lazy("Title in Swedish"), max_length=250, language="sv", rows=2)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[("", "–"), *ItemKind.choices])
    commitment = forms.ChoiceField(
        label=gettext_lazy("Commitment"), choices=Commitment.choices, initial=Commitment.FIRM
    )

    field_order = ("title_fi", "title_sv", "kind", "commitment", "day", "reason_fi", "reason_sv")

    def __init__(self, plan: ActionPlan, data: Any = None) -> None:
        super().__init__(plan, data)
        if plan.status == PlanStatus.DRAFT:
            for name in ("day", "reason_fi", "reason_sv"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("title_fi") == "" and data.get("title_sv") == "":
            self.add_error(texts.column_here("title"), _("Write the title in at least one language."))
        return data

    @property
    def values(self) -> dict[str, Any]:
        """The columns of the item."""
        given = {name: self.cleaned_data[name] for name in ("title_fi", "title_sv", "kind", "commitment")}
        reasons = {f"added_reason_{code}": words for code, words in self.reason.items()}
        return {**given, **reasons, "added_on": self.cleaned_data.get("day")}
