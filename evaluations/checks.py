"""System checks: no demo account in a portal that is not a demo."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

DEMO_DOMAIN = "@example.org"


@register(Tags.security, deploy=True)
def no_demo_accounts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """`check --deploy` fails while somebody could log in as a demo account, whose password is on a screen."""
    if settings.DEMO:
        return []
    try:
        left = get_user_model().objects.filter(email__iendswith=DEMO_DOMAIN).count()
    except DatabaseError:
        # Before the first migration, or without a database at hand, there is nobody who could log in.
        return []
    if not left:
        return []
    return [
        Error(
            f"There are demo accounts ({left} at example.org), and BOTNIA_DEMO is not set.",
            hint="Delete the users whose address ends with @example.org, or start with an empty database.",
            id="evaluations.E001",
        )
    ]
