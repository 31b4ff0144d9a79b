"""What was held by a day, and how many took part from where; the sums are made in SQL."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from django.db.models import F, QuerySet, Sum, Value

from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.attachments import EvidenceOf
from botnia_portal.core.models import Attachment
from networks.models import Municipality, Network, Organisation
from plans.models import ActionPlan, Activity, PlanItem
from plans.selectors.unions import columns, union, words


@dataclass(frozen=True)
class Organiser:
    """Who held something: a network, which has a page, or an organisation, which has none (`slug` is empty)."""

    slug: str
    name_fi: str
    name_sv: str


@dataclass(frozen=True)
class ActivityLine:
    """An activity with `total`, all who took part (None: not told), and `here`, those from the place that is asked."""

    activity: Activity
    organisers: list[Organiser] = field(default_factory=list)
    evidence: list[Attachment] = field(default_factory=list)

    @property
    def total(self) -> int | None:
        return self.activity.total

    @property
    def here(self) -> int | None:
        return getattr(self.activity, "here", None)


@dataclass(frozen=True)
class FromMunicipality:
    municipality: Municipality
    number: int


@dataclass(frozen=True)
class Held:
    """`others` took part from elsewhere, or it is not told from where."""

    lines: list[ActivityLine] = field(default_factory=list)
    municipalities: list[FromMunicipality] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(line.total or 0 for line in self.lines)

    @property
    def here(self) -> int:
        """The participants of all from the place that is asked."""
        return sum(line.here or 0 for line in self.lines)

    def with_evidence(self, evidence: EvidenceOf) -> Self:
        """The same with what shows each of the activities."""
        lines = [replace(line, evidence=evidence.of(line.activity)) for line in self.lines]
        return replace(self, lines=lines)

    @property
    def others(self) -> int:
        return self.total - sum(row.number for row in self.municipalities)


def held_for_item(item: PlanItem, day: date) -> Held:
    """What was held for an item by `day`, in the order of days; one query where there is nothing, else three."""
    rows = list(Activity.objects.filter(items=item).held_by(day).with_total())
    if not rows:
        return Held()
    organisers = _organisers(rows)
    lines = [ActivityLine(row, organisers.get(row.pk, [])) for row in rows]
    return Held(lines, participants_by_municipality(rows))


def participants_by_municipality(activities: list[Activity]) -> list[FromMunicipality]:
    """How many took part in these activities from each municipality, by name; one query."""
    counted = Municipality.objects.filter(attendance__activity__in=activities).annotate(
        number=Sum("attendance__number")
    )
    found = [FromMunicipality(row, row.number) for row in counted]
    return sorted(found, key=lambda row: alphabet(name_here(row.municipality)))


def held_with_municipality(municipality: Municipality, plan: ActionPlan, day: date) -> Held:
    """The activities of a plan in which somebody from a municipality took part by `day`; one query."""
    rows = Activity.objects.filter(plan=plan, attendance__municipality=municipality).held_by(day)
    return _alone(rows.annotate(here=Sum("attendance__number")).with_total())


def held_by_network(network: Network, plan: ActionPlan, day: date) -> Held:
    """The activities of a plan that a network held by `day`, alone or with others; one query."""
    return _alone(Activity.objects.filter(plan=plan, networks=network).held_by(day).with_total())


def _alone(rows: QuerySet[Activity]) -> Held:
    return Held([ActivityLine(row) for row in rows])


def _organisers(rows: list[Activity]) -> dict[int, list[Organiser]]:
    """The networks and organisations that held the activities, by activity; one query."""
    networks, organisations = Network.objects.all(), Organisation.objects.all()
    parts = [_names(networks, rows, F("slug")), _names(organisations, rows, words(""))]
    found: dict[int, list[Organiser]] = {}
    for activity, slug, name_fi, name_sv in union(parts, keep_equal=True):
        found.setdefault(activity, []).append(Organiser(slug, name_fi or "", name_sv or ""))
    return found


def _names(organisers: QuerySet, rows: list[Activity], slug: F | Value) -> QuerySet:
    """The names of those who held the activities; one that held several comes once for each."""
    held = organisers.filter(activities__in=rows)
    return columns(held, activity=F("activities"), slug=slug, name_fi=F("name_fi"), name_sv=F("name_sv"))
