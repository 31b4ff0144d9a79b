"""A round as a publication: everything that its reports show, copied in both languages as of the cut-off day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, cast

from django.db.models import Model

from evaluations import publication as frozen
from evaluations.choices import RoundKind
from evaluations.edition_changes import edition_changes
from evaluations.models import EvaluationRound, GroupPosition
from evaluations.selectors.frozen_annexes import linkage, milestones, networks, projects
from evaluations.selectors.frozen_baseline import plan_changes
from evaluations.selectors.frozen_comparison import comparison
from evaluations.selectors.frozen_indicators import indicators
from evaluations.selectors.frozen_items import FrozenItem, counts_of, frozen_items
from evaluations.selectors.frozen_places import municipalities
from evaluations.selectors.frozen_texts import Texts, capitalised, label, plain
from evaluations.selectors.places import scope_of
from networks.models import CooperationArea, Membership, Municipality, Network, Organisation, Person, Province
from plans.models import Decision, Participation, Project
from priorities.models import StatutoryTask, Strategy, StrategyGoal

DRAFT = 0
_DECISIONS = {"adopted": "adopted", "revised": "adopted", "noted": "noted", "returned": "returned"}
_SHARED: tuple[type[Model], ...] = (
    Organisation, Network, Membership, Municipality, CooperationArea, Person, Province, Project, Participation,
    Strategy, StrategyGoal, StatutoryTask,
)  # fmt: skip
"""Rows that several plans share: their texts may have been recorded with any of them."""


@dataclass(frozen=True)
class Record:
    """What an issued edition says of itself; `changes` by language, of a correction."""

    case_number: str = ""
    changes: dict[str, str] = field(default_factory=dict)


NO_RECORD = Record()


def publication(
    evaluation: EvaluationRound, *, frozen_at: datetime, number: int = DRAFT, record: Record = NO_RECORD
) -> frozen.Publication:
    """The publication of a round as its rows are now; a constant number of queries."""
    return read_round(evaluation, frozen_at=frozen_at, number=number, record=record)[0]


def read_round(
    evaluation: EvaluationRound, *, frozen_at: datetime, number: int = DRAFT, record: Record = NO_RECORD
) -> tuple[frozen.Publication, Texts]:
    """The publication, and the texts that it was made of with what is known of them."""
    plan, day = evaluation.plan, evaluation.cut_off
    texts = Texts([f"plan:{plan.slug}", scope_of(evaluation)], _SHARED)
    items = frozen_items(evaluation, texts)
    positions = {row.section_id: row for row in GroupPosition.objects.filter(round=evaluation)}
    data = frozen.Publication(
        plan=_plan(evaluation, texts),
        round=frozen.Round(
            cast(frozen.RoundKind, evaluation.kind), capitalised(label(RoundKind(evaluation.kind))), day
        ),
        edition=_edition(evaluation, frozen_at, number, record, texts),
        counts=counts_of(entry.item for entry in items),
        sections=_sections(evaluation, items, positions, texts),
        whole=frozen.Whole(
            **{field: texts.of(evaluation, field) for field in ("summary", "conclusions", "recommendations")},
            position=texts.of(positions.get(None), "text"),
        ),
        linkage=linkage(evaluation, items, texts),
        networks=networks(plan, day, items, texts),
        projects=projects(plan, items, texts),
        milestones=milestones(plan, day, items, texts),
        example=plan.has_example_data or evaluation.is_example,
        municipalities=municipalities(plan, day, texts),
        plan_changes=plan_changes(plan, day, items, texts),
        indicators=indicators(plan, day, texts),
        comparison=comparison(evaluation, [entry.item for entry in items]),
    )
    return _against_the_edition_before(evaluation, data), texts


def _against_the_edition_before(evaluation: EvaluationRound, data: frozen.Publication) -> frozen.Publication:
    """A correction says what is different; of an edition that readers cannot open, it repeats nothing. One query."""
    if data.edition.number <= 1:
        return data
    before = evaluation.editions.get(number=data.edition.number - 1)
    published = frozen.Publication.from_data(before.publication)
    return replace(data, edition_changes=edition_changes(published, data, withheld=not before.is_public))


def _plan(evaluation: EvaluationRound, texts: Texts) -> frozen.Plan:
    plan = evaluation.plan
    return frozen.Plan(
        slug=plan.slug,
        title=texts.always(plan, "title"),
        owner=texts.always(plan.owner, "name"),
        owner_description=None,
        steering_group=texts.always(plan.steering_group, "name"),
        province=texts.always(plan.province, "name"),
        first_day=plan.first_day,
        last_day=plan.last_day,
    )


def _edition(
    evaluation: EvaluationRound, frozen_at: datetime, number: int, record: Record, texts: Texts
) -> frozen.Edition:
    """Decisions without a meeting are left out: nobody took them on any day."""
    rows = evaluation.decisions.filter(meeting__isnull=False).select_related("meeting__network")
    return frozen.Edition(
        number=number,
        draft=number == DRAFT,
        frozen_at=frozen_at,
        decisions=tuple(_decision(row, texts) for row in rows.order_by("meeting__day", "pk")),
        case_number=record.case_number,
        changes=plain(record.changes["fi"], record.changes["sv"]) if record.changes else None,
    )


def _decision(row: Decision, texts: Texts) -> frozen.Decision:
    meeting: Any = row.meeting
    return frozen.Decision(
        body=texts.always(meeting.network, "name"),
        kind=cast(frozen.DecisionKind, _DECISIONS[row.kind]),
        day=meeting.day,
        section=row.section_mark,
        text=texts.of(row, "text"),
    )


def _sections(
    evaluation: EvaluationRound, items: list[FrozenItem], positions: dict[Any, GroupPosition], texts: Texts
) -> tuple[frozen.Section, ...]:
    written = {row.section_id: row for row in evaluation.area_assessments.all()}
    result = []
    for row in evaluation.plan.sections.all():
        listed = tuple(entry.item for entry in items if entry.row.section_id == row.pk)
        area = written.get(row.pk)
        result.append(
            frozen.Section(
                number=row.number,
                name=texts.always(row, "list_name"),
                counts=counts_of(listed),
                items=listed,
                introduction=texts.of(row, "introduction"),
                summary=texts.of(area, "summary"),
                strengths=texts.of(area, "strengths"),
                obstacles=texts.of(area, "obstacles"),
                strategy_link=texts.of(area, "link_to_strategy"),
                position=texts.of(positions.get(row.pk), "text"),
            )
        )
    return tuple(result)
