"""What was told of a plan: status updates, activities and comments."""

from collections.abc import Iterable
from dataclasses import replace

from botnia_portal.core.markdown import plain
from botnia_portal.core.models import Comment
from botnia_portal.core.texts import LANGUAGES
from botnia_portal.search.choices import Audience, Kind
from botnia_portal.search.documents import Document, Source, address, rows_of, texts
from evaluations.models import EvaluationRound
from plans.models import Activity, PlanItem, PlanSection, StatusUpdate


def updates(keys: Iterable[int] | None) -> Iterable[Document]:
    """The page of an item shows what was reported to those alone who see the live state."""
    rows = StatusUpdate.objects.select_related("item__plan").exclude(narrative_fi="", narrative_sv="")
    for row in rows_of(rows, keys):
        yield Document(
            row,
            Kind.UPDATE,
            address("item", row.item.plan.slug, row.item.number),
            {},
            texts(row, "narrative"),
            audience=Audience.LIVE,
            plan=row.item.plan_id,
            item=row.item_id,
        )


def activities(keys: Iterable[int] | None) -> Iterable[Document]:
    """On the page of the first item that it was held for, from the day on which it was over."""
    rows = Activity.objects.select_related("plan").prefetch_related("items")
    for row in rows_of(rows, keys):
        if item := next(iter(row.items.all()), None):
            yield Document(
                row,
                Kind.ACTIVITY,
                address("item", row.plan.slug, item.number),
                texts(row, "title"),
                texts(row, "description", "place"),
                plan=row.plan_id,
                item=item.pk,
                since=row.last_day or row.first_day,
            )


def comments(keys: Iterable[int] | None) -> Iterable[Document]:
    """Their language is nobody's record: they are found by words of either."""
    for row in rows_of(Comment.objects.prefetch_related("target"), keys):
        if document := _comment(row):
            yield document


def _comment(row: Comment) -> Document | None:
    """None where what it is about is gone, or has no comments of its own."""
    about, path = row.target, address("comment", row.pk)
    written = Document(row, Kind.COMMENT, path, {}, dict.fromkeys(LANGUAGES, plain(row.text)))
    if isinstance(about, EvaluationRound):
        return replace(written, audience=Audience.ROUND, plan=about.plan_id, round=about.pk)
    if isinstance(about, PlanItem):
        return replace(written, audience=Audience.LIVE, plan=about.plan_id, item=about.pk)
    if isinstance(about, PlanSection):
        return replace(written, audience=Audience.LIVE, plan=about.plan_id, section=about.pk)
    return None


SOURCES: dict[type, Source] = {StatusUpdate: updates, Activity: activities, Comment: comments}
