"""What somebody types, as what the index is asked for."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length

from botnia_portal.core.texts import LANGUAGES
from botnia_portal.search.databases import database
from botnia_portal.search.models import Word
from botnia_portal.search.words import SAYING_NOTHING, is_inflected, is_number, root, tokens

MOST_LETTERS = 200
MOST_WORDS = 8
MOST_FORMS = 600
"""Words of the index that are looked at for one question, the nearest first."""
LEAST_LETTERS = 2
SHORT = 3
"""Letters of a short word, as "työ"."""

Rule = tuple[str, str, str]
"""A column of the index's words, how it is compared, and with what."""

_TESTS = {"exact": operator.eq, "startswith": str.startswith, "endswith": str.endswith, "contains": operator.contains}


@dataclass(frozen=True)
class Wanted:
    """A question: `near` and `wide` are, for each of its words, the stems of its forms, and those of the compounds that
    it is a part of as well; `marks` the words, by language, that a reader is shown as found. None of it, where nothing
    is asked for. `is_cut` says that not all that was typed is asked for."""

    text: str = ""
    near: list[frozenset[str]] = field(default_factory=list)
    wide: list[frozenset[str]] = field(default_factory=list)
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    is_cut: bool = False

    @property
    def number(self) -> str:
        """The number that was typed, if nothing else was."""
        return self.text if is_number(self.text) else ""


@dataclass
class _Term:
    """One word of the question, with its stem and root by language."""

    word: str
    stems: dict[str, str]
    roots: dict[str, str]
    near: set[str] = field(default_factory=set)
    wide: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.near = {stem for stem in self.stems.values() if stem}
        self.wide = set(self.near)

    def rules(self, language: str) -> list[Rule]:
        """The words of the index that are forms of this one, the first rule, or compounds that hold it, the others.

        Short words are looked for where a compound begins or ends, because within they are part of anything.
        """
        word, stem, end = self.word, self.stems[language], self.roots[language]
        found = [("root", "exact", end)]
        if not is_inflected(word):
            return found
        if len(word) == SHORT:
            found += [("word", "startswith", word), ("word", "endswith", word)]
        if len(word) > SHORT:
            found += [("word", "contains", word)]
        if len(stem) > SHORT + 1 and word not in stem:
            found += [("word", "contains", stem)]
        if len(end) > SHORT:
            found += [("root", "endswith", end)]
        return found

    def takes(self, row: Word) -> bool:
        """Whether a rule takes a word of the index; its stem is kept then."""
        hits = [_TESTS[test](getattr(row, name), text) for name, test, text in self.rules(row.language)]
        if hits[0]:
            self.near.add(row.stem)
        if any(hits):
            self.wide.add(row.stem)
        return any(hits)


def read(text: str) -> Wanted:
    """The question that a text asks; two queries on PostgreSQL more than the one for the words."""
    text = " ".join(text.split())
    short = text[:MOST_LETTERS]
    words = list(dict.fromkeys(word for _start, _end, word in tokens(short)))
    telling = [word for word in words if not any(word in silent for silent in SAYING_NOTHING.values())]
    asked = [word for word in telling if len(word) >= LEAST_LETTERS or word.isdigit()][:MOST_WORDS]
    is_cut = len(short) < len(text) or len(asked) < len(telling)
    terms = _terms(asked)
    marks: dict[str, set[str]] = {language: set(asked) for language in LANGUAGES}
    for row in _words_like(terms):
        if any([term.takes(row) for term in terms]):
            marks[row.language].add(row.word)
    return Wanted(
        text=short,
        near=[frozenset(term.near) for term in terms],
        wide=[frozenset(term.wide) for term in terms],
        marks={language: frozenset(found) for language, found in marks.items()},
        is_cut=is_cut,
    )


def _terms(words: list[str]) -> list[_Term]:
    """What the database leaves out in one of the languages is not asked for, unless there is nothing else."""
    if not words:
        return []
    stems = {language: database().stems(words, language) for language in LANGUAGES}
    terms = [
        _Term(
            word,
            {language: stems[language][word] for language in LANGUAGES},
            {language: root(stems[language][word], language) for language in LANGUAGES},
        )
        for word in words
    ]
    return [term for term in terms if all(term.stems.values())] or [term for term in terms if term.near]


def _words_like(terms: list[_Term]) -> Iterable[Word]:
    """The words of the index that are forms or compounds of these; one query."""
    if not terms:
        return []
    found = Q()
    for language in LANGUAGES:
        rules = [Q(**{f"{name}__{test}": text}) for term in terms for name, test, text in term.rules(language)]
        found |= Q(language=language) & reduce(or_, rules)
    forms = {found_root for term in terms for found_root in term.roots.values()}
    is_form = Case(When(root__in=forms, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Word.objects.filter(found).order_by(is_form, Length("word"))[:MOST_FORMS]
