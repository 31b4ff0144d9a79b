"""The funding of a project by payer and year: what was applied for, granted and used, with sums made in SQL."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import F, Q, QuerySet, Sum

from networks.models import Organisation
from plans.choices import FundingKind
from plans.models import FundingShare, Project

KINDS = (FundingKind.APPLIED, FundingKind.GRANTED, FundingKind.USED, FundingKind.UNSPECIFIED)
MORE_USED, MORE_GRANTED, OTHER_TIME = "used", "granted", "time"
YEARS_AROUND = 1
"""Money is applied for before a project begins, and accounted for after its end."""


@dataclass(frozen=True)
class FundingLine:
    """What one payer pays in one year (None: the year is not told); the shares by their kind."""

    payer: Organisation
    year: int | None
    shares: list[FundingShare]
    time: tuple[date | None, date | None] = (None, None)
    """First and last day of the project, as far as they are told."""

    @property
    def amounts(self) -> dict[str, Decimal | None]:
        return {share.kind: share.amount for share in self.shares}

    @property
    def warnings(self) -> list[str]:
        """What is unusual but may be true: more used than granted, more granted than applied for, a year outside the
        project's time; or several."""
        return [*_unusual(self.amounts), *([OTHER_TIME] if self._is_outside else [])]

    @property
    def _is_outside(self) -> bool:
        first, last = self.time
        if self.year is None:
            return False
        before = first is not None and self.year < first.year - YEARS_AROUND
        return before or (last is not None and self.year > last.year + YEARS_AROUND)


@dataclass(frozen=True)
class FundingSum:
    """The sums of a year, or of all (`of_all`). None stands where no amount of the kind is told."""

    year: int | None
    amounts: dict[str, Decimal | None]
    of_all: bool = False


@dataclass(frozen=True)
class Funding:
    """`kinds` are those of which something is told: the columns of the table."""

    lines: list[FundingLine] = field(default_factory=list)
    years: list[FundingSum] = field(default_factory=list)
    total: FundingSum | None = None

    @property
    def kinds(self) -> list[FundingKind]:
        told = {share.kind for line in self.lines for share in line.shares}
        return [kind for kind in KINDS if kind in told]

    @property
    def sums(self) -> list[FundingSum]:
        """The rows below the table: a sum for each year where there are several, and that of all."""
        several = self.years if len(self.years) > 1 else []
        return [*several, self.total] if self.total else []

    @property
    def warnings(self) -> list[FundingLine]:
        return [line for line in self.lines if line.warnings]


def funding_of(project: Project) -> Funding:
    """The shares of a project by year and payer, those without a year last.

    One query; where amounts are told, two more make the sums of the years and of all.
    """
    in_order = (F("year").asc(nulls_last=True), "payer_id", "pk")
    shares = list(project.funding_shares.select_related("payer").order_by(*in_order))
    if not shares:
        return Funding()
    groups = groupby(shares, key=lambda share: (share.year, share.payer_id))
    time = (project.time_earliest, project.time_latest)
    lines = [_line(list(rows), time) for _key, rows in groups]
    if all(share.amount is None for share in shares):
        return Funding(lines)
    sums = {kind.value: Sum("amount", filter=Q(kind=kind)) for kind in KINDS}
    rows: QuerySet = FundingShare.objects.filter(project=project).order_by()
    by_year = rows.values("year").annotate(**sums).order_by(F("year").asc(nulls_last=True))
    years = [FundingSum(row["year"], {kind: row[kind] for kind in sums}) for row in by_year]
    return Funding(lines, years, FundingSum(None, rows.aggregate(**sums), of_all=True))


def _line(shares: list[FundingShare], time: tuple[date | None, date | None]) -> FundingLine:
    return FundingLine(shares[0].payer, shares[0].year, shares, time)


def _unusual(amounts: dict[str, Decimal | None]) -> list[str]:
    applied, granted, used = (
        amounts.get(kind) for kind in (FundingKind.APPLIED, FundingKind.GRANTED, FundingKind.USED)
    )
    found = []
    if used is not None and granted is not None and used > granted:
        found.append(MORE_USED)
    if granted is not None and applied is not None and granted > applied:
        found.append(MORE_GRANTED)
    return found
