"""The municipalities of the plan's province, each with what it takes part in; five queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from botnia_portal.core.alphabet import alphabet
from evaluations import publication as frozen
from evaluations.edition_changes import both
from evaluations.selectors.frozen_annexes import members_on, networks_of, projects_of
from evaluations.selectors.frozen_texts import Texts, joined, with_note
from networks.models import Municipality, MunicipalityArea, MunicipalityProvince
from plans.models import ActionPlan, Activity, ActivityAttendance, Participation


@dataclass
class _Part:
    """What a body takes part in: rows by their keys, each once."""

    networks: dict[int, Any] = field(default_factory=dict)
    projects: dict[int, Any] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    activities: dict[int, Activity] = field(default_factory=dict)


Body = tuple[str, int]
"""A municipality or an organisation, by its key."""
_Parts = dict[Body, _Part]


def municipalities(plan: ActionPlan, day: date, texts: Texts) -> tuple[frozen.Municipality, ...]:
    """Those that belonged to the province on `day`, by their Finnish names; none where the plan has no province."""
    if plan.province_id is None:
        return ()
    areas = MunicipalityArea.objects.on(day).select_related("area")
    here = MunicipalityProvince.objects.on(day).filter(province=plan.province_id)
    rows = Municipality.objects.filter(provinces__in=here).distinct()
    found = rows.prefetch_related(Prefetch("areas", areas, to_attr="areas_now"))
    parts: _Parts = defaultdict(_Part)
    _take_networks(plan, day, parts)
    _take_projects(plan, parts)
    _take_activities(plan, day, parts)
    ordered = sorted(found, key=_by_finnish_name)
    return tuple(_municipality(row, parts, texts) for row in ordered)


def _by_finnish_name(row: Any) -> Any:
    """One order of the data for both languages; a report sorts the rows by its reader's names."""
    return alphabet(row.name_fi or row.name_sv)


def _take_networks(plan: ActionPlan, day: date, parts: _Parts) -> None:
    """Memberships of its own, and of people who stand for it or come from it."""
    rows = members_on(day).filter(network__in=networks_of(plan).values("pk")).select_related("network")
    for row in rows.order_by("network__slug", "order", "pk"):
        bodies = {
            ("municipality", row.represents_municipality_id),
            ("organisation", row.organisation_id),
            ("organisation", row.represents_organisation_id),
            ("organisation", row.person.organisation_id if row.person else None),
        }
        for kind, key in bodies:
            if key is not None:
                parts[kind, key].networks[row.network_id] = row.network


def _take_projects(plan: ActionPlan, parts: _Parts) -> None:
    rows = Participation.objects.filter(project__in=projects_of(plan).values("pk")).select_related("project")
    for row in rows.order_by("project__order", "project", "order"):
        for body in _bodies(row):
            parts[body].projects[row.project_id] = row.project


def _take_activities(plan: ActionPlan, day: date, parts: _Parts) -> None:
    held = Activity.objects.filter(plan=plan).held_by(day).values("pk")
    rows = ActivityAttendance.objects.filter(activity__in=held).select_related("activity")
    for row in rows.exclude(municipality=None, organisation=None).order_by(
        "activity__first_day", "activity", "pk"
    ):
        for body in _bodies(row):
            part = parts[body]
            part.activities[row.activity_id] = row.activity
            part.held[row.activity_id] = part.held.get(row.activity_id, 0) + row.number


def _bodies(row: Any) -> list[Body]:
    named = (("municipality", row.municipality_id), ("organisation", row.organisation_id))
    return [(kind, key) for kind, key in named if key is not None]


def _municipality(row: Any, parts: _Parts, texts: Texts) -> frozen.Municipality:
    own = [parts[body] for body in (("municipality", row.pk), ("organisation", row.organisation_id or 0))]
    areas = [dated.area for dated in row.areas_now]
    shared = [parts["organisation", area.organisation_id or 0] for area in areas]
    return frozen.Municipality(
        name=texts.always(row, "name"),
        area=joined(texts.always(area, "name") for area in areas),
        networks=joined(texts.name(network) for network in _rows(part.networks for part in own).values()),
        projects=joined(_projects(own, shared, texts)),
        held=tuple(_held(own, texts)),
    )


def _rows(parts: Iterable[dict[int, Any]]) -> dict[int, Any]:
    return {key: row for rows in parts for key, row in rows.items()}


def _projects(own: list[_Part], shared: list[_Part], texts: Texts) -> list[frozen.Text]:
    """Its own first, then those of its area alone, which say so."""
    mine = _rows(part.projects for part in own)
    through = _rows(part.projects for part in shared)
    note = both(lambda _code: _("through the cooperation area"))
    return [
        *(texts.always(project, "name") for project in mine.values()),
        *(
            with_note(texts.always(project, "name"), note)
            for key, project in through.items()
            if key not in mine
        ),
    ]


def _held(own: list[_Part], texts: Texts) -> list[frozen.Held]:
    activities = _rows(part.activities for part in own)
    ordered = sorted(activities.values(), key=lambda row: (row.first_day, row.pk))
    return [
        frozen.Held(
            title=texts.always(row, "title"),
            day=row.first_day,
            number=sum(part.held.get(row.pk, 0) for part in own),
            last_day=row.last_day,
        )
        for row in ordered
    ]
