"""The forms in which a round is written: each is a sheet for one row; a page may hold several, sent together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.editing.fields import ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.shapes import Shape
from botnia_portal.core.editing.sheets import Sheet
from evaluations.choices import Outcome, Rating
from evaluations.models import AreaAssessment, EvaluationRound, GoalAssessment, GroupPosition, ItemAssessment
from evaluations.services.writing import Edit, Subject


class ItemForm(forms.Form):
    rating = forms.ChoiceField(
        label=_("Rating"),
        required=False,
        choices=[*Rating.choices, ("", _("not rated yet"))],
        widget=forms.RadioSelect,
    )
    reason_fi = ProseField(label=_("Reason for the rating in Finnish"), language="fi", rows=3)
    reason_sv = ProseField(label=_("Reason for the rating in Swedish"), language="sv", rows=3)
    done_fi = ProseField(label=_("What was done, in Finnish"), language="fi", rows=4)
    done_sv = ProseField(label=_("What was done, in Swedish"), language="sv", rows=4)
    effect_fi = ProseField(label=_("Result and effect, in Finnish"), language="fi", rows=4)
    effect_sv = ProseField(label=_("Result and effect, in Swedish"), language="sv", rows=4)
    deviation_fi = ProseField(label=_("What went otherwise, and why, in Finnish"), language="fi", rows=3)
    deviation_sv = ProseField(label=_("What went otherwise, and why, in Swedish"), language="sv", rows=3)
    next_steps_fi = ProseField(label=_("What comes next, in Finnish"), language="fi", rows=3)
    next_steps_sv = ProseField(label=_("What comes next, in Swedish"), language="sv", rows=3)
    text_fi = ProseField(label=_("Assessment in Finnish"), language="fi", rows=4)
    text_sv = ProseField(label=_("Assessment in Swedish"), language="sv", rows=4)
    outcome = forms.ChoiceField(
        label=_("What happens to the item from here on"),
        required=False,
        choices=[("", "–"), *Outcome.choices],
    )


class GoalForm(forms.Form):
    contribution = forms.ChoiceField(
        label=_("Contribution of the plan"),
        required=False,
        choices=[*Rating.choices, ("", _("not rated yet"))],
        widget=forms.RadioSelect,
    )
    text_fi = ProseField(label=_("Text in Finnish"), language="fi", rows=5)
    text_sv = ProseField(label=_("Text in Swedish"), language="sv", rows=5)


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
    GoalAssessment: (GoalForm, ""),
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
        on = self.of.about
        return [self.of.model.__name__, self.of.evaluation.pk, type(on).__name__, on.pk if on else None]

    def form(self, data: QueryDict | None, base: Values) -> forms.Form:
        kind, prefix = FORMS[self.of.model]
        return kind(data, prefix=prefix or None, initial=base, use_required_attribute=False)


def edit_of(sheet: Sheet, button: str) -> Edit:
    """What goes to the service; only after `is_valid`. `button` is what one that confirms sent."""
    of = cast(SheetSubject, sheet.subject).of
    values = {name: str(sheet.form.cleaned_data[name]) for name in of.shape.names}
    return Edit(of, values, sheet.base, sheet.confirmed(button))
