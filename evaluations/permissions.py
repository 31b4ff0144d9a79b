"""Who may see, write and issue an evaluation (docs/roles.md)."""

from typing import Any

import rules

from evaluations.choices import RoundState
from evaluations.models import EvaluationRound
from plans.permissions import coordinates, steers


@rules.predicate
def leads(user: Any, evaluation: EvaluationRound) -> bool:
    return coordinates(user, evaluation.plan)


@rules.predicate
def sees_review(user: Any, evaluation: EvaluationRound) -> bool:
    return evaluation.state in {RoundState.IN_REVIEW, RoundState.ADOPTED} and steers(user, evaluation.plan)


@rules.predicate
def is_issued(user: Any, evaluation: EvaluationRound) -> bool:
    return evaluation.state == RoundState.ISSUED


@rules.predicate
def is_writable(user: Any, evaluation: EvaluationRound) -> bool:
    return evaluation.state in {RoundState.OPEN, RoundState.IN_REVIEW}


rules.add_perm("evaluations.view", leads | sees_review | is_issued)
rules.add_perm("evaluations.write", leads & is_writable)
rules.add_perm("evaluations.make_report", leads)
rules.add_perm("evaluations.download", leads | sees_review)
