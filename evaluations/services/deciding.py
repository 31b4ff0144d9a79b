"""What a body decides on a round: it adopts the evaluation, returns it with reasons, or takes note of it.

Several bodies may decide on one round (the steering group, then the management group of the owner). The decision is a
row of its own with its meeting; the round's state follows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from botnia_portal.core import texts
from evaluations.choices import RoundState
from evaluations.models import EvaluationRound, GroupPosition
from networks.models import Meeting
from plans.choices import DecisionKind
from plans.models import Decision
from plans.services.reporting import touch

AFTER = {DecisionKind.ADOPTED: RoundState.ADOPTED, DecisionKind.RETURNED: RoundState.OPEN}
"""The state that a decision leads to; taking note changes none."""
DECIDED_IN = {
    DecisionKind.ADOPTED: (RoundState.IN_REVIEW, RoundState.ADOPTED),
    DecisionKind.RETURNED: (RoundState.IN_REVIEW,),
    DecisionKind.NOTED: (RoundState.IN_REVIEW, RoundState.ADOPTED),
}
"""The states in which each can be decided; a second body may adopt what the first has adopted."""


class NotNow(Exception):
    """The state of the round does not allow this decision."""


@dataclass(frozen=True)
class Ruling:
    """What a meeting decided: `words` by language, `section_mark` of the minutes ("§ 12")."""

    kind: DecisionKind
    meeting: Meeting
    section_mark: str = ""
    words: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def decide(evaluation: EvaluationRound, ruling: Ruling, user: Any, *, source: str) -> Decision:
    """Record a decision and let the round follow it. The same decision of the same meeting twice is one.

    Raises PermissionDenied for others than the coordinators, and NotNow.
    """
    locked = EvaluationRound.objects.select_for_update(of=("self",)).select_related("plan")
    standing = locked.get(pk=evaluation.pk)
    if not user.has_perm("evaluations.lead", standing):
        raise PermissionDenied
    facts = {"meeting": ruling.meeting, "section_mark": ruling.section_mark, "kind": ruling.kind}
    if same := standing.decisions.filter(**facts).first():
        return same
    if standing.state not in DECIDED_IN[ruling.kind]:
        raise NotNow
    columns = {f"text_{code}": ruling.words.get(code, "") for code in texts.LANGUAGES}
    decision = Decision.objects.create(plan=standing.plan, **facts, **columns)
    texts.record(decision, texts.Place(f"plan:{standing.plan.slug}"), source=source)
    standing.decisions.add(decision)
    if ruling.kind == DecisionKind.ADOPTED:
        _stand_behind(standing, decision)
    if after := AFTER.get(ruling.kind):
        standing.state = after
        standing.save(update_fields=["state"])
    touch(standing.plan)
    return decision


def _stand_behind(evaluation: EvaluationRound, decision: Decision) -> None:
    """The positions of the steering group become those of its meeting; saved one by one, so that each is logged."""
    if decision.meeting is None or decision.meeting.network_id != evaluation.plan.steering_group_id:
        return
    for position in GroupPosition.objects.filter(round=evaluation, decision=None):
        position.decision = decision
        position.save(update_fields=["decision"])
