"""The plan's items as the publication holds them, as of the cut-off day; a constant number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast, get_args

from django.db.models import Prefetch

from evaluations import publication as frozen
from evaluations.models import EvaluationRound, ItemAssessment
from evaluations.selectors.frozen_texts import Texts, joined, label, plain, with_note
from plans.choices import COUNTED_COMMITMENTS, ItemKind, PartyRoleKind, Status
from plans.models import ItemGoal, ItemTask, Milestone, PartyRole, PlanItem, Project, StatusUpdate
from plans.selectors.milestones import AHEAD, DONE, LATE, UNDATED, milestone_state
from plans.selectors.progress import STATES

_MILESTONE_STATES = {DONE: "done", LATE: "late", AHEAD: "ahead", UNDATED: "undated"}
_RESPONSIBLE = (PartyRoleKind.RESPONSIBLE,)
_PARTNERS = (PartyRoleKind.PARTNER, PartyRoleKind.PARTICIPANT)


@dataclass(frozen=True)
class FrozenItem:
    """An item with the row that it was copied from: annexes need its links, the record does not."""

    row: Any
    item: frozen.Item


def frozen_items(evaluation: EvaluationRound, texts: Texts) -> list[FrozenItem]:
    """All items that the plan had on the cut-off day, in its order."""
    day = evaluation.cut_off
    rows = PlanItem.objects.filter(plan=evaluation.plan).in_plan_on(day).with_state(day)
    rows = rows.select_related("section", "lead").prefetch_related(*_prefetches(evaluation))
    return [
        FrozenItem(row, _item(row, day, texts)) for row in rows.order_by("section__number", "order", "pk")
    ]


def _prefetches(evaluation: EvaluationRound) -> list[Prefetch]:
    day = evaluation.cut_off
    updates = StatusUpdate.objects.filter(as_of__lte=day)
    milestones = Milestone.objects.counting().open_on(day).with_state(day)
    assessments = ItemAssessment.objects.filter(round=evaluation)
    return [
        Prefetch("parties", PartyRole.objects.select_related(*PartyRole.PARTIES)),
        Prefetch("projects", Project.objects.all()),
        Prefetch("milestones", milestones, to_attr="dated_milestones"),
        Prefetch("status_updates", updates, to_attr="updates_so_far"),
        Prefetch("assessments", assessments, to_attr="assessed"),
        Prefetch("goal_links", ItemGoal.objects.all()),
        Prefetch("task_links", ItemTask.objects.all()),
    ]


def _item(row: Any, day: date, texts: Texts) -> frozen.Item:
    assessment = row.assessed[0] if row.assessed else None
    return frozen.Item(
        number=row.number,
        title=texts.always(row, "title"),
        commitment=row.commitment,
        realised=_realised(row, day, texts),
        description=texts.of(row, "description"),
        condition=texts.of(row, "condition"),
        kinds=tuple(label(choice) for choice in _kinds(row)),
        responsible=_parties(row, _RESPONSIBLE, texts),
        partners=_parties(row, _PARTNERS, texts),
        projects=tuple(texts.always(project, "name") for project in row.projects.all()),
        time=texts.time(row),
        milestones=tuple(_milestone(milestone, day, texts) for milestone in row.dated_milestones),
        rating=_rating(assessment, texts),
        assessment=texts.of(assessment, "text"),
        done=texts.of(assessment, "done"),
        effect=texts.of(assessment, "effect"),
        deviation=texts.of(assessment, "deviation"),
        next_steps=texts.of(assessment, "next_steps"),
        outcome=assessment.outcome or None if assessment else None,
        late=row.late,
        added_on=row.added_on,
        dropped=_dropped(row, texts),
        added_reason=texts.of(row, "added_reason"),
    )


def _kinds(row: PlanItem) -> list[ItemKind]:
    return [ItemKind(value) for value in (row.kind, row.second_kind) if value]


def _realised(row: Any, day: date, texts: Texts) -> frozen.Realised:
    """Of a dropped item, what was last told of it before; the report shows that it was dropped."""
    told = [update for update in row.updates_so_far if update.status != Status.DROPPED]
    last = told[0] if told else None
    narrative = texts.of(last, "narrative")
    if row.state == Status.DROPPED:
        if last is None:
            return frozen.Realised("no_report", "none")
        return frozen.Realised(last.status, "report", last.as_of, narrative=narrative)
    if row.basis == "report":
        return frozen.Realised(row.state, "report", last.as_of if last else None, narrative=narrative)
    done = sum(milestone.done for milestone in row.dated_milestones)
    due = sum(bool(m.done or (m.time_latest and m.time_latest <= day)) for m in row.dated_milestones)
    shown = (done, due) if row.basis == "milestones" else (0, 0)
    return frozen.Realised(row.state, row.basis, None, *shown)


def _dropped(row: Any, texts: Texts) -> frozen.Dropped | None:
    if row.state != Status.DROPPED:
        return None
    if row.dropped_on:
        return frozen.Dropped(row.dropped_on, texts.of(row, "dropped_reason"))
    last = row.updates_so_far[0]
    return frozen.Dropped(last.as_of, texts.of(last, "narrative"))


def _rating(assessment: ItemAssessment | None, texts: Texts) -> frozen.Rating | None:
    if assessment is None or not assessment.rating:
        return None
    return frozen.Rating(cast(frozen.RatingValue, assessment.rating), texts.of(assessment, "reason"))


def _milestone(row: Milestone, day: date, texts: Texts) -> frozen.ItemMilestone:
    return frozen.ItemMilestone(texts.always(row, "title"), texts.time(row), *milestone_facts(row, day))


def milestone_facts(row: Any, day: date) -> tuple[frozen.MilestoneState, date | None]:
    """State and day of a milestone that `with_state(day)` has annotated."""
    state = _MILESTONE_STATES.get(milestone_state(row, day), "due")
    return cast(frozen.MilestoneState, state), row.done_on if state == "done" else None


def _parties(row: Any, roles: Iterable[str], texts: Texts) -> frozen.Text | None:
    """Who stands in these roles. A person is named only where the name may be shown to everyone."""
    parts = [_party(party, texts) for party in row.parties.all() if party.role in roles]
    if PartyRoleKind.RESPONSIBLE in roles and row.lead and row.lead.name_public:
        parts.append(plain(row.lead.name, row.lead.name))
    return joined(parts)


def _party(row: PartyRole, texts: Texts) -> frozen.Text | None:
    if row.person:
        return plain(row.person.name, row.person.name) if row.person.name_public else None
    name = texts.name(row.party) if row.party else texts.of(row, "words")
    return with_note(name, texts.of(row, "condition")) if name else None


def counts_of(items: Iterable[frozen.Item]) -> frozen.Counts:
    """How many stand where; the rule of `plans.selectors.progress`, on what is frozen."""
    everything = list(items)
    shown = [item for item in everything if not item.dropped]
    counted = [item for item in shown if item.commitment in COUNTED_COMMITMENTS]
    commitments = Counter(item.commitment for item in shown)
    statuses = Counter(item.realised.status for item in counted)
    ratings = Counter(item.rating.value for item in counted if item.rating)
    return frozen.Counts(
        counted=len(counted),
        **{state: statuses[cast(frozen.Status, state)] for state in STATES},
        late=sum(item.late for item in counted),
        dropped=len(everything) - len(shown),
        intentions=commitments["intention"],
        needs=commitments["need"],
        information=commitments["information"],
        ratings=tuple(frozen.RatingCount(value, ratings[value]) for value in get_args(frozen.RatingValue)),
    )
