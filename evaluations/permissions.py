"""Who may see, write and issue an evaluation (docs/roles.md)."""

import rules

from evaluations.choices import RoundState
from plans.permissions import coordinates, steers


@rules.predicate
def leads(user, evaluation) -> bool:
    return coordinates(user, evaluation.plan)


@rules.predicate
def sees_review(user, evaluation) -> bool:
    return evaluation.state in {RoundState.IN_REVIEW, RoundState.ADOPTED} and steers(user, evaluation.plan)


@rules.predicate
def is_issued(user, evaluation) -> bool:
    return evaluation.state == RoundState.ISSUED


@rules.predicate
def is_writable(user, evaluation) -> bool:
    return evaluation.state in {RoundState.OPEN, RoundState.IN_REVIEW}


rules.add_perm("evaluations.view", leads | sees_review | is_issued)
rules.add_perm("evaluations.write", leads & is_writable)
rules.add_perm("evaluations.make_report", leads)
rules.add_perm("evaluations.download", leads | sees_review)
