"""The indicators of a plan, and their values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.columns import Both, Laid, Part
from botnia_portal.core.figures import plain_figure
from botnia_portal.dashboards.pages.shown import ShownPlan
from plans.models import Indicator
from plans.selectors.indicators import IndicatorLine, of_plan


def indicators(shown: ShownPlan, query: QueryDict) -> Laid:
    """As of the day; a reader is told no value before a day has been published."""
    return columns.laid(_of_indicator(told=shown.shows_state), _lines(shown))


def _lines(shown: ShownPlan) -> list[IndicatorLine]:
    return of_plan(shown.plan, shown.day, told=shown.shows_state)


def _of_indicator(*, told: bool) -> list[Part[IndicatorLine]]:
    now: list[Part[IndicatorLine]] = [
        columns.count(_("Latest value"), lambda line: _figure(line.now.value if line.now else None)),
        columns.day(_("Measured on"), lambda line: line.now.day if line.now else None),
        columns.one(_("Target reached"), 12, lambda line: _("yes") if line.is_reached else ""),
    ]
    return [
        columns.two(_("Belongs to"), 32, lambda line: _place(line.indicator)),
        columns.two(_("Indicator"), 44, lambda line: columns.both(line.indicator, "name")),
        columns.two(_("Unit"), 16, lambda line: columns.both(line.indicator, "unit")),
        columns.count(_("At the beginning"), lambda line: _figure(line.indicator.baseline)),
        columns.day(_("Day of the beginning"), lambda line: line.indicator.baseline_day),
        columns.count(_("Target"), lambda line: _figure(line.indicator.target)),
        columns.day(_("Target by"), lambda line: line.indicator.target_day),
        *(now if told else ()),
        columns.two(_("Description"), 60, lambda line: columns.both(line.indicator, "description")),
        columns.day(_("Closed on"), lambda line: line.indicator.closed_on),
    ]


def _figure(value: Decimal | None) -> Decimal | None:
    """The same whatever digits the database kept."""
    return None if value is None else Decimal(plain_figure(value))


def _place(row: Indicator) -> Both:
    """What an indicator measures: an item or an area with its number, a goal, or the plan as a whole."""
    if row.item:
        return _numbered(row.item.number, columns.both(row.item, "title"))
    if row.section:
        return _numbered(str(row.section.number), columns.both(row.section, "list_name"))
    if row.goal:
        return _numbered(row.goal.number, columns.both(row.goal, "name"))
    return columns.each(lambda: _("The whole plan"))


def _numbered(number: str, names: Both) -> Both:
    fi, sv = (f"{number} {name}" if name else "" for name in names)
    return fi, sv


@dataclass(frozen=True)
class _Value:
    """What an indicator showed on a day; `day` is None only of a beginning whose day nobody told."""

    indicator: Indicator
    day: date | None
    value: Decimal
    note: Both


def values(shown: ShownPlan, query: QueryDict) -> Laid:
    """The values of each indicator, with the one at the beginning, as its page shows them."""
    rows = (value for line in _lines(shown) for value in _values(line))
    parts: list[Part[_Value]] = [
        columns.two(_("Indicator"), 44, lambda row: columns.both(row.indicator, "name")),
        columns.two(_("Unit"), 16, lambda row: columns.both(row.indicator, "unit")),
        columns.day(_("Day"), lambda row: row.day),
        columns.count(_("Value"), lambda row: _figure(row.value)),
        columns.two(_("Note"), 44, lambda row: row.note),
    ]
    return columns.laid(parts, rows)


def _values(line: IndicatorLine) -> list[_Value]:
    row = line.indicator
    told = [_Value(row, one.day, one.value, columns.both(one, "note")) for one in line.values]
    if row.baseline is None:
        return told
    words = columns.each(lambda: _("value at the beginning"))
    return [_Value(row, row.baseline_day, row.baseline, words), *told]
