"""What has changed in a plan between two days, such as since the last meeting of its steering group.

The states come from the dated reports and milestones (plans.querysets), so any two days can be compared afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from botnia_portal.core.columns import BATCH
from plans.choices import COUNTED_COMMITMENTS, FINAL_STATUSES, Status
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.querysets import ItemQuerySet
from plans.selectors.kept import kept
from plans.selectors.retold import Retold, retold_between
from plans.selectors.told import reports_between, told_afterwards, told_between

KINDS = (
    "realised", "late", "partly", "running", "not_realised", "not_started", "no_report", "dropped", "added", "beside",
)  # fmt: skip
"""What can happen to an item, in the order of the page. Late is counted beside the states, as everywhere; *beside* are
intentions, needs and information whose state has changed, which are in no count."""
ROWS = 100
"""Items of a kind that the page shows; the figure beside them counts all."""
_NAMED = ("section", "theme")


@dataclass(frozen=True)
class ItemChange:
    """An item as of the second day, the state that it had on the first, and what was last reported between them."""

    item: PlanItem
    before: str
    update: StatusUpdate | None

    @property
    def follows_from_milestones(self) -> bool:
        """Nobody has told the state: the item is as its milestones are, reached, run out or closed."""
        return self.before != self.item.state and self.item.basis != "report"

    @property
    def time_has_run_out(self) -> bool:
        """Between the two days, which nobody has to tell."""
        return self.item.overdue and not self.item.overdue_before


@dataclass(frozen=True)
class Group:
    """The items of a kind; `count` is more than there are rows where they are very many."""

    kind: str
    count: int
    rows: list[ItemChange]


@dataclass(frozen=True)
class Changes:
    """What differs between the end of `first` and the end of `second`; empty lists where nothing does.

    `times` are changed times, `texts` changed words of the plan, both by the days on which they were changed; `updates`
    are reports as of a day between the two that stand at no item of the groups, `afterwards` those of an earlier day
    that were told later than `first`.
    """

    first: date
    second: date
    groups: list[Group]
    times: list[Retold] = field(default_factory=list)
    texts: list[Retold] = field(default_factory=list)
    updates: list[StatusUpdate] = field(default_factory=list)
    afterwards: list[StatusUpdate] = field(default_factory=list)

    @property
    def count(self) -> int:
        parts = (self.times, self.texts, self.updates, self.afterwards)
        return sum(group.count for group in self.groups) + sum(len(part) for part in parts)


@dataclass(frozen=True)
class _Row:
    pk: int
    commitment: str
    state: str
    state_before: str
    overdue: bool
    overdue_before: bool
    added_on: date | None

    def is_late(self, state: str, *, overdue: bool) -> bool:
        return overdue and self.commitment in COUNTED_COMMITMENTS and state not in FINAL_STATUSES

    def kinds(self, first: date) -> Iterable[str]:
        """What happened to the item after `first`; nothing, mostly."""
        is_new = self.added_on is not None and self.added_on > first
        if is_new:
            yield "added"
        was_late = not is_new and self.is_late(self.state_before, overdue=self.overdue_before)
        if self.is_late(self.state, overdue=self.overdue) and not was_late:
            yield "late"
        if self.state == self.state_before:
            return
        if self.state == Status.DROPPED:
            yield "dropped"
        elif self.commitment not in COUNTED_COMMITMENTS:
            yield "beside"
        elif self.state in KINDS:
            yield self.state


def changes_between(plan: ActionPlan, first: date, second: date, *, told: bool, live: bool) -> Changes:
    """What has changed after `first`, by the end of `second`, in at most a dozen queries.

    Without `told` no state is shown, and what was added and dropped is left; without `live` (a reader) the course of
    the words, and reports, stay inside.
    """
    by_kind = _by_kind(plan, first, second, told=told)
    shown = [pk for keys in by_kind.values() for pk in keys[:ROWS]]
    items = PlanItem.objects.filter(pk__in=shown).with_change(first, second).select_related(*_NAMED)
    rows = {item.pk: item for item in items}
    updates = told_between(plan, first, second) if live else []
    newest = {update.item_id: update for update in reversed(updates)}
    groups = [
        Group(kind, len(keys), [_change(rows[pk], newest) for pk in keys[:ROWS]])
        for kind, keys in by_kind.items()
    ]
    if not live:
        return Changes(first, second, groups)
    retold = retold_between(plan, first, second)
    stand_above = {row.update for group in groups for row in group.rows}
    others = [update for update in updates if update not in stand_above]
    afterwards = told_afterwards(plan, first, second)
    return Changes(first, second, groups, retold.times, retold.texts, others, afterwards)


def item_changes(
    plan: ActionPlan, first: date, second: date, *, told: bool, live: bool
) -> Iterator[tuple[str, ItemChange]]:
    """Every item of `changes_between` with what happened to it, without a limit; two queries for each batch."""
    for kind, keys in _by_kind(plan, first, second, told=told).items():
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            items = PlanItem.objects.filter(pk__in=batch).with_change(first, second).select_related(*_NAMED)
            rows = {item.pk: item for item in items}
            updates = list(reports_between(plan, first, second).filter(item__in=batch)) if live else []
            newest = {update.item_id: update for update in reversed(updates)}
            yield from ((kind, _change(rows[pk], newest)) for pk in batch)


def change_counts(
    plan: ActionPlan, first: date, second: date, *, told: bool, section: int | None = None
) -> dict[str, int]:
    """How many items of each kind, without those of which there are none, in the plan or in one section (its key);
    kept as long as nobody writes."""

    def count() -> dict[str, int]:
        found = _by_kind(plan, first, second, told=told, section=section)
        return {kind: len(keys) for kind, keys in found.items()}

    return kept(plan, ("changes", first, second, told, section), count)


def _change(item: PlanItem, newest: dict[int, StatusUpdate]) -> ItemChange:
    return ItemChange(item, item.state_before, newest.get(item.pk))


def _by_kind(
    plan: ActionPlan, first: date, second: date, *, told: bool, section: int | None = None
) -> dict[str, list[int]]:
    """The keys of the items of each kind, by number; one query."""
    found: dict[str, list[int]] = {kind: [] for kind in KINDS}
    items = PlanItem.objects.filter(plan=plan)
    if section is not None:
        items = items.filter(section=section)
    for row in _touched(items, first, second):
        for kind in row.kinds(first):
            found[kind].append(row.pk)
    shown = KINDS if told else ("dropped", "added")
    return {kind: found[kind] for kind in shown if found[kind]}


def _touched(own: ItemQuerySet, first: date, second: date) -> Iterable[_Row]:
    names = ("pk", "commitment", "state", "state_before", "overdue", "overdue_before", "added_on")
    items = own.in_plan_on(second).touched_between(first, second)
    rows = items.with_change(first, second).order_by("section__number", "order", "pk")
    return (_Row(*values) for values in rows.values_list(*names))
