"""The forms of the steps of a round: it is opened, decided on, issued, and an edition is withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import DayField, LineField, ProseField
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.core.templatetags.portal import day
from evaluations.choices import Publicity, Retention, RoundKind
from evaluations.models import EvaluationRound
from evaluations.services.deciding import DECIDED_IN, Ruling
from evaluations.services.issuing import Issue
from evaluations.services.reopening import Opening
from networks.models import Meeting, User
from plans.choices import DecisionKind
from plans.models import ActionPlan


class StepForm(forms.Form):
    """What the forms of all steps have in common."""

    use_required_attribute = False

    def words(self, name: str) -> dict[str, str]:
        """A text by language; only after `is_valid`."""
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code in texts.LANGUAGES}

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top of the page."""
        return summary_of(self)


class DecisionForm(StepForm):
    """What a meeting decided on the round. A return says why."""

    kind = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    meeting: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Meeting"), queryset=Meeting.objects.none(), empty_label="–"
    )
    section_mark = LineField(label=_("Section of the minutes"), max_length=12)
    text_fi = ProseField(label=_("Text of the decision in Finnish"), language="fi", rows=3)
    text_sv = ProseField(label=_("Text of the decision in Swedish"), language="sv", rows=3)

    def __init__(self, evaluation: EvaluationRound, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind, states in DECIDED_IN.items() if evaluation.state in states]
        self.fields["kind"].choices = [(kind.value, KIND_WORDS[kind]) for kind in kinds]  # type: ignore[attr-defined]
        field: Any = self.fields["meeting"]
        field.queryset = Meeting.objects.filter(day__gte=evaluation.plan.first_day).select_related("network")
        field.label_from_instance = meeting_words

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        worded = any(data.get(f"text_{code}", "unread") for code in texts.LANGUAGES)
        if data.get("kind") == DecisionKind.RETURNED and not worded:
            self.add_error(
                texts.column_here("text"), _("Say why the round is returned, in Finnish or in Swedish.")
            )
        return data

    @property
    def ruling(self) -> Ruling:
        """What was decided; only after `is_valid`."""
        data = self.cleaned_data
        kind = DecisionKind(data["kind"])
        return Ruling(kind, data["meeting"], data["section_mark"], self.words("text"))


def meeting_words(meeting: Meeting) -> str:
    """ "Ohjausryhmä, 12.3.2014 (2/2014)"."""
    number = f" ({meeting.number})" if meeting.number else ""
    return f"{meeting.network}, {day(meeting.day)}{number}"


KIND_WORDS = {
    DecisionKind.ADOPTED: _("The evaluation is adopted"),
    DecisionKind.RETURNED: _("The round is returned to the coordinators"),
    DecisionKind.NOTED: _("The evaluation is taken note of"),
}


class IssueForm(StepForm):
    """An edition's archive metadata, and what its readers are told of a correction."""

    case_number = LineField(label=_("Case number"), max_length=60)
    publicity = forms.ChoiceField(label=_("Publicity class"), choices=Publicity.choices)
    publicity_reason = LineField(label=_("Reason for the publicity class"), max_length=250)
    retention = forms.ChoiceField(label=_("Retention class"), choices=Retention.choices)
    changes_fi = ProseField(label=_("What has changed, in Finnish"), language="fi", rows=3)
    changes_sv = ProseField(label=_("What has changed, in Swedish"), language="sv", rows=3)
    accepts = forms.BooleanField(
        label=_("I have looked at what is listed above, and the evaluation is issued with it."),
        required=False,
    )

    def __init__(self, *args: Any, correction: bool, wants_acceptance: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_correction, self.wants_acceptance = correction, wants_acceptance
        if not correction:
            del self.fields["changes_fi"], self.fields["changes_sv"]
        if not wants_acceptance:
            del self.fields["accepts"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("publicity") not in (None, Publicity.PUBLIC) and data.get("publicity_reason") == "":
            self.add_error("publicity_reason", _("Say why the edition is not public."))
        if self.wants_acceptance and not data.get("accepts"):
            self.add_error("accepts", _("Accept what the check has found, or mend it first."))
        for name in ("changes_fi", "changes_sv") if self.is_correction else ():
            if data.get(name) == "":
                self.add_error(name, _("Say in both languages what has changed since the edition before."))
        return data

    @property
    def order(self) -> Issue:
        """What goes to the service; only after `is_valid`."""
        data = self.cleaned_data
        return Issue(
            case_number=data["case_number"],
            publicity=Publicity(data["publicity"]),
            publicity_reason=data["publicity_reason"],
            retention=Retention(data["retention"]),
            accepts=bool(data.get("accepts")),
            changes=self.words("changes") if self.is_correction else {},
        )


class ReopenForm(StepForm):
    """For whom an item of a decided round is opened, until when, and why."""

    person: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), empty_label="–"
    )
    until = DayField(label=_("Open until"), required=True)
    reason = LineField(label=_("Reason"), max_length=250, required=True, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = User.objects.filter(is_active=True, roles__isnull=False).distinct()

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise ValidationError(_("The day is past."))
        return until

    @property
    def opening(self) -> Opening:
        """What goes to the service; only after `is_valid`."""
        data = self.cleaned_data
        return Opening(data["person"], data["until"], data["reason"])


class WithdrawForm(StepForm):
    reason_fi = LineField(label=_("Reason in Finnish"), max_length=250, language="fi", rows=2)
    reason_sv = LineField(label=_("Reason in Swedish"), max_length=250, language="sv", rows=2)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for code in texts.LANGUAGES:
            if data.get(f"reason_{code}") == "":
                self.add_error(f"reason_{code}", _("The notice is public: say why in both languages."))
        return data


class RoundForm(StepForm):
    """Opens a round of a kind that the plan does not have yet."""

    kind = forms.ChoiceField(label=_("Round"))
    cut_off = DayField(
        label=_("Cut-off day"),
        required=True,
        help_text=_("The evaluation tells how things stood at the end of this day."),
    )

    def __init__(self, plan: ActionPlan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        taken = set(EvaluationRound.objects.filter(plan=plan).values_list("kind", flat=True))
        kinds = [choice for choice in RoundKind.choices if choice[0] not in taken]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean_cut_off(self) -> date:
        day: date = self.cleaned_data["cut_off"]
        if not self.plan.first_day <= day <= self.plan.last_day:
            raise ValidationError(_("The cut-off day is within the term of the plan."))
        return day
