"""Showing what the other person wrote where both have changed the same, so that one of the two can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from botnia_portal.core.templatetags.portal import day
from plans.models import Milestone, PlanItem
from plans.selectors.history import last_change, who_and_when
from plans.services.merge import Values

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Clash:
    """`lines` are label and text of what stands now; `chosen` is mine, theirs or nothing yet."""

    name: str
    input_name: str
    who: str
    lines: list[tuple[str, str]]
    chosen: str


def input_name(name: str) -> str:
    """The name of the radio buttons of a clash: a field of the item, or "m12" for a milestone."""
    return f"keep-{name}"


def shown(form: forms.Form, name: str, value: str) -> str:
    """A value as a reader reads it: the words of a choice, a day, the text itself."""
    field = form.fields[name]
    choices: Any = getattr(field, "choices", None)
    if not value:
        return "–"
    if choices:
        return str(dict(choices).get(value, value))
    if isinstance(field, forms.BooleanField):
        return _("yes")
    return day(field.to_python(value)) if isinstance(field, forms.DateField) else value


def field_clash(
    form: forms.Form, item: PlanItem, name: str, theirs: Values, data: Mapping[str, str]
) -> Clash:
    """A field of the item that both have changed."""
    line = ("", shown(form, name, theirs[name]))
    who = who_and_when(last_change(PlanItem, item.pk, [name]))
    return Clash(name, input_name(name), who, [line], data.get(input_name(name), ""))


def row_clash(form: forms.Form, key: int, mine: Values, theirs: Values, data: Mapping[str, str]) -> Clash:
    """A milestone that both have changed: the fields in which the two differ."""
    lines = [
        (str(form.fields[name].label), shown(form, name, value))
        for name, value in theirs.items()
        if value != mine.get(name)
    ]
    name = f"m{key}"
    who = who_and_when(last_change(Milestone, key))
    return Clash(name, input_name(name), who, lines, data.get(input_name(name), ""))
