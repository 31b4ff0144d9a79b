"""How a plan serves the goals of its strategies and the statutory tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.alphabet import name_here
from botnia_portal.core.columns import Both, Laid, Part
from botnia_portal.core.spreadsheets import MONEY
from botnia_portal.dashboards.pages.shown import ShownPlan
from botnia_portal.dashboards.selectors_linkage import Line, MatrixRow, linkage
from botnia_portal.tables.figures import progress_columns


@dataclass(frozen=True)
class _Row:
    """A goal of a strategy, or a statutory task; `of` is what it belongs to."""

    of: Both
    line: Line


def lines(shown: ShownPlan, query: QueryDict) -> Laid:
    """Tasks and goals with their items, how these stand, and what lies behind them."""
    found = linkage(shown.plan, shown.day, whole=True)
    tasks = columns.each(lambda: _("Statutory tasks"))
    rows = [_Row(tasks, line) for line in found.tasks]
    for one in found.strategies:
        rows += [_Row(columns.both(one.strategy, "name"), line) for line in one.lines]
    parts: list[Part[_Row]] = [
        columns.two(_("Strategy or tasks"), 32, lambda row: row.of),
        columns.code(_("Number"), 9, lambda row: str(row.line.subject.number)),
        columns.two(_("Goal or task"), 50, lambda row: columns.both(row.line.subject, "name")),
        *progress_columns(lambda row: row.line.progress, told=shown.shows_state),
        columns.count(_("Projects"), lambda row: row.line.reach.projects),
        columns.count(_("Granted, euros"), lambda row: row.line.reach.granted, MONEY),
        columns.count(_("Municipalities by name"), lambda row: row.line.reach.municipalities),
        columns.code(_("Numbers of the items"), 40, _numbers),
        columns.code(_("Of them by our reading"), 24, lambda row: _numbers(row, inferred=True)),
    ]
    return columns.laid(parts, rows)


def _numbers(row: _Row, *, inferred: bool = False) -> str:
    """The items that serve it; with `inferred` only those whose link is our reading."""
    linked = (one for one in row.line.items if one.inferred or not inferred)
    return columns.listed(one.item.number for one in linked)


def matrix(shown: ShownPlan, query: QueryDict) -> Laid:
    """Goals by tasks, as on the page: how many items serve both."""
    found = linkage(shown.plan, shown.day, whole=True)
    by_task = [columns.count(_task(line), _count_at(place)) for place, line in enumerate(found.tasks)]
    parts: list[Part[MatrixRow]] = [
        columns.code(_("Number"), 9, lambda row: row.goal.number if row.goal else ""),
        columns.two(_("Goal"), 50, _goal),
        *by_task,
        columns.count(_("No statutory task"), lambda row: row.without_task),
        columns.count(_("All items"), lambda row: row.items),
    ]
    return columns.laid(parts, found.matrix)


def _task(line: Line) -> str:
    return f"{line.subject.number} {name_here(line.subject)}"


def _count_at(place: int) -> Callable[[MatrixRow], int]:
    return lambda row: row.by_task[place][1]


def _goal(row: MatrixRow) -> Both:
    return columns.both(row.goal, "name") if row.goal else columns.each(lambda: _("No goal"))
