"""The full-text search of the two databases behind one face.

PostgreSQL stems by its configurations `finnish` and `swedish` and keeps a column `vector` beside those of the model,
with the weights A and B for titles and C and D for texts, Finnish first; another makes rows so long that texts and
vectors are kept aside. SQLite keeps stems of Snowball in a table of FTS5 with as many columns, which an entry takes
along when it goes. Both are made by the migrations. Terms hold letters, digits and points alone, so nothing that
somebody types is an operator; they are quoted for all that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from django.db import connection, transaction
from django.db.models import BooleanField, Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from botnia_portal.search.asking import Term, Wanted
from botnia_portal.search.choices import TOLD_KINDS
from botnia_portal.search.words import BACKWARDS, FIRST, LAST, SHORT, snowball

_WEIGHTS = {"fi": {"A": 1.0, "B": 0.4, "C": 0.3, "D": 0.1}, "sv": {"A": 0.4, "B": 1.0, "C": 0.1, "D": 0.3}}
"""By the reader's language: title before text, own language before the other."""
TOLD_WEIGHT = 0.5
BEST_FIRST = (F("is_near").desc(), F("rank").desc(), "pk")
_LOCK = 0x5EA7C4
_SINGLE, _DOUBLE = "'", '"'


Row = tuple[Any, ...]
"""The key of an entry and its terms: those of the titles, then of the texts, Finnish before Swedish."""

_VECTOR = " || ".join(
    f"setweight(to_tsvector('{configuration}', new.{name}), '{label}')"
    for name, configuration, label in (
        ("title_fi", "finnish", "A"),
        ("title_sv", "swedish", "B"),
        ("body_fi", "finnish", "C"),
        ("body_sv", "swedish", "D"),
    )
)


class Database(Protocol):
    """What the search asks of a database."""

    def lock(self) -> None:
        """Let no other write the index until this transaction ends, so that the last to read is the last to write."""

    def stemmed(self, word: str, language: str) -> str:
        """What is handed to the database of a word."""

    def keep(self, rows: Sequence[Row]) -> None:
        """Keep the terms of entries in place of those that are there; one statement."""

    def asking(self) -> AbstractContextManager[None]:
        """Around the questions to the index."""

    def having(self, wanted: Wanted) -> Q:
        """The entries that have all words widely."""

    def named(self, wanted: Wanted) -> Q:
        """The entries with exactly this name or number; it goes through an index, not through the rows."""

    def ranked(self, rows: QuerySet[Any], wanted: Wanted, language: str) -> QuerySet[Any]:
        """Rows that have all words widely, annotated with `is_near` (they have all words nearly) and `rank` (the higher
        the better)."""


class PostgreSQL:
    def lock(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])

    def stemmed(self, word: str, language: str) -> str:
        """Itself: the database stems."""
        return word

    def keep(self, rows: Sequence[Row]) -> None:
        columns = [list(column) for column in zip(*rows, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE search_entry SET vector = {_VECTOR} "  # noqa: S608 - constants of this file
                "FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[]) "
                "AS new (id, title_fi, title_sv, body_fi, body_sv) WHERE search_entry.id = new.id",
                columns,
            )

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Through the index of the words: for a word that stands in many entries the planner would read all of them,
        and does not know that it unpacks all vectors then. Where a table cannot be read in another way, the question
        looks so dear that it would be compiled first; so no `jit` either."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)"
                )
            yield

    def having(self, wanted: Wanted) -> Q:
        return Q(self._has(wanted, wide=True))

    def named(self, wanted: Wanted) -> Q:
        keys = RawSQL("SELECT id FROM search_entry WHERE vector @@ %s::tsquery", [wanted.name])
        return Q(pk__in=keys)

    def ranked(self, rows: QuerySet[Any], wanted: Wanted, language: str) -> QuerySet[Any]:
        query, params = self._query(wanted, wide=True)
        weights = [_WEIGHTS[language][label] for label in "DCBA"]
        rank = RawSQL(  # noqa: S611 - the words go as parameters
            f"ts_rank(%s::float4[], search_entry.vector, {query}, 1)",
            [weights, *params],
            output_field=FloatField(),
        )
        near = self._has(wanted, wide=False)
        return rows.annotate(is_near=near, rank=rank * _by_kind())

    def _has(self, wanted: Wanted, *, wide: bool) -> _Flag:
        query, params = self._query(wanted, wide=wide)
        return _Flag(f"search_entry.vector @@ {query}", params)

    def _query(self, wanted: Wanted, *, wide: bool) -> tuple[str, list[str]]:
        one = "(to_tsquery('finnish', %s) || to_tsquery('swedish', %s) || %s::tsquery)"
        params: list[str] = []
        for term in wanted.terms:
            word = _quoted(term.word, _SINGLE)
            whole, beginnings = _compounds(term) if wide else ([], [])
            more = [_quoted(known, _SINGLE) for known in (*_roots(term), *whole)]
            more += [f"{_quoted(known, _SINGLE)}:*" for known in beginnings]
            params += [word, word, " | ".join(more)]
        return f"({' && '.join([one] * len(wanted.terms))})", params


class SQLite:
    def lock(self) -> None:
        """A transaction that writes has the whole database for itself."""

    def stemmed(self, word: str, language: str) -> str:
        return snowball(word, language)

    def keep(self, rows: Sequence[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "REPLACE INTO search_text (rowid, title_fi, title_sv, body_fi, body_sv) VALUES (%s, %s, %s, %s, %s)",
                rows,
            )

    def asking(self) -> AbstractContextManager[None]:
        return nullcontext()

    def having(self, wanted: Wanted) -> Q:
        return Q(pk__in=self._keys(wanted, wide=True))

    def named(self, wanted: Wanted) -> Q:
        return Q(
            pk__in=RawSQL(
                "SELECT rowid FROM search_text WHERE search_text MATCH %s", [_quoted(wanted.name, _DOUBLE)]
            )
        )

    def ranked(self, rows: QuerySet[Any], wanted: Wanted, language: str) -> QuerySet[Any]:
        weights = [_WEIGHTS[language][label] for label in "ABCD"]
        rank = RawSQL("-bm25(search_text, %s, %s, %s, %s)", weights, output_field=FloatField())
        keys = self._keys(wanted, wide=False)
        near = Case(When(pk__in=keys, then=True), default=False, output_field=BooleanField())
        # A join, because bm25 is a function of the search that finds the row.
        joined = rows.extra(
            tables=["search_text"],
            where=["search_text.rowid = search_entry.id", "search_text MATCH %s"],
            params=[self._query(wanted, wide=True)],
        )
        return joined.annotate(is_near=near, rank=rank * _by_kind())

    def _keys(self, wanted: Wanted, *, wide: bool) -> RawSQL:
        return RawSQL(
            "SELECT rowid FROM search_text WHERE search_text MATCH %s", [self._query(wanted, wide=wide)]
        )

    def _query(self, wanted: Wanted, *, wide: bool) -> str:
        return " AND ".join(f"({' OR '.join(self._one(term, wide=wide))})" for term in wanted.terms)

    def _one(self, term: Term, *, wide: bool) -> list[str]:
        whole, beginnings = _compounds(term) if wide else ([], [])
        exact = (*sorted(set(term.stems.values())), *_roots(term), *whole)
        found = [_quoted(known, _DOUBLE) for known in exact]
        return found + [f"{_quoted(known, _DOUBLE)}*" for known in beginnings]


class _Flag(RawSQL):
    """A condition in the words of the database."""

    conditional = True

    def __init__(self, sql: str, params: Sequence[Any]) -> None:
        super().__init__(sql, params, output_field=BooleanField())


def _roots(term: Term) -> list[str]:
    """The terms of the forms of a word, whatever its stem; the word itself where it has none."""
    return [f"{BACKWARDS}{known[::-1]}" for known in sorted(set(term.roots.values()))] or [term.word]


def _compounds(term: Term) -> tuple[list[str], list[str]]:
    """The terms that compounds have, and what terms of compounds begin with; very many begin with three letters."""
    starts, ends = sorted(term.beginnings), [end[::-1] for end in sorted(term.ends)]
    whole = [FIRST + start for start in starts if len(start) == SHORT]
    whole += [LAST + end for end in ends if len(end) == SHORT]
    beginnings = [start for start in starts if len(start) > SHORT]
    return whole, beginnings + [BACKWARDS + end for end in ends if len(end) > SHORT]


def _quoted(text: str, mark: str) -> str:
    return mark + text.replace(mark, mark * 2) + mark


def _by_kind() -> Case:
    return Case(
        When(kind__in=TOLD_KINDS, then=Value(TOLD_WEIGHT)), default=Value(1.0), output_field=FloatField()
    )


DATABASES: Mapping[str, Database] = {"postgresql": PostgreSQL(), "sqlite": SQLite()}


def database() -> Database:
    """That of the running portal."""
    return DATABASES[connection.vendor]
