"""From EDTF text (ISO 8601-2) and a role to days for queries: earliest, latest, late-from, precision.

Held: day, month, year, seasons 21–24, quarters 33–36, half-years 40–41, each with one of `~ ? %` or none, and
intervals of these, where a side may be open (`..`). All of it is read by one regular expression: the library `edtf`
costs 8–45 ms a text, has no lower bound for an open start, reads winter as December alone and does not parse a
qualified season; the tests compare the two on what both read.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .calendar import PARTS, next_day, part_span, season_late_from
from .durations import last_day
from .errors import TimeError

ROLES = (
    "at",
    "during",
    "deadline",
    "completion",
    "start",
    "end",
    "after",
    "continuing",
    "gradual",
    "past",
    "open",
)
LATE_ROLES = ("at", "during", "deadline", "completion")

OPEN = ".."
_POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)")


@dataclass(frozen=True, slots=True)
class Derived:
    """Days derived from a time. None is an open side, or a role that cannot be late."""

    earliest: date | None = None
    latest: date | None = None
    late_from: date | None = None
    precision: str = "none"


@dataclass(frozen=True, slots=True)
class Point:
    """One side of a time: a year, a part of it (month, season, quarter, half-year) or a day, and its qualifier.

    `part` and `day` are 0 where there is none.
    """

    year: int
    part: int
    day: int
    mark: str
    first: date
    last: date
    precision: str

    @property
    def late_from(self) -> date | None:
        """The first late day; for a season the first after its half-year."""
        if self.precision == "season":
            return season_late_from(self.year, self.part)
        return next_day(self.last)


@dataclass(frozen=True, slots=True)
class Parsed:
    """EDTF taken apart. A single point has `start is end`; None is an open side."""

    start: Point | None
    end: Point | None
    interval: bool

    @property
    def point(self) -> Point | None:
        """The point, if it is a single one."""
        return None if self.interval else self.start


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise TimeError(f"Not EDTF that the portal holds: {text!r}")
    year, part, day = int(match["year"]), match["part"], match["day"]
    code, number = int(part or 0), int(day or 0)
    try:
        if day:
            first = last = date(year, code, number)
            precision = "day"
        elif part:
            (first, last), precision = part_span(year, code), PARTS[code][0]
            season_late_from(year, code) if precision == "season" else None
        else:
            first, last, precision = date(year, 1, 1), date(year, 12, 31), "year"
    except (ValueError, KeyError) as error:
        raise TimeError(f"No such time in the calendar: {text!r}") from error
    return Point(year, code, number, match["mark"], first, last, precision)


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Parsed:
    """Take EDTF text apart. Raises TimeError for text that the portal does not hold."""
    sides = edtf.split("/")
    if len(sides) == 1:
        point = _point(edtf)
        return Parsed(point, point, interval=False)
    if len(sides) > 2:
        raise TimeError(f"Not EDTF that the portal holds: {edtf!r}")
    start, end = (None if side == OPEN else _point(side) for side in sides)
    if start and end and (start.first > end.last or start.first > end.first):
        raise TimeError(f"The interval ends before it starts: {edtf!r}")
    return Parsed(start, end, interval=True)


def _precision(parsed: Parsed) -> str:
    # An open side has no precision of its own: "until October 2015" is known to the month.
    if parsed.start is None or parsed.end is None or not parsed.interval:
        known = parsed.end or parsed.start
        return known.precision if known else "none"
    both = {parsed.start.precision, parsed.end.precision}
    return "multi_year" if both == {"year"} else "interval"


def derive(edtf: str, role: str, *, duration: str = "") -> Derived:
    """Days of a time. An empty text is "not dated" and gives no days.

    A deadline has no earliest day. An end or a start of one point is open on its other side, as if written with "..".
    `duration` (ISO 8601, "P2Y") closes a start that has none of its own end.
    Raises TimeError for EDTF that the portal does not hold, an unknown role or an unreadable duration.
    """
    return _derive(edtf, role, duration)


@lru_cache(maxsize=4096)
def _derive(edtf: str, role: str, duration: str) -> Derived:
    if role not in ROLES:
        raise TimeError(f"Not a role of a time: {role!r}")
    if not edtf:
        return Derived()
    parsed = parse(edtf)
    earliest = parsed.start.first if parsed.start else None
    latest = parsed.end.last if parsed.end else None
    if (role == "deadline" and parsed.end) or (role == "end" and not parsed.interval):
        earliest = None
    if role == "start" and not parsed.interval:
        latest = None
    if duration and role == "start" and latest is None and earliest is not None:
        latest = last_day(earliest, duration)
    late_from = parsed.end.late_from if parsed.end and role in LATE_ROLES else None
    return Derived(earliest, latest, late_from, _precision(parsed))
