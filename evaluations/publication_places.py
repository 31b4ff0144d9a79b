"""What the publication says of each municipality of the province. All of it came with version 2 of the schema."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evaluations.publication_base import Text


@dataclass(frozen=True, slots=True)
class Held:
    """An activity in which `number` people from a municipality took part."""

    title: Text
    day: date
    number: int
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its cooperation area on the cut-off day, and what it takes part in by its name.

    `projects` marks those in which it takes part through the body of its cooperation area.
    """

    name: Text
    area: Text | None = None
    networks: Text | None = None
    projects: Text | None = None
    held: tuple[Held, ...] = ()
