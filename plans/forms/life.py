"""The forms with which an item comes into a plan and leaves it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import DayField, LineField
from plans.choices import Commitment, ItemKind, PlanStatus
from plans.models import ActionPlan


class ReasonForm(forms.Form):
    """A day within the plan's life, and the reason in one language at least."""

    day = DayField(label=gettext_lazy("Day of the decision"), required=True)
    reason_fi = LineField(label=gettext_lazy("Reason in Finnish"), max_length=250, language="fi", rows=2)
    reason_sv = LineField(label=gettext_lazy("Reason in Swedish"), max_length=250, language="sv", rows=2)

    use_required_attribute = False

    def __init__(self, plan: ActionPlan, data: Any = None) -> None:
        super().__init__(data, initial={"day": plan.default_day()})
        self.plan = plan

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.plan.first_day:
            raise forms.ValidationError(_("The day is before the term of the plan."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "reason_fi" in self.fields and not any(
            data.get(f"reason_{code}", "unread") for code in texts.LANGUAGES
        ):
            self.add_error("reason_fi", _("Say why, in Finnish or in Swedish."))
        return data

    @property
    def reason(self) -> dict[str, str]:
        """The reason by language."""
        return {code: self.cleaned_data.get(f"reason_{code}", "") for code in texts.LANGUAGES}

    def pair(self, name: str) -> list[Any]:
        return [self[f"{name}_{code}"] for code in texts.LANGUAGES]

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return [
            (self[name].id_for_label, str(self[name].label), str(sentence))
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]


class NewItemForm(ReasonForm):
    """The beginning of an item; everything else is written on its own page. A draft plan asks for no reason."""

    title_fi = LineField(label=gettext_lazy("Title in Finnish"), max_length=250, language="fi", rows=2)
    title_sv = LineField(label=gettext_lazy("Title in Swedish"), max_length=250, language="sv", rows=2)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[("", "–"), *ItemKind.choices])
    commitment = forms.ChoiceField(
        label=gettext_lazy("Commitment"), choices=Commitment.choices, initial=Commitment.FIRM
    )

    def __init__(self, plan: ActionPlan, data: Any = None) -> None:
        super().__init__(plan, data)
        if plan.status == PlanStatus.DRAFT:
            for name in ("day", "reason_fi", "reason_sv"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("title_fi") == "" and data.get("title_sv") == "":
            self.add_error("title_fi", _("Write the title in at least one language."))
        return data

    @property
    def values(self) -> dict[str, Any]:
        """The columns of the item."""
        given = {name: self.cleaned_data[name] for name in ("title_fi", "title_sv", "kind", "commitment")}
        reasons = {f"change_reason_{code}": words for code, words in self.reason.items()}
        return {**given, **reasons, "added_on": self.cleaned_data.get("day")}
