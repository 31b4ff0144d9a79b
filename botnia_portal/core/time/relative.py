"""Times that hang on an event ("hankkeen päättyessä (10/2013)"), durations, and the how-many-eth time."""

import re
from collections.abc import Iterator, Sequence

from . import patterns_fi, patterns_sv
from .lexer import tokenise
from .patterns import Patterns

PATTERNS: dict[str, Patterns] = {"fi": patterns_fi.PATTERNS, "sv": patterns_sv.PATTERNS}
_CALENDAR = frozenset("MSQHhOWVkm")
"""Kinds of tokens that stand for a part of the year."""
_DATED = re.compile(r"\d[./]\s?\d|\d{4}")
_PLAIN = re.compile(r"[^\W\d_][\w\s/:.&-]*")


def _without(text: str, match: re.Match[str]) -> str:
    return " ".join((text[: match.start()] + " " + text[match.end() :]).split())


def recurrence(text: str, language: str) -> tuple[str, str]:
    """(text without the recurrence, RRULE); the rule is empty where there is none that can be told."""
    for pattern, to_rule in PATTERNS[language].recurrences:
        match = pattern.search(text)
        rule = to_rule(match) if match else None
        if match and rule:
            return _without(text, match), rule
    return text, ""


def duration(text: str, language: str) -> tuple[str, str]:
    """(text without the duration, ISO 8601 duration or empty)."""
    return _length(text, PATTERNS[language], PATTERNS[language].durations)


def offset(text: str, language: str) -> tuple[str, str]:
    """(text without the offset, ISO 8601 duration or empty)."""
    return _length(text, PATTERNS[language], PATTERNS[language].offsets)


def _length(text: str, patterns: Patterns, candidates: Sequence[re.Pattern[str]]) -> tuple[str, str]:
    for pattern in candidates:
        match = pattern.search(text)
        if match and (length := patterns.duration(match)):
            return _without(text, match), length
    return text, ""


def occurrence(text: str, language: str) -> tuple[str, int]:
    """(text without it, n) for "toista kertaa", "för andra gången"; n is 0 where there is none."""
    for pattern in PATTERNS[language].rounds:
        match = pattern.search(text)
        if match:
            return _without(text, match), _ordinal(match["n"], language)
    return text, 0


def _ordinal(text: str, language: str) -> int:
    ordinals = patterns_fi._ORDINALS if language == "fi" else patterns_sv._ORDINALS
    return ordinals.get(text) or int(text.strip(".").split(":")[0])


def event(words: str, language: str) -> str:
    """The role of a time that hangs on an event ("hankkeen päättyessä"); empty where the words tell no event."""
    patterns = PATTERNS[language]
    if _DATED.search(words) or _PLAIN.fullmatch(words) is None or _of_the_year(words, language):
        return ""
    roles = (("deadline", patterns.before), ("at", patterns.at), ("after", patterns.after))
    return next((role for role, pattern in roles if pattern.match(words)), "")


def _of_the_year(words: str, language: str) -> bool:
    """Whether the words are of the calendar alone ("kesän jälkeen"): without a year they tell neither day nor event."""
    tokens = tokenise(words, language) or []
    return any(token.kind in _CALENDAR for token in tokens) and not any(
        token.kind in "Tt" for token in tokens
    )


def splits(text: str) -> Iterator[tuple[str, str]]:
    """(event, date) at each space, the date first or last and the longest date first."""
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:-count]), " ".join(words[-count:])
        yield " ".join(words[count:]), " ".join(words[:count])
