"""Tokens of a typed time, and the lexicon of a language that turns words into them.

Each token has a kind of one letter, so that a row of tokens is a short text that a regular expression can match:

    n number   d ordinal, or a number with a full stop   r roman number   y year of four digits
    M month    S season   Q quarter   H half-year   h a named half-year   O one third of a year   W week   K year
    T our term   t another period   U school year   V turn of the year   k school term   P day word
    a brief month, which needs a dash and a month behind it
    b beginning   m middle   e end, of a unit   ! marker of a role
    - dash   / slash   & and   | or   x a word that needs today's date, which a plan must not depend on
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a time. `case` is one of the grammar's cases, where the word shows it."""

    kind: str
    value: int = 0
    case: str = ""
    name: str = ""


Lexicon = dict[str, tuple[Token, ...]]


def markers(table: dict[str, str]) -> Lexicon:
    """Marker tokens from a table of name → phrases, separated by "|"."""
    return {
        phrase: (Token("!", name=name),) for name, phrases in table.items() for phrase in phrases.split("|")
    }


def words(kind: str, phrases: str, value: int = 0, case: str = "") -> Lexicon:
    """The same token for each of the phrases, separated by "|"."""
    return {phrase: (Token(kind, value, case),) for phrase in phrases.split("|")}


def cases(kind: str, value: int, forms: Iterable[tuple[str, str]]) -> Lexicon:
    """Tokens of an inflected word: (case, form) pairs."""
    return {form: (Token(kind, value, case),) for case, form in forms}


def fillers(phrases: str) -> Lexicon:
    """Words that carry nothing: prepositions, weekdays."""
    return dict.fromkeys(phrases.split("|"), ())


def longest(lexicon: Lexicon) -> int:
    """The number of words of the longest phrase."""
    return max(phrase.count(" ") + 1 for phrase in lexicon)
