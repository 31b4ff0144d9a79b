"""Figures and their course over the days, as pages and reports say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from botnia_portal.core.days import day_words


@dataclass(frozen=True)
class Point:
    day: date
    value: Decimal


def course(
    beginning: Decimal | None, first_day: date | None, values: Iterable[tuple[date, Decimal]]
) -> list[Point]:
    """The values by their days, with the beginning among them where its day is known."""
    points = [Point(day, value) for day, value in values]
    if beginning is not None and first_day:
        points.append(Point(first_day, beginning))
    return sorted(points, key=lambda point: point.day)


def plain_figure(value: Decimal) -> str:
    """A value the same whatever digits the database kept: "12.5", "3", "1200"."""
    return f"{value.normalize():f}"


def figure(value: Decimal) -> str:
    """A value as a reader of the active language writes it: "1 200", "12,5"."""
    return str(number_format(plain_figure(value), force_grouping=True))


def is_reached(value: Decimal, baseline: Decimal | None, target: Decimal) -> bool:
    """Whether a value has reached the target: it falls where the target lies below the beginning, else it rises."""
    return value <= target if baseline is not None and target < baseline else value >= target


def course_words(points: Sequence[Point], target: Decimal | None) -> str:
    """What the line of a course shows: "3 values, from 0 (1.1.2013) to 2 (31.12.2013). Target 3."."""
    if not points:
        return _("No values have been told.")
    first, last = points[0], points[-1]
    if len(points) == 1:
        words = _("One value: %(value)s (%(day)s).") % {
            "value": figure(last.value),
            "day": day_words(last.day),
        }
    else:
        words = ngettext(
            "%(n)s value, from %(first)s (%(first_day)s) to %(last)s (%(last_day)s).",
            "%(n)s values, from %(first)s (%(first_day)s) to %(last)s (%(last_day)s).",
            len(points),
        ) % {
            "n": len(points),
            "first": figure(first.value),
            "first_day": day_words(first.day),
            "last": figure(last.value),
            "last_day": day_words(last.day),
        }
    if target is None:
        return words
    aim = _("Target %(value)s.") % {"value": figure(target)}
    return f"{words} {aim}"
