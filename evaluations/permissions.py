"""Who may see, write and issue an evaluation (docs/roles.md).

The round is the internal record and is never public; of an issued edition the publication is, through its reports.
"""

from typing import Any

import rules

from evaluations.choices import REVIEW_STATES
from evaluations.models import Edition, EvaluationRound
from plans.permissions import coordinates, steers


@rules.predicate
def leads(user: Any, evaluation: EvaluationRound) -> bool:
    return coordinates(user, evaluation.plan)


@rules.predicate
def sees_review(user: Any, evaluation: EvaluationRound) -> bool:
    return evaluation.state in REVIEW_STATES and steers(user, evaluation.plan)


@rules.predicate
def is_writable(user: Any, evaluation: EvaluationRound) -> bool:
    return evaluation.is_writable


@rules.predicate
def sees_round(user: Any, edition: Edition) -> bool:
    return bool(user.has_perm("evaluations.view", edition.round))


@rules.predicate
def is_issued_to_readers(user: Any, edition: Edition) -> bool:
    return edition.is_public and user.has_perm("plans.view", edition.round.plan)


rules.add_perm("evaluations.view", leads | sees_review)
rules.add_perm("evaluations.lead", leads)
rules.add_perm("evaluations.write", leads & is_writable)
rules.add_perm("evaluations.make_report", leads)
rules.add_perm("evaluations.download", is_issued_to_readers | sees_round)
