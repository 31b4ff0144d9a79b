"""What all plans share: projects and other works, their funding, networks with their members."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.db.models import Case, F, Prefetch, QuerySet, Value, When, prefetch_related_objects
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from botnia_portal.core import columns
from botnia_portal.core.alphabet import name_here
from botnia_portal.core.columns import BATCH, Both, Laid, Part
from botnia_portal.core.days import day_words
from botnia_portal.core.spreadsheets import MONEY
from botnia_portal.dashboards.pages.shown import Shown
from botnia_portal.dashboards.selectors_networks import NetworkFilter, NetworkRow, network_list
from botnia_portal.dashboards.selectors_projects import GROUP_NAMES, ProjectFilter, participations
from networks.selectors import MemberLine, member_lines, member_rows
from plans.models import FundingShare, Participation, Project

IN_ORDER = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(GROUP_NAMES)))
"""The order of the kinds on the page."""


def projects(shown: Shown, query: QueryDict) -> Laid:
    """The works that answer `?kind=` and `?phase=`, kind by kind as on the page."""
    rows = _asked_projects(query).order_by(IN_ORDER, "order", "slug").select_related("programme", "parent")
    linked = rows.prefetch_related(
        Prefetch("participations", queryset=participations()), Prefetch("coordinators")
    )
    return columns.laid(_of_project(), columns.in_batches(linked))


def _asked_projects(query: QueryDict) -> QuerySet[Project]:
    wanted = ProjectFilter(kind=query.get("kind", ""), phase=query.get("phase", ""))
    return Project.objects.filter(**wanted.lookup)


def _of_project() -> list[Part[Project]]:
    return [
        columns.two(_("Name"), 44, lambda row: columns.both(row, "name")),
        columns.one(_("Kind"), 20, lambda row: row.get_kind_display()),
        columns.one(_("Phase"), 16, lambda row: row.get_phase_display()),
        *columns.when(lambda row: row),
        columns.two(_("Coordinator"), 32, _coordinators),
        columns.two(
            _("Participants"), 44, lambda row: columns.together(map(_participant, row.participations.all()))
        ),
        columns.two(_("Programme"), 32, lambda row: columns.both(row.programme, "name")),
        columns.two(capfirst(pgettext("work", "part of")), 32, lambda row: columns.both(row.parent, "name")),
        columns.two(_("Funding in words"), 32, lambda row: columns.both(row, "funding")),
        columns.two(_("Description"), 60, lambda row: columns.both(row, "description")),
        columns.day(_("Closed on"), lambda row: row.closed_on),
    ]


def _coordinators(row: Project) -> Both:
    return (
        columns.names(row.coordinators.all())
        if row.coordinators.all()
        else columns.both(row, "coordinator_words")
    )


def _participant(row: Participation) -> Both:
    """A municipality, an organisation, or words with the number of those whose names are not given."""
    if row.municipality or row.organisation:
        return columns.both(row.municipality or row.organisation, "name")
    fi, sv = columns.both(row, "words")
    number = f" ({row.count})" if row.count else ""
    return f"{fi}{number}", f"{sv}{number}"


def funding(shown: Shown, query: QueryDict) -> Laid:
    """Each share of the works that `projects` would show, or of `?project=` alone."""
    rows = FundingShare.objects.filter(project__in=_asked_projects(query))
    if slug := query.get("project"):
        rows = rows.filter(project__slug=slug)
    in_order = rows.order_by("project__order", "project__slug", F("year").asc(nulls_last=True), "payer", "pk")
    parts: list[Part[FundingShare]] = [
        columns.two(_("Project"), 44, lambda row: columns.both(row.project, "name")),
        columns.two(_("Payer"), 36, lambda row: columns.both(row.payer, "name")),
        columns.count(_("Year"), lambda row: row.year),
        columns.one(_("Kind"), 16, lambda row: row.get_kind_display()),
        columns.count(_("Amount, euros"), lambda row: row.amount, MONEY),
        columns.two(_("Decision"), 32, lambda row: columns.both(row, "decision")),
    ]
    return columns.laid(parts, columns.in_batches(in_order.select_related("project", "payer")))


def networks(shown: Shown, query: QueryDict) -> Laid:
    """The networks that answer `?level=`, `?kind=` and `?state=`, level by level as on the page.

    Names of members are for those who see the live state, or public, as on the page of the network.
    """
    wanted = NetworkFilter(**{name: query.get(name, "") for name in ("level", "kind", "state")})
    found = network_list(shown.plan, shown.day, wanted)
    rows = [row for group in found.groups for row in group.rows]
    parts: list[Part[NetworkRow]] = [
        columns.two(_("Network"), 44, lambda row: columns.both(row.network, "name")),
        columns.one(_("Level"), 18, lambda row: row.network.get_level_display()),
        columns.one(_("Kind"), 22, lambda row: row.network.get_kind_display()),
        columns.one(_("State"), 16, lambda row: row.network.get_state_display()),
        columns.two(_("Convener"), 32, lambda row: columns.names(row.network.conveners.all())),
        columns.two(_("Members"), 60, lambda row: _members(row, live=shown.live)),
        columns.count(_("Plan items"), lambda row: row.items),
        columns.two(_("Task"), 60, lambda row: columns.both(row.network, "task")),
        columns.day(_("Closed on"), lambda row: row.network.closed_on),
    ]
    return columns.laid(parts, _with_members(rows))


def _with_members(rows: list[NetworkRow]) -> Iterator[NetworkRow]:
    members = Prefetch("memberships", queryset=member_rows())
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        prefetch_related_objects([row.network for row in batch], members)
        yield from batch


def _members(row: NetworkRow, *, live: bool) -> Both:
    lines = member_lines(row.network.memberships.all(), names=live)
    return columns.together(columns.each(partial(_member, line)) for line in lines)


def _member(line: MemberLine) -> str:
    """Who it is, in which role, for whom and how long, in the language that is active."""
    row = line.membership
    body = name_here(line.organisation) if line.organisation else ""
    unknown = _("a person (the name is not public)") if row.person_id else name_here(row, "words")
    who = ", ".join(filter(None, [line.name, body])) or unknown
    more = [str(row.get_role_display())]
    represents = name_here(line.represents) if line.represents else ""
    if stands_for := represents or name_here(row, "represents_words"):
        more.append(_("represents %(body)s") % {"body": stands_for})
    if row.first_day or row.last_day:
        more.append("–".join(day_words(day) if day else "" for day in (row.first_day, row.last_day)))
    return f"{who} ({', '.join(more)})"
