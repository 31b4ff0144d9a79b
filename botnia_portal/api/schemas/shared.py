"""What all plans share: projects and other works, networks, municipalities."""

from datetime import date

from pydantic import Field

from botnia_portal.api.schemas.basic import Addresses, Dated, Names, Reference, Shape, Text, Time
from networks.choices import LanguageStatus, MemberRole, NetworkKind, NetworkLevel, NetworkState
from plans.choices import FundingKind, ParticipationRole, ProjectKind, ProjectPhase


class Participation(Shape):
    """Who takes part: a municipality, an organisation, or a count with words."""

    role: ParticipationRole
    party: Reference | None
    words: Names | None
    count: int | None
    first_day: date | None
    last_day: date | None


class Funding(Shape):
    """What was applied for from a payer, granted by it or used of it in a year."""

    payer: Reference
    year: int | None
    kind: FundingKind
    amount: str | None = Field(description="Euros, as a decimal number with a point.")
    decision: Names | None


class Project(Shape):
    """A work that plans refer to, each as what it is: a project, a programme, a tool, a law."""

    id: str
    url: str
    web: Addresses
    slug: str
    name: Text | None
    short_name: Text | None
    kind: ProjectKind
    phase: ProjectPhase | None
    time: Time | None = Field(description="Its period.")
    description: Text | None
    note: Text | None
    coordinators: list[Reference]
    coordinator_words: Text | None
    steering_group: Reference | None
    parent: Reference | None
    programme: Reference | None
    participations: list[Participation]
    funding_words: Text | None
    funding: list[Funding]
    closed: Dated | None


class Alias(Shape):
    language: str
    name: str


class Member(Shape):
    """A member of a network as you may see it: a person's name only where it is public or you see the live plan."""

    role: MemberRole
    is_person: bool
    person: str | None
    organisation: Reference | None = Field(
        description="The member itself, or the organisation of the person."
    )
    words: Names | None
    represents: Reference | None
    represents_words: Names | None
    first_day: date | None
    last_day: date | None


class Network(Shape):
    """A group that works together, or is needed or to be founded."""

    id: str
    url: str
    web: Addresses
    slug: str
    name: Text | None
    kind: NetworkKind
    level: NetworkLevel
    state: NetworkState
    is_generic: bool
    task: Text | None
    note: Text | None
    province: Reference | None
    conveners: list[Reference]
    aliases: list[Alias]
    members: list[Member]
    closed: Dated | None


class LanguageRow(Shape):
    """The language of a municipality in a period (Language Act 423/2003, section 5)."""

    status: LanguageStatus
    valid_from: date | None
    valid_to: date | None


class Belonging(Shape):
    """A province or cooperation area in a period. Inferred: background knowledge, not in the plan document."""

    to: Reference
    valid_from: date | None
    valid_to: date | None
    is_inferred: bool


class Municipality(Shape):
    """A municipality with what holds on the day: language, province and cooperation areas."""

    id: str
    url: str
    web: Addresses
    slug: str
    code: str = Field(description="Of Statistics Finland.")
    name: Text | None
    as_of: date
    languages: list[LanguageRow]
    provinces: list[Belonging]
    cooperation_areas: list[Belonging]
    note: Text | None
    closed: Dated | None
