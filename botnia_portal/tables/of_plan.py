"""The areas of a plan with their figures, its milestones, and the activities held."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Prefetch, Value, When
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.columns import Both, Laid, Part
from botnia_portal.dashboards.pages.shown import ShownPlan
from botnia_portal.tables.figures import progress_columns
from plans.choices import MilestoneKind
from plans.models import Activity, Milestone, PlanItem
from plans.querysets import MilestoneQuerySet
from plans.selectors.milestones import milestone_state
from plans.selectors.progress import Progress, progress_of_plan
from plans.templatetags.plan_tags import milestone_words


@dataclass(frozen=True)
class _Area:
    """An area of a plan, or the whole, which has no number."""

    number: int | None
    name: Both
    progress: Progress


def areas(shown: ShownPlan, query: QueryDict) -> Laid:
    """As the overview tells them: the general part behind the priority areas, the whole plan last."""
    progress = progress_of_plan(shown.plan, shown.day)
    rows = [
        _Area(row.number, columns.both(row, "list_name"), progress.get(row.pk, Progress()))
        for row in shown.plan.sections.order_by("number")
    ]
    rows.sort(key=lambda row: row.number == 0)
    whole = sum(progress.values(), Progress())
    rows.append(_Area(None, columns.each(lambda: _("The whole plan")), whole))
    parts: list[Part[_Area]] = [
        columns.count(_("Number"), lambda row: row.number),
        columns.two(_("Area"), 36, lambda row: row.name),
        *progress_columns(lambda row: row.progress, told=shown.shows_state),
    ]
    return columns.laid(parts, rows)


def milestones(shown: ShownPlan, query: QueryDict) -> Laid:
    """In the order of the page: by time, those without one after them, the periods of documents last."""
    items = PlanItem.objects.select_related("section").order_by("section__number", "order")
    rows: MilestoneQuerySet = Milestone.objects.filter(plan=shown.plan).with_state(shown.day)
    period = When(kind=MilestoneKind.DOCUMENT_PERIOD, then=Value(True))
    in_order = rows.order_by(
        Case(period, default=Value(False), output_field=BooleanField()),
        Coalesce("time_latest", "time_earliest").asc(nulls_last=True),
        Coalesce("time_earliest", "time_latest"),
        "order",
        "pk",
    )
    linked = in_order.prefetch_related(Prefetch("items", queryset=items), "projects", "networks")
    return columns.laid(_of_milestone(shown), columns.in_batches(linked))


def _of_milestone(shown: ShownPlan) -> list[Part[Milestone]]:
    state: list[Part[Milestone]] = [
        columns.one(_("State"), 18, lambda row: milestone_words(milestone_state(row, shown.day))),
        columns.day(_("Done on"), lambda row: row.done_on if row.done else None),  # type: ignore[attr-defined]
    ]
    return [
        columns.two(_("Milestone"), 50, lambda row: columns.both(row, "title")),
        columns.one(_("Kind"), 18, lambda row: row.get_kind_display()),
        *columns.when(lambda row: row),
        *(state if shown.shows_state else ()),
        columns.code(_("Items"), 16, lambda row: columns.listed(item.number for item in row.items.all())),
        columns.two(_("Projects and other works"), 32, lambda row: columns.names(row.projects.all())),
        columns.two(_("Networks"), 32, lambda row: columns.names(row.networks.all())),
        columns.day(_("Closed on"), lambda row: row.closed_on),
        columns.two(_("Reason for closing"), 32, lambda row: columns.both(row, "closed_reason")),
    ]


def activities(shown: ShownPlan, query: QueryDict) -> Laid:
    """What was held by the day, of `?item=`, `?municipality=` or `?network=` alone where one is asked for.

    A reader is told none before a day has been published.
    """
    rows = Activity.objects.filter(plan=shown.plan).held_by(shown.day).with_total()
    if not shown.shows_state:
        rows = rows.none()
    lookups = {
        "item": "items__number",
        "municipality": "attendance__municipality__slug",
        "network": "networks__slug",
    }
    for name, lookup in lookups.items():
        if asked := query.get(name):
            own = Activity.objects.filter(**{lookup: asked}).order_by()
            rows = rows.filter(pk__in=own.values("pk"))
    items = PlanItem.objects.select_related("section").order_by("section__number", "order")
    linked = rows.prefetch_related(
        Prefetch("items", queryset=items), "networks", "organisations", "attendance__municipality"
    )
    return columns.laid(_of_activity(), columns.in_batches(linked.order_by("first_day", "pk")))


def _of_activity() -> list[Part[Activity]]:
    return [
        columns.two(_("Title"), 44, lambda row: columns.both(row, "title")),
        columns.one(_("Kind"), 18, lambda row: row.get_kind_display()),
        columns.day(_("First day"), lambda row: row.first_day),
        columns.day(_("Last day"), lambda row: row.last_day or row.first_day),
        columns.two(_("Place"), 20, lambda row: columns.both(row, "place")),
        columns.one(_("Online"), 9, lambda row: _("yes") if row.is_online else ""),
        columns.one(_("Language"), 16, lambda row: row.get_language_display()),
        columns.two(_("Organised by"), 32, _organisers),
        columns.code(_("Items"), 16, lambda row: columns.listed(item.number for item in row.items.all())),
        columns.count(_("Participants"), lambda row: row.total),
        columns.two(_("Participants by municipality"), 36, _by_municipality),
        columns.count(_("From elsewhere, or not told from where"), _from_elsewhere),
        columns.two(_("Description"), 60, lambda row: columns.both(row, "description")),
    ]


def _organisers(row: Activity) -> Both:
    return columns.names([*row.networks.all(), *row.organisations.all()])


def _by_municipality(row: Activity) -> Both:
    """ "Kaskinen 12; Vaasa 30"."""
    named = [(one.municipality, one.number) for one in row.attendance.all() if one.municipality]
    found = [(columns.both(place, "name"), number) for place, number in named]
    return columns.together((f"{fi} {number}", f"{sv} {number}") for (fi, sv), number in found)


def _from_elsewhere(row: Activity) -> int | None:
    named = sum(one.number for one in row.attendance.all() if one.municipality_id)
    return None if row.total is None else row.total - named
