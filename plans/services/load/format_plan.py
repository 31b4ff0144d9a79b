"""The format of the plan itself: sections, projects, passages, statements, items, milestones, and the whole file."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from plans import choices as plans
from plans.services.load import format_shared as shared
from plans.services.load.format_base import (
    AreaKey,
    Euros,
    GoalKey,
    ItemKey,
    Key,
    MunicipalityKey,
    NetworkKey,
    OrganisationKey,
    PassageKey,
    PersonKey,
    ProjectKey,
    ProvinceSlug,
    Row,
    SectionNumber,
    Slug,
    TaskKey,
    Text,
    ThemeKey,
    Time,
    known,
)


class Plan(Row):
    slug: Slug
    title: Text
    owner: OrganisationKey
    steering_group: NetworkKey | None = None
    province: ProvinceSlug | None = None
    first_day: date
    last_day: date
    status: plans.PlanStatus = plans.PlanStatus.DRAFT
    note: Text | None = None


class Section(Row):
    number: int
    area: AreaKey | None = None
    list_name: Text
    heading: Text
    introduction: Text | None = None


class FundingShare(Row):
    payer: OrganisationKey
    year: int | None = None
    kind: plans.FundingKind = plans.FundingKind.UNSPECIFIED
    amount: Euros | None = None


class Participation(Row):
    municipality: MunicipalityKey | None = None
    organisation: OrganisationKey | None = None
    count: int | None = None
    words: Text | None = None
    role: plans.ParticipationRole = plans.ParticipationRole.PARTICIPANT


class Project(Row):
    key: Key
    slug: Slug
    name: Text
    short_name: Text | None = None
    kind: plans.ProjectKind
    phase: plans.ProjectPhase | None = None
    parent: ProjectKey | None = None
    programme: ProjectKey | None = None
    description: Text | None = None
    time: Time | None = None
    coordinators: list[OrganisationKey] = []
    coordinator_words: Text | None = None
    steering_group: NetworkKey | None = None
    funding: Text | None = None
    funding_shares: list[FundingShare] = []
    participations: list[Participation] = []
    note: Text | None = None

    @field_validator("time")
    @classmethod
    def _no_anchor(cls, value: Time | None) -> Time | None:
        if value and value.after:
            raise ValueError("the period of a project has no 'after'")
        return value


class Passage(Row):
    key: Key
    page: int
    text: str


class Statement(Row):
    key: Key
    section: SectionNumber
    kind: plans.StatementKind
    text: Text
    project: ProjectKey | None = None
    passages: list[PassageKey] = []


class Party(Row):
    role: plans.PartyRoleKind
    organisation: OrganisationKey | None = None
    network: NetworkKey | None = None
    municipality: MunicipalityKey | None = None
    project: ProjectKey | None = None
    person: PersonKey | None = None
    words: Text | None = None
    count: int | None = None
    is_implied: bool = Field(False, alias="implied")
    is_conditional: bool = Field(False, alias="conditional")
    condition: Text | None = None

    @model_validator(mode="after")
    def _one_party(self) -> Self:
        self.one_of("organisation", "network", "municipality", "project", "person", "words")
        return self


class ItemGoal(Row):
    goal: GoalKey
    is_inferred: bool = Field(False, alias="inferred")


class ItemTask(Row):
    task: TaskKey
    is_inferred: bool = Field(False, alias="inferred")


class Item(Row):
    key: Key
    number: str = Field(pattern=r"^\d+\.\d+$")
    title: Text
    description: Text
    kinds: list[plans.ItemKind] = Field(min_length=1, max_length=2)
    commitment: plans.Commitment
    condition: Text | None = None
    theme: ThemeKey | None = None
    time: Time | None = None
    parties: list[Party] = []
    networks: list[NetworkKey] = []
    projects: list[ProjectKey] = []
    goals: list[ItemGoal] = []
    statutory_tasks: list[ItemTask] = []
    related: list[ItemKey] = []
    passages: list[PassageKey] = []
    note: Text | None = None

    @field_validator("number")
    @classmethod
    def _within_a_section(cls, value: str, info: ValidationInfo) -> str:
        known("sections", int(value.partition(".")[0]), info)
        return value


class Milestone(Row):
    key: Key
    title: Text
    kind: plans.MilestoneKind
    time: Time | None = None
    items: list[ItemKey] = []
    projects: list[ProjectKey] = []
    networks: list[NetworkKey] = []


class Remark(Row):
    key: Key
    kind: plans.RemarkKind
    text: Text
    items: list[ItemKey] = []
    passages: list[PassageKey] = []


class PlanFile(Row):
    schema_number: Literal[1] = Field(alias="schema")
    plan: Plan
    provinces: list[shared.Province] = []
    persons: list[shared.Person] = []
    organisations: list[shared.Organisation] = []
    cooperation_areas: list[shared.CooperationArea] = []
    municipalities: list[shared.Municipality] = []
    networks: list[shared.Network] = []
    strategies: list[shared.Strategy] = []
    statutory_tasks: list[shared.StatutoryTask] = []
    influence_channels: list[shared.InfluenceChannel] = []
    priority_areas: list[shared.PriorityArea] = []
    sections: list[Section] = []
    themes: list[shared.Theme] = []
    projects: list[Project] = []
    passages: list[Passage] = []
    statements: list[Statement] = []
    items: list[Item] = []
    milestones: list[Milestone] = []
    remarks: list[Remark] = []
