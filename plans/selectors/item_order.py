"""The orders that the table of items can be brought into."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, IntegerField, OrderBy, Value, When
from django.db.models.functions import Coalesce

from botnia_portal.core.alphabet import by_alphabet
from plans.choices import Status
from plans.querysets import NO_REPORT

PLAN_ORDER = ("section__number", "order", "pk")
"""The order of the numbers."""
_STATES = (*Status.values, NO_REPORT)


def _status() -> Case:
    """By the course of things: not started, under way, … and what has no report last."""
    places = [When(state=state, then=Value(place)) for place, state in enumerate(_STATES)]
    return Case(*places, default=Value(len(_STATES)), output_field=IntegerField())


ORDERS: dict[str, Callable[[], Any]] = {
    "title": lambda: by_alphabet("title"),
    "status": _status,
    # A deadline has no earliest day.
    "time": lambda: Coalesce("time_earliest", "time_latest"),
}
"""The orders beside "number", which is that of the plan."""


def order_of(sort: str) -> list[Any]:
    """The columns of an order; the order of the plan where it is not known. What has no value stands last."""
    name, downwards = sort.removeprefix("-"), sort.startswith("-")
    if name == "number":
        return [f"-{column}" if downwards else column for column in PLAN_ORDER]
    if name not in ORDERS:
        return list(PLAN_ORDER)
    first = OrderBy(ORDERS[name](), descending=downwards, nulls_last=True)
    return [first, *PLAN_ORDER]
