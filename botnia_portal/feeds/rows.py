"""Entries of items and milestones of one plan, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from botnia_portal.core.choices import TimePrecision
from botnia_portal.core.days import day_words
from botnia_portal.feeds.entries import Draft, Entry, Standing, begin_of
from botnia_portal.feeds.reading import PlanView
from botnia_portal.feeds.slots import ON_ITS_LAST_DAY, Slot, slot_of
from botnia_portal.feeds.words import Words, when_of, words_of
from plans.choices import Commitment, Status
from plans.models import Milestone, PlanItem, StatusUpdate
from plans.querysets import NO_REPORT, ItemQuerySet, MilestoneQuerySet
from plans.selectors.milestones import DONE, LATE, milestone_state

TOLD_BEHIND_THE_TITLE = (Status.REALISED, Status.PARTLY, Status.NOT_REALISED)
TIMES = (
    "time_words_fi", "time_words_sv", "time_edtf", "time_role", "time_repeats", "time_precision", "time_earliest",
    "time_latest", "time_late_from", "version",
)  # fmt: skip
ITEM_COLUMNS = (
    *TIMES, "number", "section_id", "commitment", "title_fi", "title_sv", "condition_fi", "condition_sv", "dropped_on",
    "dropped_reason_fi", "dropped_reason_sv",
)  # fmt: skip
MILESTONE_COLUMNS = (
    *TIMES, "kind", "title_fi", "title_sv", "done_on", "closed_on", "closed_reason_fi", "closed_reason_sv",
)  # fmt: skip
Stamps = Mapping[int, datetime]


@dataclass(frozen=True)
class Found:
    """Entries, and how many rows that are still in the plan have no place in a calendar."""

    drafts: list[Draft]
    undated: int

    def __add__(self, other: Found) -> Found:
        return Found([*self.drafts, *other.drafts], self.undated + other.undated)


def rows_found(view: PlanView, items: ItemQuerySet, milestones: MilestoneQuerySet) -> Found:
    """Both kinds of rows of the plan; nine queries, three fewer where the plan is not live."""
    areas = {section.pk: words_of(section, "list_name").text for section in view.plan.sections.all()}
    return _items(view, items.in_plan_on(view.day), areas) + _milestones(view, milestones, areas)


def last_changes(model: type[Model], rows: QuerySet[Any]) -> dict[int, datetime]:
    """When each row was last written, as the history knows; one query."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
    found = entries.filter(object_id__in=rows.order_by().values("pk")).order_by().values("object_id")
    return {row["object_id"]: row["last"] for row in found.annotate(last=Max("timestamp"))}


def _dated() -> Q:
    return Q(time_earliest__isnull=False) | Q(time_latest__isnull=False) | ~Q(time_repeats="")


def _items(view: PlanView, items: ItemQuerySet, areas: Mapping[int, str]) -> Found:
    standing = items.filter(dropped_on=None).count()
    dated = items.filter(_dated())
    writer = _Writer(view, areas, _item_stamps(view, dated) if view.live else {})
    # Rows are ordered by the calendar; an order by the area would join it.
    rows = dated.order_by("pk").with_status(view.day).only(*ITEM_COLUMNS)
    placed = [(row, slot) for row in rows if (slot := slot_of(row, view.plan.span))]
    left = standing - sum(row.dropped_on is None for row, _slot in placed)
    return Found([writer.draft_of_item(row, slot) for row, slot in placed], left)


def _item_stamps(view: PlanView, items: ItemQuerySet) -> Stamps:
    """When each item was last written or reported on."""
    stamps = last_changes(PlanItem, items)
    told = StatusUpdate.objects.filter(item__in=items.order_by().values("pk"), as_of__lte=view.day).order_by()
    for key, last in told.values_list("item").annotate(Max("recorded_at")):
        stamps[key] = max(stamps.get(key, last), last)
    return stamps


def _milestones(view: PlanView, milestones: MilestoneQuerySet, areas: Mapping[int, str]) -> Found:
    counting = milestones.counting()
    standing = counting.filter(closed_on=None).count()
    dated = counting.filter(_dated())
    writer = _Writer(view, areas, last_changes(Milestone, dated) if view.live else {})
    links = _links(view)
    rows = dated.order_by("pk").with_state(view.day).only(*MILESTONE_COLUMNS)
    placed = [(row, slot) for row in rows if (slot := slot_of(row, view.plan.span))]
    left = standing - sum(row.closed_on is None for row, _slot in placed)
    return Found([writer.draft_of_milestone(row, slot, links.get(row.pk, [])) for row, slot in placed], left)


def _links(view: PlanView) -> dict[int, list[tuple[str, int]]]:
    """Numbers and areas of the items of milestones, in the order of the plan."""
    items = PlanItem.objects.filter(plan=view.plan).in_plan_on(view.day)
    rows = Milestone.items.through.objects.filter(planitem__in=items.order_by().values("pk"))
    ordered = rows.order_by("planitem__section__number", "planitem__order")
    found: dict[int, list[tuple[str, int]]] = {}
    for key, number, section in ordered.values_list(
        "milestone_id", "planitem__number", "planitem__section_id"
    ):
        found.setdefault(key, []).append((number, section))
    return found


@dataclass(frozen=True)
class _Writer:
    """Puts rows in words, with what a reader may know of their state. `stamps` are those of a live plan alone."""

    view: PlanView
    areas: Mapping[int, str]
    stamps: Stamps

    def draft_of_item(self, row: Any, slot: Slot) -> Draft:
        return Draft(f"item-{row.pk}", slot, lambda: self.item(row, slot))

    def draft_of_milestone(self, row: Any, slot: Slot, links: list[tuple[str, int]]) -> Draft:
        return Draft(f"milestone-{row.pk}", slot, lambda: self.milestone(row, slot, links))

    def item(self, row: Any, slot: Slot) -> Entry:
        when, dropped = when_of(row), _is_past(row.dropped_on)
        title = words_of(row, "title")
        told = self.view.shows_state and row.state != NO_REPORT and not dropped
        late = self.view.shows_state and row.late
        notes = [
            _("dropped") if dropped else "",
            _note_of(row, when),
            str(Status(row.state).label) if told and row.state in TOLD_BEHIND_THE_TITLE else "",
            _("late") if late else "",
        ]
        condition = words_of(row, "condition").text
        area = self.areas.get(row.section_id, "")
        lines = [
            _("When: %(words)s") % {"words": when.text} if when.text else "",
            _("Area: %(name)s") % {"name": area} if area else "",
            "" if row.commitment == Commitment.FIRM else str(row.get_commitment_display()).capitalize(),
            _("Condition: %(words)s") % {"words": condition} if condition else "",
            _("Status: %(words)s") % {"words": Status(row.state).label} if told else "",
            _dropped_line(row) if dropped else "",
        ]
        return Entry(
            key=f"item-{row.pk}",
            slot=slot,
            title=Words(f"{row.number} {title.text}", title.language),
            path=reverse("item", args=[self.view.plan.slug, row.number]),
            notes=_said(notes),
            lines=_said(lines),
            category=area,
            standing=_standing(dropped, row.commitment != Commitment.FIRM or bool(condition)),
            **self._stamp(row),
        )

    def milestone(self, row: Any, slot: Slot, links: list[tuple[str, int]]) -> Entry:
        when, closed = when_of(row), _is_past(row.closed_on)
        state = milestone_state(row, self.view.day) if self.view.shows_state else ""
        notes = [
            pgettext("put an end to", "closed") if closed else "",
            _note_of(row, when),
            _("done") if state == DONE else "",
            _("late") if state == LATE and not closed else "",
        ]
        numbers = ", ".join(number for number, _section in links)
        lines = [
            _("When: %(words)s") % {"words": when.text} if when.text else "",
            _("Items: %(numbers)s") % {"numbers": numbers} if links else "",
            _("Done on %(day)s") % {"day": day_words(row.done_on)} if state == DONE else "",
            _closed_line(row) if closed else "",
        ]
        return Entry(
            key=f"milestone-{row.pk}",
            slot=slot,
            title=words_of(row, "title"),
            path=f"{reverse('milestones', args=[self.view.plan.slug])}#milestone-{row.pk}",
            notes=_said(notes),
            lines=_said(lines),
            category=self.areas.get(links[0][1], "") if links else "",
            standing=_standing(closed, False),
            **self._stamp(row),
        )

    def _stamp(self, row: Any) -> dict[str, Any]:
        """When a row was saved last would tell a reader that something has happened which is not published."""
        begin = begin_of(self.view.plan.first_day)
        if not self.view.live:
            return {"changed": begin, "sequence": 0}
        return {"changed": self.stamps.get(row.pk, begin), "sequence": row.version}


def _note_of(row: Any, when: Words) -> str:
    """The words of a time, where the days of the event alone would say too much."""
    exact = row.time_precision == TimePrecision.DAY and row.time_role not in ON_ITS_LAST_DAY
    return "" if exact and not row.time_repeats else when.text


def _is_past(day: date | None) -> bool:
    return day is not None and day <= timezone.localdate()


def _standing(cancelled: bool, tentative: bool) -> Standing:
    if cancelled:
        return "CANCELLED"
    return "TENTATIVE" if tentative else "CONFIRMED"


def _dropped_line(row: Any) -> str:
    reason = words_of(row, "dropped_reason").text
    return _("Dropped from the plan on %(day)s: %(reason)s") % {
        "day": day_words(row.dropped_on),
        "reason": reason,
    }


def _closed_line(row: Any) -> str:
    reason = words_of(row, "closed_reason").text
    return _("Closed on %(day)s: %(reason)s") % {"day": day_words(row.closed_on), "reason": reason}


def _said(words: Iterable[str]) -> list[str]:
    return [text for text in words if text]
