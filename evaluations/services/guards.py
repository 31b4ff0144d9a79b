"""What the state of a round forbids to everyone, whatever a role permits: a superuser's `has_perm` is always yes."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evaluations.models import EvaluationRound


def require_writable(evaluation: EvaluationRound) -> None:
    """Raises PermissionDenied with a sentence where the round is decided."""
    if not evaluation.is_writable:
        raise PermissionDenied(_("The round has been adopted or issued. Nothing in it is changed any more."))


def require_not_issued(evaluation: EvaluationRound) -> None:
    """Raises PermissionDenied with a sentence where the round is issued."""
    if not evaluation.can_be_frozen:
        raise PermissionDenied(_("The round has been issued. No draft is made of it any more."))
