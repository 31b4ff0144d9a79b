"""ISO 8601 durations of calendar units ("P2Y", "P6M", "P3W", "P10D"), as plans use them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from . import words_fi, words_sv
from .errors import TimeError

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<y>\d{1,3})Y)?(?:(?P<m>\d{1,3})M)?(?:(?P<w>\d{1,3})W)?(?:(?P<d>\d{1,4})D)?", re.ASCII
)


def parts(duration: str) -> tuple[int, int]:
    """(months, days) of a duration, negative for one that looks back. Raises TimeError."""
    match = _DURATION.fullmatch(duration)
    if match is None or not any(match[unit] for unit in "ymwd"):
        raise TimeError(f"Not a duration that the portal holds: {duration!r}")
    years, months, weeks, days = (int(match[unit] or 0) for unit in "ymwd")
    sign = -1 if match["sign"] else 1
    return sign * (12 * years + months), sign * (7 * weeks + days)


def shift(day: date, duration: str) -> date:
    """The day a duration later; the last of the month where the month is too short. Raises TimeError."""
    months, days = parts(duration)
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    try:
        target = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return target + timedelta(days=days)
    except (ValueError, OverflowError) as error:
        raise TimeError(f"Out of the calendar: {day} and {duration}") from error


def last_day(first: date, duration: str) -> date:
    """The last day of a span that starts on `first`: two years from 1.1.2013 end on 31.12.2014."""
    return shift(first, duration) - timedelta(days=1)


def spoken(duration: str, language: str, use: str) -> str:
    """A duration of one unit in words: "kahden vuoden ajan", "i två år" (use "for"), "… kuluttua", "efter …" ("after").

    Raises TimeError for one that is not held. Several units are told one after the other.
    """
    parts(duration)
    told = [
        _spoken_unit(int(count), unit, language) for count, unit in re.findall(r"(\d+)([YMWD])", duration)
    ]
    template = {
        ("fi", "for"): "{} ajan",
        ("fi", "after"): "{} kuluttua",
        ("sv", "for"): "i {}",
        ("sv", "after"): "efter {}",
    }[language, use]
    return template.format((" ja " if language == "fi" else " och ").join(told))


def _spoken_unit(count: int, unit: str, language: str) -> str:
    if language == "fi":
        numbers, name = words_fi.NUMBERS_GENITIVE, words_fi.UNITS[unit]
        number = numbers[count - 1] if 0 < count <= len(numbers) else str(count)
        return name if count == 1 else f"{number} {name}"
    singular, plural, numbers_sv = words_sv.UNITS[unit]
    number = numbers_sv[count - 1] if 0 < count <= len(numbers_sv) else str(count)
    return f"{number} {singular if count == 1 else plural}"
