"""The form with which several items are changed at once: what is ticked is changed, in all of them alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.fields import DayField, EdtfField, LineField, ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.times import TimeState, clean_time, read_while_typing, time_state
from networks.models import Person
from plans.choices import Status
from plans.forms.filters import QuickSelect
from plans.forms.status import WITH_REASON, reportable_day
from plans.models import ActionPlan, PlanItem
from plans.services.bulk_reading import BulkChange, Report
from priorities.models import Theme

NONE = "none"
"""The choice that takes a person or a theme away; the empty choice means that nothing has been chosen yet."""

GROUPS: dict[str, tuple[str, ...]] = {
    "change_status": ("status", "narrative_fi", "narrative_sv"),
    "change_lead": ("lead",),
    "change_theme": ("theme",),
    "change_time": ("time_words_fi", "time_words_sv", "time_edtf", "time_role", "time_inferred"),
}
"""The ticks, and the fields that count only where theirs is set."""


class BulkForm(forms.Form):
    """`change` is what was asked for, once the form is in order. Dropping is done item by item, with its own reason."""

    change_status = forms.BooleanField(label=gettext_lazy("Report a status"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[choice for choice in Status.choices if choice[0] != Status.DROPPED],
        widget=forms.RadioSelect,
        required=False,
    )
    as_of = DayField(label=gettext_lazy("As of"))
    narrative_fi = ProseField(label=gettext_lazy("What has been done, in Finnish"), language="fi", rows=3)
    narrative_sv = ProseField(label=gettext_lazy("What has been done, in Swedish"), language="sv", rows=3)
    change_lead = forms.BooleanField(label=gettext_lazy("Change the responsible person"), required=False)
    lead = forms.ChoiceField(
        label=gettext_lazy("Responsible person"),
        required=False,
        widget=QuickSelect,
        error_messages={"invalid_choice": gettext_lazy("The person is no longer there. Choose another.")},
    )
    change_theme = forms.BooleanField(label=gettext_lazy("Change the theme"), required=False)
    theme = forms.ChoiceField(
        label=gettext_lazy("Theme"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("None of the chosen items can have this theme. Choose another.")
        },
    )
    change_time = forms.BooleanField(label=gettext_lazy("Change the time"), required=False)
    time_words_fi = LineField(label=gettext_lazy("Time in words in Finnish"), max_length=200, language="fi")
    time_words_sv = LineField(label=gettext_lazy("Time in words in Swedish"), max_length=200, language="sv")
    time_edtf = EdtfField(
        label=gettext_lazy("Time for the calendar"),
        help_text=gettext_lazy(
            "In words, such as “in autumn 2013”, “October 2014” or “until 10/2015”; EDTF (2013-23) works too."
        ),
    )
    time_role = forms.ChoiceField(
        label=gettext_lazy("What the time means"), required=False, choices=[("", "–"), *TimeRole.choices]
    )
    time_inferred = forms.BooleanField(
        label=gettext_lazy("The time is read from the context, not written in the plan."), required=False
    )

    use_required_attribute = False

    def __init__(self, plan: ActionPlan, items: Iterable[PlanItem], data: Any = None) -> None:
        # The empty words are told, so that a time typed in words counts as changed (editing.times).
        super().__init__(
            data, initial={"as_of": plan.default_day(), "time_words_fi": "", "time_words_sv": ""}
        )
        self.plan = plan
        choose = ("", _("Choose"))
        self.fields["lead"].choices = [choose, (NONE, _("nobody")), *_people()]  # type: ignore[attr-defined]
        self.fields["theme"].choices = [choose, (NONE, _("no theme")), *_themes(plan, items)]  # type: ignore[attr-defined]
        read_while_typing(self, "reading")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        ticked = [tick for tick in GROUPS if data.get(tick)]
        if not ticked and not self._typed_without_tick(data):
            self.add_error("change_status", _("Nothing is ticked. Tick what is to be changed."))
        self._typed_without_tick(data, say=True)
        if data.get("change_status"):
            self._clean_status(data)
        for name in ("lead", "theme"):
            if data.get(f"change_{name}") and data.get(name) == "":
                self.add_error(name, _("Choose what the items get."))
        if data.get("change_time"):
            clean_time(self, data, self.plan.span)
        return data

    def _typed_without_tick(self, data: dict[str, Any], *, say: bool = False) -> bool:
        """Whether something was written where nothing is ticked: it is never left out silently."""
        found = [
            tick for tick, names in GROUPS.items() if not data.get(tick) and any(data.get(n) for n in names)
        ]
        for tick in found if say else ():
            self.add_error(
                tick, _("Something is filled in here, but it is not ticked. Tick it, or empty the fields.")
            )
        return bool(found)

    def _clean_status(self, data: dict[str, Any]) -> None:
        if data.get("status") == "":
            self.add_error("status", _("Choose a status."))
        if data.get("as_of"):
            try:
                reportable_day(data["as_of"], self.plan)
            except forms.ValidationError as error:
                self.add_error("as_of", error)
        elif "as_of" in data:
            self.add_error("as_of", _("Give the day."))
        told = any(data.get(f"narrative_{code}", "unread") for code in texts.LANGUAGES)
        if data.get("status") in WITH_REASON and not told:
            self.add_error(texts.column_here("narrative"), _("Say why, in Finnish or in Swedish."))

    @property
    def time_state(self) -> TimeState:
        return time_state(self, self.plan.span)

    @property
    def change(self) -> BulkChange:
        """What is to be changed, of a form that is in order."""
        data = self.cleaned_data
        values: Values = {}
        for name in ("lead", "theme"):
            if data[f"change_{name}"]:
                values[name] = "" if data[name] == NONE else data[name]
        if data["change_time"]:
            values |= {
                name: "1" if data[name] is True else data[name] or "" for name in GROUPS["change_time"]
            }
        return BulkChange(values, self._report() if data["change_status"] else None)

    def _report(self) -> Report:
        narrative = {code: self.cleaned_data[f"narrative_{code}"] for code in texts.LANGUAGES}
        return Report(self.cleaned_data["status"], self.cleaned_data["as_of"], narrative, texts.here())

    @property
    def sent(self) -> list[tuple[str, str]]:
        """The fields as a browser sent them, to be sent once more from another page."""
        return [(name, self.data.get(name, "")) for name in self.fields if self.data.get(name)]

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence. Empty before anything was sent."""
        if not self.is_bound:
            return []
        return [
            (f"id_{name}", str(self[name].label), str(sentence))
            for name in self.fields
            for sentence in self.errors.get(name, [])
        ]


def _people() -> list[tuple[str, str]]:
    rows = offered(Person.objects.all()).values_list("pk", "name")
    return sorted(((str(pk), name) for pk, name in rows), key=lambda choice: alphabet(choice[1]))


def _themes(plan: ActionPlan, items: Iterable[PlanItem]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The themes of the areas that the items belong to, area by area; those of the general part belong to none."""
    sections = {item.section.area_id: item.section for item in items}
    of_areas = Q(area__in=[area for area in sections if area]) | (
        Q(area=None) if None in sections else Q(pk=None)
    )
    found: dict[int | None, list[tuple[str, str]]] = {}
    for theme in offered(Theme.objects.filter(of_areas, owner=plan.owner_id)):
        found.setdefault(theme.area_id, []).append((str(theme.pk), name_here(theme)))
    ordered = sorted(found, key=lambda area: sections[area].number)
    return [
        (
            f"{sections[area].number} {name_here(sections[area], 'list_name')}",
            sorted(found[area], key=lambda choice: alphabet(choice[1])),
        )
        for area in ordered
    ]
