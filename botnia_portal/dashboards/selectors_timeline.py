"""The rows of a plan's timeline: what is dated, as bands by its precision; and how much is not dated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from botnia_portal.core.charts_timeline import (
    Axis,
    Band,
    Look,
    Mark,
    MarkKind,
    Span,
    repeated,
    span_of,
    strip,
)
from plans.choices import Commitment, MilestoneKind, Status
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection
from plans.selectors.milestones import AHEAD, DONE, LATE, NOW, PASSED, MilestoneLine, milestone_state

MARK_OF_STATE: dict[str, MarkKind] = {
    DONE: "done",
    LATE: "late",
    PASSED: "passed",
    AHEAD: "ahead",
    NOW: "ahead",
}


MOST_ROWS = 200
"""Items that are drawn on one page; of more, nobody sees the whole."""


@dataclass(frozen=True)
class Row:
    """One line: an item with its milestones, or a milestone that belongs to no item."""

    item: Any
    milestone: Any
    bands: list[Band]
    marks: list[Mark]
    state: str = ""
    lines: list[MilestoneLine] = field(default_factory=list)

    @property
    def milestone_late(self) -> bool:
        """Whether a milestone is late of an item that itself is not, for it is no firm commitment."""
        is_late = self.item is not None and self.item.late
        return not is_late and any(line.state == LATE for line in self.lines)

    @property
    def first_day(self) -> date:
        """The first day that is known, for the order."""
        return min([band.span.first for band in self.bands] + [mark.day for mark in self.marks])


@dataclass(frozen=True)
class AreaRows:
    """The rows of one section; `section` is None for milestones that belong to no section."""

    section: PlanSection | None
    rows: list[Row]
    undated: int = 0


@dataclass(frozen=True)
class Timeline:
    """`page` is None where all areas stand on one page; else `shown` is the area that does, of `choices`."""

    axis: Axis
    areas: list[AreaRows]
    undated: int = 0
    page: Page | None = None
    shown: PlanSection | None = None
    choices: list[PlanSection] = field(default_factory=list)

    @property
    def dated(self) -> int:
        return sum(len(area.rows) for area in self.areas)


def axis_of(plan: ActionPlan, day: date | None, year: int | None = None, quarter: int | None = None) -> Axis:
    """The whole term, a year of it or a quarter of the year. Without a day no line of the day is drawn."""
    if year is None:
        return Axis(plan.first_day, plan.last_day, day)
    if quarter is not None:
        first = date(year, 3 * quarter - 2, 1)
        following = date(year + 1, 1, 1) if quarter == 4 else date(year, 3 * quarter + 1, 1)
        return Axis(first, following - timedelta(days=1), day)
    return Axis(max(plan.first_day, date(year, 1, 1)), min(plan.last_day, date(year, 12, 31)), day)


def years_of(plan: ActionPlan) -> list[int]:
    """The years of the term."""
    return list(range(plan.first_day.year, plan.last_day.year + 1))


def timeline(
    plan: ActionPlan,
    day: date,
    *,
    year: int | None = None,
    quarter: int | None = None,
    told: bool = True,
    area: str = "",
    page: str = "",
) -> Timeline:
    """All dated items and milestones by section as of `day`; six queries at most. Untold, it draws times alone.

    A plan with more than `MOST_ROWS` items is shown area by area (`area`, its number), so many to a page.
    """
    pen = Pen(axis_of(plan, day if told else None, year, quarter), day, told)
    counted = plan.sections.annotate(
        undated=Count("items", filter=_undated(day)), all_items=Count("items", filter=_here(day))
    )
    sections = list(counted.order_by("number"))
    if sum(section.all_items for section in sections) > MOST_ROWS:
        return _one_area(plan, day, pen, sections, area, page)
    rows: dict[int | None, list[Row]] = {}
    for item in _dated_items(plan, day):
        if row := pen.item_row(item):
            rows.setdefault(item.section.number, []).append(row)
    for milestone in _loose_milestones(plan, day):
        if row := pen.milestone_row(milestone):
            rows.setdefault(milestone.section_number, []).append(row)
    areas = [
        AreaRows(section, _ordered(rows.get(section.number, [])), section.undated) for section in sections
    ]
    areas.sort(key=lambda area: _general_part_last(area.section))
    if None in rows:
        areas.append(AreaRows(None, _ordered(rows[None])))
    return Timeline(pen.axis, areas, sum(section.undated for section in sections))


def _one_area(plan: ActionPlan, day: date, pen: Pen, sections: list[Any], area: str, page: str) -> Timeline:
    """The items of one area by their days, a page of them; milestones of no item stand on the page of milestones."""
    choices = sorted((section for section in sections if section.all_items), key=_general_part_last)
    shown = next((section for section in choices if str(section.number) == area), choices[0])
    first_day = Coalesce("time_earliest", "time_latest")
    keys = (
        _dated_items(plan, day).filter(section=shown).order_by(first_day.asc(nulls_last=True), "order", "pk")
    )
    found = Paginator(keys.values_list("pk", flat=True), MOST_ROWS).get_page(page)
    items = _dated_items(plan, day).filter(pk__in=list(found.object_list))
    rows = [row for item in items if (row := pen.item_row(item))]
    areas = [AreaRows(shown, _ordered(rows), shown.undated)]
    return Timeline(pen.axis, areas, shown.undated, found, shown, choices)


def _general_part_last(section: Any) -> tuple[bool, int]:
    return section.number == 0, section.number


def _here(day: date) -> Q:
    """Items of a section that are in the plan on a day (`ItemQuerySet.in_plan_on`)."""
    added = Q(items__added_on__isnull=True) | Q(items__added_on__lte=day) | Q(plan__first_day__gt=day)
    return Q(items__isnull=False) & added


def _undated(day: date) -> Q:
    return _here(day) & Q(items__time_earliest=None, items__time_latest=None)


def _ordered(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.first_day, row.item.order if row.item else 0))


def _dated() -> Q:
    return Q(time_earliest__isnull=False) | Q(time_latest__isnull=False)


def _dated_items(plan: ActionPlan, day: date) -> Any:
    milestones = Milestone.objects.filter(_dated()).open_on(day).with_state(day)
    with_milestone = Exists(milestones.filter(items=OuterRef("pk")))
    rows = (
        PlanItem.objects.filter(plan=plan)
        .in_plan_on(day)
        .filter(_dated() | Q(with_milestone))
        .with_state(day)
    )
    return rows.select_related("section").prefetch_related(Prefetch("milestones", queryset=milestones))


def _loose_milestones(plan: ActionPlan, day: date) -> Any:
    """Open milestones of projects and networks alone; their section is that of the first item of the project."""
    rows = Milestone.objects.filter(_dated(), plan=plan, items=None).open_on(day).with_state(day)
    in_plan = Q(projects__items__plan=plan)
    return rows.annotate(section_number=Min("projects__items__section__number", filter=in_plan))


@dataclass(frozen=True)
class Pen:
    """Draws items and milestones on an axis as of a day; untold, without anything that a status would tell."""

    axis: Axis
    day: date
    told: bool = True

    def item_row(self, item: Any) -> Row | None:
        """An item with the bands and marks of its own time and of its milestones; None if nothing is dated."""
        span = span_of(item.time_edtf, item.time_role, item.time_latest)
        bands, marks = (self.item_bands(item, span), self.item_marks(item, span)) if span else ([], [])
        for milestone in item.milestones.all():
            more_bands, more_marks = self._milestone_shapes(milestone, thin=True)
            bands += [band for band in more_bands if span is None or band.span != span]
            marks += more_marks
        lines = [MilestoneLine(row, milestone_state(row, self.day)) for row in item.milestones.all()]
        return Row(item, None, bands, _one_a_day(marks), item.state, lines) if bands or marks else None

    def milestone_row(self, milestone: Any) -> Row | None:
        """A milestone that belongs to no item; None if it is not dated."""
        bands, marks = self._milestone_shapes(milestone, thin=False)
        return (
            Row(None, milestone, bands, marks, milestone_state(milestone, self.day))
            if bands or marks
            else None
        )

    def item_bands(self, item: Any, span: Span) -> list[Band]:
        """The band of an item, and those of its recurrence within the window."""
        again = repeated(span, item.time_repeats, self.axis.last) if item.time_repeats else []
        return [Band(span, self.item_look(item)), *(Band(other, "repeat") for other in again)]

    def item_look(self, item: Any) -> Look:
        """Solid when realised, tinted when under way, dashed where the plan does not promise it firmly."""
        if self.told and item.state == Status.REALISED:
            return "done"
        if self.told and item.state in (Status.RUNNING, Status.PARTLY):
            return "running"
        return "ahead" if item.commitment == Commitment.FIRM and not item.condition else "tentative"

    def item_marks(self, item: Any, span: Span) -> list[Mark]:
        """A mark at the end of the band for what is late, realised or given up."""
        if not self.told:
            return []
        if item.late:
            return [Mark(span.last, "late")]
        if item.state == Status.REALISED:
            return [Mark(span.last, "done")]
        return [Mark(span.last, "given_up")] if item.state in (Status.NOT_REALISED, Status.DROPPED) else []

    def _milestone_shapes(self, milestone: Any, *, thin: bool) -> tuple[list[Band], list[Mark]]:
        span = span_of(milestone.time_edtf, milestone.time_role, milestone.time_latest)
        if span is None:
            return [], []
        words = str(milestone.title)
        if milestone.kind == MilestoneKind.DOCUMENT_PERIOD:
            return [Band(span, "period", words, thin=True)], []
        state = milestone_state(milestone, self.day) if self.told else AHEAD
        look: Look = "done" if state in (DONE, PASSED) else "ahead"
        shown = Span(span.first, span.last) if thin else span
        return [Band(shown, look, words, thin=True)], [
            Mark(span.last, MARK_OF_STATE.get(state, "ahead"), words)
        ]


def _one_a_day(marks: Iterable[Mark]) -> list[Mark]:
    """Where the item and its milestones tell something of the same day, the weightiest mark stands for all."""
    weight: list[MarkKind] = ["ahead", "passed", "done", "given_up", "late"]
    ordered = sorted(marks, key=lambda mark: weight.index(mark.kind))
    return list({mark.day: mark for mark in ordered}.values())


@dataclass(frozen=True)
class MiniRow:
    section: PlanSection
    drawing: SafeString


@dataclass(frozen=True)
class MiniTimeline:
    axis: Axis
    rows: list[MiniRow] = field(default_factory=list)


ON_THE_OVERVIEW = (
    "section_id", "number", "commitment", "title_fi", "title_sv", "condition_fi", "condition_sv", "time_words_fi",
    "time_words_sv", "time_edtf", "time_role", "time_latest", "time_late_from",
)  # fmt: skip
"""What the overview shows of an item, or reads: a fifth of its columns."""


def dated_items(plan: ActionPlan, day: date) -> QuerySet[PlanItem]:
    """The items that have a time, with their state as of `day`, section by section."""
    items = PlanItem.objects.filter(plan=plan).in_plan_on(day).filter(_dated())
    return items.with_status(day).only(*ON_THE_OVERVIEW).order_by("section__number", "order")


def mini_timeline(
    plan: ActionPlan,
    day: date,
    items: Iterable[PlanItem],
    sections: Iterable[PlanSection],
    *,
    told: bool = True,
) -> MiniTimeline:
    """The timeline of the overview: one strip a section, from `dated_items`; no query."""
    pen = Pen(axis_of(plan, day if told else None), day, told)
    by_section = {key: list(rows) for key, rows in groupby(items, key=lambda item: item.section_id)}
    rows = [
        MiniRow(section, _mini_strip(pen, by_section.get(section.pk, [])))
        for section in sorted(sections, key=_general_part_last)
    ]
    return MiniTimeline(pen.axis, rows)


def _mini_strip(pen: Pen, items: Iterable[PlanItem]) -> SafeString:
    """Bands of one area on top of each other: wide ones below, and of equal ones the furthest on top."""
    order: list[Look] = ["tentative", "ahead", "running", "done"]
    bands: list[Band] = []
    late: dict[date, Mark] = {}
    for item in items:
        span = span_of(item.time_edtf, item.time_role, item.time_latest)
        if span and span.first <= pen.axis.last:
            # What runs up to an end would cross out the bands below it: here its own days are enough.
            span = replace(span, open_before=False)
            bands.append(Band(span, pen.item_look(item)))
            late.update({mark.day: mark for mark in pen.item_marks(item, span) if mark.kind == "late"})
    bands.sort(key=lambda band: (band.span.first - band.span.last, order.index(band.look)))
    return strip(pen.axis, dict.fromkeys(bands), late.values())
