"""Writing the index: the entries of some things, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from django.db import connection, transaction
from django.db.models import Model

from botnia_portal.core.texts import LANGUAGES
from botnia_portal.search.databases import database
from botnia_portal.search.documents import Document
from botnia_portal.search.models import Entry
from botnia_portal.search.sources import SOURCES, Things, beside
from botnia_portal.search.words import name_term, terms, words_of

BATCH = 250
_PLACE = ("source", "key", "part")
_COLUMNS = ("kind", "audience", "part", "number", "path", "since", "source", "key")
_LINKS = ("plan", "section", "item", "round")
_WRITTEN = [field.name for field in Entry._meta.fields if field.name not in ("id", *_PLACE)]


def refresh(things: Things) -> None:
    """Read these things anew: their entries are written, and those of what is no longer there are taken away."""
    if not things:
        return
    with transaction.atomic():
        database().lock()
        for model, keys in _by_model(things | beside(things)).items():
            documents = list(SOURCES[model](keys))
            _write(documents)
            _forget(model, keys, documents)


def _forget(model: type[Model], keys: set[int], documents: Sequence[Document]) -> None:
    """Take away the entries of rows that have none any more, and of a row in parts those that it has lost."""
    parts: dict[int, set[str]] = {}
    for document in documents:
        parts.setdefault(document.key, set()).add(document.part)
    standing = Entry.objects.filter(source=model._meta.label_lower)
    if gone := keys - set(parts):
        standing.filter(key__in=gone).delete()
    for key, kept in parts.items():
        if kept != {""}:
            standing.filter(key=key).exclude(part__in=kept).delete()


@transaction.atomic
def rebuild() -> int:
    """All of it anew; how many entries there are. Readers find the old ones until it is done."""
    database().lock()
    Entry.objects.all().delete()
    count = 0
    for source in SOURCES.values():
        documents = iter(source(None))
        while batch := list(islice(documents, BATCH)):
            _write(batch)
            count += len(batch)
    with (
        connection.cursor() as cursor
    ):  # what was filled at once the database would plan for as if it were empty
        cursor.execute("ANALYZE search_entry")
    return count


def _by_model(things: Things) -> dict[type[Model], set[int]]:
    found: dict[type[Model], set[int]] = {}
    for model, key in things:
        found.setdefault(model, set()).add(key)
    return found


def _write(documents: Sequence[Document]) -> None:
    """Entries, and beside each what it is asked for; two statements."""
    if not documents:
        return
    entries = Entry.objects.bulk_create(
        [_entry(document) for document in documents],
        update_conflicts=True,
        unique_fields=_PLACE,
        update_fields=_WRITTEN,
    )
    database().keep([(entry.pk, *_terms(entry)) for entry in entries])


def _entry(document: Document) -> Entry:
    columns = {name: getattr(document, name) for name in _COLUMNS}
    columns.update({f"{name}_id": getattr(document, name) for name in _LINKS})
    for language in LANGUAGES:
        columns[f"title_{language}"] = document.title.get(language, "")
        columns[f"body_{language}"] = document.body.get(language, "")
    return Entry(**columns)


def _terms(entry: Entry) -> list[str]:
    """Of the titles, with the number and with both as names, and of the texts, each in Finnish and in Swedish."""
    titles, bodies = [], []
    for language in LANGUAGES:
        title, number = getattr(entry, f"title_{language}"), entry.number.lower()
        words = [*words_of(title, language), *filter(None, [number])]
        names = filter(None, [name_term(title), name_term(number)])
        titles.append(" ".join([terms(words, language, database().stemmed), *names]))
        bodies.append(
            terms(words_of(getattr(entry, f"body_{language}"), language), language, database().stemmed)
        )
    return [*titles, *bodies]
