"""What stands in a calendar, before it is written as iCalendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal

from botnia_portal.feeds.slots import Slot
from botnia_portal.feeds.words import Words

MOST = 2000
"""Entries of one calendar: programs take minutes over more, or refuse it. The areas of a large plan have their own."""

Standing = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
"""The values that RFC 5545 knows for the STATUS of an event."""


@dataclass(frozen=True)
class Entry:
    """One event. `key` names its row for good ("item-12"); `notes` stand in brackets behind the title, `lines` below.

    `path` leads to its page within the portal. `changed` is when its row was last written, as far as that is known.
    """

    key: str
    title: Words
    slot: Slot
    path: str
    changed: datetime
    notes: Sequence[str] = ()
    lines: Sequence[str] = ()
    category: str = ""
    place: str = ""
    standing: Standing = "CONFIRMED"
    sequence: int = 0


@dataclass(frozen=True)
class Draft:
    """An event that is put in words only where it is shown."""

    key: str
    slot: Slot
    make: Callable[[], Entry]

    @classmethod
    def of(cls, entry: Entry) -> Draft:
        return cls(entry.key, entry.slot, lambda: entry)


@dataclass(frozen=True)
class Calendar:
    """`undated` are the items and milestones that have no place in a calendar, `left_out` those beyond MOST."""

    name: str
    words: str
    path: str
    drafts: list[Draft] = field(default_factory=list)
    undated: int = 0

    @property
    def shown(self) -> list[Entry]:
        """In the order of their days. Of too many the earliest are left out, because they are over first."""
        ordered = sorted(self.drafts, key=lambda draft: (draft.slot.last, draft.key))
        return [draft.make() for draft in ordered[-MOST:]]

    @property
    def count(self) -> int:
        """How many entries are shown."""
        return len(self.drafts) - self.left_out

    @property
    def left_out(self) -> int:
        return max(len(self.drafts) - MOST, 0)


def begin_of(day: date) -> datetime:
    """The stamp of what carries none of its own: it has to stay the same for a feed to stay the same."""
    return datetime.combine(day, time(), tzinfo=UTC)
