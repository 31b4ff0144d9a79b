"""Plans, their items and milestones."""

from datetime import date
from enum import Enum
from typing import Literal

from pydantic import Field

from botnia_portal.api.schemas.basic import Addresses, Dated, Names, Reference, Shape, Text, Time
from plans.choices import (
    Commitment,
    DecisionKind,
    ItemKind,
    MilestoneKind,
    PartyRoleKind,
    PlanStatus,
    Status,
)
from plans.querysets import NO_REPORT

ItemState = Enum("ItemState", {**{s.name: s.value for s in Status}, "NO_REPORT": NO_REPORT}, type=str)  # type: ignore[misc]
ItemState.__doc__ = (
    "What was reported of an item by the day; `no_report` where neither a report nor a milestone tells."
)


class Section(Shape):
    """A part of the plan: its general part (0) or a priority area."""

    number: int
    name: Names
    heading: Text | None
    introduction: Text | None


class Decision(Shape):
    """What a body decided on the plan."""

    kind: DecisionKind
    body: Names | None = Field(description="The network whose meeting decided.")
    day: date | None
    section: str | None
    text: Text | None


class PlanLinks(Shape):
    """Where the parts of a plan are told."""

    items: str
    milestones: str
    evaluations: str


class Plan(Shape):
    """An action plan for a term."""

    id: str
    url: str
    web: Addresses
    slug: str
    title: Text | None
    owner: Reference
    steering_group: Reference | None
    province: Reference | None
    first_day: date
    last_day: date
    status: PlanStatus
    published_day: date | None = Field(description="Readers see what was reported by this day.")
    as_of: date = Field(
        description="The day that the lists of this plan show to you unless asked for another."
    )
    shows_state: bool
    has_example_data: bool
    note: Text | None
    closed: Dated | None
    sections: list[Section]
    decisions: list[Decision]
    predecessor: str | None = Field(description="The address of the plan before, where you may see it.")
    links: PlanLinks


class Party(Shape):
    """Who or what stands in which role to an item: a row, a person, or words where the plan names no one."""

    role: PartyRoleKind
    party: Reference | None
    is_person: bool
    person: str | None = Field(description="A person's name, where it is public or you see the live plan.")
    words: Names | None = Field(description="Of a person the title, else the plan's own words.")
    count: int | None = Field(description="How many, where the names are not given.")
    is_implied: bool
    is_conditional: bool
    condition: Names | None


class Standing(Shape):
    """The state of an item on a day. *Late* is derived from the time and never reported."""

    as_of: date
    status: ItemState
    basis: Literal["report", "milestones", "none"] = Field(description="What the status rests on.")
    reported_as_of: date | None = Field(description="The day of the report that counts.")
    is_late: bool


class Link(Shape):
    """A strategic goal or a statutory task that an item serves. Inferred: our reading of the text."""

    target: Reference
    is_inferred: bool


class Item(Shape):
    """One thing that the plan says. Its number is stable and never used again."""

    id: str
    url: str
    web: Addresses
    plan: str = Field(description="The plan's slug.")
    has_example_data: bool = Field(description="True where the plan holds example material.")
    number: str
    section: Reference
    theme: Reference | None
    title: Text | None
    description: Text | None
    note: Text | None
    kinds: list[ItemKind]
    commitment: Commitment
    is_counted: bool = Field(description="Roll-ups count firm commitments alone.")
    condition: Text | None
    time: Time | None
    after: Reference | None = Field(description="The milestone that it follows.")
    state: Standing | None = Field(description="Null where no status may be shown.")
    parties: list[Party]
    lead: str | None = Field(description="The responsible person, for those who see the live plan.")
    deputy: str | None
    networks: list[Reference]
    projects: list[Reference]
    goals: list[Link]
    statutory_tasks: list[Link]
    milestones: list[Reference]
    related: list[Reference]
    added: Dated | None
    dropped: Dated | None


class Passage(Shape):
    """A sentence of the source document, in its own language."""

    page: int
    text: str


class Report(Shape):
    """What was told of an item, and when. `recorded_on` is the day of telling."""

    as_of: date
    recorded_on: date
    status: Status
    progress: int | None = Field(description="Per cent.")
    narrative: Text | None
    is_example: bool


class ItemWhole(Item):
    """An item with the sentences of the plan document that it comes from, and with its reports."""

    passages: list[Passage]
    reports: list[Report] | None = Field(description="Null for readers, who see the state of the day alone.")


class Milestone(Shape):
    """A point in time that items, projects and networks share. The period of a document is never counted nor late."""

    id: str
    url: str
    web: Addresses
    plan: str = Field(description="The plan's slug.")
    has_example_data: bool = Field(description="True where the plan holds example material.")
    title: Text | None
    kind: MilestoneKind
    time: Time | None
    after: Reference | None
    as_of: date
    state: Literal["done", "late", "now", "ahead", "passed", "undated", "period", "closed"] | None = Field(
        description="As of the day. now: its time has come and it is not late; passed: over, of those that are never "
        "late. Null where no state may be shown."
    )
    done_on: date | None
    evidence: Text | None = Field(description="In words; for those who see the live plan.")
    closed: Dated | None
    items: list[Reference]
    projects: list[Reference]
    networks: list[Reference]
