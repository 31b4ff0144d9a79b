"""The forms of a round. Each is a sheet for one row; a page may hold several and sends them together."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.editing.clashes import MINE, THEIRS, Clash, shown
from botnia_portal.core.editing.fields import DayField, ProseField
from botnia_portal.core.editing.merging import Merged, Values
from botnia_portal.core.editing.pairs import Pair, text_pair
from botnia_portal.core.history import last_change, who_and_when
from evaluations.choices import Outcome, Rating, RoundKind
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.services.writing import Edit, Subject
from plans.models import ActionPlan

_SALT = "evaluations.sheet"


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


class Sheet:
    """The form of one row, with what it began from.

    After a clash it begins from what stands now, keeps mine, and asks to choose for each field in `open`.
    """

    def __init__(
        self, subject: Subject, data: QueryDict | None, base: Values, open_fields: list[str]
    ) -> None:
        self.subject, self.data, self.base, self.open = subject, data, base, open_fields
        self.form = _form(subject, data, base)

    @classmethod
    def fresh(cls, subject: Subject) -> Sheet:
        """The form as the row stands."""
        return cls(subject, None, subject.shape.read(subject.row), [])

    @classmethod
    def sent(cls, subject: Subject, post: QueryDict) -> Sheet:
        """The form as it was sent; where the other's text was chosen, it stands in the place of mine."""
        base, open_fields = _unseal(post.get(_html_name(subject, "began"), ""), subject)
        data = post.copy()
        for name in open_fields:
            if data.get(_choice_name(subject, name)) == THEIRS:
                data[_html_name(subject, name)] = base[name]
        return cls(subject, data, base, open_fields)

    def after(self, merged: Merged, now: Values) -> Sheet:
        """The form that goes on after a clash: mine where we clash, theirs where only they have changed."""
        data = QueryDict(mutable=True)
        data.update({_html_name(self.subject, name): value for name, value in merged.values.items()})
        return Sheet(self.subject, data, now, merged.clashes)

    def is_valid(self) -> bool:
        """All fields are in order, and of every clash one of the two was chosen."""
        valid = self.form.is_valid()
        for name in self.open:
            if self._choice(name) not in (MINE, THEIRS):
                self.form.add_error(
                    name, _("Another person has changed this too. Choose which of the two stays.")
                )
                valid = False
        return valid

    def _choice(self, name: str) -> str:
        """What was chosen of a clash: mine, theirs or nothing yet."""
        return str(self.data.get(_choice_name(self.subject, name), "")) if self.data else ""

    def edit(self, confirm: str) -> Edit:
        """What goes to the service; only after `is_valid`. `confirm` is what a button sent."""
        prefix, _sep, name = confirm.rpartition(":")
        values = {name: str(self.form.cleaned_data[name]) for name in self.subject.shape.names}
        return Edit(self.subject, values, self.base, name if prefix == FORMS[self.subject.model][1] else "")

    @property
    def seal_name(self) -> str:
        return _html_name(self.subject, "began")

    @property
    def seal(self) -> str:
        """The signed text of the hidden field; it is good for this row alone."""
        content = {"row": _identity(self.subject), "base": self.base, "open": self.open}
        return signing.dumps(content, salt=_SALT, compress=True)

    def pairs(self, source: str) -> list[Pair]:
        """The texts side by side, with the states of their translations."""
        row, key = self.subject.row, FORMS[self.subject.model][1]
        states = texts.states_of(row) if row.pk else {}
        return [
            text_pair(self.form, name, states, source=source, key=key) for name in self.subject.shape.texts
        ]

    @property
    def clashes(self) -> dict[str, Clash]:
        """What the other person wrote, by field."""
        if not self.open:
            return {}
        who = who_and_when(last_change(self.subject.model, self.subject.row.pk, self.open))
        return {name: self._clash(name, who) for name in self.open}

    def _clash(self, name: str, who: str) -> Clash:
        line = ("", shown(self.form, name, self.base[name]))
        return Clash(name, _choice_name(self.subject, name), who, [line], self._choice(name))

    def clash_links(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, who changed it and when."""
        return [
            (self.form[name].auto_id, str(self.form[name].label), clash.who)
            for name, clash in self.clashes.items()
        ]

    def errors(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return [
            (self.form[name].id_for_label, str(self.form[name].label), str(sentence))
            for name, sentences in self.form.errors.items()
            for sentence in sentences
        ]


def _form(subject: Subject, data: QueryDict | None, base: Values) -> forms.Form:
    kind, prefix = FORMS[subject.model]
    return kind(data, prefix=prefix or None, initial=base, use_required_attribute=False)


def _html_name(subject: Subject, name: str) -> str:
    prefix = FORMS[subject.model][1]
    return f"{prefix}-{name}" if prefix else name


def _choice_name(subject: Subject, name: str) -> str:
    return f"keep-{_html_name(subject, name)}"


def _identity(subject: Subject) -> list[Any]:
    on = subject.item or subject.section
    return [subject.model.__name__, subject.evaluation.pk, on.pk if on else None]


def _unseal(text: str, subject: Subject) -> tuple[Values, list[str]]:
    """What the form began from; nothing where that is not ours, so that every difference clashes."""
    try:
        content: dict[str, Any] = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return {}, []
    return (content["base"], content["open"]) if content["row"] == _identity(subject) else ({}, [])


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
