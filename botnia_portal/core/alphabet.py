"""The order of the Finnish and Swedish alphabets, for lists that Python sorts."""

from typing import Any

from django.utils.translation import get_language

_LAST = str.maketrans(
    {"å": "{a", "ä": "{b", "ö": "{c", "æ": "{b", "ø": "{c", "é": "e", "ü": "y", "š": "s", "ž": "z"}
)


def alphabet(words: str) -> str:
    """A key for sorting: å, ä and ö after z, in this order in both languages; case does not count."""
    return words.casefold().translate(_LAST)


def name_here(row: Any, field: str = "name") -> str:
    """A translated name in the reader's language, else in the other; for sorting and for options of a list."""
    first, second = ("sv", "fi") if get_language() == "sv" else ("fi", "sv")
    return getattr(row, f"{field}_{first}") or getattr(row, f"{field}_{second}") or ""
