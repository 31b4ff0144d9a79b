"""Fragments of texts with the words that were found, escaped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from botnia_portal.core import texts
from botnia_portal.search.words import tokens

BEFORE, LONGEST = 60, 260
"""Letters before the first word that was found, and of a fragment."""

Marks = Callable[[str, str], bool]
"""Whether a word of a text in a language is marked."""


@dataclass(frozen=True)
class Fragment:
    """A text as it is shown, with `<mark>`; `language` that it stands in, `found` how many words are marked."""

    html: SafeString
    language: str
    found: int

    @property
    def borrowed(self) -> str:
        """The language where it is not the reader's; empty otherwise."""
        return "" if self.language == texts.here() else self.language

    def __bool__(self) -> bool:
        return bool(self.html)


def whole(text: str, language: str, wanted: Marks) -> Fragment:
    """All of a text."""
    places = [(start, end) for start, end, word in tokens(text) if wanted(word, language)]
    return Fragment(_marked(text, places), language, len(places))


def around(text: str, language: str, wanted: Marks) -> Fragment:
    """The piece of a text around the first word that was found; its beginning where none was."""
    first = next((start for start, _end, word in tokens(text) if wanted(word, language)), 0)
    begin = _word_start(text, first - BEFORE)
    end = len(text) if len(text) - begin <= LONGEST else _word_end(text, begin + LONGEST)
    piece = whole(text[begin:end].strip(), language, wanted)
    html = ("… " if begin else "") + piece.html + (" …" if end < len(text) else "")
    return Fragment(mark_safe(html), language, piece.found)  # noqa: S308 - escaped by `_marked`


def _word_start(text: str, place: int) -> int:
    return 0 if place <= 0 else text.find(" ", place) + 1


def _word_end(text: str, place: int) -> int:
    end = text.rfind(" ", 0, place)
    return end if end > 0 else place


def _marked(text: str, places: list[tuple[int, int]]) -> SafeString:
    parts, done = [], 0
    for start, end in places:
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    parts.append(escape(text[done:]))
    return mark_safe("".join(parts))  # noqa: S308 - every piece of the text is escaped
