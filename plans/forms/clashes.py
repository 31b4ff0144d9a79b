"""Both have changed the same in the form of an item: what the other person wrote, so that one can be chosen."""

from django import forms

from botnia_portal.core.editing.clashes import Clash, input_name, shown
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.history import last_change, who_and_when
from plans.models import Milestone, PlanItem


def field_clash(form: forms.Form, item: PlanItem, name: str, theirs: Values, chosen: str) -> Clash:
    """A field of the item that both have changed."""
    line = ("", shown(form, name, theirs[name]))
    who = who_and_when(last_change(PlanItem, item.pk, [name]))
    return Clash(name, input_name(name), who, [line], chosen)


def row_clash(form: forms.Form, key: int, mine: Values, theirs: Values, chosen: str) -> Clash:
    """A milestone that both have changed: the fields in which the two differ."""
    lines = [
        (str(form.fields[name].label), shown(form, name, value))
        for name, value in theirs.items()
        if value != mine.get(name)
    ]
    name = f"m{key}"
    who = who_and_when(last_change(Milestone, key))
    return Clash(name, input_name(name), who, lines, chosen)
