"""What the table of items shows: its filters, and the columns beside number and title."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from plans.forms.filters import SORTS, ItemFilterForm

COLUMNS = {
    "status": _("Status"),
    "time": _("Time"),
    "responsible": _("Responsible"),
    "area": _("Area"),
    "theme": _("Theme"),
    "kind": _("Kind"),
    "networks": _("Networks"),
    "projects": _("Projects and other works"),
    "goals": _("Strategic goals"),
    "tasks": _("Statutory tasks"),
}
USUAL_COLUMNS = ("status", "time", "responsible")


@dataclass(frozen=True)
class Head:
    """The head of a column. `sort` is the order that pressing it gives, empty where it has none; `direction` is that in
    which the table stands by it now, in the words of ARIA."""

    name: str
    label: str
    sort: str = ""
    direction: str = ""


class ItemTableForm(ItemFilterForm):
    """The filters, and the columns that are chosen."""

    arranging = (*ItemFilterForm.arranging, "col")
    plain = (*ItemFilterForm.plain, "col")

    col = forms.MultipleChoiceField(
        label=_("Columns"), choices=list(COLUMNS.items()), widget=forms.CheckboxSelectMultiple
    )

    def _without_state(self) -> None:
        super()._without_state()
        columns: Any = self.fields["col"]
        columns.choices = [choice for choice in columns.choices if choice[0] != "status"]

    @cached_property
    def known(self) -> dict[str, Any]:
        """A wrong column spoils no other."""
        columns: Any = self.fields["col"]
        offered = [key for key, _label in columns.choices]
        sent = self.data.getlist("col") if hasattr(self.data, "getlist") else []
        chosen = [key for key in offered if key in sent]
        # The form sends the usual columns too; they are asked for by asking for none.
        values = {**super().known, "col": [] if chosen == self._usual else chosen}
        return {name: value for name, value in values.items() if value}

    @property
    def _usual(self) -> list[str]:
        columns: Any = self.fields["col"]
        return [key for key, _label in columns.choices if key in USUAL_COLUMNS]

    @property
    def columns(self) -> list[str]:
        """The columns beside number and title, in their order: the chosen ones, else the usual ones."""
        return self.known.get("col") or self._usual

    @property
    def heads(self) -> list[Head]:
        """The heads of the shown columns, with number and title first."""
        named = [("number", _("No.")), ("title", _("Item")), *((key, COLUMNS[key]) for key in self.columns)]
        return [_head(name, str(label), self.known.get("sort", "") or "number") for name, label in named]


def _head(name: str, label: str, now: str) -> Head:
    if name not in SORTS and f"-{name}" not in SORTS:
        return Head(name, label)
    if now == name:
        return Head(name, label, f"-{name}", "ascending")
    return Head(name, label, name, "descending" if now == f"-{name}" else "")
