"""The forms of a round. Each is a sheet for one row; a page may hold several and sends them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import DayField, LineField, ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.shapes import Shape
from botnia_portal.core.editing.sheets import Sheet
from botnia_portal.core.templatetags.portal import day
from evaluations.choices import Outcome, Rating, RoundKind
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.services.deciding import DECIDED_IN, Ruling
from evaluations.services.writing import Edit, Subject
from networks.models import Meeting
from plans.choices import DecisionKind
from plans.models import ActionPlan


class ItemForm(forms.Form):
    rating = forms.ChoiceField(
        label=_("Rating"),
        required=False,
        choices=[*Rating.choices, ("", _("not rated yet"))],
        widget=forms.RadioSelect,
    )
    reason_fi = ProseField(label=_("Reason for the rating in Finnish"), language="fi", rows=3)
    reason_sv = ProseField(label=_("Reason for the rating in Swedish"), language="sv", rows=3)
    text_fi = ProseField(label=_("Assessment in Finnish"), language="fi", rows=7)
    text_sv = ProseField(label=_("Assessment in Swedish"), language="sv", rows=7)
    outcome = forms.ChoiceField(
        label=_("What happens to the item from here on"),
        required=False,
        choices=[("", "–"), *Outcome.choices],
    )


class AreaForm(forms.Form):
    summary_fi = ProseField(label=_("Summary in Finnish"), language="fi")
    summary_sv = ProseField(label=_("Summary in Swedish"), language="sv")
    strengths_fi = ProseField(label=_("Strengths in Finnish"), language="fi", rows=4)
    strengths_sv = ProseField(label=_("Strengths in Swedish"), language="sv", rows=4)
    obstacles_fi = ProseField(label=_("Obstacles in Finnish"), language="fi", rows=4)
    obstacles_sv = ProseField(label=_("Obstacles in Swedish"), language="sv", rows=4)
    link_to_strategy_fi = ProseField(label=_("Link to the strategy in Finnish"), language="fi", rows=4)
    link_to_strategy_sv = ProseField(label=_("Link to the strategy in Swedish"), language="sv", rows=4)


class WholeForm(forms.Form):
    summary_fi = ProseField(label=_("Summary in Finnish"), language="fi")
    summary_sv = ProseField(label=_("Summary in Swedish"), language="sv")
    conclusions_fi = ProseField(label=_("Conclusions in Finnish"), language="fi")
    conclusions_sv = ProseField(label=_("Conclusions in Swedish"), language="sv")
    recommendations_fi = ProseField(label=_("Recommendations in Finnish"), language="fi")
    recommendations_sv = ProseField(label=_("Recommendations in Swedish"), language="sv")


class PositionForm(forms.Form):
    text_fi = ProseField(label=_("The steering group’s position in Finnish"), language="fi", rows=4)
    text_sv = ProseField(label=_("The steering group’s position in Swedish"), language="sv", rows=4)


FORMS: dict[type[Any], tuple[type[forms.Form], str]] = {
    ItemAssessment: (ItemForm, ""),
    AreaAssessment: (AreaForm, ""),
    EvaluationRound: (WholeForm, ""),
    GroupPosition: (PositionForm, "position"),
}
"""The form of each row and the prefix of its fields."""


@dataclass(frozen=True)
class SheetSubject:
    """A row of a round for `core.editing.sheets`: with its form, and what tells it from all others."""

    of: Subject

    @property
    def shape(self) -> Shape:
        return self.of.shape

    @property
    def row(self) -> Any:
        return self.of.row

    @property
    def prefix(self) -> str:
        return FORMS[self.of.model][1]

    @property
    def identity(self) -> list[Any]:
        on = self.of.item or self.of.section
        return [self.of.model.__name__, self.of.evaluation.pk, on.pk if on else None]

    def form(self, data: QueryDict | None, base: Values) -> forms.Form:
        kind, prefix = FORMS[self.of.model]
        return kind(data, prefix=prefix or None, initial=base, use_required_attribute=False)


def edit_of(sheet: Sheet, button: str) -> Edit:
    """What goes to the service; only after `is_valid`. `button` is what one that confirms sent."""
    of = cast(SheetSubject, sheet.subject).of
    values = {name: str(sheet.form.cleaned_data[name]) for name in of.shape.names}
    return Edit(of, values, sheet.base, sheet.confirmed(button))


class DecisionForm(forms.Form):
    """What a meeting decided on the round. A return says why."""

    kind = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    meeting: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Meeting"), queryset=Meeting.objects.none(), empty_label="–"
    )
    section_mark = LineField(label=_("Section of the minutes"), max_length=12)
    text_fi = ProseField(label=_("Text of the decision in Finnish"), language="fi", rows=3)
    text_sv = ProseField(label=_("Text of the decision in Swedish"), language="sv", rows=3)

    use_required_attribute = False

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
            self.add_error("text_fi", _("Say why the round is returned, in Finnish or in Swedish."))
        return data

    @property
    def ruling(self) -> Ruling:
        """What was decided; only after `is_valid`."""
        data = self.cleaned_data
        words = {code: data[f"text_{code}"] for code in texts.LANGUAGES}
        return Ruling(DecisionKind(data["kind"]), data["meeting"], data["section_mark"], words)

    @property
    def texts_of_decision(self) -> list[Any]:
        """The fields of the text, side by side."""
        return [self[f"text_{code}"] for code in texts.LANGUAGES]

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return [
            (self[name].auto_id, str(self[name].label), str(sentence))
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]


def meeting_words(meeting: Meeting) -> str:
    """ "Ohjausryhmä, 12.3.2014 (2/2014)"."""
    number = f" ({meeting.number})" if meeting.number else ""
    return f"{meeting.network}, {day(meeting.day)}{number}"


KIND_WORDS = {
    DecisionKind.ADOPTED: _("The evaluation is adopted"),
    DecisionKind.RETURNED: _("The round is returned to the coordinators"),
    DecisionKind.NOTED: _("The evaluation is taken note of"),
}


class RoundForm(forms.Form):
    """Opens a round of a kind that the plan does not have yet."""

    kind = forms.ChoiceField(label=_("Round"))
    cut_off = DayField(
        label=_("Cut-off day"),
        required=True,
        help_text=_("The evaluation tells how things stood at the end of this day."),
    )

    use_required_attribute = False

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
