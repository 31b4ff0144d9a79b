"""The indicators of a plan as the publication holds them; two queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from botnia_portal.core.figures import plain_figure
from evaluations import publication as frozen
from evaluations.selectors.frozen_texts import Texts
from plans.models import ActionPlan, Indicator
from plans.selectors.indicators import IndicatorLine, of_plan


def indicators(plan: ActionPlan, day: date, texts: Texts) -> tuple[frozen.Indicator, ...]:
    """Those that were open on `day`: of the whole first, then by area and item, then by goal."""
    lines = of_plan(plan, day, told=True)
    return tuple(_indicator(line, texts) for line in lines if not _is_closed(line.indicator, day))


def _is_closed(row: Indicator, day: date) -> bool:
    return row.closed_on is not None and row.closed_on <= day


def _indicator(line: IndicatorLine, texts: Texts) -> frozen.Indicator:
    row = line.indicator
    return frozen.Indicator(
        name=texts.always(row, "name"),
        unit=texts.always(row, "unit"),
        place=_place(row, texts),
        description=texts.of(row, "description"),
        baseline=_figure(row.baseline),
        baseline_day=row.baseline_day,
        target=_figure(row.target),
        target_day=row.target_day,
        values=tuple(
            frozen.IndicatorValue(value.day, _figure(value.value), texts.of(value, "note"))
            for value in line.values
        ),
        reached=line.is_reached if line.now and row.target is not None else None,
    )


def _place(row: Any, texts: Texts) -> frozen.Text | None:
    if row.goal:
        return _numbered(row.goal.number, texts.always(row.goal, "name"))
    if row.item:
        return _numbered(row.item.number, texts.always(row.item, "title"))
    return _numbered(str(row.section.number), texts.always(row.section, "list_name")) if row.section else None


def _numbered(number: str, text: frozen.Text) -> frozen.Text:
    """The number before each language's words; where one has none, it stays without."""
    fi, sv = (f"{number} {words}" if words else "" for words in (text.fi, text.sv))
    return replace(text, fi=fi, sv=sv)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else plain_figure(value)
