"""The order of the Finnish and Swedish alphabets, for lists that Python sorts and for those that the database sorts.

PostgreSQL has the order from ICU; SQLite is given one of the same name (`teach_order`), so that one query serves both.
"""

import re
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Coalesce, Collate, NullIf
from django.utils.translation import get_language

_LAST = str.maketrans(
    {"å": "{a", "ä": "{b", "ö": "{c", "æ": "{b", "ø": "{c", "é": "e", "ü": "y", "š": "s", "ž": "z"}
)


def alphabet(words: str) -> str:
    """A key for sorting: å, ä and ö after z, in this order in both languages; case does not count."""
    return words.casefold().translate(_LAST)


def natural(number: str) -> list[tuple[int, str]]:
    """A key for sorting numbers with parts: "2.10" after "2.9", "1a" after "1"."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", number)]


def by_alphabet(field: str) -> Collate:
    """A translated text in the reader's language, else in the other, to order rows by in the database."""
    first, second = ("sv", "fi") if get_language() == "sv" else ("fi", "sv")
    text = Coalesce(NullIf(F(f"{field}_{first}"), Value("")), F(f"{field}_{second}"))
    return Collate(text, f"{first}-x-icu")


def teach_order(connection: Any, **_kwargs: Any) -> None:
    """Give a connection of SQLite the collations that PostgreSQL has; called for each new connection."""
    if connection.vendor == "sqlite":
        for language in ("fi", "sv"):
            connection.connection.create_collation(f"{language}-x-icu", _compare)


def _compare(one: str, other: str) -> int:
    first, second = (alphabet(one), one), (alphabet(other), other)
    return (first > second) - (first < second)


def name_here(row: Any, field: str = "name") -> str:
    """A translated name in the reader's language, else in the other; for sorting and for options of a list."""
    first, second = ("sv", "fi") if get_language() == "sv" else ("fi", "sv")
    return getattr(row, f"{field}_{first}") or getattr(row, f"{field}_{second}") or ""
