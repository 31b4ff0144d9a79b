"""The form with which somebody tells what is the case with an item on a day."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.attachment_form import EvidenceForm
from botnia_portal.core.editing.fields import DayField, ProseField
from plans.choices import Status
from plans.models import ActionPlan, PlanItem

HELP = {
    Status.NOT_STARTED: gettext_lazy("Nothing has been done yet."),
    Status.RUNNING: gettext_lazy("The work has begun and goes on."),
    Status.REALISED: gettext_lazy("All that the plan promises here has been done."),
    Status.PARTLY: gettext_lazy("A part has been done, and the rest is not coming, or not soon."),
    Status.NOT_REALISED: gettext_lazy("It was not done, and will not be done in this term."),
    Status.DROPPED: gettext_lazy("It was decided not to do it."),
}


WITH_REASON = (Status.NOT_REALISED, Status.DROPPED)
"""What these say stays in the record for good, and *dropped* leaves the count: never without a word."""


def reportable_day(day: date, plan: ActionPlan) -> date:
    """The day, if something can be told as of it: not to come, not before the term. Raises ValidationError."""
    if day > timezone.localdate():
        raise forms.ValidationError(_("The day is still to come. Report what is the case today or earlier."))
    if day < plan.first_day:
        raise forms.ValidationError(_("The day is before the term of the plan."))
    return day


class StatusForm(EvidenceForm):
    """Reports are never changed afterwards: a wrong one is corrected by another."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Status.choices, widget=forms.RadioSelect)
    as_of = DayField(label=gettext_lazy("As of"), required=True)
    progress = forms.IntegerField(
        label=gettext_lazy("Progress, per cent"),
        help_text=gettext_lazy("From 0 to 100, if you like."),
        required=False,
        min_value=0,
        max_value=100,
    )
    narrative_fi = ProseField(label=gettext_lazy("What has been done, in Finnish"), language="fi")
    narrative_sv = ProseField(label=gettext_lazy("What has been done, in Swedish"), language="sv")

    field_order = ("status", "as_of", "progress", "narrative_fi", "narrative_sv")

    def __init__(self, item: PlanItem, data: Any = None, **kwargs: Any) -> None:
        # No status is chosen beforehand: one press of the button must not report the old one again.
        super().__init__(data, initial={"as_of": item.plan.default_day()}, **kwargs)
        self.item = item

    def clean_as_of(self) -> date:
        return reportable_day(self.cleaned_data["as_of"], self.item.plan)

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        told = any(self.cleaned_data.get(f"narrative_{language}") for language in ("fi", "sv"))
        if self.cleaned_data.get("status") in WITH_REASON and not told:
            self.add_error(texts.column_here("narrative"), _("Say why, in Finnish or in Swedish."))
        return self.cleaned_data

    @property
    def narrative(self) -> dict[str, str]:
        """The text by language."""
        return {language: self.cleaned_data[f"narrative_{language}"] for language in ("fi", "sv")}
