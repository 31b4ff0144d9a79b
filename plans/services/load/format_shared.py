"""The format of what several plans share: places, bodies, people, networks, strategies, tasks, priority areas."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from botnia_portal.core.choices import Language
from networks import choices as networks
from networks.models.places import TILE_COLUMNS, TILE_ROWS
from plans.services.load.format_base import (
    AreaKey,
    CooperationAreaKey,
    Key,
    NetworkKey,
    OrganisationKey,
    PersonKey,
    ProvinceSlug,
    Row,
    Slug,
    Text,
    Written,
)
from priorities.choices import StrategyKind


class Province(Row):
    slug: Slug
    code: str = ""
    name: Text


class Person(Row):
    key: Key
    name: str
    name_public: bool = False
    title: Text | None = None
    organisation: OrganisationKey | None = None


class Alias(Row):
    language: Language
    name: str


class Organisation(Row):
    key: Key
    slug: Slug
    name: Text
    short_name: Text | None = None
    kind: networks.OrganisationKind
    parent: OrganisationKey | None = None
    is_generic: bool = Field(False, alias="generic")
    count: int | None = None
    aliases: list[Alias] = []
    note: Text | None = None


class CooperationArea(Row):
    slug: Slug
    name: Text
    province: ProvinceSlug | None = None
    organisation: OrganisationKey | None = None
    is_inferred: bool = Field(False, alias="inferred")
    note: Text | None = None


class Dated(Row):
    valid_from: date | None = Field(None, alias="from")
    valid_to: date | None = Field(None, alias="to")


class MunicipalityLanguage(Dated):
    status: networks.LanguageStatus


class MunicipalityProvince(Dated):
    province: ProvinceSlug


class MunicipalityArea(Dated):
    area: CooperationAreaKey
    is_inferred: bool = Field(False, alias="inferred")


class Tile(Row):
    """The place of a municipality in the grid of tiles of its province."""

    row: Annotated[int, Field(ge=TILE_ROWS[0], le=TILE_ROWS[1])]
    column: Annotated[int, Field(ge=TILE_COLUMNS[0], le=TILE_COLUMNS[1])]


class Municipality(Row):
    key: Key
    slug: Slug
    code: str
    name: Text
    organisation: OrganisationKey | None = None
    languages: list[MunicipalityLanguage] = []
    provinces: list[MunicipalityProvince] = []
    areas: list[MunicipalityArea] = []
    tile: Tile | None = None
    note: Text | None = None


class Member(Row):
    person: PersonKey | None = None
    organisation: OrganisationKey | None = None
    words: Text | None = None
    role: networks.MemberRole = networks.MemberRole.MEMBER
    represents_words: Text | None = Field(None, alias="represents")

    @model_validator(mode="after")
    def _one_member(self) -> Self:
        self.one_of("person", "organisation", "words")
        return self


class Network(Row):
    key: Key
    slug: Slug
    name: Text
    kind: networks.NetworkKind
    level: networks.NetworkLevel
    state: networks.NetworkState
    is_generic: bool = Field(False, alias="generic")
    task: Text | None = None
    organisation: OrganisationKey | None = None
    province: ProvinceSlug | None = None
    conveners: list[OrganisationKey] = []
    members: list[Member] = []
    aliases: list[Alias] = []
    note: Text | None = None


class Goal(Row):
    key: Key
    number: Written
    name: Text
    description: Text | None = None


class Strategy(Row):
    slug: Slug
    kind: StrategyKind
    name: Text
    owner: OrganisationKey | None = None
    first_day: date | None = None
    last_day: date | None = None
    citation: Text | None = None
    url: str = ""
    goals: list[Goal] = []


class StatutoryTask(Row):
    key: Key
    slug: Slug
    number: int
    name: Text
    citation: Text | None = None
    url: str = ""


class InfluenceChannel(Row):
    key: Key
    slug: Slug
    name: Text
    description: Text | None = None
    networks: list[NetworkKey] = []


class PriorityArea(Row):
    key: Key
    slug: Slug
    number: int
    name: Text
    short_name: Text | None = None
    introduction: Text | None = None
    citation: Text | None = None


class Theme(Row):
    key: Key
    slug: Slug
    area: AreaKey | None = None
    name: Text
