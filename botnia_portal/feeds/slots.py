"""Where a time in words stands in a calendar: its first and last day, and the rule by which it comes again.

A calendar knows days alone, so each time in words has to become days, or be left out (docs/decisions.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from botnia_portal.core.choices import TimePrecision, TimeRole
from botnia_portal.core.models import Timed
from botnia_portal.core.time import Cadence, TimeError, cadence
from botnia_portal.core.time.calendar import part_span
from botnia_portal.core.time.derive import parse

YEARLY = "YEARLY"
YEAR = 366
LONGEST = 186
"""Days: a half-year is drawn as a span. What takes longer would lie across every page of a calendar."""
ON_ITS_LAST_DAY = (TimeRole.DEADLINE, TimeRole.END)
NEVER = (TimeRole.CONTINUING, TimeRole.PAST, TimeRole.OPEN)
"""Roles of which no day tells that anything begins, happens or ends."""

Term = tuple[date, date]


@dataclass(frozen=True)
class Slot:
    """The days in a calendar, both included. `rule` is an RRULE without its end, which is `until`."""

    first: date
    last: date
    rule: str = ""
    until: date | None = None

    @property
    def end(self) -> date:
        """The day after the last, as RFC 5545 ends what lasts whole days."""
        return self.last + timedelta(days=1)


def slot_of(row: Timed, term: Term) -> Slot | None:
    """The place of a time in a calendar; None for one that has none. `term` bounds what comes again."""
    if row.time_role in NEVER:
        return None
    try:
        again = cadence(row.time_repeats) if row.time_repeats else None
        span = _span(row.time_edtf, row.time_role) if row.time_edtf else term
        return _placed(span, again, term, row) if span and (row.time_edtf or again) else None
    except (TimeError, ValueError, OverflowError):  # a row that no form of ours has written
        return None


def _span(edtf: str, role: str) -> Term | None:
    """The days of what is known: of a time with an open side, the side that it has."""
    parsed = parse(edtf)
    start, end = parsed.start, parsed.end
    if end is not None and (start is None or role in ON_ITS_LAST_DAY):
        return end.last, end.last
    if start is None:
        return None
    return start.first, (end or start).last


def _placed(span: Term, again: Cadence | None, term: Term, row: Timed) -> Slot | None:
    dated = bool(row.time_edtf)
    yearly = again is not None and again.frequency == YEARLY
    if again is None or not (yearly or _day_is_known(row)):
        # What comes again within a year does so on days that nobody knows, unless the first of them is told.
        return _slot(*span) if dated else None
    if not dated and (not again.part or again.interval != 1):
        return None
    length = (span[1] - span[0]).days
    wide = length >= YEAR or (length >= LONGEST and again.part)
    first, last = _first_of_years(span, again) if yearly and wide else span
    slot = _slot(last if row.time_role in ON_ITS_LAST_DAY else first, last)
    until = min(term[1], span[1]) if length >= YEAR else term[1]
    return replace(slot, rule=again.rule, until=until) if slot.first <= until else slot


def _day_is_known(row: Timed) -> bool:
    return bool(row.time_precision == TimePrecision.DAY and row.time_role not in ON_ITS_LAST_DAY)


def _first_of_years(span: Term, again: Cadence) -> Term:
    """The first time, from the first day of `span` on, of what comes each year: its part of the year, or all of it."""
    for year in (span[0].year, span[0].year + 1):
        first, last = part_span(year, again.part) if again.part else (date(year, 1, 1), date(year, 12, 31))
        if again.day:
            first = last = date(year, again.part, again.day)
        if last >= span[0]:
            break
    return first, last


def _slot(first: date, last: date) -> Slot:
    if last == date.max:
        raise OverflowError("A calendar needs a day after the last one.")
    return Slot(last if (last - first).days >= LONGEST else first, last)
