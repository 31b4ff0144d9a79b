"""What somebody types, as what the index is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from botnia_portal.core.texts import LANGUAGES
from botnia_portal.search.words import SAYING_NOTHING, SHORT, is_inflected, name_term, root, snowball, tokens

MOST_LETTERS = 200
MOST_WORDS = 8
LEAST_LETTERS = 2


@dataclass(frozen=True)
class Term:
    """One word of a question. A text has it *nearly* where a form of the word stands there, in either language, and
    *widely* also where a compound begins with it or ends in it."""

    word: str

    @cached_property
    def stems(self) -> dict[str, str]:
        return {language: snowball(self.word, language) for language in LANGUAGES}

    @cached_property
    def roots(self) -> dict[str, str]:
        if not is_inflected(self.word):
            return {}
        return {language: root(stem, language) for language, stem in self.stems.items()}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """With what compounds begin: the word as it is typed, which also finds while it is not typed to its end, and
        its stem where that is no mere beginning of anything."""
        if not self.roots or len(self.word) < SHORT:
            return frozenset()
        return frozenset({self.word, *(stem for stem in self.stems.values() if len(stem) > SHORT + 1)})

    @cached_property
    def ends(self) -> frozenset[str]:
        """In what the roots of compounds end."""
        return frozenset(end for end in self.roots.values() if len(end) >= SHORT and len(self.word) >= SHORT)

    def stands_in(self, word: str, language: str) -> bool:
        """Whether a word of a text is one that this finds; as the database decides it, but for rare stems."""
        if word == self.word:
            return True
        if not self.roots or word in SAYING_NOTHING[language] or not self._may_be(word):
            return False
        stem = snowball(word, language)
        end = root(stem, language)
        if end == self.roots[language] or any(stem.startswith(beginning) for beginning in self.beginnings):
            return True
        return any(end.endswith(own) for own in self.ends)

    def _may_be(self, word: str) -> bool:
        """Stemming takes its time: words that cannot be meant are left out without it."""
        return word.startswith(self.word[:2]) or any(end[:-1] in word for end in self.ends)


@dataclass(frozen=True)
class Wanted:
    """A question; no terms where nothing is asked for. `is_cut`: not all that was typed is asked for."""

    text: str
    terms: tuple[Term, ...]
    is_cut: bool

    @property
    def name(self) -> str:
        """The term of what is named exactly so, or has this number."""
        return name_term(self.text)

    def marks(self, word: str, language: str) -> bool:
        """Whether a word of a text is one that is shown as found."""
        return any(term.stands_in(word, language) for term in self.terms)


def read(text: str) -> Wanted:
    """The question that a text asks. Words that say nothing in one of the languages are not asked for."""
    text = " ".join(text.split())
    short = text[:MOST_LETTERS]
    words = dict.fromkeys(word for _start, _end, word in tokens(short))
    telling = [word for word in words if not any(word in silent for silent in SAYING_NOTHING.values())]
    asked = [word for word in telling if len(word) >= LEAST_LETTERS or word.isdigit()]
    is_cut = len(short) < len(text) or len(asked) > MOST_WORDS
    return Wanted(short, tuple(Term(word) for word in asked[:MOST_WORDS]), is_cut)
