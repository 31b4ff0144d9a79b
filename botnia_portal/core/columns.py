"""Tables to take along, told column by column: what a column is called, how wide it is, and its value of a row.

Texts stand in two columns, one for each language, empty where a language has none; what the portal says itself (a kind,
a status) stands in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from botnia_portal.core import texts, time
from botnia_portal.core.spreadsheets import TEXT, Column, Row, Value

BATCH = 500
"""So many rows are in memory at once."""
Of = TypeVar("Of")
Both = tuple[str, str]
"""A text in Finnish and in Swedish."""


@dataclass(frozen=True)
class Part(Generic[Of]):
    """Neighbouring columns, and their values of a row."""

    columns: list[Column]
    values: Callable[[Of], Sequence[Value]]


@dataclass(frozen=True)
class Laid:
    """A table: its columns, and its rows one by one as they are asked for."""

    columns: list[Column]
    rows: Iterator[Row]


def laid(parts: Sequence[Part[Of]], rows: Iterable[Of]) -> Laid:
    """The table of these columns."""
    values = ([value for part in parts for value in part.values(row)] for row in rows)
    return Laid([column for part in parts for column in part.columns], values)


def in_batches(rows: QuerySet) -> Iterator[Any]:
    """The rows of a query with what it fetches beside them, so many at a time."""
    return rows.iterator(chunk_size=BATCH)


def one(head: str, width: int, value: Callable[[Of], Value], number: str = "") -> Part[Of]:
    """A column; `number` is the format of its values where they are not plain (spreadsheets.MONEY)."""
    return Part([Column(head, width, number)], lambda row: [value(row)])


def code(head: str, width: int, value: Callable[[Of], str]) -> Part[Of]:
    """A column of numbers that are names, such as 1.10: text in Excel, also after somebody has edited the cell."""
    return one(head, width, value, TEXT)


def day(head: str, value: Callable[[Of], date | None]) -> Part[Of]:
    """A column of real days."""
    return one(head, 12, value)


def count(head: str, value: Callable[[Of], int | Decimal | None], number: str = "") -> Part[Of]:
    """A narrow column of figures."""
    return one(head, 13, value, number)


def two(head: str, width: int, values: Callable[[Of], Both]) -> Part[Of]:
    """A column for each language."""
    heads = (_("%(text)s in Finnish"), _("%(text)s in Swedish"))
    return Part([Column(words % {"text": head}, width) for words in heads], values)


def when(timed: Callable[[Of], Any]) -> list[Part[Of]]:
    """A time (core.models.Timed) in its words, and beside them its first and last day and its EDTF."""
    return [
        two(_("Time"), 26, lambda row: time_words(timed(row))),
        day(_("First day"), lambda row: timed(row).time_earliest),
        day(_("Last day"), lambda row: timed(row).time_latest),
        one(_("Time (EDTF)"), 16, lambda row: timed(row).time_edtf),
    ]


def time_words(row: Any) -> Both:
    """The words as written; where a language has none, those that the EDTF is shown with."""
    fi, sv = both(row, "time_words")
    return fi or _shown(row, "fi"), sv or _shown(row, "sv")


def _shown(row: Any, language: str) -> str:
    if not row.time_edtf:
        return ""
    return time.show(row.time_edtf, row.time_role or "at", language, repeats=row.time_repeats)


def both(row: Any, field: str) -> Both:
    """A text in both languages; empty where there is no row."""
    fi, sv = (getattr(row, f"{field}_{code}", "") or "" for code in texts.LANGUAGES)
    return fi, sv


def names(rows: Iterable[Any], field: str = "name") -> Both:
    """The names of several rows in both languages."""
    return together(both(row, field) for row in rows)


def together(pairs: Iterable[Both]) -> Both:
    """Several texts as one, in each language."""
    found = list(pairs)
    return listed(fi for fi, _sv in found), listed(sv for _fi, sv in found)


def each(words: Callable[[], str]) -> Both:
    """Words made in each language, which is active meanwhile."""
    made = []
    for code in texts.LANGUAGES:
        with override(code):
            made.append(words())
    fi, sv = made
    return fi, sv


def listed(words: Iterable[str]) -> str:
    return "; ".join(filter(None, words))
