"""What has changed in a plan: for everybody what was decided and published, with a key also what was reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from auditlog.models import LogEntry
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from botnia_portal.core import markdown
from botnia_portal.core.days import day_words, read_day
from botnia_portal.feeds.entries import begin_of
from botnia_portal.feeds.reading import PlanView
from botnia_portal.feeds.words import words_of
from evaluations.choices import Publicity
from evaluations.selectors.editions import issued_editions
from plans.choices import DecisionKind
from plans.models import ActionPlan, Milestone, PlanItem, StatusUpdate

MOST = 100
"""Changes of one feed, the newest first: whoever subscribes has read the older ones."""


@dataclass(frozen=True)
class Change:
    """One thing that changed. `key` names it for good ("item-12/dropped"); `body` is HTML. `changed` is later than
    `moment` where something has become of it since."""

    key: str
    title: str
    path: str
    moment: datetime
    body: str = ""
    changed: datetime | None = None

    @property
    def last(self) -> datetime:
        return self.changed or self.moment


def changes_of(view: PlanView) -> list[Change]:
    """The newest changes that the reader may know of; seven queries, with a key nine."""
    found = [
        *_decided(view.plan),
        *_added_and_dropped(view),
        *_closed(view.plan),
        *_editions(view.plan),
        *_published(view.plan),
    ]
    if view.live:
        found += [*_reported(view.plan), *_reached(view.plan)]
    found = [change for change in found if change.moment.date() <= timezone.localdate()]
    return sorted(found, key=lambda change: (change.last, change.key), reverse=True)[:MOST]


def _decided(plan: ActionPlan) -> Iterator[Change]:
    """Each adoption and revision has left a copy of the plan."""
    rows = (
        plan.baselines.defer("data").select_related("decision__meeting__network").order_by("taken_on", "pk")
    )
    for number, row in enumerate(rows):
        decision = row.decision
        revised = decision.kind == DecisionKind.REVISED if decision else number > 0
        title = _("The plan has been revised") if revised else _("The plan has been adopted")
        key, path = f"baseline-{row.pk}", plan.get_absolute_url()
        yield Change(key, title, path, begin_of(row.taken_on), _said_by(decision) if decision else "")


def _said_by(decision: Any) -> str:
    meeting = decision.meeting
    where = f"{words_of(meeting.network, 'name').text} {day_words(meeting.day)}" if meeting else ""
    head = " ".join(part for part in (where, decision.section_mark) if part)
    return _paragraph(head) + _prose(decision, "text")


def _added_and_dropped(view: PlanView) -> Iterator[Change]:
    rows = (
        PlanItem.objects.filter(plan=view.plan).in_plan_on(view.day).select_related("section").order_by("pk")
    )
    columns = ("number", "title_fi", "title_sv", "section__number")
    added = rows.exclude(added_on=None).only(*columns, "added_on", "added_reason_fi", "added_reason_sv")
    for row in added.order_by("-added_on", "-pk")[:MOST]:
        title = _("Added to the plan: %(item)s") % {"item": _item(row)}
        yield _of_item(view.plan, row, "added", title)
    dropped = rows.exclude(dropped_on=None).only(
        *columns, "dropped_on", "dropped_reason_fi", "dropped_reason_sv"
    )
    for row in dropped.order_by("-dropped_on", "-pk")[:MOST]:
        title = _("Dropped from the plan: %(item)s") % {"item": _item(row)}
        yield _of_item(view.plan, row, "dropped", title)


def _item(row: PlanItem) -> str:
    return f"{row.number} {words_of(row, 'title').text}"


def _of_item(plan: ActionPlan, row: Any, what: str, title: str) -> Change:
    path = reverse("item", args=[plan.slug, row.number])
    body = _paragraph(words_of(row, f"{what}_reason").text)
    day = getattr(row, f"{what}_on")
    return Change(f"item-{row.pk}/{what}-{day}", title, path, begin_of(day), body)


def _closed(plan: ActionPlan) -> Iterator[Change]:
    rows: Any = (
        Milestone.objects.filter(plan=plan).exclude(closed_on=None).order_by("-closed_on", "-pk")[:MOST]
    )
    for row in rows:
        title = _("A milestone has been closed: %(title)s") % {"title": words_of(row, "title").text}
        key = f"milestone-{row.pk}/closed-{row.closed_on}"
        body = _paragraph(words_of(row, "closed_reason").text)
        yield Change(key, title, _place(plan, row), begin_of(row.closed_on), body)


def _place(plan: ActionPlan, row: Milestone) -> str:
    return f"{reverse('milestones', args=[plan.slug])}#milestone-{row.pk}"


def _editions(plan: ActionPlan) -> Iterator[Change]:
    """Editions of the public class. One that was withdrawn says so in its place."""
    for line in issued_editions(plan):
        edition = line.edition
        if edition.publicity == Publicity.PUBLIC:
            withdrawn = edition.withdrawn_at
            pattern = (
                _("%(title)s, edition %(number)s, has been withdrawn")
                if withdrawn
                else _("%(title)s, edition %(number)s, has been issued")
            )
            title = pattern % {"title": words_of(edition, "title").text, "number": edition.number}
            path = edition.get_absolute_url()
            yield Change(f"edition-{edition.pk}", title, path, edition.frozen_at, changed=withdrawn)


def _published(plan: ActionPlan) -> Iterator[Change]:
    """The days that readers were shown the status of, up to the one that they are shown now."""
    if plan.published_day is None:
        return
    moments = {plan.published_day: begin_of(plan.published_day)}
    entries = LogEntry.objects.get_for_object(plan).filter(changes__has_key="published_day")
    for entry in entries.order_by("timestamp", "pk"):
        day = read_day(str(entry.changes["published_day"][1]))
        if day is not None and day <= plan.published_day:
            moments[day] = entry.timestamp
    for day, moment in moments.items():
        title = _("The status of %(day)s has been published") % {"day": day_words(day)}
        yield Change(f"published-{day}", title, plan.get_absolute_url(), moment)


def _reported(plan: ActionPlan) -> Iterator[Change]:
    """Status reports, without who wrote them."""
    rows = StatusUpdate.objects.filter(item__plan=plan).select_related("item__section")
    for row in rows.order_by("-recorded_at", "-pk")[:MOST]:
        title = _("%(item)s: %(status)s") % {"item": _item(row.item), "status": row.get_status_display()}
        day = _("Status as of %(day)s.") % {"day": day_words(row.as_of)}
        path = reverse("item", args=[plan.slug, row.item.number])
        yield Change(
            f"report-{row.pk}", title, path, row.recorded_at, _paragraph(day) + _prose(row, "narrative")
        )


def _reached(plan: ActionPlan) -> Iterator[Change]:
    rows: Any = Milestone.objects.filter(plan=plan).exclude(done_on=None).order_by("-done_on", "-pk")[:MOST]
    for row in rows:
        title = _("A milestone has been reached: %(title)s") % {"title": words_of(row, "title").text}
        yield Change(f"milestone-{row.pk}/done", title, _place(plan, row), begin_of(row.done_on))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _prose(row: Any, field: str) -> str:
    """A long text, with its language, because it may be the other one."""
    text, language = words_of(row, field)
    return f'<div lang="{language}">{markdown.render(text)}</div>' if text else ""
