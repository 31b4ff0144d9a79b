"""Projects and other works, networks and municipalities, in a constant number of queries whatever their number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from botnia_portal.api.rows.places import Places
from botnia_portal.api.rows.words import TextBook, names_or_none, time_of
from botnia_portal.api.schemas.shared import (
    Alias,
    Belonging,
    Funding,
    LanguageRow,
    Member,
    Municipality,
    Network,
    Participation,
    Project,
)
from networks.models import Network as NetworkRow
from networks.selectors import MemberLine, member_rows
from plans.choices import ProjectPhase
from plans.models import FundingShare
from plans.models import Participation as ParticipationRow
from plans.models import Project as ProjectRow


def project_rows() -> QuerySet[ProjectRow]:
    """Works with everything that they tell; four queries."""
    taking_part = ParticipationRow.objects.select_related("municipality", "organisation")
    rows = ProjectRow.objects.select_related("parent", "programme", "steering_group")
    return rows.prefetch_related(
        "coordinators",
        Prefetch("participations", taking_part),
        Prefetch("funding_shares", FundingShare.objects.select_related("payer")),
    ).order_by("slug")


def network_rows() -> QuerySet[NetworkRow]:
    """Networks with everything that they tell; four queries."""
    rows = NetworkRow.objects.select_related("province")
    return rows.prefetch_related(
        "conveners", "aliases", Prefetch("memberships", member_rows(), to_attr="member_rows")
    ).order_by("slug")


@dataclass(frozen=True)
class SharedWriter:
    """`live` shows the names of persons."""

    places: Places
    book: TextBook
    live: bool

    def project(self, row: ProjectRow) -> Project:
        text, places = self.book.text, self.places
        own = places.of(row)
        return Project(
            id=own.id,
            url=own.url or "",
            web=places.page("project", row.slug),
            slug=row.slug,
            name=text(row, "name"),
            short_name=text(row, "short_name"),
            kind=row.kind,  # type: ignore[arg-type]
            phase=ProjectPhase(row.phase) if row.phase else None,
            time=time_of(row, late=False),
            description=text(row, "description"),
            note=text(row, "note"),
            coordinators=places.all(row.coordinators.all()),
            coordinator_words=text(row, "coordinator_words"),
            steering_group=places.maybe(row.steering_group),
            parent=places.maybe(row.parent),
            programme=places.maybe(row.programme),
            participations=[self._participation(part) for part in row.participations.all()],
            funding_words=text(row, "funding"),
            funding=[self._funding(share) for share in row.funding_shares.all()],
            closed=self.book.closing(row),
        )

    def _participation(self, row: ParticipationRow) -> Participation:
        return Participation(
            role=row.role,  # type: ignore[arg-type]
            party=self.places.maybe(row.municipality or row.organisation),
            words=names_or_none(row, "words"),
            count=row.count,
            first_day=row.first_day,
            last_day=row.last_day,
        )

    def _funding(self, row: FundingShare) -> Funding:
        return Funding(
            payer=self.places.of(row.payer),
            year=row.year,
            kind=row.kind,  # type: ignore[arg-type]
            amount=str(row.amount) if row.amount is not None else None,
            decision=names_or_none(row, "decision"),
        )

    def network(self, row: Any) -> Network:
        text, places = self.book.text, self.places
        own = places.of(row)
        return Network(
            id=own.id,
            url=own.url or "",
            web=places.page("network", row.slug),
            slug=row.slug,
            name=text(row, "name"),
            kind=row.kind,
            level=row.level,
            state=row.state,
            is_generic=row.is_generic,
            task=text(row, "task"),
            note=text(row, "note"),
            province=places.maybe(row.province),
            conveners=places.all(row.conveners.all()),
            aliases=[Alias(language=alias.language, name=alias.name) for alias in row.aliases.all()],
            members=[self._member(MemberLine.of(member, names=self.live)) for member in row.member_rows],
            closed=self.book.closing(row),
        )

    def _member(self, line: MemberLine) -> Member:
        row = line.membership
        return Member(
            role=row.role,  # type: ignore[arg-type]
            is_person=row.person_id is not None,
            person=line.name or None,
            organisation=self.places.maybe(line.organisation),
            words=names_or_none(row, "words"),
            represents=self.places.maybe(line.represents),
            represents_words=names_or_none(row, "represents_words"),
            first_day=row.first_day,
            last_day=row.last_day,
        )

    def municipality(self, row: Any, day: date) -> Municipality:
        """A municipality of `municipalities_on(day)`."""
        own = self.places.of(row)
        return Municipality(
            id=own.id,
            url=own.url or "",
            web=self.places.page("municipality", row.slug),
            slug=row.slug,
            code=row.code,
            name=self.book.text(row, "name"),
            as_of=day,
            languages=[
                LanguageRow(status=dated.status, valid_from=dated.valid_from, valid_to=dated.valid_to)
                for dated in row.languages_now
            ],
            provinces=[self._belonging(dated, dated.province) for dated in row.provinces_now],
            cooperation_areas=[self._belonging(dated, dated.area) for dated in row.areas_now],
            note=self.book.text(row, "note"),
            closed=self.book.closing(row),
        )

    def _belonging(self, row: Any, to: Any) -> Belonging:
        return Belonging(
            to=self.places.of(to),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            is_inferred=getattr(row, "is_inferred", False),
        )
