"""The publication: the frozen data of an evaluation, from which alone the Finnish and the Swedish report are made.

It holds exactly what the reports show and nothing else (no ids, no accounts, no contact data), so it may be
attached to the PDF and downloaded. Every name, text and figure is copied: what is renamed or deleted afterwards
changes no publication. The rules of the judgements are not data: they come with the report's own words.

As JSON it is canonical (sorted keys, UTF-8, no superfluous space), so equal data are equal bytes and one SHA-256.
The order of sections, items, goals and annex rows is the order in the report, the same in both languages; only
municipalities, which are here by their Finnish names, stand there by those of the reader's language.

Version 2 added what has changed, and the municipalities; version 3 the indicators. What was frozen as an earlier one is
read, and written again byte by byte: a field that came with a later version says so (`since`) and is neither read nor
written in an earlier one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from evaluations.publication_base import BasisKind as BasisKind
from evaluations.publication_base import Commitment as Commitment
from evaluations.publication_base import DecisionKind as DecisionKind
from evaluations.publication_base import FundingKind as FundingKind
from evaluations.publication_base import JudgedStatus as JudgedStatus
from evaluations.publication_base import Language as Language
from evaluations.publication_base import MilestoneState as MilestoneState
from evaluations.publication_base import Outcome as Outcome
from evaluations.publication_base import RatingValue as RatingValue
from evaluations.publication_base import RoundKind as RoundKind
from evaluations.publication_base import Status as Status
from evaluations.publication_base import Text as Text
from evaluations.publication_base import TextState as TextState
from evaluations.publication_changes import Change as Change
from evaluations.publication_changes import Changed as Changed
from evaluations.publication_changes import ComparedItem as ComparedItem
from evaluations.publication_changes import Comparison as Comparison
from evaluations.publication_changes import EditionChanges as EditionChanges
from evaluations.publication_changes import GoneItem as GoneItem
from evaluations.publication_changes import Judged as Judged
from evaluations.publication_changes import Movement as Movement
from evaluations.publication_changes import Piece as Piece
from evaluations.publication_changes import PlanChanges as PlanChanges
from evaluations.publication_changes import PlanDecision as PlanDecision
from evaluations.publication_changes import PlanDecisionKind as PlanDecisionKind
from evaluations.publication_codec import PublicationError as PublicationError
from evaluations.publication_codec import decode, encode, expect, since
from evaluations.publication_indicators import Indicator as Indicator
from evaluations.publication_indicators import IndicatorValue as IndicatorValue
from evaluations.publication_places import Held as Held
from evaluations.publication_places import Municipality as Municipality

SCHEMA = "botnia-evaluation-publication"
VERSION = 3
"""What is frozen today."""

VERSIONS = range(1, VERSION + 1)
"""What is read."""


@dataclass(frozen=True, slots=True)
class RatingCount:
    value: RatingValue
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items there are of each kind, for the whole plan, an area, a goal or a statutory task.

    The six statuses add up to `counted`, the firm commitments that have not been dropped. `late` is a mark
    beside them and never one of them; intentions, needs and information stand apart from `counted`.
    """

    counted: int
    realised: int = 0
    partly: int = 0
    running: int = 0
    not_started: int = 0
    not_realised: int = 0
    no_report: int = 0
    late: int = 0
    dropped: int = 0
    intentions: int = 0
    needs: int = 0
    information: int = 0
    ratings: tuple[RatingCount, ...] = ()

    def __post_init__(self) -> None:
        statuses = self.realised + self.partly + self.running
        statuses += self.not_started + self.not_realised + self.no_report
        if statuses != self.counted:
            raise PublicationError(f"The statuses add up to {statuses}, not to the {self.counted} counted.")


@dataclass(frozen=True, slots=True)
class Plan:
    slug: str
    title: Text
    owner: Text
    owner_description: Text | None
    steering_group: Text
    province: Text
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Round:
    """`cut_off` is the day whose state the report tells."""

    kind: RoundKind
    title: Text
    cut_off: date


@dataclass(frozen=True, slots=True)
class Decision:
    body: Text
    kind: DecisionKind
    day: date
    section: str
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """`frozen_at` also is the creation date of the files, so that they can be made again byte by byte."""

    number: int
    draft: bool
    frozen_at: datetime
    decisions: tuple[Decision, ...] = ()
    case_number: str = ""
    changes: Text | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What is written about the evaluation as a whole."""

    summary: Text | None = None
    conclusions: Text | None = None
    recommendations: Text | None = None
    position: Text | None = None


@dataclass(frozen=True, slots=True)
class ItemMilestone:
    title: Text
    time: Text | None
    state: MilestoneState
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Realised:
    """What was realised on the cut-off day, and what that is based on.

    basis "report": the status last reported, on `day`; "milestones": `done` of the `due` ones; "none": neither.
    """

    status: Status
    basis: BasisKind
    day: date | None = None
    done: int = 0
    due: int = 0
    narrative: Text | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    value: RatingValue
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    day: date
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A plan item. Who answers for it, its partners and its time stand in words, as the plan says them.

    The assessment is one text, or four (what was done, effect, deviation and why, what next), or both.
    """

    number: str
    title: Text
    commitment: Commitment
    realised: Realised
    description: Text | None = None
    condition: Text | None = None
    kinds: tuple[Text, ...] = ()
    responsible: Text | None = None
    partners: Text | None = None
    projects: tuple[Text, ...] = ()
    time: Text | None = None
    milestones: tuple[ItemMilestone, ...] = ()
    rating: Rating | None = None
    assessment: Text | None = None
    done: Text | None = None
    effect: Text | None = None
    deviation: Text | None = None
    next_steps: Text | None = None
    position: Text | None = None
    outcome: Outcome | None = None
    late: bool = False
    added_on: date | None = None
    dropped: Dropped | None = None
    added_reason: Text | None = field(default=None, metadata=since(2))


@dataclass(frozen=True, slots=True)
class Section:
    """A priority area's place in the plan; number 0 is the general part."""

    number: int
    name: Text
    counts: Counts
    items: tuple[Item, ...]
    introduction: Text | None = None
    summary: Text | None = None
    strengths: Text | None = None
    obstacles: Text | None = None
    strategy_link: Text | None = None
    position: Text | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    number: str
    name: Text
    items: tuple[str, ...]
    counts: Counts
    contribution: RatingValue | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Strategy:
    name: Text
    citation: Text | None
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class StatutoryTask:
    number: str
    name: Text
    citation: Text | None
    items: tuple[str, ...]
    counts: Counts
    contribution: RatingValue | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Linkage:
    """How the items serve strategies and statutory tasks; `unlinked` are the counted items that serve none."""

    strategies: tuple[Strategy, ...] = ()
    statutory_tasks: tuple[StatutoryTask, ...] = ()
    unlinked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    name: Text
    kind: Text
    level: Text | None = None
    state: Text | None = None
    task: Text | None = None
    members: Text | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funding:
    """`amount` is whole euros."""

    payer: Text
    kind: FundingKind
    amount: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Project:
    name: Text
    kind: Text
    phase: Text | None = None
    period: Text | None = None
    coordinator: Text | None = None
    participants: Text | None = None
    funding: tuple[Funding, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    title: Text
    time: Text | None
    state: MilestoneState
    done_on: date | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """`example` puts the label of made-up data on every page; `version` is that of the schema.

    `comparison` stands in an end-of-term evaluation beside which there is a mid-term one, `edition_changes` in a
    correction, `plan_changes` where the plan has been adopted.
    """

    plan: Plan
    round: Round
    edition: Edition
    counts: Counts
    sections: tuple[Section, ...]
    whole: Whole = Whole()
    linkage: Linkage = Linkage()
    networks: tuple[Network, ...] = ()
    projects: tuple[Project, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    example: bool = False
    version: int = VERSION
    municipalities: tuple[Municipality, ...] = field(default=(), metadata=since(2))
    plan_changes: PlanChanges | None = field(default=None, metadata=since(2))
    comparison: Comparison | None = field(default=None, metadata=since(2))
    edition_changes: EditionChanges | None = field(default=None, metadata=since(2))
    indicators: tuple[Indicator, ...] = field(default=(), metadata=since(3))

    def to_data(self) -> dict[str, Any]:
        """The publication as plain lists and mappings, ready for JSON."""
        return {"schema": SCHEMA} | encode(self, self.version)

    def to_json(self) -> bytes:
        """The canonical bytes."""
        text = json.dumps(self.to_data(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode()

    @classmethod
    def from_json(cls, data: bytes | str) -> Publication:
        """Read JSON of this schema, canonical or not; raise PublicationError for anything else."""
        try:
            return cls.from_data(json.loads(data))
        except ValueError as error:
            raise (
                error if isinstance(error, PublicationError) else PublicationError(f"Not JSON: {error}")
            ) from None

    @classmethod
    def from_data(cls, data: Any) -> Publication:
        """Read what `to_data` gave; raise PublicationError, which names the place, for anything else."""
        tree = dict(expect(dict, data, "publication"))
        version = tree.get("version", 0)
        if tree.pop("schema", None) != SCHEMA or version not in VERSIONS:
            known = " or ".join(map(str, VERSIONS))
            raise PublicationError(f"Not a {SCHEMA} of version {known}.")
        publication: Publication = decode(cls, tree, "publication", version)
        return publication

    def checksum(self) -> str:
        """SHA-256 of the canonical bytes, in hexadecimal."""
        return hashlib.sha256(self.to_json()).hexdigest()
