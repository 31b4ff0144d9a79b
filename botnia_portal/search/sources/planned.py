"""What a plan says: the plan, its areas and statements, items, milestones and indicators.

Open to whoever sees the plan.
"""

from collections.abc import Iterable

from botnia_portal.search.choices import Kind
from botnia_portal.search.documents import Document, Source, address, dashed, rows_of, texts
from plans.choices import StatementKind
from plans.models import ActionPlan, Indicator, Milestone, PlanItem, PlanSection, Statement


def plans(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(ActionPlan.objects.all(), keys):
        path = address("plan-text", row.slug)
        title, body = texts(row, "title"), texts(row, "note", "closed_reason")
        yield Document(row, Kind.AREA, path, title, body, plan=row.pk)


def sections(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(PlanSection.objects.select_related("plan"), keys):
        yield Document(
            row,
            Kind.AREA,
            address("section", row.plan.slug, row.number),
            texts(row, "list_name"),
            texts(row, "heading", "introduction"),
            number=str(row.number),
            plan=row.plan_id,
        )


def statements(keys: Iterable[int] | None) -> Iterable[Document]:
    """As on the page of the area, where a milestone among the statements is not shown."""
    shown = Statement.objects.exclude(kind=StatementKind.MILESTONE).select_related("plan", "section")
    for row in rows_of(shown, keys):
        path = address("section", row.plan.slug, row.section.number, anchor="says")
        yield Document(row, Kind.AREA, path, {}, texts(row, "text"), plan=row.plan_id, section=row.section_id)


def items(keys: Iterable[int] | None) -> Iterable[Document]:
    """With the parties that the plan has only words for, and the reasons of being added or dropped."""
    rows = PlanItem.objects.select_related("plan").prefetch_related("parties")
    for row in rows_of(rows, keys):
        said = texts(row, "description", "condition", "time_words", "note", "added_reason", "dropped_reason")
        parties = [texts(party, "words", "condition") for party in row.parties.all()]
        yield Document(
            row,
            Kind.ITEM,
            address("item", row.plan.slug, row.number),
            texts(row, "title"),
            {
                language: dashed(text, *(party[language] for party in parties))
                for language, text in said.items()
            },
            number=row.number,
            plan=row.plan_id,
            section=row.section_id,
        )


def milestones(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(Milestone.objects.select_related("plan"), keys):
        path = address("milestones", row.plan.slug, anchor=f"milestone-{row.pk}")
        body = texts(row, "time_words", "closed_reason")
        yield Document(row, Kind.MILESTONE, path, texts(row, "title"), body, plan=row.plan_id)


def indicators(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(Indicator.objects.select_related("plan"), keys):
        yield Document(
            row,
            Kind.INDICATOR,
            address("indicators", row.plan.slug, anchor=f"indicator-{row.pk}"),
            texts(row, "name"),
            texts(row, "description", "unit", "closed_reason"),
            plan=row.plan_id,
            section=row.section_id,
            item=row.item_id,
        )


SOURCES: dict[type, Source] = {
    ActionPlan: plans,
    PlanSection: sections,
    Statement: statements,
    PlanItem: items,
    Milestone: milestones,
    Indicator: indicators,
}
