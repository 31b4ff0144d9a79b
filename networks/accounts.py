"""How people come in: by invitation only. Nobody signs up by themselves."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from networks.models import User

DEMO_DOMAIN = "@example.org"
"""The addresses of the demo's accounts; `check --deploy` fails while one exists."""
logger = logging.getLogger(__name__)


class InvitedOnlyAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """A mail that cannot be sent goes to the log: the visitor's answer must not tell which addresses have accounts.

        OSError holds smtplib's errors too; ImproperlyConfigured is a mail folder that cannot be written.
        """
        try:
            super().send_password_reset_mail(user, email, context)
        except (OSError, ImproperlyConfigured) as error:
            # A mail server's answer may hold the address, which is nobody's but its owner's.
            reason = str(error).replace(email, "…").replace(user.email, "…")
            logger.error("A password-reset mail could not be sent: %s: %s", type(error).__name__, reason)
