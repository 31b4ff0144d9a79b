"""The ratings of the mid-term round beside those of the end-of-term round, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast, get_args

from evaluations import publication as frozen
from evaluations.choices import RoundKind
from evaluations.models import EvaluationRound, ItemAssessment
from evaluations.selectors.frozen_texts import capitalised, label
from plans.models import PlanItem

_ORDER: tuple[frozen.RatingValue, ...] = ("not", "partly", "mostly", "well")
"""From worst to best. "Too early to judge" has no place among them."""


def comparison(evaluation: EvaluationRound, items: Iterable[frozen.Item]) -> frozen.Comparison | None:
    """What has changed since the mid-term round; None in a mid-term round, and where none was rated. Four queries.

    What was issued is compared, as it was issued. A round of which an edition was issued and none is public (any
    more) is left out: its ratings must not come back by another way.
    """
    if evaluation.kind != RoundKind.END_OF_TERM:
        return None
    earlier = EvaluationRound.objects.filter(plan=evaluation.plan_id, kind=RoundKind.MID_TERM).first()
    if earlier is None:
        return None
    issued = list(earlier.editions.filter(number__gt=0).order_by("-number"))
    if not issued:
        return _with_live(earlier, items)
    public = next((edition for edition in issued if edition.is_public), None)
    return with_issued(frozen.Publication.from_data(public.publication), items) if public else None


def with_issued(earlier: frozen.Publication, items: Iterable[frozen.Item]) -> frozen.Comparison:
    """These items beside those of an earlier publication."""
    then = {item.number: item for section in earlier.sections for item in section.items}
    rows = _compared({number: judged(item) for number, item in then.items()}, items)
    titled = (row if row.now else replace(row, title=then[row.number].title) for row in rows)
    return _summed(
        earlier.round.title, earlier.round.cut_off, titled, earlier.edition.number, earlier.checksum()
    )


def _with_live(earlier: EvaluationRound, items: Iterable[frozen.Item]) -> frozen.Comparison | None:
    assessments = {row.item_id: row for row in ItemAssessment.objects.filter(round=earlier)}
    if not any(row.rating for row in assessments.values()):
        return None
    rows = PlanItem.objects.filter(plan=earlier.plan_id).in_plan_on(earlier.cut_off)
    then = {row.number: _live(row, assessments.get(row.pk)) for row in rows.with_state(earlier.cut_off)}
    title = capitalised(label(RoundKind.MID_TERM))
    return _summed(title, earlier.cut_off, _compared(then, items))


def _live(row: Any, assessment: ItemAssessment | None) -> frozen.Judged:
    rating = cast(frozen.RatingValue, assessment.rating) if assessment and assessment.rating else None
    outcome = cast(frozen.Outcome, assessment.outcome) if assessment and assessment.outcome else None
    return frozen.Judged(row.state, rating, outcome)


def judged(item: frozen.Item) -> frozen.Judged:
    """How an item stands in its publication."""
    status: frozen.JudgedStatus = "dropped" if item.dropped else item.realised.status
    return frozen.Judged(status, item.rating.value if item.rating else None, item.outcome)


def _compared(then: dict[str, frozen.Judged], items: Iterable[frozen.Item]) -> list[frozen.ComparedItem]:
    """The items of the report in its order, then those that it no longer has."""
    now = {item.number: judged(item) for item in items}
    return [
        frozen.ComparedItem(
            number, movement(then.get(number), now.get(number)), then.get(number), now.get(number)
        )
        for number in (*now, *(number for number in then if number not in now))
    ]


def movement(then: frozen.Judged | None, now: frozen.Judged | None) -> frozen.Movement:
    """How the rating has moved."""
    before, after = (state.rating if state else None for state in (then, now))
    if after is None:
        return "not_rated_now"
    if before is None:
        return "not_rated_then"
    if before == after:
        return "same"
    if before not in _ORDER or after not in _ORDER:
        return "open"
    return "better" if _ORDER.index(after) > _ORDER.index(before) else "worse"


def _summed(
    title: frozen.Text,
    cut_off: Any,
    rows: Iterable[frozen.ComparedItem],
    edition: int | None = None,
    checksum: str = "",
) -> frozen.Comparison:
    items = tuple(rows)
    counts = Counter(row.movement for row in items)
    sums: dict[str, int] = {kind: counts[kind] for kind in get_args(frozen.Movement)}
    return frozen.Comparison(title, cut_off, items, **sums, edition=edition, checksum=checksum)
