"""What was told of a plan: status updates, activities and comments."""

from collections.abc import Iterable

from botnia_portal.core.models import Comment
from botnia_portal.search.choices import Audience, Kind
from botnia_portal.search.documents import Document, Source, address, plain, rows_of, texts
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
    """On the page of the first item that it was held for, from the day on which it was over; none has a page of its own."""
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
    about, text = row.target, dict.fromkeys(("fi", "sv"), plain(row.text))
    path = address("comment", row.pk)
    if isinstance(about, EvaluationRound):
        of_round = {"audience": Audience.ROUND, "plan": about.plan_id, "round": about.pk}
        return Document(row, Kind.COMMENT, path, {}, text, **of_round)
    if isinstance(about, PlanItem):
        return Document(
            row, Kind.COMMENT, path, {}, text, audience=Audience.LIVE, plan=about.plan_id, item=about.pk
        )
    if isinstance(about, PlanSection):
        return Document(
            row, Kind.COMMENT, path, {}, text, audience=Audience.LIVE, plan=about.plan_id, section=about.pk
        )
    return None


SOURCES: dict[type, Source] = {StatusUpdate: updates, Activity: activities, Comment: comments}
