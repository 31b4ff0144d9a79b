"""What the publication says of each indicator. All of it came with version 3 of the schema."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evaluations.publication_base import Text


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """What was measured on a day, as a decimal number without superfluous digits ("12.5")."""

    day: date
    value: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with the values measured by the cut-off day, the first first.

    `place` is the item, the area or the goal that it belongs to; None stands for the plan as a whole. Figures are
    decimal numbers as in `IndicatorValue`. `reached`: whether the latest value has reached the target; None where there
    is no value or no target.
    """

    name: Text
    unit: Text
    place: Text | None = None
    description: Text | None = None
    baseline: str = ""
    baseline_day: date | None = None
    target: str = ""
    target_day: date | None = None
    values: tuple[IndicatorValue, ...] = ()
    reached: bool | None = None
