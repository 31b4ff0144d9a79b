"""Writing the index: the entries of some things, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from django.db import connection, transaction
from django.db.models import Model

from botnia_portal.core.texts import LANGUAGES
from botnia_portal.search.databases import database
from botnia_portal.search.documents import Document
from botnia_portal.search.models import Entry, Word
from botnia_portal.search.sources import SOURCES, Things, beside
from botnia_portal.search.words import root, words_of

BATCH = 500
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
            standing = _standing(model, keys)
            documents = list(SOURCES[model](keys))
            _write(documents)
            kept = {(document.key, document.part) for document in documents}
            if gone := [pk for key, part, pk in standing if (key, part) not in kept]:
                Entry.objects.filter(pk__in=gone).delete()


@transaction.atomic
def rebuild() -> int:
    """All of it anew; how many entries there are. Readers find the old ones until it is done."""
    database().lock()
    Entry.objects.all().delete()
    Word.objects.all().delete()
    count = 0
    for source in SOURCES.values():
        documents = iter(source(None))
        while batch := list(islice(documents, BATCH)):
            _write(batch)
            count += len(batch)
    with connection.cursor() as cursor:  # what was filled at once the database would plan for as if it were empty
        cursor.execute("ANALYZE search_entry")
        cursor.execute("ANALYZE search_word")
    return count


def _by_model(things: Things) -> dict[type[Model], set[int]]:
    found: dict[type[Model], set[int]] = {}
    for model, key in things:
        found.setdefault(model, set()).add(key)
    return found


def _standing(model: type[Model], keys: Iterable[int]) -> list[tuple[int, str, int]]:
    rows = Entry.objects.filter(source=model._meta.label_lower, key__in=keys)
    return list(rows.values_list("key", "part", "pk"))


def _write(documents: Sequence[Document]) -> None:
    """Entries, and the words that are new with them."""
    if not documents:
        return
    seen: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    entries = [_entry(document, seen) for document in documents]
    Entry.objects.bulk_create(
        entries, batch_size=BATCH, update_conflicts=True, unique_fields=_PLACE, update_fields=_WRITTEN
    )
    _keep_words(seen)


def _entry(document: Document, seen: Mapping[str, set[str]]) -> Entry:
    """The row of a document; its words are added to those that have been seen."""
    columns = {name: getattr(document, name) for name in _COLUMNS}
    columns.update({f"{name}_id": getattr(document, name) for name in _LINKS})
    for language in LANGUAGES:
        title, body = document.title.get(language, ""), document.body.get(language, "")
        for name, text in (("title", title), ("body", body)):
            words = words_of(text, language)
            seen[language].update(words)
            if name == "title" and document.number:
                words.append(document.number)
            columns[f"{name}_{language}"] = text
            columns[f"terms_{name}_{language}"] = database().terms(words, language)
    return Entry(**columns)


def _keep_words(seen: Mapping[str, set[str]]) -> None:
    for language, words in seen.items():
        known = Word.objects.filter(language=language, word__in=words).values_list("word", flat=True)
        if new := words - set(known):
            stems = database().stems(sorted(new), language)
            rows = (Word(language=language, word=w, stem=s, root=root(s, language)) for w, s in stems.items() if s)
            Word.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
