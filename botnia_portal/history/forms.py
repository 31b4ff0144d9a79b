"""The filters of the history, read from the address. What is not known there filters nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.editing.fields import DayField
from botnia_portal.history.nouns import KINDS
from botnia_portal.history.selectors import NOBODY, Wanted, thing_asked
from plans.forms.filters import QuickSelect
from plans.models import ActionPlan

ACTION_WORDS = [
    ("added", pgettext_lazy("kind of change", "added")),
    ("changed", pgettext_lazy("kind of change", "changed")),
    ("removed", pgettext_lazy("kind of change", "removed")),
]


class HistoryFilterForm(forms.Form):
    """Sent by GET; every field is optional. `plans` are those that the user edits."""

    q = forms.CharField(label=_("Words"), max_length=100, widget=forms.TextInput({"type": "search"}))
    kind = forms.ChoiceField(label=_("Kind of thing"), widget=QuickSelect)
    who = forms.ChoiceField(label=_("Who"), widget=QuickSelect)
    action = forms.ChoiceField(
        label=_("Kind of change"), widget=QuickSelect, choices=[("", _("all")), *ACTION_WORDS]
    )
    plan = forms.ChoiceField(label=_("Action plan"), widget=QuickSelect)
    first = DayField(label=_("From the day"))
    last = DayField(label=_("To the day"))
    thing = forms.CharField(max_length=60, widget=forms.HiddenInput)

    def __init__(self, data: Any, plans: list[ActionPlan], people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.plans = {plan.slug: plan for plan in plans}
        self._offer("plan", [(plan.slug, name_here(plan, "title")) for plan in plans])
        kinds = sorted(((kind.slug, str(kind.title)) for kind in KINDS), key=lambda kind: alphabet(kind[1]))
        self._offer("kind", kinds)
        self._offer("who", [*people, (NOBODY, _("the portal itself"))])
        for field in self.fields.values():
            field.required = False

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first day."))
        return self.cleaned_data

    @property
    def wanted(self) -> Wanted:
        """What is asked for; a field that is not in order filters nothing."""
        self.full_clean()
        got = self.cleaned_data
        return Wanted(
            plan=self.plans.get(got.get("plan", "")),
            kind=got.get("kind", ""),
            who=got.get("who", ""),
            first=got.get("first"),
            last=got.get("last"),
            action=got.get("action", ""),
            words=got.get("q", ""),
            thing=thing_asked(got.get("thing", "")),
        )

    @property
    def in_use(self) -> bool:
        """Whether anything is asked for, so that it can be cleared."""
        return any(self.data.get(name) for name in self.fields)
