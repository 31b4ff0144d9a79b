"""Which fields of a row a form edits, read and written as texts, so that they can be merged (merging)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from botnia_portal.core import texts
from botnia_portal.core.editing.merging import Values


@dataclass(frozen=True)
class Shape:
    """The fields of a form: texts in two languages, plain values, links by key, flags and days."""

    texts: tuple[str, ...]
    plain: tuple[str, ...]
    links: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        pairs = [f"{name}_{language}" for name in self.texts for language in texts.LANGUAGES]
        return (*pairs, *self.plain, *self.links, *self.flags, *self.days)

    def read(self, row: Any) -> Values:
        """The fields of a row as texts; an empty text where there is nothing."""
        return {name: self._read(row, name) for name in self.names}

    def _read(self, row: Any, name: str) -> str:
        if name in self.links:
            return str(getattr(row, f"{name}_id") or "")
        value = getattr(row, name)
        if name in self.flags:
            return "1" if value else ""
        if name in self.days:
            return value.isoformat() if value else ""
        return (value or "").replace("\r\n", "\n").strip()

    def write(self, row: Any, values: Values) -> None:
        """Set the fields of a row from texts that have been checked."""
        for name, value in values.items():
            if name in self.links:
                setattr(row, f"{name}_id", int(value) if value else None)
            elif name in self.flags:
                setattr(row, name, bool(value))
            elif name in self.days:
                setattr(row, name, date.fromisoformat(value) if value else None)
            else:
                setattr(row, name, value)
