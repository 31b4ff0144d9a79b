"""From what people type, in Finnish or Swedish, to readings. Never raises, never guesses: in doubt all readings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from . import relative
from .derive import parse
from .errors import TimeError
from .grammar import read_words
from .lexer import MAX_LENGTH, normalise, plain_words, same_dashes
from .reading import Reading, Result
from .units import Term

LANGUAGES = ("fi", "sv")


def _edtf(text: str) -> list[Reading]:
    try:
        parsed = parse(text)
    except TimeError:
        return []
    if not parsed.interval:
        return [Reading(text, "at")]
    role = "open" if not (parsed.start or parsed.end) else "end" if not parsed.start else "start"
    return [Reading(text, "during" if parsed.start and parsed.end else role)]


def _timed(text: str, language: str, term: Term | None) -> list[Reading]:
    """A recurrence, a round and a time, each of which may be missing."""
    rest, repeats = relative.recurrence(text, language)
    rest, number = relative.occurrence(rest, language)
    told = bool(repeats or number)
    found = [Reading()] if told and not rest else read_words(rest, language, term, repeats)
    return [replace(reading, repeats=reading.repeats or repeats, occurrence=number) for reading in found]


def _lasting(text: str, language: str, term: Term | None) -> list[Reading]:
    """A duration, alone or beside a time."""
    rest, length = relative.duration(text, language)
    if not length:
        return []
    found = _timed(rest, language, term) if rest else [Reading(role="during")]
    return [replace(reading, duration=length) for reading in found]


def _hanging(text: str, language: str, term: Term | None) -> list[Reading]:
    """A time that hangs on an event, with the date that may stand beside it."""
    rest, offset = relative.offset(text, language)
    role = relative.event(rest, language) or relative.event(text, language)
    if role:
        return [Reading(role="after" if offset else role, after=text, offset=offset)]
    if offset and rest in ("", "efter"):
        return [Reading(role="after", offset=offset)]
    for words, day in relative.splits(text) if any(map(str.isdigit, text)) else ():
        role = relative.event(words, language)
        found = (
            [reading for reading in read_words(day, language, term) if reading.role == "at"] if role else []
        )
        if found:
            return [replace(reading, role=role, after=words) for reading in found]
    return []


def _as_typed(reading: Reading, typed: str) -> Reading:
    """The words of the event in the capitals that they were typed in."""
    at = same_dashes(typed).lower().find(reading.after) if reading.after else -1
    return replace(reading, after=typed[at : at + len(reading.after)]) if at >= 0 else reading


_WAYS: tuple[Callable[[str, str, Term | None], list[Reading]], ...] = (_timed, _lasting, _hanging)


def _sorted(readings: list[Reading]) -> tuple[Reading, ...]:
    def key(reading: Reading) -> tuple[date, date, str]:
        days = reading.derived
        earliest = days.earliest or days.latest or date.min
        return earliest, days.latest or date.max, reading.edtf

    held = []
    for reading in dict.fromkeys(readings):
        try:
            held.append((key(reading), reading))
        except TimeError:
            continue
    return tuple(reading for _key, reading in sorted(held, key=lambda pair: pair[0]))


@lru_cache(maxsize=1024)
def _read(text: str, language: str, term: Term | None) -> Result:
    direct = _edtf(text.strip())
    if direct:
        return Result(_sorted(direct))
    plain = normalise(text)
    if not plain or len(plain) > MAX_LENGTH:
        return Result()
    # People write either language whatever page they are on; the language of the page goes first.
    for tongue in (language, *(other for other in LANGUAGES if other != language)):
        for way in _WAYS:
            readings = _sorted(way(plain, tongue, term))
            if readings:
                typed = plain_words(text)
                return Result(tuple(_as_typed(reading, typed) for reading in readings))
    return Result()


def read(text: str, language: str, term: Term | None = None) -> Result:
    """Readings of a time typed in Finnish or Swedish, or as EDTF.

    `term` (first and last day of the plan) gives the year where the text has none: with two possible years there
    are two readings. An unknown language reads as Finnish, then Swedish.
    """
    return _read(text, language if language in LANGUAGES else LANGUAGES[0], term)
