"""Phrases that are told by a pattern, not by single words: recurrences, durations, rounds, events."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .recurrence import rule, times_a_year


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one language. Each list is tried in order; the first that is found is taken out of the text.

    recurrences: pattern → RRULE, or None where no rule fits. durations, offsets: pattern with the groups `n`
    (number) and `unit`. rounds: pattern with `n`. after, at, before: patterns of a whole event.
    """

    recurrences: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]]
    durations: Sequence[re.Pattern[str]]
    offsets: Sequence[re.Pattern[str]]
    rounds: Sequence[re.Pattern[str]]
    before: re.Pattern[str]
    at: re.Pattern[str]
    after: re.Pattern[str]
    numbers: dict[str, int]
    units: Sequence[tuple[str, str]]

    def number(self, text: str | None) -> int:
        """A number word or digits; 1 for none."""
        if not text:
            return 1
        return int(text) if text.isascii() and text.isdecimal() else self.numbers.get(text, 0)

    def duration(self, match: re.Match[str]) -> str:
        """ISO 8601 of the groups `n` and `unit`. Half a year is six months. Empty where no number is known."""
        letter = next((code for stem, code in self.units if match["unit"].startswith(stem)), "")
        if match["n"] in HALVES:
            return "P6M" if letter == "Y" else ""
        count = self.number(match["n"])
        return f"P{count}{letter}" if letter and 0 < count < 1000 else ""


HALVES = ("puolen", "puoli", "ett halvt", "halvt")


def fixed(
    pattern: str, frequency: str, interval: int = 1
) -> tuple[re.Pattern[str], Callable[..., str | None]]:
    """A recurrence of a set rule."""
    return word(pattern), lambda _match: rule(frequency, interval)


def word(pattern: str) -> re.Pattern[str]:
    """A pattern that stands between spaces."""
    return re.compile(rf"(?:(?<=\s)|^)(?:{pattern})(?=\s|$)")


def yearly(numbers: dict[str, int]) -> Callable[[re.Match[str]], str | None]:
    """RRULE for "n times a year" by the group `n`."""

    def to_rule(match: re.Match[str]) -> str | None:
        text = match["n"]
        return times_a_year(int(text) if text.isdecimal() else numbers.get(text, 0))

    return to_rule
