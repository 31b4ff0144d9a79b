"""The order of rows on the desk that people set by hand, in groups whose rows stand beside each other on the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from botnia_portal.core.ordering import Moved, Wanted, reorder, write_order
from botnia_portal.desk.nouns import Noun
from botnia_portal.desk.rows import Line, child_words, line_of, may_edit, tell_plans
from plans.models import PlanSection
from plans.services.order import move_section, why_areas_stay

GROUPS: dict[str, tuple[str, ...]] = {
    "sections": (),
    "statements": ("section",),
    "goals": (),
    "accessibility-gaps": (),
    "area-links": (),
    "area-files": (),
    "members": (),
    "agenda-points": (),
    "participations": (),
    "themes": ("owner", "area"),
    "channels": (),
    "projects": ("kind",),
}
"""The nouns with an order, and the columns by which their rows are grouped, within the row that they belong to."""


@dataclass(frozen=True)
class Group:
    """Rows that can change places; `title` is empty where there is one group alone."""

    title: str
    lines: list[Line] = field(default_factory=list)


def groups(noun: Noun, parent: Any = None) -> list[Group]:
    """All groups of a noun, or of those that belong to a parent, each in its order; one query."""
    found: dict[tuple[Any, ...], Group] = {}
    for row in _rows(noun, parent):
        group = found.setdefault(_key(noun, row), Group(_title(noun, row)))
        group.lines.append(line_of(noun, row))
    return list(found.values())


def why_not_ordered(noun: Noun, parent: Any) -> str:
    """Why the rows of a parent keep their places; empty where they can change them."""
    return why_areas_stay(parent) if noun.slug == "sections" else ""


@transaction.atomic
def move(noun: Noun, row: Any, user: Any, wanted: Wanted) -> Moved:
    """Move a row within its group. Raises PermissionDenied."""
    if not may_edit(user, noun, row):
        raise PermissionDenied
    if isinstance(row, PlanSection):
        return move_section(row, user, wanted)
    same = {name: getattr(row, name) for name in GROUPS[noun.slug]}
    if noun.parent:
        same[noun.parent] = getattr(row, noun.parent)
    found = noun.model._default_manager.select_for_update(of=("self",)).filter(**same)
    before = list(found.order_by("order", "pk"))
    after, moved = reorder(before, row.pk, wanted)
    if moved.changed:
        write_order(before, after)
        tell_plans(noun, row)
    return moved


def name_of(noun: Noun, row: Any) -> str:
    """A row in the sentence that says where it stands now."""
    return child_words(row) if noun.parent else str(row)


def _rows(noun: Noun, parent: Any) -> Any:
    rows = noun.model._default_manager.all()
    if noun.slug == "sections":
        return rows.filter(plan=parent).exclude(number=0).select_related("area").order_by("number")
    if noun.parent:
        rows = rows.filter(**{noun.parent: parent})
    return rows.select_related(*noun.links).order_by(
        *(_sort(noun, name) for name in GROUPS[noun.slug]), "order", "pk"
    )


def _sort(noun: Noun, name: str) -> str:
    """Groups stand in the order of what they are grouped by: areas of a plan and priority areas by their number."""
    return f"{name}__number" if name in ("section", "area") else name


def _key(noun: Noun, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, f"{name}_id", getattr(row, name)) for name in GROUPS[noun.slug])


def _title(noun: Noun, row: Any) -> str:
    names = GROUPS[noun.slug]
    if not names:
        return ""
    shown = getattr(row, f"get_{names[-1]}_display", None)
    words = str(shown()) if shown else str(getattr(row, names[-1]) or _("The general part"))
    return capfirst(words)
