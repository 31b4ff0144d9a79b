"""Example indicators: what might have been measured. EXAMPLE DATA: all figures are made up."""

from decimal import Decimal
from typing import Any

from botnia_portal.core import texts
from evaluations.services.example_round import both_columns
from plans.models import ActionPlan, Indicator, IndicatorValue
from priorities.models import StrategyGoal


def make(plan: ActionPlan, rows: list[dict[str, Any]]) -> None:
    """The indicators of the example with their values, in the order of the file."""
    for order, row in enumerate(rows):
        item = plan.items.select_related("section").get(source_key=row["item"]) if "item" in row else None
        section = plan.sections.get(number=row["section"]) if "section" in row else None
        indicator = Indicator.objects.create(
            plan=plan,
            order=order,
            item=item,
            section=section,
            goal=StrategyGoal.objects.get(source_key=row["goal"]) if "goal" in row else None,
            **both_columns(row, "name", "unit", "description"),
            **_figure(row, "baseline"),
            **_figure(row, "target"),
        )
        place = texts.Place(f"plan:{plan.slug}", str(indicator.area.number) if indicator.area else "")
        texts.record(indicator, place)
        for told in row["values"]:
            _value(indicator, told, place)


def _value(indicator: Indicator, told: dict[str, Any], place: texts.Place) -> None:
    notes = {f"note_{code}": told[code] for code in texts.LANGUAGES if code in told}
    value = IndicatorValue.objects.create(
        indicator=indicator, day=told["day"], value=Decimal(str(told["value"])), **notes
    )
    texts.record(value, place)


def _figure(row: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in row:
        return {}
    return {name: Decimal(str(row[name]["value"])), f"{name}_day": row[name]["day"]}
