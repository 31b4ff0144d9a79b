"""The plan as it was adopted, from the copy that was taken then, and what has changed in it since; two queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from botnia_portal.core import time
from botnia_portal.core.texts import LANGUAGES
from evaluations import publication as frozen
from evaluations import report_words as words
from evaluations.change_rules import RULES, in_language
from evaluations.edition_changes import both, text_change, value_change
from evaluations.selectors.frozen_items import FrozenItem
from evaluations.selectors.frozen_texts import Texts, label, plain
from plans.choices import DecisionKind, ItemKind, PlanStatus
from plans.models import ActionPlan, Baseline, Decision

_LABELS = {name: rule[0] for name, rule in RULES[frozen.Item].items()}
_TIME = ("time_words_fi", "time_words_sv", "time_edtf", "time_role", "time_repeats")
_SCHEMA = 1
"""The only form of a baseline's data so far (`plans.services.adoption.take_baseline`)."""


def plan_changes(
    plan: ActionPlan, day: date, items: list[FrozenItem], texts: Texts
) -> frozen.PlanChanges | None:
    """What has changed since the first baseline that was taken by `day`; None of a draft, which nobody has adopted."""
    if plan.status == PlanStatus.DRAFT:
        return None
    decisions = _decisions(plan, day, texts)
    copies = Baseline.objects.filter(plan=plan, taken_on__lte=day).order_by("taken_on", "pk")
    baseline = copies.first()
    if baseline is None or baseline.data.get("schema") != _SCHEMA:
        return frozen.PlanChanges(
            decisions, added=tuple(entry.item.number for entry in items if entry.item.added_on)
        )
    adopted = {row["number"]: row for row in baseline.data["items"]}
    now = {entry.item.number: entry for entry in items}
    return frozen.PlanChanges(
        decisions=decisions,
        baseline=baseline.taken_on,
        adopted_items=len(adopted),
        added=tuple(number for number in now if number not in adopted),
        changed=tuple(_changed(adopted, now)),
        gone=tuple(
            frozen.GoneItem(number, _text(row, "title"))
            for number, row in adopted.items()
            if number not in now
        ),
    )


def _decisions(plan: ActionPlan, day: date, texts: Texts) -> tuple[frozen.PlanDecision, ...]:
    """Those on the plan itself: what was decided on its evaluation rounds stands elsewhere."""
    kinds = (DecisionKind.ADOPTED, DecisionKind.REVISED)
    rows = plan.decisions.filter(kind__in=kinds, rounds=None, meeting__day__lte=day)
    found = rows.select_related("meeting__network").order_by("meeting__day", "pk")
    return tuple(_decision(row, texts) for row in found)


def _decision(row: Decision, texts: Texts) -> frozen.PlanDecision:
    meeting: Any = row.meeting
    kind = cast(frozen.PlanDecisionKind, row.kind)
    return frozen.PlanDecision(kind, texts.always(meeting.network, "name"), meeting.day, row.section_mark)


def _changed(adopted: dict[str, Any], now: dict[str, FrozenItem]) -> Iterator[frozen.Changed]:
    for number, entry in now.items():
        if number not in adopted:
            continue
        changes = tuple(change for change in _changes(adopted[number], entry) if change)
        if changes:
            yield frozen.Changed(_title(entry.item), changes)


def _title(item: frozen.Item) -> frozen.Text:
    return both(lambda code: f"{item.number} {in_language(item.title, code)}")


def _changes(before: dict[str, Any], now: FrozenItem) -> Iterator[frozen.Change | None]:
    item = now.item
    for name in ("title", "description", "condition"):
        yield text_change(_LABELS[name], _text(before, name), getattr(item, name))
    yield value_change(_LABELS["commitment"], before["commitment"], item.commitment, _commitment)
    yield value_change(_LABELS["kinds"], _kinds(before), item.kinds, _named)
    if any((before[name] or "") != (getattr(now.row, name) or "") for name in _TIME):
        yield text_change(_LABELS["time"], _time(before), item.time)


def _text(before: dict[str, Any], name: str) -> frozen.Text:
    return plain(*((before[f"{name}_{code}"] or "").strip() for code in LANGUAGES))


def _kinds(before: dict[str, Any]) -> tuple[frozen.Text, ...]:
    return tuple(label(ItemKind(value)) for value in (before["kind"], before["second_kind"]) if value)


def _named(kinds: tuple[frozen.Text, ...], language: str) -> str:
    return ", ".join(in_language(kind, language) for kind in kinds)


def _commitment(value: Any, _language: str) -> str:
    return words.commitment(value)


def _time(before: dict[str, Any]) -> frozen.Text:
    """As `Texts.time` says it of a row. A copy knows no offset and no duration; such times have words of their own."""
    edtf, role, repeats = (before[name] or "" for name in ("time_edtf", "time_role", "time_repeats"))
    said = (
        before[f"time_words_{code}"] or (time.show(edtf, role or "at", code, repeats=repeats) if edtf else "")
        for code in LANGUAGES
    )
    return plain(*said)
