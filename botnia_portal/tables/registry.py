"""Which tables there are: the name that stands in the address, who may take it along, and how it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.columns import Laid
from botnia_portal.dashboards.pages.shown import Shown, ShownPlan
from botnia_portal.tables import changes, indicators, linkage, of_items, of_plan, places, shared

On = TypeVar("On", bound=Shown)


@dataclass(frozen=True)
class Table(Generic[On]):
    """`lay` is given what a page of the roof shows its reader, and the query of the address with the filters.

    `title` names the sheet and the file. A `live` table is for those who see the live state of the plan.
    """

    name: str
    title: Promise
    lay: Callable[[On, QueryDict], Laid]
    live: bool = False


def _by_name(tables: Iterable[Table[On]]) -> dict[str, Table[On]]:
    return {table.name: table for table in tables}


OF_PLAN: dict[str, Table[ShownPlan]] = _by_name(
    [
        Table("items", _("Items"), of_items.items),
        Table("areas", _("State by area"), of_plan.areas),
        Table("milestones", _("Milestones"), of_plan.milestones),
        Table("indicators", _("Indicators"), indicators.indicators),
        Table("indicator-values", _("Values of the indicators"), indicators.values),
        Table("linkage", _("Goals and statutory tasks"), linkage.lines),
        Table("linkage-matrix", _("Goals by statutory tasks"), linkage.matrix),
        Table("municipalities", _("Municipalities"), places.municipalities),
        Table("coverage", _("Municipalities by works"), places.coverage),
        Table("activities", _("Activities held"), of_plan.activities),
        Table("reports", _("Status reports"), of_items.reports, live=True),
        Table("changes", _("What has changed"), changes.changes),
    ]
)
SHARED: dict[str, Table[Shown]] = _by_name(
    [
        Table("projects", _("Projects and other works"), shared.projects),
        Table("funding", _("Funding shares"), shared.funding),
        Table("networks", _("Networks"), shared.networks),
    ]
)
"""What all plans share."""
