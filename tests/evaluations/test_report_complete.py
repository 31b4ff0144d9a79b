"""The publication is exactly what the report shows: each text, name, number of a record and day of it stands there.

Every text is replaced by a word of its own, and every day by a day of its own, so that none can hide in another.
"""

import dataclasses
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple, get_args, get_type_hints

import docx
import pytest
from docx.oxml.ns import qn

from evaluations import report
from evaluations.publication import Change, Counts, Piece, Publication, RatingCount, Text
from tests.evaluations.sample_corrected import complete

NOT_SHOWN = {
    "Plan.slug": "the address of the plan, a key for programs",
    "Edition.frozen_at": "the creation date of the file, in its metadata",
}


WORDS_ALONE = {
    "Plan.slug",
    "Edition.case_number",
    "Decision.section",
    "Comparison.checksum",
    "EditionChanges.checksum",
}
"""Words that are no texts, and shown as they are."""


class OneLanguage(NamedTuple):
    """A word that stands in the report of one language alone."""

    language: str
    word: str


class Words:
    """A publication with each text and day made unique; `places` says where each of them stands."""

    def __init__(self, publication: Publication) -> None:
        self.numbers, self.places = count(1), {}
        self.data = self.unique(publication)

    def unique(self, value: Any, place: str = "") -> Any:
        if isinstance(value, tuple):
            return tuple(self.unique(entry, place) for entry in value)
        if isinstance(value, Text):
            number = next(self.numbers)
            return self.noted(place, Text(f"sana{number:04}x", f"ord{number:04}x"))
        if isinstance(value, Change):
            # In the reader's own language: what the other language has alone would be shown in that one.
            fi, sv = self.pieces("fi", value.fi or value.sv), self.pieces("sv", value.sv or value.fi)
            return Change(self.unique(value.what, "Change.what"), fi, sv)
        if isinstance(value, date) and not isinstance(value, datetime):
            return self.noted(place, date(1950, 1, 1) + timedelta(days=next(self.numbers)))
        if isinstance(value, datetime):
            return self.noted(place, value)
        if isinstance(value, str) and place in WORDS_ALONE:
            return self.noted(place, f"merkki{next(self.numbers):04}x")
        if dataclasses.is_dataclass(value) and not isinstance(value, Counts):
            return dataclasses.replace(value, **dict(self.changed(value)))
        return value

    def pieces(self, language: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        word = {"fi": "sana", "sv": "ord"}[language]
        words = [OneLanguage(language, f"{word}{next(self.numbers):04}x") for _piece in pieces]
        for one in words:
            self.noted("Piece.text", one)
        return tuple(replace(piece, text=one.word) for piece, one in zip(pieces, words, strict=True))

    def changed(self, value: Any) -> Iterator[tuple[str, Any]]:
        for field in dataclasses.fields(value):
            yield (
                field.name,
                self.unique(getattr(value, field.name), f"{type(value).__name__}.{field.name}"),
            )

    def noted(self, place: str, value: Any) -> Any:
        self.places[value] = place
        return value


def as_shown(value: Any, language: str) -> str:
    if isinstance(value, OneLanguage):
        return value.word
    if isinstance(value, Text):
        return getattr(value, language)
    return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else value


def paper(data, language) -> str:
    return report.html(data, language)


def web(data, language) -> str:
    return report.web_page(data, language).decode()


def word(data, language) -> str:
    """The text of the Word document, as if it were the body of a page."""
    document = docx.Document(io.BytesIO(report.word(data, language)))
    return "<body>" + "\n".join(node.text or "" for node in document.element.iter(qn("w:t")))


@pytest.mark.parametrize("made_as", [paper, web, word])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_everything_of_the_publication_is_shown_in_its_language(language, made_as):
    words = Words(complete())
    html = made_as(words.data, language)
    body = re.sub(r"<[^>]+>", " ", html.split("<body>")[1])
    shown = set(re.findall(r"(?:sana|ord|merkki)\d{4}x|\d+\.\d+\.\d{4}", body))
    here = {
        value: place
        for value, place in words.places.items()
        if not isinstance(value, OneLanguage) or value.language == language
    }
    lacking = {place for value, place in here.items() if as_shown(value, language) not in shown}
    assert lacking == set(NOT_SHOWN)
    other = {"fi": "ord", "sv": "sana"}[language]
    assert not [word for word in shown if word.startswith(other)]


def _kinds(kind: Any) -> set[type]:
    """The frozen classes that a publication is made of."""
    if dataclasses.is_dataclass(kind):
        inner = [entry for hint in get_type_hints(kind).values() for entry in _kinds(hint)]
        return {kind, *inner}
    return {entry for argument in get_args(kind) for entry in _kinds(argument)}


def _filled(value: Any) -> Iterator[tuple[type, str]]:
    if isinstance(value, tuple):
        for entry in value:
            yield from _filled(entry)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if inner not in (None, "", ()):
                yield type(value), field.name
            yield from _filled(inner)


def test_the_sample_leaves_no_field_of_the_schema_empty():
    """Otherwise the test above would say nothing of that field."""
    fields = {(kind, field.name) for kind in _kinds(Publication) for field in dataclasses.fields(kind)}
    assert fields - set(_filled(complete())) == set()
    assert {Text, RatingCount} <= {kind for kind, _name in fields}
