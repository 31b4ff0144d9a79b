"""The calendars: of a plan, an area, a network, and of what a user has to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.days import day_words
from botnia_portal.feeds.entries import Calendar, Draft, Entry, Standing, begin_of
from botnia_portal.feeds.reading import PlanView
from botnia_portal.feeds.rows import Found, last_changes, rows_found
from botnia_portal.feeds.slots import Slot
from botnia_portal.feeds.words import Words, example_words, words_of
from evaluations.models import EvaluationRound
from networks.models import AgendaPoint, Meeting, Network
from networks.permissions import RoleScopes
from plans.choices import RequestState
from plans.models import Milestone, PlanItem, PlanSection, UpdateRequest
from plans.querysets import MilestoneQuerySet
from plans.selectors.meetings import meetings_of

NOTHING = Found([], 0)


def plan_calendar(view: PlanView) -> Calendar:
    """All items and milestones of a plan, and for those inside the meetings of its steering group within the term."""
    plan = view.plan
    found = rows_found(view, PlanItem.objects.filter(plan=plan), Milestone.objects.filter(plan=plan))
    meetings = Meeting.objects.filter(network=plan.steering_group_id, day__range=plan.span)
    name = words_of(plan, "title").text
    others = _meetings(meetings, [view], agenda=view.agendas) if view.live else []
    return _calendar(name, [view], reverse("timeline", args=[plan.slug]), found, others)


def area_calendar(view: PlanView, section: PlanSection) -> Calendar:
    """The items of an area with their milestones, and the milestones of its works that belong to no item."""
    own = Q(items__section=section) | Q(items=None, projects__items__section=section)
    found = rows_found(view, PlanItem.objects.filter(section=section), _milestones(view, own))
    name = f"{section.number} {words_of(section, 'list_name').text}"
    return _calendar(name, [view], reverse("section", args=[view.plan.slug, section.number]), found, [])


def network_calendar(views: list[PlanView], network: Network, user: Any) -> Calendar:
    """What concerns a network in the plans that go on, and for those inside its meetings."""
    found = sum((_of_networks(view, {network.pk}) for view in views), NOTHING)
    meetings: list[Entry] = []
    if any(view.live for view in views):
        agenda = _reads_agendas(views, network, user)
        meetings = _meetings(Meeting.objects.filter(network=network), views, agenda=agenda)
    return _calendar(words_of(network, "name").text, views, network.get_absolute_url(), found, meetings)


def _reads_agendas(views: list[PlanView], network: Network, user: Any) -> bool:
    """The agendas of a group are for its own people, for whoever sees the meetings of a plan that it steers, and for
    the coordinators."""
    scopes = RoleScopes.of(user)
    own = network.pk in scopes.contact_networks | scopes.steering_networks
    steered = any(view.agendas and view.plan.steering_group_id == network.pk for view in views)
    return own or steered or user.has_perm("networks.edit")


def my_calendar(views: list[PlanView], user: Any) -> Calendar:
    """The items of a contact's groups, the meetings of the user's groups, what was asked for, and the rounds."""
    scopes = RoleScopes.of(user)
    groups = scopes.contact_networks
    found = sum((_of_networks(view, groups) for view in views), NOTHING) if groups else NOTHING
    edited = [view.plan for view in views if user.has_perm("plans.edit", view.plan)]
    steering = {plan.steering_group_id for plan in edited if plan.steering_group_id}
    meetings = Meeting.objects.filter(network__in=groups | scopes.steering_networks | steering)
    others = [
        *_meetings(meetings, views, agenda=True),
        *_requests(groups),
        *_rounds(user, [view.plan for view in views]),
    ]
    return _calendar(_("My work"), views, reverse("my-work"), found, others)


def _calendar(name: str, views: list[PlanView], path: str, found: Found, others: list[Entry]) -> Calendar:
    days = [day_words(view.day) for view in views if view.shows_state and not view.live]
    words = [
        _("Status of %(day)s, as published.") % {"day": days[0]} if days else "",
        example_words(view.plan for view in views),
    ]
    return Calendar(
        name, " ".join(filter(None, words)), path, [*found.drafts, *map(Draft.of, others)], found.undated
    )


def _milestones(view: PlanView, own: Q) -> MilestoneQuerySet:
    """By their keys: a milestone of two items stands in the calendar once."""
    rows = Milestone.objects.filter(own, plan=view.plan)
    found: MilestoneQuerySet = Milestone.objects.filter(pk__in=rows.order_by().values("pk"))
    return found


def _of_networks(view: PlanView, keys: Iterable[int]) -> Found:
    linked = Q(networks__in=keys) | Q(parties__network__in=keys)
    own = PlanItem.objects.filter(linked, plan=view.plan).order_by().values("pk")
    items = PlanItem.objects.filter(pk__in=own)
    return rows_found(view, items, _milestones(view, Q(networks__in=keys) | Q(items__in=own)))


def _meetings(rows: QuerySet[Meeting], views: list[PlanView], *, agenda: bool) -> list[Entry]:
    """Meetings on their days, with what they discuss where it may be read. Two queries, two more for the agendas, one
    for each plan whose meetings the reader sees."""
    stamps = last_changes(Meeting, rows)
    points = _points(rows, stamps) if agenda else {}
    pages = _pages_of_meetings(rows, views)
    return [
        Entry(
            key=f"meeting-{row.pk}",
            title=_meeting_title(row),
            slot=Slot(row.day, row.day),
            path=pages.get(row.pk) or row.network.get_absolute_url(),
            changed=stamps.get(row.pk) or begin_of(row.day),
            lines=points.get(row.pk)
            or ([words] if agenda and (words := words_of(row, "agenda").text) else []),
            place=row.place,
        )
        for row in rows.select_related("network").order_by("pk")
    ]


def _points(rows: QuerySet[Meeting], stamps: dict[int, datetime]) -> dict[int, list[str]]:
    """The titles of the points on each agenda; a meeting is as new as the newest of its points."""
    found: dict[int, list[str]] = {}
    points = AgendaPoint.objects.filter(meeting__in=rows.order_by().values("pk"))
    written = last_changes(AgendaPoint, points)
    for point in points:
        found.setdefault(point.meeting_id, []).append(words_of(point, "title").text)
        days = filter(None, (stamps.get(point.meeting_id), written.get(point.pk)))
        if newest := max(days, default=None):
            stamps[point.meeting_id] = newest
    return found


def _pages_of_meetings(rows: QuerySet[Meeting], views: list[PlanView]) -> dict[int, str]:
    """Where the reader sees meetings of a plan, their pages there; of several plans the first."""
    found: dict[int, str] = {}
    for view in views:
        if view.agendas:
            own = meetings_of(view.plan).filter(pk__in=rows.order_by().values("pk")).order_by()
            for key in own.values_list("pk", flat=True):
                found.setdefault(key, reverse("meeting", args=[view.plan.slug, key]))
    return found


def _meeting_title(row: Meeting) -> Words:
    name = words_of(row.network, "name").text
    if row.number:
        return _here(_("%(network)s: meeting %(number)s") % {"network": name, "number": row.number})
    return _here(_("%(network)s: meeting") % {"network": name})


def _here(text: str) -> Words:
    return Words(text, texts.here())


def _requests(groups: Iterable[int]) -> list[Entry]:
    """The days by which groups of the user are asked to answer."""
    rows = UpdateRequest.objects.filter(network__in=groups)
    stamps = last_changes(UpdateRequest, rows)
    over = (RequestState.CLOSED, RequestState.WITHDRAWN)
    entries = []
    for row in rows.select_related("network", "plan").order_by("pk"):
        name = words_of(row.network, "name").text
        standing: Standing = "CANCELLED" if row.state in over else "CONFIRMED"
        entries.append(
            Entry(
                key=f"request-{row.pk}",
                title=_here(_("Answer the request for updates: %(network)s") % {"network": name}),
                slot=Slot(row.due_on, row.due_on),
                path=f"{reverse('report-several')}?request={row.pk}",
                changed=stamps.get(row.pk) or row.asked_at,
                notes=[] if row.state == RequestState.OPEN else [row.get_state_display()],
                lines=[_("Plan: %(title)s") % {"title": words_of(row.plan, "title").text}],
                standing=standing,
            )
        )
    return entries


def _rounds(user: Any, plans: list[Any]) -> list[Entry]:
    """The day that a round tells of, and the one on which it closes, of the rounds that the user may see."""
    rows = EvaluationRound.objects.visible_to(user).filter(plan__in=plans)
    stamps = last_changes(EvaluationRound, rows)
    entries = []
    for row in rows.select_related("plan").order_by("pk"):
        names = {
            "cut-off": (row.cut_off, _("%(round)s: the day of which it tells")),
            "closes": (row.closes, _("%(round)s: closes")),
        }
        for part, (day, words) in names.items():
            if day is not None:
                title = words % {"round": str(row.get_kind_display()).capitalize()}
                plan = words_of(row.plan, "title").text
                entries.append(
                    Entry(
                        key=f"round-{row.pk}-{part}",
                        title=_here(title),
                        slot=Slot(day, day),
                        path=row.get_absolute_url(),
                        changed=stamps.get(row.pk) or begin_of(row.plan.first_day),
                        lines=[_("Plan: %(title)s") % {"title": plan}],
                    )
                )
    return entries
