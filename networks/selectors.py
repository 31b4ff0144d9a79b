"""Who belongs to a network or stands for a municipality, with names only for those who may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q

from networks.models import Membership, Municipality, Network, Organisation

WITH_NAMES = (
    "network",
    "person",
    "person__organisation",
    "organisation",
    "represents_municipality",
    "represents_area",
    "represents_organisation",
)


@dataclass(frozen=True)
class MemberLine:
    """A member as a reader may see it: a name only where it is public or the reader sees the live state.

    `organisation` is the member itself, or the organisation of the person.
    """

    membership: Membership
    name: str
    organisation: Organisation | None
    represents: Model | None


def members(network: Network, *, names: bool) -> list[MemberLine]:
    """All members of a network in their order; one query."""
    rows = network.memberships.select_related(*WITH_NAMES)
    return member_lines(rows, names=names)


def representatives(municipality: Municipality, day: date, *, names: bool) -> list[MemberLine]:
    """Who stands for a municipality in which network on `day`; one query."""
    stands_for = Q(represents_municipality=municipality)
    if municipality.organisation_id:
        own = municipality.organisation_id
        stands_for |= Q(organisation=own) | Q(represents_organisation=own) | Q(person__organisation=own)
    begun = Q(first_day__isnull=True) | Q(first_day__lte=day)
    not_over = Q(last_day__isnull=True) | Q(last_day__gte=day)
    rows = Membership.objects.filter(stands_for, begun, not_over).select_related(*WITH_NAMES)
    return member_lines(rows.order_by("network__slug", "order", "pk"), names=names)


def member_lines(rows: Iterable[Membership], *, names: bool) -> list[MemberLine]:
    """Memberships `WITH_NAMES` as their reader may see them."""
    return [_line(row, names) for row in rows]


def _line(row: Membership, names: bool) -> MemberLine:
    person = row.person
    return MemberLine(
        membership=row,
        name=person.name if person and (names or person.name_public) else "",
        organisation=row.organisation or (person.organisation if person else None),
        represents=row.represents_municipality or row.represents_area or row.represents_organisation,
    )
