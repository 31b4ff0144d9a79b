"""The full-text search of the two databases behind one face.

PostgreSQL stems by its configurations `finnish` and `swedish` and keeps a column `vector`, which it generates from the
`terms_…`, with the weights A and B for titles and C and D for texts, Finnish first. SQLite keeps stems of Snowball in the
`terms_…`, and a table of FTS5 over them that triggers hold up to date. Both are made by the migrations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.db import connection
from django.db.models import BooleanField, Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from botnia_portal.search.choices import TOLD_KINDS
from botnia_portal.search.words import is_inflected, snowball

Alternatives = Sequence[Collection[str]]
"""For each word that is asked for, the stems of which one has to be there."""

_CONFIGURATIONS = {"fi": "finnish_stem", "sv": "swedish_stem"}
_WEIGHTS = {"fi": {"A": 1.0, "B": 0.4, "C": 0.3, "D": 0.1}, "sv": {"A": 0.4, "B": 1.0, "C": 0.1, "D": 0.3}}
"""By the reader's language: title before text, own language before the other."""
TOLD_WEIGHT = 0.5
_LOCK = 0x5EA7C4


class Database(Protocol):
    """What the search asks of a database."""

    def lock(self) -> None:
        """Let no other write the index until this transaction ends, so that the last to read is the last to write."""

    def stems(self, words: Iterable[str], language: str) -> dict[str, str]:
        """The stem that each word is found by; empty where the database leaves the word out."""

    def terms(self, words: Sequence[str], language: str) -> str:
        """What is kept of a text."""

    def having(self, wanted: Alternatives) -> Q:
        """The entries in which one of the alternatives of each word stands."""

    def ranked(
        self, rows: QuerySet[Any], wanted: Alternatives, near: Alternatives, language: str
    ) -> QuerySet[Any]:
        """The entries of `rows` with these words, annotated with `is_near` (a form of each word itself stands there,
        not only a compound) and `rank` (the higher the better)."""


class PostgreSQL:
    def lock(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])

    def stems(self, words: Iterable[str], language: str) -> dict[str, str]:
        asked = list(words)
        found = {word: word for word in asked if not is_inflected(word)}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT w, COALESCE((ts_lexize(%s::regdictionary, w))[1], '') FROM unnest(%s::text[]) AS w",
                [_CONFIGURATIONS[language], [word for word in asked if word not in found]],
            )
            return {**found, **dict(cursor.fetchall())}

    def terms(self, words: Sequence[str], language: str) -> str:
        return " ".join(words)

    def having(self, wanted: Alternatives) -> Q:
        return Q(_Flag("search_entry.vector @@ %s::tsquery", [self._query(wanted)]))

    def ranked(
        self, rows: QuerySet[Any], wanted: Alternatives, near: Alternatives, language: str
    ) -> QuerySet[Any]:
        weights = [_WEIGHTS[language][label] for label in "DCBA"]
        rank = RawSQL(  # noqa: S611 - the words go as parameters
            "ts_rank(%s::float4[], search_entry.vector, %s::tsquery, 1)",
            [weights, self._query(wanted)],
            output_field=FloatField(),
        )
        is_near = _Flag("search_entry.vector @@ %s::tsquery", [self._query(near)])
        return rows.filter(self.having(wanted)).annotate(is_near=is_near, rank=rank * _by_kind())

    def _query(self, wanted: Alternatives) -> str:
        """Stems hold letters and digits alone, and are quoted for all that."""
        quoted = (
            [f"""'{stem.replace("'", "''")}'""" for stem in sorted(stems) if stem] or ["''"]
            for stems in wanted
        )
        return " & ".join(f"({' | '.join(stems)})" for stems in quoted)


class SQLite:
    def lock(self) -> None:
        """A transaction that writes has the whole database for itself."""

    def stems(self, words: Iterable[str], language: str) -> dict[str, str]:
        return {word: snowball(word, language) for word in words}

    def terms(self, words: Sequence[str], language: str) -> str:
        return " ".join(snowball(word, language) for word in words)

    def having(self, wanted: Alternatives) -> Q:
        return Q(pk__in=self._keys(wanted))

    def ranked(
        self, rows: QuerySet[Any], wanted: Alternatives, near: Alternatives, language: str
    ) -> QuerySet[Any]:
        weights = [_WEIGHTS[language][label] for label in "ABCD"]
        rank = RawSQL(  # noqa: S611 - the words go as parameters
            "-bm25(search_text, %s, %s, %s, %s)", weights, output_field=FloatField()
        )
        is_near = Case(When(pk__in=self._keys(near), then=True), default=False, output_field=BooleanField())
        # A join, because bm25 is a function of the search that finds the row.
        joined = rows.extra(  # noqa: S610
            tables=["search_text"],
            where=["search_text.rowid = search_entry.id", "search_text MATCH %s"],
            params=[self._query(wanted)],
        )
        return joined.annotate(is_near=is_near, rank=rank * _by_kind())

    def _keys(self, wanted: Alternatives) -> RawSQL:
        return RawSQL(  # noqa: S611 - the words go as parameters
            "SELECT rowid FROM search_text WHERE search_text MATCH %s", [self._query(wanted)]
        )

    def _query(self, wanted: Alternatives) -> str:
        quoted = (
            [f'''"{stem.replace('"', '""')}"''' for stem in sorted(stems) if stem] or ['""']
            for stems in wanted
        )
        return " AND ".join(f"({' OR '.join(stems)})" for stems in quoted)


class _Flag(RawSQL):
    """A condition in the words of the database."""

    conditional = True

    def __init__(self, sql: str, params: Sequence[Any]) -> None:
        super().__init__(sql, params, output_field=BooleanField())


def _by_kind() -> Case:
    return Case(When(kind__in=TOLD_KINDS, then=Value(TOLD_WEIGHT)), default=Value(1.0), output_field=FloatField())


DATABASES: Mapping[str, Database] = {"postgresql": PostgreSQL(), "sqlite": SQLite()}


def database() -> Database:
    """That of the running portal."""
    return DATABASES[connection.vendor]


BEST_FIRST = (F("is_near").desc(), F("rank").desc(), "pk")
