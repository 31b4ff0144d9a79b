"""Showing what the other person wrote where both have changed the same, so that one of the two can be chosen."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from botnia_portal.core.editing.shapes import keys_of
from botnia_portal.core.templatetags.portal import day

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
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        names = {str(key): name for key, name in choices}
        return ", ".join(str(names.get(str(key), key)) for key in keys_of(value))
    if choices:
        return str(dict(choices).get(value, value))
    if isinstance(field, forms.BooleanField):
        return _("yes")
    return day(field.to_python(value)) if isinstance(field, forms.DateField) else value
