"""The year of a plan: meetings, calls, deadlines, milestones and items by month; fuzzy times at what they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from botnia_portal.core.charts_timeline import Span, repeated, span_of
from botnia_portal.core.templatetags.portal import plain_text
from botnia_portal.core.time import TimeError
from botnia_portal.core.time.calendar import part_span
from botnia_portal.core.time.recurrence import months_of
from botnia_portal.meetings.choices import EntryKind
from evaluations.models import EvaluationRound
from networks.models import Meeting
from networks.permissions import RoleScopes
from plans.choices import MilestoneKind, ProjectKind
from plans.models import ActionPlan, Milestone, PlanItem, Project, UpdateRequest
from plans.selectors.meetings import groups_of

LONG = 190
"""Days from which on a time covers a large part of the year, and stands apart from the months."""
SHARP = 100
"""Days up to which a time tells in which months its recurrence comes: a season, a quarter or less."""


@dataclass(frozen=True)
class Entry:
    """Something of the year. `row` and `name` are the text that names it, where `words` do not; `timed` has the words
    of its time, else its days say when. `again`: it is a recurrence."""

    kind: EntryKind
    first: date
    last: date
    row: Any = None
    name: str = ""
    words: str = ""
    number: str = ""
    url: str = ""
    timed: Any = None
    again: bool = False

    @property
    def title(self) -> str:
        """For the drawing, which holds no marks of language."""
        words = self.words or plain_text(self.row, self.name)
        return f"{self.number} {words}".strip()

    @property
    def is_long(self) -> bool:
        return (self.last - self.first).days >= LONG


@dataclass(frozen=True)
class Month:
    """`begin` are the things whose time begins in the month, `go_on` those that have begun in an earlier one."""

    first: date
    begin: list[Entry]
    go_on: list[Entry]


@dataclass(frozen=True)
class Year:
    """`long` covers a large part of the year; `recurring` comes again in a month that nobody has named."""

    year: int
    entries: list[Entry]
    months: list[Month]
    long: list[Entry]
    recurring: list[Entry]
    undated_items: int
    undated_milestones: int


@dataclass
class Gathered:
    """What is found for one year, row by row."""

    year: int
    entries: list[Entry] = field(default_factory=list)
    recurring: list[Entry] = field(default_factory=list)

    @property
    def days(self) -> tuple[date, date]:
        return date(self.year, 1, 1), date(self.year, 12, 31)

    def on(self, kind: EntryKind, day: date | None, **more: Any) -> None:
        """A thing of a day."""
        if day and day.year == self.year:
            self.entries.append(Entry(kind, day, day, **more))

    def timed(self, kind: EntryKind, row: Any, name: str, **more: Any) -> None:
        """A thing with a time as plans say it, and its recurrences."""
        span = span_of(row.time_edtf, row.time_role, row.time_latest)
        about = {"row": row, "name": name, "timed": row, **more}
        if span:
            self._within(kind, span, about)
        if row.time_repeats:
            self._again(kind, row, span, {**about, "again": True})

    def _within(self, kind: EntryKind, span: Span, about: dict[str, Any]) -> None:
        first, last = self.days
        if span.first <= last and span.last >= first:
            self.entries.append(Entry(kind, max(span.first, first), min(span.last, last), **about))

    def _again(self, kind: EntryKind, row: Any, span: Span | None, about: dict[str, Any]) -> None:
        """A yearly recurrence comes where its first time lies; others in the months that their rule tells."""
        sharp = span if span and (span.last - span.first).days <= SHARP else None
        if sharp and "BYMONTH" not in row.time_repeats and "FREQ=YEARLY" in row.time_repeats:
            for later in repeated(sharp, row.time_repeats, self.days[1]):
                self._within(kind, later, about)
            return
        try:
            months = months_of(row.time_repeats, self.year, sharp.first if sharp else None)
        except TimeError:
            months = None
        if months is None:
            self._unplaced(kind, span, about)
        taken = {(one.first.month) for one in self.entries if one.row is row and not one.is_long}
        for month in set(months or ()) - taken:
            first, last = part_span(self.year, month)
            if span is None or span.first <= last:
                self.entries.append(Entry(kind, first, last, **about))

    def _unplaced(self, kind: EntryKind, span: Span | None, about: dict[str, Any]) -> None:
        first, last = self.days
        begun = span is None or span.first <= last
        if begun and not any(one.row is about["row"] for one in self.entries):
            self.recurring.append(Entry(kind, first, last, **about))


def year_of(plan: ActionPlan, year: int, day: date, user: Any, *, live: bool) -> Year:
    """The year as of `day`; at most eight queries. Meetings and requests are for those who see the live state."""
    found = Gathered(year)
    if live:
        _meetings(found, plan, user)
        _requests(found, plan, user)
    _rounds(found, plan, user)
    for project in _calls(plan):
        found.timed(EntryKind.CALL, project, "name", url=reverse("project", args=[project.slug]))
    milestones = list(Milestone.objects.filter(plan=plan).counting().open_on(day))
    for milestone in milestones:
        kind = EntryKind.DEADLINE if milestone.kind == MilestoneKind.DEADLINE else EntryKind.MILESTONE
        url = f"{reverse('milestones', args=[plan.slug])}#milestone-{milestone.pk}"
        found.timed(kind, milestone, "title", url=url)
    items = list(_items(plan, day))
    for item in items:
        found.timed(
            EntryKind.ITEM,
            item,
            "title",
            number=item.number,
            url=reverse("item", args=[plan.slug, item.number]),
        )
    return Year(
        year=year,
        entries=found.entries,
        months=_months(year, found.entries),
        long=_ordered(entry for entry in found.entries if entry.is_long),
        recurring=_ordered(found.recurring),
        undated_items=sum(_is_undated(item) for item in items),
        undated_milestones=sum(_is_undated(row) for row in milestones),
    )


def _is_undated(row: Any) -> bool:
    return row.time_earliest is None and row.time_latest is None and not row.time_repeats


def _items(plan: ActionPlan, day: date) -> Any:
    dropped = Q(dropped_on__isnull=False, dropped_on__lte=day)
    return (
        PlanItem.objects.filter(plan=plan)
        .in_plan_on(day)
        .exclude(dropped)
        .order_by("section__number", "order")
    )


def _calls(plan: ActionPlan) -> Any:
    """The calls that items or milestones of the plan name."""
    named = Q(items__plan=plan) | Q(milestones__plan=plan) | Q(party_roles__item__plan=plan)
    keys = Project.objects.filter(named, kind=ProjectKind.CALL).values("pk")
    return Project.objects.filter(pk__in=keys, closed_on=None)


def _meetings(found: Gathered, plan: ActionPlan, user: Any) -> None:
    """The meetings of the groups that decide on the plan, and of the networks that work for it."""
    deciding = set(groups_of(plan).values_list("pk", flat=True))
    of_plan = Q(network__items__plan=plan) | Q(network__milestones__plan=plan) | Q(network__in=deciding)
    keys = Meeting.objects.filter(of_plan, day__year=found.year).values("pk")
    opens = user.has_perm("plans.view_meetings", plan)
    for meeting in Meeting.objects.filter(pk__in=keys).select_related("network"):
        own = opens and meeting.network_id in deciding
        url = reverse("meeting", args=[plan.slug, meeting.pk]) if own else meeting.network.get_absolute_url()
        found.on(EntryKind.MEETING, meeting.day, row=meeting.network, name="name", url=url)


def _requests(found: Gathered, plan: ActionPlan, user: Any) -> None:
    """When groups are to answer: all for the coordinators, those of the own groups for their contacts."""
    rows = UpdateRequest.objects.filter(plan=plan, due_on__year=found.year).select_related("network")
    edits = user.has_perm("plans.edit", plan)
    if not edits:
        rows = rows.filter(network__in=RoleScopes.of(user).contact_networks)
    for request in rows:
        url = reverse("update-request", args=[plan.slug, request.pk]) if edits else reverse("my-work")
        words = _("Answer to a request for updates: %(group)s") % {"group": request.network}
        found.on(EntryKind.REQUEST, request.due_on, words=words, url=url)


def _rounds(found: Gathered, plan: ActionPlan, user: Any) -> None:
    """The cut-off days, which are no secret, and for those who see a round the days on which it opens and closes."""
    seen = set(EvaluationRound.objects.visible_to(user).filter(plan=plan).values_list("pk", flat=True))
    for row in plan.rounds.all():
        name = {"round": capfirst(str(row.get_kind_display()))}
        url = reverse(
            "round" if row.pk in seen else "evaluations", args=[plan.slug, *([row.kind] * (row.pk in seen))]
        )
        found.on(EntryKind.ROUND, row.cut_off, words=_("%(round)s: cut-off day") % name, url=url)
        if row.pk in seen:
            found.on(EntryKind.ROUND, row.opens, words=_("%(round)s: opens") % name, url=url)
            found.on(EntryKind.ROUND, row.closes, words=_("%(round)s: closes") % name, url=url)


def _months(year: int, entries: Iterable[Entry]) -> list[Month]:
    shown = [entry for entry in entries if not entry.is_long]
    months = []
    for number in range(1, 13):
        first, last = part_span(year, number)
        begin = (entry for entry in shown if first <= entry.first <= last)
        go_on = (entry for entry in shown if entry.first < first <= entry.last)
        months.append(Month(first, _ordered(begin), _ordered(go_on)))
    return months


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    """By their first day; of one day by kind, and what is over sooner first."""
    order = list(EntryKind)
    return sorted(entries, key=lambda entry: (entry.first, order.index(entry.kind), entry.last))


def pieces(entries: Iterable[Entry], *kinds: EntryKind) -> Iterator[Entry]:
    """The entries of some kinds, for one ring of the drawing; what fills most of a year would fill the ring."""
    return (entry for entry in entries if entry.kind in kinds and not entry.is_long)
