"""How the figures of an indicator are said, on pages and in reports."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from botnia_portal.core.charts_sparkline import Point
from botnia_portal.core.days import day_words


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
    """What the line of an indicator shows: "3 values, from 0 (1.1.2013) to 2 (31.12.2013). Target 3."."""
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
