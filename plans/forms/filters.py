"""The filters of items and their order, read from the address. What is not known there does nothing."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.choices import Language
from botnia_portal.core.texts import STATE_NAMES
from plans.choices import Commitment, ItemKind, Status
from plans.querysets import NO_REPORT
from plans.selectors.filters import FilterOptions, ItemFilter, Option

STATES = [*Status.choices, (NO_REPORT, _("no report"))]
OF_STATE = ("status", "late")
"""What asks for a status, which not everybody may see."""
SORTS = {
    "": _("by number"),
    "-number": _("by number, the last first"),
    "title": _("by title, A to Ö"),
    "-title": _("by title, Ö to A"),
    "time": _("by time, the earliest first"),
    "-time": _("by time, the latest first"),
    "status": _("by status, not started first"),
    "-status": _("by status, no report first"),
}
ALL = ("", _("all"))
TEXT_STATES = [
    (f"{language}-{state}", format_lazy("{}: {}", Language(language).label, words))
    for language in Language.values
    for state, words in STATE_NAMES.items()
]


class QuickSelect(forms.Select):
    """A list of choices without Django's template for each of them: a hundred options in a filter are common."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = {str(part) for part in self.format_value(value)}
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if key in chosen else "", label) for key, label in self.choices),
        )
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html("<select{}>{}</select>", attributes, options)


@dataclass(frozen=True)
class Condition:
    """A filter that is set, in words: its label, what is asked for, and the parameter that takes it away."""

    label: str
    value: str
    name: str


class ItemFilterForm(forms.Form):
    """Sent by GET; every field is optional. `shows_state` is false where no status may be shown, and `live` where the
    state of the translations may not.

    `arranging` are the fields that leave nothing out, and `plain` those that do not stand behind "More filters".
    """

    arranging: tuple[str, ...] = ("sort",)
    plain: tuple[str, ...] = ("q", "area", "status", "late", "sort")

    q = forms.CharField(
        label=_("Words or number"), max_length=100, widget=forms.TextInput({"type": "search"})
    )
    area = forms.ChoiceField(label=_("Area"), widget=QuickSelect)
    status = forms.ChoiceField(label=_("Status"), widget=QuickSelect, choices=[ALL, *STATES])
    late = forms.BooleanField(label=_("Only what is late"))
    org = forms.ChoiceField(label=_("Responsible"), widget=QuickSelect)
    network = forms.ChoiceField(label=_("Network"), widget=QuickSelect)
    project = forms.ChoiceField(label=pgettext_lazy("column", "Project"), widget=QuickSelect)
    municipality = forms.ChoiceField(label=_("Municipality"), widget=QuickSelect)
    theme = forms.ChoiceField(label=_("Theme"), widget=QuickSelect)
    kind = forms.ChoiceField(label=_("Kind"), widget=QuickSelect, choices=[ALL, *ItemKind.choices])
    commitment = forms.ChoiceField(
        label=_("Commitment"), widget=QuickSelect, choices=[ALL, *Commitment.choices]
    )
    goal = forms.ChoiceField(label=_("Strategic goal"), widget=QuickSelect)
    task = forms.ChoiceField(label=_("Statutory task"), widget=QuickSelect)
    language = forms.ChoiceField(
        label=_("State of the texts"), widget=QuickSelect, choices=[ALL, *TEXT_STATES]
    )
    conditional = forms.BooleanField(label=_("Only what is conditional"))
    undated = forms.BooleanField(label=_("Only what is not dated"))
    sort = forms.ChoiceField(label=_("Order of the table"), widget=QuickSelect, choices=list(SORTS.items()))

    def __init__(self, data: Any, options: FilterOptions, *, shows_state: bool, live: bool) -> None:
        super().__init__(data)
        for name, choices in _choices(options).items():
            self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.required = False
        if not shows_state:
            self._without_state()
        if not live:
            del self.fields["language"]

    def _without_state(self) -> None:
        for name in OF_STATE:
            del self.fields[name]
        sort: Any = self.fields["sort"]
        sort.choices = [choice for choice in sort.choices if "status" not in choice[0]]

    @cached_property
    def known(self) -> dict[str, Any]:
        """What is asked for; a field that is not in order asks for nothing."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def wanted(self) -> ItemFilter:
        values = {name: value for name, value in self.known.items() if name in ItemFilterForm.base_fields}
        if "area" in values:
            values["area"] = int(values["area"])
        return ItemFilter(**values)

    @property
    def query(self) -> str:
        """What is asked for as the query of an address, in one order, so that equal views are equal texts."""
        query = QueryDict(mutable=True)
        for name in self.fields:
            value = self.known.get(name)
            if isinstance(value, list):
                query.setlist(name, value)
            elif value:
                query[name] = "1" if value is True else str(value)
        return query.urlencode()

    @property
    def conditions(self) -> list[Condition]:
        """The filters that are set, in words."""
        found = []
        for name, value in self.known.items():
            if name in self.arranging:
                continue
            field = self.fields[name]
            choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
            words = "" if value is True else choices.get(str(value), str(value))
            found.append(Condition(str(field.label), words, name))
        return found

    @property
    def more(self) -> list[forms.BoundField]:
        """The lists behind "More filters"."""
        return [
            self[name]
            for name, field in self.fields.items()
            if name not in self.plain and not _is_tick(field)
        ]

    @property
    def ticks(self) -> list[forms.BoundField]:
        """What is ticked behind "More filters"."""
        return [
            self[name] for name, field in self.fields.items() if name not in self.plain and _is_tick(field)
        ]

    @property
    def more_in_use(self) -> bool:
        """Whether a filter behind "More filters" is set, so that they are shown."""
        return any(name not in self.plain for name in self.known)

    @property
    def in_use(self) -> bool:
        return bool(self.conditions)


def _is_tick(field: forms.Field) -> bool:
    return isinstance(field, forms.BooleanField)


def _choices(options: FilterOptions) -> dict[str, list[tuple[str, Any]]]:
    """The choices of the lists that the plan or the language of the reader gives, without "all"."""
    rows = {
        "org": options.orgs, "network": options.networks, "project": options.projects, "theme": options.themes,
        "municipality": options.municipalities, "goal": options.goals, "task": options.tasks,
    }  # fmt: skip
    kinds = sorted(ItemKind.choices, key=lambda choice: alphabet(str(choice[1])))
    return {
        "area": [(str(s.number), f"{s.number} {name_here(s, 'list_name')}") for s in options.sections],
        "kind": kinds,
        **{name: [(row.slug, _name(row)) for row in found] for name, found in rows.items()},
    }


def _name(option: Option) -> str:
    words = name_here(option)
    short = words if len(words) <= 90 else f"{words[:89].rstrip()}…"
    return f"{option.number} {short}".strip()
