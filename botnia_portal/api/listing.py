"""A part of a list, with the addresses of the parts before and after."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest

from botnia_portal.api.parameters import LIMIT
from botnia_portal.api.schemas.basic import Page
from plans.views.page import PlanPage

Row = TypeVar("Row")


@dataclass(frozen=True)
class About:
    """What a list says of itself."""

    as_of: date | None = None
    shows_state: bool | None = None
    has_example_data: bool | None = None

    @classmethod
    def plan(cls, page: PlanPage, *, states: bool = True) -> "About":
        shows = page.shows_state if states else None
        return cls(page.day if states else None, shows, page.plan.has_example_data)


def listing(
    request: HttpRequest,
    values: dict[str, Any],
    keys: QuerySet | list[Any],
    write: Callable[[list[Any]], Iterable[Row]],
    about: About,
) -> Page[Row]:
    """The asked part of `keys`, of which `write` makes what is answered. Two queries, and those of `write`."""
    limit, offset = values["limit"] or LIMIT, values["offset"] or 0
    total = len(keys) if isinstance(keys, list) else keys.count()
    return Page[Any](
        total=total,
        limit=limit,
        offset=offset,
        next=_address(request, offset + limit) if offset + limit < total else None,
        previous=_address(request, max(offset - limit, 0)) if offset else None,
        results=list(write(list(keys[offset : offset + limit]))),
        **vars(about),
    )


def _address(request: HttpRequest, offset: int) -> str:
    query = request.GET.copy()
    query["offset"] = str(offset)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
