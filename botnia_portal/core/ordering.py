"""The order of rows that people set by hand: one place up or down, or to a place, which a drag sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

UP, DOWN = "up", "down"


@dataclass(frozen=True)
class Wanted:
    """Where a row is to go: a step, or a place counted from one. Neither is nonsense that moves nothing."""

    step: str = ""
    position: int = 0

    @classmethod
    def sent(cls, post: QueryDict) -> Wanted:
        """What a button or a drag has sent; a place goes before a step."""
        text = post.get("position", "")
        return cls(post.get("step", ""), int(text) if text.isdecimal() and len(text) < 5 else 0)

    def place(self, at: int, count: int) -> int | None:
        """The place, counted from nought, of a row that stands at `at` among `count`; None where there is none."""
        steps = {UP: at - 1, DOWN: at + 1}
        wanted = self.position - 1 if self.position else steps.get(self.step, -1)
        return wanted if 0 <= wanted < count and wanted != at else None


@dataclass(frozen=True)
class Moved:
    """The place of a row, counted from one, among `count`; `changed` where it has gone there now."""

    changed: bool
    position: int
    count: int


def reorder(rows: list[Any], pk: int, wanted: Wanted) -> tuple[list[Any], Moved]:
    """The rows in their new order, and where the row with `pk` stands in it."""
    at = next(number for number, row in enumerate(rows) if row.pk == pk)
    to = wanted.place(at, len(rows))
    if to is None:
        return rows, Moved(False, at + 1, len(rows))
    rest = [row for row in rows if row.pk != pk]
    return [*rest[:to], rows[at], *rest[to:]], Moved(True, to + 1, len(rows))


def write_order(before: list[Any], after: list[Any]) -> None:
    """Write the column `order` of locked rows: those that have moved take over the numbers of the places.

    Rows outside the list keep their places among them, unless the numbers told no order so far.
    """
    numbers = [row.order for row in before]
    if numbers != sorted(set(numbers)):
        numbers = list(range(1, len(before) + 1))
    for number, row in zip(numbers, after, strict=True):
        if row.order != number:
            row.order = number
            row.save(update_fields=["order"])


def answer(request: HttpRequest, moved: Moved, name: str, back: str) -> HttpResponse:
    """The answer to a move: a sentence for the list that was dragged, else the page of the order with the sentence."""
    words = {"name": name, "place": moved.position, "count": moved.count}
    said = (
        _("%(name)s: now in place %(place)s of %(count)s.")
        if moved.changed
        else _("%(name)s stays in place %(place)s of %(count)s.")
    ) % words
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"said": said, "position": moved.position})
    messages.success(request, said) if moved.changed else messages.info(request, said)
    return redirect(back)
