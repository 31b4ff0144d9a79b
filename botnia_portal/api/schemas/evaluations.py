"""Evaluations: issued editions with their files, and, for those who may see it, the round behind them."""

from datetime import date, datetime

from pydantic import Field

from botnia_portal.api.schemas.basic import Addresses, Dated, Names, Shape, Text
from botnia_portal.core.choices import Language
from evaluations.choices import Publicity, ReportFormat, Retention, RoundKind, RoundState
from plans.choices import DecisionKind


class File(Shape):
    """A report of an edition, as a file that never changes."""

    language: Language
    format: ReportFormat
    url: str
    size: int | None = Field(description="Bytes.")
    pages: int | None
    sha256: str


class EditionDecision(Shape):
    """What was decided on an edition, as it was frozen."""

    kind: DecisionKind
    body: Names
    day: date | None
    section: str | None


class Edition(Shape):
    """An issued edition, kept as it is. Its files and data are null or empty where it is not public or withdrawn."""

    id: str
    web: Addresses
    number: int
    title: Names
    cut_off: date = Field(description="The day that it tells of.")
    frozen_at: datetime
    publicity: Publicity
    publicity_reason: str | None
    retention: Retention
    case_number: str | None
    sha256: str = Field(description="Of the publication's canonical bytes.")
    chain_sha256: str | None = Field(description="Chained to the edition before.")
    decisions: list[EditionDecision]
    withdrawn: Dated | None
    schema_version: int
    publication: str | None = Field(description="The address of the frozen data: the bytes behind `sha256`.")
    package: str | None = Field(description="The address of the archive package (ZIP).")
    files: list[File]


class Round(Shape):
    """The internal record behind the editions, for those who may see it."""

    state: RoundState
    cut_off: date
    opens: date | None
    closes: date | None
    summary: Text | None
    conclusions: Text | None
    recommendations: Text | None


class Evaluation(Shape):
    """The mid-term or the end-of-term evaluation of a plan. Readers see it from its first issued edition on."""

    id: str
    url: str
    web: Addresses
    plan: str = Field(description="The plan's slug.")
    has_example_data: bool = Field(description="True where the plan holds example material.")
    kind: RoundKind
    round: Round | None
    editions: list[Edition] = Field(description="The newest first.")
