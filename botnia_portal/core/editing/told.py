"""What the words of a time tell, both languages together: one time, several, none, or two that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from botnia_portal.core import texts, time

Term = tuple[date, date] | None
"""First and last day of the plan whose years are meant where the words name none."""
Words = Mapping[str, str]
"""By language, the words as typed; empty ones are not there."""
LONGEST = 80
"""Characters of EDTF that the column holds."""


@dataclass(frozen=True)
class Choice:
    """A reading that a person may choose. `value` is what the form sends then; `language` is that of its words."""

    value: str
    reading: time.Reading
    language: str

    @property
    def words(self) -> dict[str, str]:
        """The reading in the words of both languages."""
        return {code: time.in_words(self.reading, code, self.language) for code in texts.LANGUAGES}


@dataclass(frozen=True)
class Told:
    """`reading` is the one time that the words tell; where there is none, `choices` are those that they can mean.

    `apart`: the two languages say different times. `unread`: the languages whose words are not understood.
    """

    reading: time.Reading | None = None
    choices: tuple[Choice, ...] = ()
    apart: bool = False
    unread: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the words, as far as they go, leave it open which day is meant."""
        return bool(self.choices or self.unread)


def readings(words: Words, term: Term) -> dict[str, tuple[time.Reading, ...]]:
    """By language, all that its words can mean, as far as the columns hold it."""
    return {
        code: tuple(
            reading for reading in time.read(text, code, term).readings if len(reading.edtf) <= LONGEST
        )
        for code, text in words.items()
        if text
    }


def together(words: Words, term: Term, held: Mapping[str, str] | None = None) -> Told:
    """What the words tell together. `held` gives, by language, the calendar time (EDTF) that stood with its words: of
    several readings that one was chosen."""
    found = readings(words, term)
    unread = tuple(code for code, several in found.items() if not several)
    options = {
        code: [
            choice
            for choice in _choices(code, words, several)
            if _chosen(choice, several, (held or {}).get(code))
        ]
        for code, several in found.items()
        if several
    }
    if not options:
        return Told(unread=unread)
    first, *rest = options.values()
    agreed = (
        [_fuller(one, other) for one in first for other in rest[0] if _agree(one, other)] if rest else first
    )
    distinct = list({choice.reading: choice for choice in agreed}.values())
    if not distinct:
        return Told(
            choices=tuple(_for_both(choice, words) for several in options.values() for choice in several),
            apart=True,
        )
    if len(distinct) == 1:
        return Told(distinct[0].reading, unread=unread)
    return Told(choices=tuple(distinct), unread=unread)


def chosen(value: str, words: Words, term: Term) -> tuple[str, time.Reading, bool] | None:
    """What a `Choice.value` that was sent has chosen: language, reading, and whether it was in sight of both languages.

    None where it chooses nothing, or was chosen for other words than these.
    """
    code, _number, about = _parts(value)
    if about not in (_plain(words.get(code, "")), _both(words)):
        return None
    reading = reading_of(value, term, words.get(code, ""))
    return (code, reading, about == _both(words)) if reading else None


def reading_of(value: str, term: Term, words: str = "") -> time.Reading | None:
    """The reading that a choice meant when it was made, for `words` or else for those that it names."""
    code, number, about = _parts(value)
    several = readings({code: words or about}, term).get(code, ()) if code in texts.LANGUAGES else ()
    return several[int(number)] if number.isdecimal() and int(number) < len(several) else None


def value_of(code: str, number: int, words: str) -> str:
    """What a form sends where the reading with this number, from 0, of these words was chosen."""
    return f"{code} {number} {words}"


def _parts(value: str) -> tuple[str, str, str]:
    code, _space, rest = value[:500].partition(" ")
    number, _space, about = rest.partition(" ")
    return code, number if number.isascii() and len(number) < 4 else "", _plain(about)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _both(words: Words) -> str:
    return _plain(" / ".join(words.get(code, "") for code in texts.LANGUAGES))


def _choices(code: str, words: Words, several: tuple[time.Reading, ...]) -> list[Choice]:
    return [
        Choice(value_of(code, number, words[code]), reading, code) for number, reading in enumerate(several)
    ]


def _chosen(choice: Choice, several: tuple[time.Reading, ...], held: str | None) -> bool:
    return not held or held == choice.reading.edtf or all(held != reading.edtf for reading in several)


def _for_both(choice: Choice, words: Words) -> Choice:
    """The choice as one that was made in sight of the other language's words."""
    code, number, _about = _parts(choice.value)
    return replace(choice, value=value_of(code, int(number), _both(words)))


def _agree(one: Choice, other: Choice) -> bool:
    """Whether two readings can be of one time. What tells nothing for the calendar ("jatkossa") denies nothing."""
    left, right = one.reading, other.reading
    if not (tells(left) and tells(right)):
        return True
    same_course = (left.repeats, left.duration) == (right.repeats, right.duration)
    return same_course and (left.edtf == right.edtf or _days(left) == _days(right))


def tells(reading: time.Reading) -> bool:
    """Whether a reading says something that the calendar can hold."""
    return bool(reading.edtf or reading.repeats or reading.duration)


def _days(reading: time.Reading) -> tuple[date | None, date | None]:
    return reading.derived.earliest, reading.derived.latest


def _fuller(one: Choice, other: Choice) -> Choice:
    return one if tells(one.reading) or not tells(other.reading) else other
