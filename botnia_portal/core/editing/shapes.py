"""Which fields of a row a form edits, read and written as texts, so that they can be merged (merging)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import models

from botnia_portal.core import texts
from botnia_portal.core.audit import links_together
from botnia_portal.core.editing.merging import Values


@dataclass(frozen=True)
class Shape:
    """The fields of a form: texts in two languages, plain values, links by key, flags, days, numbers, and `many`,
    the links to several rows, as their keys in order ("3,17")."""

    texts: tuple[str, ...]
    plain: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    many: tuple[str, ...] = ()

    @classmethod
    def of(cls, model: type[models.Model], names: tuple[str, ...]) -> Self:
        """The shape of the named fields of a model, told by what its columns hold."""
        translated = texts.text_fields(model)
        sorts: dict[str, list[str]] = {"texts": [], "plain": []}
        for name in names:
            sort = "texts" if name in translated else _sort(model._meta.get_field(name))
            sorts.setdefault(sort, []).append(name)
        return cls(**{sort: tuple(found) for sort, found in sorts.items()})

    @property
    def names(self) -> tuple[str, ...]:
        pairs = [f"{name}_{language}" for name in self.texts for language in texts.LANGUAGES]
        return (*pairs, *self.plain, *self.links, *self.flags, *self.days, *self.numbers, *self.many)

    def read(self, row: Any, many: Values | None = None) -> Values:
        """The fields of a row as texts; an empty text where there is nothing. One query for each of `many`, unless the
        caller has read them already."""
        known = many or {}
        return {name: known[name] if name in known else self._read(row, name) for name in self.names}

    def _read(self, row: Any, name: str) -> str:
        if name in self.links:
            return str(getattr(row, f"{name}_id") or "")
        if name in self.many:
            return keys_as_text(getattr(row, name).values_list("pk", flat=True)) if row.pk else ""
        value = getattr(row, name)
        if name in self.flags:
            return "1" if value else ""
        if name in self.days:
            return value.isoformat() if value else ""
        if name in self.numbers:
            return "" if value is None else str(value)
        return (value or "").replace("\r\n", "\n").strip()

    def write(self, row: Any, values: Values) -> None:
        """Set the fields of a row from texts that have been checked; `many` wait for `write_many`."""
        for name, value in values.items():
            if name in self.links:
                setattr(row, f"{name}_id", int(value) if value else None)
            elif name in self.flags:
                setattr(row, name, bool(value))
            elif name in self.days:
                setattr(row, name, date.fromisoformat(value) if value else None)
            elif name in self.numbers:
                setattr(row, name, row._meta.get_field(name).to_python(value) if value else None)
            elif name not in self.many:
                setattr(row, name, value)

    def write_many(self, row: Any, values: Values, before: Values) -> None:
        """Set the links to several rows, told what they were `before`; the row must have been saved."""
        with links_together():
            for name in self.many:
                if name in values:
                    _link(getattr(row, name), set(keys_of(before.get(name, ""))), set(keys_of(values[name])))


def _link(links: Any, standing: set[int], wanted: set[int]) -> None:
    if gone := standing - wanted:
        links.remove(*sorted(gone))
    if new := wanted - standing:
        links.add(*sorted(new))


def keys_as_text(keys: Any) -> str:
    """Keys of rows as one text that does not depend on their order."""
    return ",".join(str(key) for key in sorted(int(key) for key in keys))


def keys_of(text: str) -> list[int]:
    return [int(key) for key in text.split(",") if key]


def _sort(field: Any) -> str:
    if isinstance(field, models.ManyToManyField):
        return "many"
    if isinstance(field, models.ForeignKey):
        return "links"
    if isinstance(field, models.BooleanField):
        return "flags"
    if isinstance(field, models.DateField):
        return "days"
    return "numbers" if isinstance(field, models.IntegerField | models.DecimalField) else "plain"
