"""Indicators with their values as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from botnia_portal.core.figures import Point, course, course_words, is_reached
from plans.models import ActionPlan, Indicator, IndicatorValue, PlanItem, PlanSection


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with the values that had been measured by the day; `told` is False where readers see none."""

    indicator: Indicator
    day: date
    values: Sequence[IndicatorValue]
    told: bool = True

    @property
    def chart_id(self) -> str:
        """Of its picture and table on a page."""
        return f"course-{self.indicator.pk}"

    @property
    def now(self) -> IndicatorValue | None:
        """The latest value."""
        return self.values[-1] if self.values else None

    @property
    def points(self) -> list[Point]:
        """The course: the beginning, where its day is known, and the values."""
        beginning = self.indicator.baseline if self.told else None
        return course(
            beginning, self.indicator.baseline_day, ((value.day, value.value) for value in self.values)
        )

    @property
    def words(self) -> str:
        """What the picture of the course shows."""
        return course_words(self.points, self.indicator.target)

    @property
    def is_reached(self) -> bool:
        """Whether the latest value has reached the target."""
        row = self.indicator
        if self.now is None or row.target is None:
            return False
        return is_reached(self.now.value, row.baseline, row.target)

    @property
    def is_missed(self) -> bool:
        """Whether the day of the target has come and the latest value has not reached it."""
        due = self.indicator.target_day
        return bool(self.now and due and due <= self.day and not self.is_reached)


def of_item(item: PlanItem, day: date, *, told: bool) -> list[IndicatorLine]:
    """The open indicators of an item; two queries, one where there are none."""
    return _lines(_open(item.plan, day).filter(item=item), day, told=told)


def of_section(section: PlanSection, day: date, *, told: bool) -> list[IndicatorLine]:
    """The open indicators of an area and of its items; two queries, one where there are none."""
    rows = _open(section.plan, day).filter(Q(section=section) | Q(item__section=section))
    return _lines(rows, day, told=told)


def of_plan(plan: ActionPlan, day: date, *, told: bool) -> list[IndicatorLine]:
    """All indicators of a plan, those of the whole first, then by area and item, then by goal; two queries."""
    rows = Indicator.objects.filter(plan=plan).select_related("item__section", "section", "goal")
    return sorted(_lines(rows, day, told=told), key=lambda line: _place(line.indicator))


def _place(row: Indicator) -> tuple[int, int, int, int]:
    if row.goal:
        return 2, row.goal.strategy_id, row.goal.order, row.order
    if row.area:
        return 1, row.area.number, row.item.order + 1 if row.item else 0, row.order
    return 0, 0, 0, row.order


def _open(plan: ActionPlan, day: date) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(plan=plan).select_related("item__section", "section")
    return rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


def _lines(rows: QuerySet[Indicator], day: date, *, told: bool) -> list[IndicatorLine]:
    measured = IndicatorValue.objects.filter(day__lte=day).order_by("day")
    if told:
        rows = rows.prefetch_related(Prefetch("values_told", measured, to_attr="measured"))
    return [IndicatorLine(row, day, getattr(row, "measured", []), told) for row in rows]
