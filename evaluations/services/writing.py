"""Writing in a round: ratings, texts on areas and the whole, positions; in both languages, and nothing overwritten
unseen.

A page may write several rows at once (an area's text and the position on it): all of them are saved, or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.core.exceptions import PermissionDenied
from django.db import transaction

from botnia_portal.core import texts
from botnia_portal.core.editing.merging import Merged, Values, merge
from botnia_portal.core.editing.saving import Saved, confirm_text, unread_texts
from botnia_portal.core.editing.shapes import Shape
from evaluations.models import AreaAssessment, EvaluationRound, GoalAssessment, GroupPosition, ItemAssessment
from evaluations.selectors.places import place_in
from evaluations.services.guards import require_writable
from evaluations.services.reopening import is_reopened
from plans.models import PlanItem, PlanSection
from plans.services.reporting import touch
from priorities.models import StatutoryTask, StrategyGoal

SHAPES: dict[type[Any], Shape] = {
    ItemAssessment: Shape(
        texts=("reason", "done", "effect", "deviation", "next_steps", "text"), plain=("rating", "outcome")
    ),
    GoalAssessment: Shape(texts=("text",), plain=("contribution",)),
    AreaAssessment: Shape(texts=("summary", "strengths", "obstacles", "link_to_strategy"), plain=()),
    GroupPosition: Shape(texts=("text",), plain=()),
    EvaluationRound: Shape(texts=("summary", "conclusions", "recommendations"), plain=()),
}


@dataclass(frozen=True)
class Subject:
    """One row of a round that people write: of which model, on which item, section, goal or task. It may not be there
    yet."""

    model: type[Any]
    evaluation: EvaluationRound
    item: PlanItem | None = None
    section: PlanSection | None = None
    goal: StrategyGoal | None = None
    task: StatutoryTask | None = None

    @classmethod
    def of(cls, row: Any) -> Self:
        """The subject of a row that has been written."""
        if isinstance(row, EvaluationRound):
            return cls(EvaluationRound, row)
        on = {name: getattr(row, name, None) for name in ("item", "section", "goal", "task")}
        return cls(type(row), row.round, **on)

    @property
    def about(self) -> PlanItem | PlanSection | StrategyGoal | StatutoryTask | None:
        """What the row is on; None for the whole."""
        return self.item or self.section or self.goal or self.task

    @property
    def shape(self) -> Shape:
        return SHAPES[self.model]

    @cached_property
    def row(self) -> Any:
        """The row as it stood when it was first asked for."""
        return self.fresh_row()

    def fresh_row(self) -> Any:
        """The row as it stands now, or a new one that has not been saved; one query."""
        if self.model is EvaluationRound:
            return EvaluationRound.objects.get(pk=self.evaluation.pk)
        found = self.model.objects.filter(round=self.evaluation, **self._on).first()
        return found or self.model(round=self.evaluation, **self._on, version=0)

    @property
    def _on(self) -> dict[str, Any]:
        """The columns that name what the row is on."""
        if self.model is ItemAssessment:
            return {"item": self.item}
        if self.model is GoalAssessment:
            return {"goal": self.goal, "task": self.task}
        return {"section": self.section}

    @property
    def place(self) -> texts.Place:
        section = self.item.section if self.item else self.section
        return place_in(self.evaluation, section.number if section else None)


@dataclass(frozen=True)
class Edit:
    """What a person sends of one row: the values, those that the form began from, and the translation to confirm."""

    subject: Subject
    values: Values
    base: Mapping[str, str] | None
    confirm: str = ""


class WriteClash(Exception):
    """Both have changed the same, and nothing was saved. By edit: what was merged, and what stands now."""

    def __init__(self, merged: list[Merged], now: list[Values]) -> None:
        super().__init__("Another person has changed the same texts.")
        self.merged, self.now = merged, now


@transaction.atomic
def save(evaluation: EvaluationRound, edits: list[Edit], user: Any, *, source: str) -> Saved:
    """Write what the person has changed and leave what only another has changed. Raises WriteClash.

    The row of what is returned is the round. `source` is the language that new texts are written in where both are
    given. Raises PermissionDenied where the round is no longer open to this person.
    """
    # The lock makes two who begin the same row wait for each other, and the round's state stay.
    locked = (
        EvaluationRound.objects.select_for_update(of=("self",)).select_related("plan").get(pk=evaluation.pk)
    )
    _require_open(locked, [edit.subject for edit in edits], user)
    rows = [edit.subject.fresh_row() for edit in edits]
    now = [edit.subject.shape.read(row) for edit, row in zip(edits, rows, strict=True)]
    merged = [merge(edit.base, edit.values, standing) for edit, standing in zip(edits, now, strict=True)]
    if any(result.clashes for result in merged):
        raise WriteClash(merged, now)
    changed = confirmed = False
    for edit, row, result in zip(edits, rows, merged, strict=True):
        changed |= _write(edit, row, result, source)
        if edit.confirm not in unread_texts(result.taken):
            confirmed |= confirm_text(row, edit.confirm, user)
    if changed or confirmed:
        touch(locked.plan)
    return Saved(locked, changed or confirmed, any(result.taken for result in merged), confirmed)


def _require_open(evaluation: EvaluationRound, subjects: list[Subject], user: Any) -> None:
    """The round is open to its coordinators until it is decided, and a reopened item to its one person."""
    items = [subject.item for subject in subjects if subject.model is ItemAssessment and subject.item]
    if len(items) == len(subjects) and all(is_reopened(evaluation, item.number, user) for item in items):
        return
    if not user.has_perm("evaluations.write", evaluation):
        raise PermissionDenied
    require_writable(evaluation)


def _write(edit: Edit, row: Any, result: Merged, source: str) -> bool:
    if not result.written:
        return False
    edit.subject.shape.write(row, {name: result.values[name] for name in result.written})
    row.version += 1
    row.save()
    texts.record(row, edit.subject.place, source=source)
    return True
