"""How many commitments stand where on a day. Counts come from one grouped query; nothing is counted per row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Q

from plans.choices import COUNTED_COMMITMENTS, FINAL_STATUSES, Commitment, Status
from plans.models import ActionPlan, PlanItem
from plans.querysets import NO_REPORT, ItemQuerySet
from plans.selectors.kept import kept


@dataclass(frozen=True)
class Progress:
    """Firm commitments by state (the six add up to `counted`), and beside them what is not counted.

    `late` is a mark on commitments that are not over, never a part of the six. Dropped ones leave the count.
    """

    counted: int = 0
    realised: int = 0
    partly: int = 0
    running: int = 0
    not_started: int = 0
    not_realised: int = 0
    no_report: int = 0
    late: int = 0
    dropped: int = 0
    intentions: int = 0
    needs: int = 0
    information: int = 0
    conditional: int = 0
    items: int = 0

    def __add__(self, other: Progress) -> Progress:
        return Progress(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


BESIDE_THE_COUNT = {
    Commitment.INTENTION: "intentions",
    Commitment.NEED: "needs",
    Commitment.INFORMATION: "information",
}
STATES = ("realised", "partly", "running", "not_started", "not_realised", "no_report")


def progress_by(items: ItemQuerySet, day: date, group: str) -> dict[object, Progress]:
    """Progress of `items` as of `day`, grouped by a column; one query.

    The database groups by state and commitment (a few dozen rows, whatever the number of items); the counts that
    overlap, such as late ones, are summed from those rows.
    """
    conditional = Count("pk", filter=Q(condition_fi__gt="") | Q(condition_sv__gt=""))
    rows = items.in_plan_on(day).with_status(day).order_by()
    result: dict[object, Progress] = {}
    for row in rows.values(group, "state", "commitment", "overdue").annotate(
        n=Count("pk"), conditional=conditional
    ):
        result[row[group]] = result.get(row[group], Progress()) + _part(row)
    return result


def _part(row: dict) -> Progress:
    """The counts of one group of items that share state, commitment and whether their time has run out."""
    n, state, commitment = row["n"], row["state"], row["commitment"]
    part = {"items": n, "conditional": row["conditional"]}
    if beside := BESIDE_THE_COUNT.get(commitment):
        part[beside] = n
    if state == Status.DROPPED:
        part["dropped"] = n
    elif commitment in COUNTED_COMMITMENTS:
        part |= {"counted": n, state: n}
        if row["overdue"] and state not in FINAL_STATUSES:
            part["late"] = n
    return Progress(**part)


def progress_of_plan(plan: ActionPlan, day: date) -> dict[object, Progress]:
    """Progress of a plan by section, kept as long as nobody writes; the keys are primary keys of sections."""
    items = PlanItem.objects.filter(plan=plan)
    return kept(plan, ("progress", day), lambda: progress_by(items, day, "section_id"))


__all__ = ["NO_REPORT", "STATES", "Progress", "progress_by", "progress_of_plan"]
