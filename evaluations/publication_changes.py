"""What the publication says of changes: since the round before, since the plan was adopted, since the edition before.

All of it came with version 2 of the schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from evaluations.publication_base import JudgedStatus, Outcome, RatingValue, Text
from evaluations.publication_codec import PublicationError

PieceKind = Literal["same", "removed", "added"]
PlanDecisionKind = Literal["adopted", "revised"]
Movement = Literal["better", "worse", "same", "open", "not_rated_then", "not_rated_now"]


@dataclass(frozen=True, slots=True)
class Judged:
    """How one item stood at the end of one round."""

    status: JudgedStatus
    rating: RatingValue | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """An item in two rounds. `then` is None where the plan did not have it yet, `now` where it no longer has it.

    `title` stands only where the item is no longer among those of the report.
    """

    number: str
    movement: Movement
    then: Judged | None = None
    now: Judged | None = None
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The ratings of an earlier round beside those of this one. The six counts add up to the items.

    `edition` and `checksum` say which issued edition of the earlier round was copied; without an edition, the
    assessments were read as they were when this publication was frozen. "open": too early to judge in one of them.
    """

    title: Text
    cut_off: date
    items: tuple[ComparedItem, ...]
    better: int = 0
    worse: int = 0
    same: int = 0
    open: int = 0
    not_rated_then: int = 0
    not_rated_now: int = 0
    edition: int | None = None
    checksum: str = ""

    def __post_init__(self) -> None:
        counted = self.better + self.worse + self.same + self.open
        counted += self.not_rated_then + self.not_rated_now
        if counted != len(self.items):
            raise PublicationError(f"The changes add up to {counted}, not to the {len(self.items)} items.")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text that changed: what stood before is "same" and "removed", what stands now "same" and "added"."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One text or value that is not what it was. A language in which it is the same has no pieces."""

    what: Text
    fi: tuple[Piece, ...] = ()
    sv: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing with what has changed in it."""

    where: Text
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What a correction says otherwise than the edition before, which `number`, `day` and `checksum` tell apart.

    `only_marks` texts say the same, and only whether they are confirmed is different. `withheld`: readers cannot open
    the edition before (any more), so that nothing of it is repeated.
    """

    number: int
    day: date
    checksum: str
    things: tuple[Changed, ...] = ()
    only_marks: int = 0
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class PlanDecision:
    """The adoption or a revision of the plan."""

    kind: PlanDecisionKind
    body: Text
    day: date
    section: str


@dataclass(frozen=True, slots=True)
class GoneItem:
    """An item of the plan as adopted that is no longer in it, and of which nobody said why."""

    number: str
    title: Text


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The plan as it was adopted, and what has changed in it since; what was dropped, and why, stands with the items.

    `baseline` is the day of the copy that was taken at the adoption, of `adopted_items` items. Without such a copy
    there is nothing with which texts and times could be compared, and `added` are those that say when they came.
    """

    decisions: tuple[PlanDecision, ...] = ()
    baseline: date | None = None
    adopted_items: int = 0
    added: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[GoneItem, ...] = ()
