"""The form with which a plan is adopted or revised by a decision."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core.days import day_words
from botnia_portal.core.editing.fields import DayField
from botnia_portal.core.editing.summaries import summary_of
from plans.models import ActionPlan, Decision
from plans.services.adoption import deciding


class DecidingForm(forms.Form):
    """Which decision, and the day from which the plan stands so."""

    decision: Any = forms.ModelChoiceField(
        label=gettext_lazy("Decision"), queryset=Decision.objects.none(), empty_label="–"
    )
    day = DayField(label=gettext_lazy("Day of the decision"), required=True)

    use_required_attribute = False

    def __init__(self, plan: ActionPlan, data: Any = None) -> None:
        found = list(deciding(plan))
        only = found[0] if len(found) == 1 else None
        day = only.meeting.day if only and only.meeting else timezone.localdate()
        super().__init__(data, initial={"decision": only.pk if only else None, "day": day})
        field: Any = self.fields["decision"]
        field.queryset = deciding(plan)
        field.label_from_instance = _words

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day is still to come. Choose today or an earlier day."))
        return day

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return summary_of(self)


def _words(decision: Decision) -> str:
    """A decision in a list: what was decided, where and when."""
    meeting = decision.meeting
    day = day_words(meeting.day) if meeting else ""
    return " · ".join(part for part in (str(decision), str(meeting.network) if meeting else "", day) if part)
