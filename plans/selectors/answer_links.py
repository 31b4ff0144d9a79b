"""Finding the link that somebody holds."""

from botnia_portal.core.tokens import hash_of
from plans.models import AnswerLink


def link_of(token: str) -> AnswerLink | None:
    """The link with this token, with its request and group; one query. It may have run out (`is_valid_on`)."""
    rows = AnswerLink.objects.select_related(
        "receiver__request__network", "receiver__request__plan__owner", "receiver__request__plan__province"
    )
    return rows.filter(token_hash=hash_of(token)).first()
