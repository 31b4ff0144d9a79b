"""The filters of the item table, read from the address. What is not known there filters nothing."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from botnia_portal.core.alphabet import name_here
from plans.choices import Commitment, Status
from plans.querysets import NO_REPORT
from plans.selectors.filters import FilterOptions, ItemFilter, Option

STATES = [*Status.choices, (NO_REPORT, _("no report"))]
MORE = ("commitment", "org", "network", "project", "theme", "undated")
"""The filters that stand behind "More filters"."""


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


class ItemFilterForm(forms.Form):
    """Sent by GET; every field is optional. `shows_state` is false where no status may be shown."""

    q = forms.CharField(
        label=_("Words or number"), max_length=100, widget=forms.TextInput({"type": "search"})
    )
    area = forms.ChoiceField(label=_("Area"), widget=QuickSelect)
    status = forms.ChoiceField(label=_("Status"), widget=QuickSelect, choices=[("", _("all")), *STATES])
    late = forms.BooleanField(label=_("Only what is late"))
    commitment = forms.ChoiceField(
        label=_("Commitment"), widget=QuickSelect, choices=[("", _("all")), *Commitment.choices]
    )
    org = forms.ChoiceField(label=_("Responsible"), widget=QuickSelect)
    network = forms.ChoiceField(label=_("Network"), widget=QuickSelect)
    project = forms.ChoiceField(label=pgettext_lazy("column", "Project"), widget=QuickSelect)
    theme = forms.ChoiceField(label=_("Theme"), widget=QuickSelect)
    undated = forms.BooleanField(label=_("Only what is not dated"))

    def __init__(self, data: Any, options: FilterOptions, *, shows_state: bool) -> None:
        super().__init__(data)
        areas = [(str(s.number), f"{s.number} {name_here(s, 'list_name')}") for s in options.sections]
        self._set("area", areas)
        self._set("commitment", list(Commitment.choices))
        for name, rows in (("org", options.orgs), ("network", options.networks)):
            self._set(name, _choices(rows))
        for name, rows in (("project", options.projects), ("theme", options.themes)):
            self._set(name, _choices(rows))
        for field in self.fields.values():
            field.required = False
        if not shows_state:
            del self.fields["status"], self.fields["late"]

    def _set(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> ItemFilter:
        """The filter; a field that is not in order filters nothing."""
        self.full_clean()
        values = {name: value for name, value in self.cleaned_data.items() if value}
        if "area" in values:
            values["area"] = int(values["area"])
        return ItemFilter(**values)

    @property
    def more_in_use(self) -> bool:
        """Whether a filter behind "More filters" is set, so that they are shown."""
        return any(self.data.get(name) for name in MORE)

    @property
    def in_use(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


def _choices(options: list[Option]) -> list[tuple[str, str]]:
    return [(option.slug, name_here(option)) for option in options]
