"""Secret keys of users: giving one, revoking it, and finding whose it is."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from botnia_portal.core.tokens import hash_of, new_token
from networks.models import AccessKey, User

MOST_KEYS = 50
"""In use at once by one user: more than that are made by a mistake."""


@transaction.atomic
def give_key(user: Any, purpose: str, name: str) -> tuple[AccessKey, str]:
    """A new key of the user, and its token, which nobody can be told again.

    Raises ValidationError for an unknown purpose, and for a name that is empty, too long, or that a key in use has.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two presses of one button wait for each other
    token = new_token()
    key = AccessKey(user=user, purpose=purpose, name=" ".join(name.split()), token_hash=hash_of(token))
    if keys_in_use(user).count() >= MOST_KEYS:
        raise ValidationError(_("You have too many keys. Revoke those that are not used any more."))
    key.full_clean()
    key.save()
    return key, token


@transaction.atomic
def revoke_key(key: AccessKey) -> bool:
    """From now on the key opens nothing. False where it had been revoked before; nothing changes then."""
    row = AccessKey.objects.select_for_update().get(pk=key.pk)
    if row.revoked_at is not None:
        return False
    row.revoked_at = max(timezone.now(), row.made_at)
    row.save(update_fields=["revoked_at"])
    return True


def keys_in_use(user: Any) -> QuerySet[AccessKey]:
    """The keys of the user that open something, the newest first."""
    return AccessKey.objects.filter(user=user, revoked_at=None)


def user_of_key(token: str, purpose: str) -> User | None:
    """Whose key this is; None where it is unknown, revoked, for another purpose, or of an account that is closed.

    One query, and on the first use of a day one more that writes the day. Whoever answers with what the user may see
    asks for the rights as for a log-in: they are those of this moment.
    """
    rows = AccessKey.objects.select_related("user").filter(revoked_at=None, user__is_active=True)
    key = rows.filter(token_hash=hash_of(token), purpose=purpose).first()
    if key is None:
        return None
    _note_use(key, timezone.localdate())
    return key.user


def _note_use(key: AccessKey, day: date) -> None:
    if key.last_used_on != day:
        AccessKey.objects.filter(pk=key.pk).update(last_used_on=day)
