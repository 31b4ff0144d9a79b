"""The municipalities of a plan's province, and the works that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.columns import Both, Laid, Part
from botnia_portal.dashboards.pages.shown import ShownPlan
from botnia_portal.dashboards.selectors_coverage import THROUGH, Coverage, CoverageRow, Work
from botnia_portal.dashboards.selectors_coverage import coverage as coverage_of
from botnia_portal.dashboards.selectors_municipalities import areas_of


def municipalities(shown: ShownPlan, query: QueryDict) -> Laid:
    """How many items and projects name each municipality, itself or the body of its cooperation area."""
    parts: list[Part[CoverageRow]] = [
        columns.two(_("Municipality"), 22, lambda row: columns.both(row.municipality, "name")),
        columns.code(_("Municipality code"), 12, lambda row: row.municipality.code),
        columns.one(_("Language"), 30, _languages),
        columns.two(_("Cooperation area"), 32, lambda row: columns.names(areas_of(row.municipality))),
        columns.count(_("Plan items"), lambda row: row.items),
        columns.count(_("Plan items through the cooperation area"), lambda row: row.area_items),
        columns.count(_("Projects"), lambda row: row.projects),
        columns.count(_("Projects through the cooperation area"), lambda row: row.area_projects),
    ]
    return columns.laid(parts, coverage_of(shown.plan, shown.day).rows)


def _languages(row: CoverageRow) -> str:
    dated = getattr(row.municipality, "languages_now", [])
    return columns.listed(str(one.get_status_display()) for one in dated)


@dataclass(frozen=True)
class _Named:
    """A municipality and a work that names it."""

    municipality: Both
    work: Work
    how: str


def coverage(shown: ShownPlan, query: QueryDict) -> Laid:
    """A row for each mark of the matrix, so that Excel can count and turn them."""
    parts: list[Part[_Named]] = [
        columns.two(_("Municipality"), 22, lambda row: row.municipality),
        columns.one(_("Kind"), 14, lambda row: _("Plan item") if row.work.item else _("Project")),
        columns.code(_("Number"), 9, lambda row: row.work.item.number if row.work.item else ""),
        columns.two(_("Project or plan item"), 50, lambda row: _name(row.work)),
        columns.one(_("How it is named"), 34, lambda row: _how(row.how)),
    ]
    return columns.laid(parts, _marks(coverage_of(shown.plan, shown.day)))


def _marks(found: Coverage) -> Iterator[_Named]:
    for row, cells in found.matrix:
        name = columns.both(row.municipality, "name")
        yield from (_Named(name, work, how) for work, how in cells if how)


def _name(work: Work) -> Both:
    return columns.both(work.item, "title") if work.item else columns.both(work.project, "name")


def _how(how: str) -> str:
    return _("through the cooperation area") if how == THROUGH else _("by name")
