"""System checks of the floor: what is sent must leave the machine."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

STAYS_HERE = ("filebased", "console", "locmem", "dummy")


@register(Tags.security, deploy=True)
def mail_leaves_the_machine(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """`check --deploy` fails where nobody would get the mail with which a password is set."""
    if settings.DEMO or settings.EMAIL_BACKEND.split(".")[-2] not in STAYS_HERE:
        return []
    return [
        Error(
            "Mail does not leave this machine, so nobody could set or reset a password.",
            hint="Set EMAIL_URL to a mail server: smtp+tls://user:password@mail.example.org:587",
            id="core.E001",
        )
    ]
