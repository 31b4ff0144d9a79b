"""Columns of figures that several tables have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from botnia_portal.core import columns
from botnia_portal.core.columns import Part
from plans.choices import Status
from plans.selectors.progress import STATES, Progress
from plans.templatetags.plan_tags import state_words

Of = TypeVar("Of")


def progress_columns(of: Callable[[Of], Progress], *, told: bool) -> list[Part[Of]]:
    """How many items, commitments and commitments in each state; the states are left out where they are not `told`."""
    beside = {
        "intentions": _("Intentions"),
        "needs": _("Needs"),
        "information": pgettext("commitment", "Information"),
        "conditional": _("Conditional"),
    }
    states = {state: capfirst(state_words(state)) for state in STATES}
    late = {"late": _("Late"), "dropped": capfirst(state_words(Status.DROPPED))}
    heads = {
        "items": _("Items"),
        "counted": _("Commitments"),
        **(states | late if told else {}),
        **beside,
    }
    return [columns.count(head, _figure(of, name)) for name, head in heads.items()]


def _figure(of: Callable[[Of], Progress], name: str) -> Callable[[Of], int]:
    return lambda row: getattr(of(row), name)
