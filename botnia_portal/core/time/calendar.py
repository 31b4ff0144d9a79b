"""Spans of the calendar: what days a year, month, season, quarter or half-year covers.

Seasons follow the field: spring 1.3.–31.5., summer 1.6.–31.8., autumn 1.9.–30.11., and winter of year Y from
1.12.Y to the end of February Y+1.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

Span = tuple[date, date]

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

# Code of ISO 8601-2: (precision, first month, number of months). December plus three reaches into the next year.
PARTS: dict[int, tuple[str, int, int]] = {
    **{month: ("month", month, 1) for month in range(1, 13)},
    SPRING: ("season", 3, 3),
    SUMMER: ("season", 6, 3),
    AUTUMN: ("season", 9, 3),
    WINTER: ("season", 12, 3),
    **{33 + n: ("quarter", 3 * n + 1, 3) for n in range(4)},
    **{40 + n: ("half_year", 6 * n + 1, 6) for n in range(2)},
}

# "In autumn" reaches into December in practice: a season is late from the first day after its half-year.
SEASON_LATE_FROM: dict[int, tuple[int, int]] = {
    SPRING: (0, 7),
    SUMMER: (0, 9),
    AUTUMN: (1, 1),
    WINTER: (1, 3),
}


def part_span(year: int, code: int) -> Span:
    """First and last day of a month, season, quarter or half-year of `year`. Raises ValueError out of range."""
    _precision, first, count = PARTS[code]
    last = first + count - 1
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def season_late_from(year: int, code: int) -> date:
    """The first day on which something planned for a season is late."""
    years, month = SEASON_LATE_FROM[code]
    return date(year + years, month, 1)


def next_day(day: date) -> date | None:
    """The day after; None after the last day that a date can hold."""
    return None if day == date(MAXYEAR, 12, 31) else day + timedelta(days=1)
