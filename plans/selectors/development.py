"""How the realisation of a plan has come along: firm commitments realised by the end of each month, against the plan.

The same rule as everywhere (plans.querysets), read from the dated reports and milestones, so that the course can be
told afterwards. It takes a look at every report of an item that has ever been realised, and is kept by revision.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from operator import add

from django.db.models import Exists, Min, OuterRef

from plans.choices import COUNTED_COMMITMENTS, MilestoneKind, Status
from plans.models import ActionPlan, Milestone, PlanItem, StatusUpdate
from plans.querysets import ItemQuerySet
from plans.selectors.kept import kept

_THAT_COUNT = frozenset({Status.REALISED, Status.DROPPED})
"""The states that differ here; in all others a commitment is open."""


@dataclass(frozen=True)
class Month:
    """The end of a month: `realised` commitments were so on that day, and the time of `due` had run out by then.

    `realised` is None after the day as of which the course is told.
    """

    last_day: date
    realised: int | None
    due: int


@dataclass(frozen=True)
class Development:
    """`counted` commitments stand in the plan at the end of the term, `undated` of them without a day to be late from:
    they have no time, or one with an open end."""

    months: list[Month]
    counted: int
    undated: int

    @property
    def dated(self) -> int:
        return self.counted - self.undated


@dataclass(frozen=True)
class _Item:
    """A commitment: the days on which it is in the plan, when it is due, and how it turns (Status) from when on."""

    section: int
    first: date | None
    dropped: date | None
    due: date | None
    turns: list[tuple[date, str]]

    def spans(self) -> Iterator[tuple[date, date, str]]:
        """First day, the day after the last, and state, as long as the item counts: in the plan and not dropped."""
        begin, end = self.first or date.min, self.dropped or date.max
        days = [day for day, _state in self.turns]
        states = ["", *(state for _day, state in self.turns)]
        for first, following, state in zip([date.min, *days], [*days, date.max], states, strict=True):
            first, following = max(first, begin), min(following, end)
            if first < following and state != Status.DROPPED:
                yield first, following, state


class _Tally:
    """What differs from one month to the next, so that an item costs as many steps as it has turns, not months."""

    def __init__(self, ends: list[date]) -> None:
        self._ends = ends
        self._realised, self._due, self._counted, self._undated = ([0] * (len(ends) + 1) for _ in range(4))

    @classmethod
    def together(cls, ends: list[date], parts: list[_Tally]) -> _Tally:
        """What the parts tally, as one; each item stands in one part."""
        whole = cls(ends)
        for part in parts:
            for steps, more in zip(whole._steps, part._steps, strict=True):
                steps[:] = map(add, steps, more)
        return whole

    @property
    def _steps(self) -> tuple[list[int], ...]:
        return self._realised, self._due, self._counted, self._undated

    def add(self, item: _Item) -> None:
        # Due by the end of a month is whose time had run out by the day after it.
        due = bisect_left(self._ends, item.due - timedelta(days=1)) if item.due else None
        for first, following, state in item.spans():
            span = bisect_left(self._ends, first), bisect_left(self._ends, following)
            _count(self._counted, *span)
            if state == Status.REALISED:
                _count(self._realised, *span)
            if due is None:
                _count(self._undated, *span)
            elif due < span[1]:
                _count(self._due, max(due, span[0]), span[1])

    def development(self) -> Development:
        figures = zip(self._ends, accumulate(self._realised), accumulate(self._due), strict=False)
        months = [Month(*figure) for figure in figures]
        return Development(months, sum(self._counted[:-1]), sum(self._undated[:-1]))


def _count(steps: list[int], first: int, following: int) -> None:
    """One more from the month at `first` on, up to the one before `following`."""
    steps[first] += 1
    steps[following] -= 1


def development(plan: ActionPlan, day: date, section: int | None = None) -> Development:
    """The months of the term, realised until `day`, of the plan or of one section (its key); three queries, and none
    while nobody writes."""
    courses = kept(plan, ("development",), lambda: _by_section(plan))
    whole = courses.get(section) or _Tally([month.last_day for month in courses[None].months]).development()
    # The month that is going on is told as of the day itself only by the counts beside the chart.
    months = [
        month if month.last_day <= day else Month(month.last_day, None, month.due) for month in whole.months
    ]
    return Development(months, whole.counted, whole.undated)


def _by_section(plan: ActionPlan) -> dict[int | None, Development]:
    """The course of each section, and of the plan under None."""
    ends = list(month_ends(plan.first_day, plan.last_day))
    tallies: dict[int | None, _Tally] = defaultdict(lambda: _Tally(ends))
    for item in _items(plan):
        tallies[item.section].add(item)
    tallies[None] = _Tally.together(ends, list(tallies.values()))
    return {section: tally.development() for section, tally in tallies.items()}


def month_ends(first: date, last: date) -> Iterator[date]:
    """The last days of the months from `first` to `last`; the last one is `last` itself."""
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        end = date(year, month, 1) - timedelta(days=1)
        if end >= last:
            yield last
            return
        yield end


def _items(plan: ActionPlan) -> Iterator[_Item]:
    own = PlanItem.objects.filter(plan=plan, commitment__in=COUNTED_COMMITMENTS)
    reports, milestones = _reports(own), _milestones(own)
    columns = ("pk", "section", "added_on", "dropped_on", "time_late_from", "first_report")
    rows = own.order_by().annotate(first_report=Min("status_updates__as_of"))
    for pk, section, added, dropped, due, first_report in rows.rewrite(False).values_list(*columns):
        turns = _turns(milestones.get(pk, []), first_report, reports.get(pk, []))
        yield _Item(section, added, dropped, due, list(_that_change(turns)))


def _reports(items: ItemQuerySet) -> Mapping[int, list[tuple[date, str]]]:
    """The reports of each item that was ever told to be realised or dropped, the oldest first."""
    ever = Exists(StatusUpdate.objects.filter(item=OuterRef("pk"), status__in=_THAT_COUNT))
    updates = StatusUpdate.objects.filter(item__in=items.filter(ever))
    in_order = updates.order_by("item", "as_of", "recorded_at", "pk")
    return _by_item(in_order.rewrite(False).values_list("item", "as_of", "status"))


def _milestones(items: ItemQuerySet) -> Mapping[int, list[tuple[date | None, date | None]]]:
    """When each milestone of an item was reached, and when it was closed; the periods of documents left out."""
    links = Milestone.items.through._default_manager.filter(planitem__in=items)
    counting = links.exclude(milestone__kind=MilestoneKind.DOCUMENT_PERIOD)
    return _by_item(counting.values_list("planitem", "milestone__done_on", "milestone__closed_on"))


def _by_item(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = {}
    for key, *values in rows:
        found.setdefault(key, []).append(tuple(values))
    return found


def _that_change(turns: Iterable[tuple[date, str]]) -> Iterator[tuple[date, str]]:
    """Those after which the item counts otherwise: reports that it goes on are many, and change nothing here."""
    standing = ""
    for day, told in turns:
        state = told if told in _THAT_COUNT else ""
        if state != standing:
            yield day, state
        standing = state


def _turns(
    milestones: list[tuple[date | None, date | None]],
    first_report: date | None,
    reports: list[tuple[date, str]],
) -> Iterator[tuple[date, str]]:
    """When an item becomes what, in order: by its milestones until the first report. Empty: neither."""
    until = first_report or date.max
    for day in sorted({day for pair in milestones for day in pair if day and day < until}):
        # What is closed counts no more from that day on; a day counts what happened on it.
        left = [done for done, closed in milestones if closed is None or closed > day]
        yield day, Status.REALISED if left and all(done is not None and done <= day for done in left) else ""
    if first_report:
        yield first_report, ""
    # The last of several reports of one day is the one that holds.
    yield from dict(reports).items()
