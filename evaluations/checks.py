"""System checks: no demo account in a portal that is put into use."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from networks.accounts import DEMO_DOMAIN


@register(Tags.security, deploy=True)
def no_demo_accounts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """`check --deploy` fails while somebody could log in as a demo account, whose password is on a screen.

    BOTNIA_DEMO does not soften it: a demo is for this machine alone and is never deployed.
    """
    try:
        left = get_user_model().objects.filter(email__iendswith=DEMO_DOMAIN).count()
    except DatabaseError:
        # Before the first migration, or without a database at hand, there is nobody who could log in.
        return []
    if not left:
        return []
    return [
        Error(
            f"There are demo accounts ({left} at example.org).",
            hint="Delete the users whose address ends with @example.org, or start with an empty database.",
            id="evaluations.E001",
        )
    ]
