"""What a source of the search makes of a row: its texts in both languages, where it belongs and who finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import override

from botnia_portal.core.markdown import plain
from botnia_portal.core.texts import LANGUAGES, text_of
from botnia_portal.search.choices import Audience, Kind

Texts = Mapping[str, str]
"""A text by language."""

Source = Callable[[Iterable[int] | None], Iterable["Document"]]
"""The documents of the rows with these keys, or of all rows."""


@dataclass(frozen=True)
class Document:
    """One thing that is found; the columns are those of `models.Entry`."""

    row: Model
    kind: Kind
    path: str
    title: Texts
    body: Texts = field(default_factory=dict)
    audience: Audience = Audience.OPEN
    part: str = ""
    number: str = ""
    plan: int | None = None
    section: int | None = None
    item: int | None = None
    round: int | None = None
    since: date | None = None

    @property
    def source(self) -> str:
        return self.row._meta.label_lower

    @property
    def key(self) -> int:
        return int(self.row.pk)


def rows_of(rows: QuerySet[Any], keys: Iterable[int] | None) -> Iterable[Any]:
    """The rows with these keys; all of them one batch after another, since there may be many."""
    return (
        rows.filter(pk__in=list(keys)) if keys is not None else rows.order_by("pk").iterator(chunk_size=1000)
    )


def address(name: str, *arguments: object, anchor: str = "") -> str:
    """An address without its language: "/plans/pohjanmaa-2013-2014/items/2.7/"."""
    with override(LANGUAGES[0]):
        path = reverse(name, args=arguments).removeprefix(f"/{LANGUAGES[0]}")
    return f"{path}#{anchor}" if anchor else path


def texts(row: Any, *fields: str) -> dict[str, str]:
    """Texts of a row one after the other, in each language, without the marks of Markdown."""
    return {language: joined(*(text_of(row, name, language) for name in fields)) for language in LANGUAGES}


def joined(*parts: str) -> str:
    """Texts as one, without the marks of Markdown."""
    return dashed(*map(plain, parts))


def dashed(*parts: str) -> str:
    """What holds no marks any more as one, with a dash between."""
    return " – ".join(filter(None, parts))


def with_names(found: Mapping[str, str], names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Texts, and other names by language behind them."""
    names = list(names)
    return {
        language: dashed(found.get(language, ""), *(name for code, name in names if code == language))
        for language in LANGUAGES
    }
