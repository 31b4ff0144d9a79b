"""What was judged: the internal record of a round, and what issued editions say to readers."""

from collections.abc import Iterable
from typing import Any

from botnia_portal.search.choices import Audience, Kind
from botnia_portal.search.documents import Document, Source, address, joined, rows_of, texts
from evaluations.models import (
    AreaAssessment,
    Edition,
    EvaluationRound,
    GoalAssessment,
    GroupPosition,
    ItemAssessment,
)
from evaluations.publication import Item, Publication, Section, Text
from evaluations.selectors.frozen import DRAFT


def _of_round(row: Any, evaluation: EvaluationRound, path: str, *fields: str, **more: Any) -> Document:
    return Document(
        row,
        Kind.EVALUATION,
        path,
        {},
        texts(row, *fields),
        audience=Audience.ROUND,
        plan=evaluation.plan_id,
        round=evaluation.pk,
        **more,
    )


def rounds(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(EvaluationRound.objects.select_related("plan"), keys):
        path = address("round", row.plan.slug, row.kind)
        yield _of_round(row, row, path, "instructions", "summary", "conclusions", "recommendations")


def items(keys: Iterable[int] | None) -> Iterable[Document]:
    rows = ItemAssessment.objects.select_related("round__plan", "item")
    for row in rows_of(rows, keys):
        path = address("round", row.round.plan.slug, row.round.kind)
        said = ("done", "effect", "deviation", "next_steps", "text", "reason")
        yield _of_round(row, row.round, path, *said, item=row.item_id)


def areas(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(AreaAssessment.objects.select_related("round__plan"), keys):
        path = address("round", row.round.plan.slug, row.round.kind)
        said = ("summary", "strengths", "obstacles", "link_to_strategy")
        yield _of_round(row, row.round, path, *said, section=row.section_id)


def goals(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(GoalAssessment.objects.select_related("round__plan"), keys):
        yield _of_round(row, row.round, address("round-goals", row.round.plan.slug, row.round.kind), "text")


def positions(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(GroupPosition.objects.select_related("round__plan"), keys):
        path = address("round", row.round.plan.slug, row.round.kind)
        yield _of_round(row, row.round, path, "text", section=row.section_id)


def editions(keys: Iterable[int] | None) -> Iterable[Document]:
    """The frozen texts of an issued edition, for everyone; of one that is withdrawn or not public, for those who see
    the round."""
    rows = Edition.objects.filter(number__gt=DRAFT).select_related("round__plan")
    for row in rows_of(rows, keys):
        publication = Publication.from_data(row.publication)
        whole = publication.whole
        told = (whole.summary, whole.conclusions, whole.recommendations, whole.position)
        parts: dict[str, tuple[Text, tuple[Text | None, ...]]] = {"whole": (publication.round.title, told)}
        for section in publication.sections:
            parts[f"area-{section.number}"] = (section.name, _of_section(section))
            parts.update({f"item-{item.number}": (item.title, _of_item(item)) for item in section.items})
        for part, (title, said) in parts.items():
            yield _of_edition(row, part, title, said)


def _of_section(section: Section) -> tuple[Text | None, ...]:
    return section.summary, section.strengths, section.obstacles, section.strategy_link, section.position


def _of_item(item: Item) -> tuple[Text | None, ...]:
    rating = item.rating.reason if item.rating else None
    written = (item.assessment, item.done, item.effect, item.deviation, item.next_steps)
    return item.realised.narrative, *written, rating, item.position


def _of_edition(row: Edition, part: str, title: Text, said: Iterable[Text | None]) -> Document:
    written = [text for text in said if text]
    return Document(
        row,
        Kind.EVALUATION,
        address("edition", row.round.plan.slug, row.round.kind, row.number),
        {"fi": title.fi, "sv": title.sv},
        {"fi": joined(*(text.fi for text in written)), "sv": joined(*(text.sv for text in written))},
        audience=Audience.OPEN if row.is_public else Audience.ROUND,
        part=part,
        plan=row.round.plan_id,
        round=row.round_id,
    )


SOURCES: dict[type, Source] = {
    EvaluationRound: rounds,
    ItemAssessment: items,
    AreaAssessment: areas,
    GoalAssessment: goals,
    GroupPosition: positions,
    Edition: editions,
}
