"""What the pages of a round show: how far each area has come, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.models import TextState
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.selectors.places import scope_of
from networks.models import Person
from plans.models import PlanItem, PlanSection

PART_TITLES = {
    "summary": _("Summary"),
    "strengths": _("Strengths"),
    "obstacles": _("Obstacles"),
    "link_to_strategy": _("Link to the strategy"),
    "conclusions": _("Conclusions"),
    "recommendations": _("Recommendations"),
    "position": _("The steering group’s position"),
}
AREA_PARTS = ("summary", "strengths", "obstacles", "link_to_strategy")
WHOLE_PARTS = ("summary", "conclusions", "recommendations")
TO_DO = (texts.MISSING, texts.STALE)


@dataclass(frozen=True)
class TextNeeds:
    """What the texts of a row still need: languages that are missing, whether one is out of date, or a draft.

    `written`: there is a text at all.
    """

    missing: tuple[str, ...] = ()
    stale: bool = False
    drafts: bool = False
    written: bool = False

    @property
    def to_do(self) -> bool:
        return bool(self.missing) or self.stale


@dataclass(frozen=True)
class Part:
    """A text that has been written: the heading, and the row and field that hold it."""

    heading: Any
    row: Any
    field: str


def written_parts(row: Any, fields: Iterable[str], position: GroupPosition | None) -> list[Part]:
    """The texts of an area or of the whole that are there, the steering group's position last."""
    asked = [*((row, field, field) for field in fields), (position, "text", "position")]
    return [
        Part(PART_TITLES[title], source, field)
        for source, field, title in asked
        if source and any(texts.text_of(source, field, language) for language in texts.LANGUAGES)
    ]


@dataclass(frozen=True)
class ItemLine:
    """An item with its state on the cut-off day, its assessment (None: not begun), and what that still needs."""

    item: Any
    assessment: ItemAssessment | None
    needs: TextNeeds

    @property
    def is_rated(self) -> bool:
        return bool(self.assessment and self.assessment.rating)

    @property
    def is_ready(self) -> bool:
        """Rated with its reason, and nothing that is written is missing or out of date in the other language."""
        return self.is_rated and self.has_reason and not self.needs.to_do

    @property
    def has_reason(self) -> bool:
        row = self.assessment
        return row is not None and any(texts.text_of(row, "reason", code) for code in texts.LANGUAGES)


class Counted:
    """How far some items have come."""

    items: list[ItemLine]

    @property
    def rated(self) -> int:
        return sum(line.is_rated for line in self.items)

    @property
    def finnish_missing(self) -> int:
        return sum("fi" in line.needs.missing for line in self.items)

    @property
    def swedish_missing(self) -> int:
        return sum("sv" in line.needs.missing for line in self.items)

    @property
    def stale(self) -> int:
        return sum(line.needs.stale for line in self.items)

    @property
    def not_ready(self) -> list[ItemLine]:
        return [line for line in self.items if not line.is_ready]


@dataclass(frozen=True)
class PersonLine(Counted):
    """The items for which one person answers; None: nobody is named for them."""

    person: Person | None
    items: list[ItemLine]


@dataclass(frozen=True)
class Wanted:
    """Which items a page lists: all, those that are not ready, those of a person (by key)."""

    not_ready: bool = False
    person: int | None = None

    def shows(self, line: ItemLine) -> bool:
        its_own = self.person is None or line.item.lead_id == self.person
        return its_own and not (self.not_ready and line.is_ready)


ALL = Wanted()


@dataclass(frozen=True)
class AreaLine(Counted):
    """A section with its items, its own text and the steering group's position, where they have been written."""

    section: PlanSection
    items: list[ItemLine]
    text: AreaAssessment | None
    position: GroupPosition | None
    needs: TextNeeds
    wanted: Wanted = ALL

    @property
    def shown(self) -> list[ItemLine]:
        """The items that the page lists."""
        return [line for line in self.items if self.wanted.shows(line)]

    @property
    def parts(self) -> list[Part]:
        return written_parts(self.text, AREA_PARTS, self.position)


@dataclass(frozen=True)
class RoundPage:
    """A round with all its areas; the sums have the shape of a row of an area."""

    evaluation: EvaluationRound
    areas: list[AreaLine]
    position: GroupPosition | None

    @property
    def parts(self) -> list[Part]:
        return written_parts(self.evaluation, WHOLE_PARTS, self.position)

    @property
    def items(self) -> int:
        return sum(len(area.items) for area in self.areas)

    @property
    def rated(self) -> int:
        return sum(area.rated for area in self.areas)

    @property
    def finnish_missing(self) -> int:
        return sum(area.finnish_missing for area in self.areas)

    @property
    def swedish_missing(self) -> int:
        return sum(area.swedish_missing for area in self.areas)

    @property
    def stale(self) -> int:
        return sum(area.stale for area in self.areas)

    @property
    def not_ready(self) -> int:
        return sum(len(area.not_ready) for area in self.areas)

    @property
    def people(self) -> list[PersonLine]:
        """The items by the person who answers for them, by name, those without one last; empty where none has one."""
        led: dict[Person | None, list[ItemLine]] = defaultdict(list)
        for area in self.areas:
            for line in area.items:
                led[line.item.lead].append(line)
        named = sorted((person for person in led if person), key=lambda person: alphabet(person.name))
        return (
            [PersonLine(person, led[person]) for person in (*named, None) if person in led] if named else []
        )


def rounds_with_progress(
    rounds: QuerySet[EvaluationRound], section: PlanSection | None = None
) -> QuerySet[EvaluationRound]:
    """Annotate `rated` and `item_count`, of all items or of those of a section, by subqueries of the same query."""
    judged = ItemAssessment.objects.filter(round=OuterRef("pk")).exclude(rating="").order_by().values("round")
    items = PlanItem.objects.filter(plan=OuterRef("plan")).order_by().values("plan")
    if section is not None:
        judged, items = judged.filter(item__section=section), items.filter(section=section)
    known = items.filter(Q(added_on=None) | Q(added_on__lte=OuterRef("cut_off")))
    return rounds.annotate(
        rated=Coalesce(Subquery(judged.annotate(n=Count("pk")).values("n")), 0),
        item_count=Coalesce(Subquery(known.annotate(n=Count("pk")).values("n")), 0),
    )


def round_page(evaluation: EvaluationRound, wanted: Wanted = ALL) -> RoundPage:
    """Everything that is written in a round; six queries."""
    day = evaluation.cut_off
    judged = {row.item_id: row for row in ItemAssessment.objects.filter(round=evaluation)}
    written = {row.section_id: row for row in AreaAssessment.objects.filter(round=evaluation)}
    positions = {row.section_id: row for row in GroupPosition.objects.filter(round=evaluation)}
    needs = _needs(evaluation)
    lines: dict[int, list[ItemLine]] = defaultdict(list)
    items = (
        PlanItem.objects.filter(plan=evaluation.plan).in_plan_on(day).with_state(day).select_related("lead")
    )
    for item in items.order_by("order", "pk"):
        assessment = judged.get(item.pk)
        lines[item.section_id].append(ItemLine(item, assessment, needs.of(assessment)))
    areas = [
        AreaLine(
            section, lines[section.pk], written.get(section.pk), positions.get(section.pk),
            needs.of(written.get(section.pk), positions.get(section.pk)),
            wanted,
        )
        for section in evaluation.plan.sections.select_related("area")
    ]  # fmt: skip
    return RoundPage(evaluation, areas, positions.get(None))


class Needs:
    """What is missing, stale or a draft among the texts of a round, by row."""

    def __init__(self, rows: dict[tuple[int, int], list[tuple[str, str]]]) -> None:
        self.rows = rows

    def of(self, *objects: Any) -> TextNeeds:
        """Of these rows together; None for what has not been written."""
        found = [entry for row in objects if row is not None for entry in self.rows.get(_key(row), ())]
        states = {state for _language, state in found}
        missing = sorted({language for language, state in found if state == texts.MISSING})
        return TextNeeds(tuple(missing), texts.STALE in states, "draft" in states, bool(states))


def _needs(evaluation: EvaluationRound) -> Needs:
    rows: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    states = TextState.objects.filter(scope=scope_of(evaluation)).with_state()
    for kind, key, language, state in states.values_list(
        "content_type_id", "object_id", "language", "text_state"
    ):
        rows[kind, key].append((language, state))
    return Needs(rows)


def _key(row: Any) -> tuple[int, int]:
    return ContentType.objects.get_for_model(row).pk, row.pk
