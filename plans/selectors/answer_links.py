"""Finding the link that somebody holds."""

import hashlib

from plans.models import AnswerLink


def hash_of(token: str) -> str:
    """What is kept of a token. It has 256 random bits, so a plain hash can be neither guessed nor reversed."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> AnswerLink | None:
    """The link with this token, with its request and group; one query. It may have run out (`is_valid_on`)."""
    rows = AnswerLink.objects.select_related(
        "receiver__request__network", "receiver__request__plan__owner", "receiver__request__plan__province"
    )
    return rows.filter(token_hash=hash_of(token)).first()
