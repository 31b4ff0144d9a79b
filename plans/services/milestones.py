"""Milestones as rows in the form of an item. A row is one whole: whoever clashes chooses one of the two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Model, QuerySet

from botnia_portal.core import texts
from botnia_portal.core.editing.merging import Values
from plans.choices import PlanStatus
from plans.models import Milestone, PlanItem
from plans.services.shapes import MILESTONE

LINKS = ("items", "projects", "networks")
"""What a milestone may belong to."""


@dataclass(frozen=True)
class RowEdit:
    """A milestone as the person sends it, and as the form began from (None: not known)."""

    values: Values
    base: Mapping[str, str] | None


def locked(plan_id: int, keys: Iterable[int]) -> QuerySet[Milestone]:
    """The milestones with these keys, locked until the end of the transaction."""
    return Milestone.objects.select_for_update().filter(plan_id=plan_id, pk__in=list(keys)).order_by("pk")


def merge_rows(edits: dict[int, RowEdit], now: dict[int, Values]) -> tuple[dict[int, Values], list[int]]:
    """Each row as it should stand, and the keys of the rows that both have changed. A row that is gone is left out."""
    kept, clashes = {}, []
    for key, edit in edits.items():
        standing = now.get(key)
        if standing is None:
            continue
        changed_by_me, changed_by_other = edit.values != edit.base, standing != edit.base
        kept[key] = edit.values if changed_by_me else standing
        if changed_by_me and changed_by_other and edit.values != standing:
            clashes.append(key)
    return kept, clashes


def write(
    item: PlanItem, rows: dict[int, Milestone], kept: dict[int, Values], now: dict[int, Values]
) -> bool:
    """Save the rows that differ from what stands; tells whether there were any."""
    changed = [key for key, values in kept.items() if values != now[key]]
    for key in changed:
        row, values = rows[key], kept[key]
        if values["done_on"] != now[key]["done_on"]:
            row.is_example = False
        MILESTONE.write(row, values)
        row.version += 1
        row.set_days()
        row.save()
        _record(row)
    return bool(changed)


def add(item: PlanItem, values: Values) -> Milestone:
    """A new milestone of the item, last in the plan's order."""
    last = Milestone.objects.filter(plan_id=item.plan_id).aggregate(last=Max("order"))["last"] or 0
    row = Milestone(plan_id=item.plan_id, order=last + 1)
    MILESTONE.write(row, values)
    row.set_days()
    row.save()
    row.items.add(item)
    _record(row)
    return row


def settle(row: Milestone) -> None:
    """Before the whole form of a milestone is saved: a day of doing that a person writes is no example."""
    standing = Milestone.objects.filter(pk=row.pk).first()
    if standing:
        row.is_example = standing.is_example and row.done_on == standing.done_on
        row.version = standing.version + 1


def promised_to(row: Milestone) -> list[tuple[type[Model], int]]:
    """What a milestone of an adopted plan belongs to, with how many of each: so long it is closed, and not deleted."""
    if row.plan.status == PlanStatus.DRAFT:
        return []
    counts = [(links.model, links.count()) for links in (getattr(row, name) for name in LINKS)]
    return [(model, number) for model, number in counts if number]


def place(row: Milestone) -> texts.Place:
    """Where the texts of a milestone are counted."""
    return texts.Place(f"plan:{row.plan.slug}", group_of(row))


def group_of(row: Milestone) -> str:
    """The number of the area whose texts those of a milestone are: the first one in which it has an item."""
    if not row.pk:
        return ""
    first = row.items.order_by("section__number").values_list("section__number", flat=True).first()
    return "" if first is None else str(first)


def follow(item: PlanItem) -> None:
    """Count the texts of an item's milestones with the area in which the item stands now."""
    for row in item.milestones.select_related("plan"):
        texts.regroup(Milestone.objects.filter(pk=row.pk), place(row))


def _record(row: Milestone) -> None:
    source = "fi" if texts.text_of(row, "title", "fi") else "sv"
    known = texts.states_of(row)
    texts.record(row, texts.place_among(known) or place(row), source=source, known=known)
