"""Who belongs to a network or stands for a municipality, with names only for those who may read them; and what
holds of municipalities on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Prefetch, Q, QuerySet

from networks.models import (
    Membership,
    Municipality,
    MunicipalityArea,
    MunicipalityLanguage,
    MunicipalityProvince,
    Network,
    Organisation,
    User,
)

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

    @classmethod
    def of(cls, row: Membership, *, names: bool) -> "MemberLine":
        """The line of a row of `member_rows`; `names` shows those that are not public too."""
        person = row.person
        return cls(
            membership=row,
            name=person.name if person and (names or person.name_public) else "",
            organisation=row.organisation or (person.organisation if person else None),
            represents=row.represents_municipality or row.represents_area or row.represents_organisation,
        )


def member_rows() -> QuerySet[Membership]:
    """Members with everything that their lines need."""
    return Membership.objects.select_related(*WITH_NAMES)


def members(network: Network, *, names: bool) -> list[MemberLine]:
    """All members of a network in their order; one query."""
    return member_lines(member_rows().filter(network=network), names=names)


def representatives(municipality: Municipality, day: date, *, names: bool) -> list[MemberLine]:
    """Who stands for a municipality in which network on `day`; one query."""
    stands_for = Q(represents_municipality=municipality)
    if municipality.organisation_id:
        own = municipality.organisation_id
        stands_for |= Q(organisation=own) | Q(represents_organisation=own) | Q(person__organisation=own)
    rows = member_rows().filter(stands_for, _holds_on(day))
    return member_lines(rows.order_by("network__slug", "order", "pk"), names=names)


def _holds_on(day: date) -> Q:
    """Memberships that have begun and are not over."""
    begun = Q(first_day__isnull=True) | Q(first_day__lte=day)
    return begun & (Q(last_day__isnull=True) | Q(last_day__gte=day))


def municipalities_of(user: User, day: date) -> QuerySet[Municipality]:
    """The municipalities for which a user works, or stands somewhere on `day`, alone or for their cooperation area."""
    stands = Membership.objects.filter(_holds_on(day), person__user=user)
    in_area = MunicipalityArea.objects.on(day).filter(area__in=stands.values("represents_area"))
    own = (
        Q(organisation__in=Organisation.objects.filter(people__user=user).values("pk"))
        | Q(organisation__in=stands.values("represents_organisation"))
        | Q(pk__in=stands.values("represents_municipality"))
        | Q(pk__in=in_area.values("municipality"))
    )
    return Municipality.objects.filter(own)


def member_lines(rows: Iterable[Membership], *, names: bool) -> list[MemberLine]:
    """The lines of `member_rows`, as their reader may see them."""
    return [MemberLine.of(row, names=names) for row in rows]


def municipalities_on(day: date) -> QuerySet[Municipality]:
    """Municipalities with the dated rows that hold on `day`: `languages_now`, `areas_now`, `provinces_now`."""
    areas = MunicipalityArea.objects.on(day).select_related("area", "area__organisation")
    provinces = MunicipalityProvince.objects.on(day).select_related("province")
    return Municipality.objects.select_related("organisation").prefetch_related(
        Prefetch("languages", queryset=MunicipalityLanguage.objects.on(day), to_attr="languages_now"),
        Prefetch("areas", queryset=areas, to_attr="areas_now"),
        Prefetch("provinces", queryset=provinces, to_attr="provinces_now"),
    )
