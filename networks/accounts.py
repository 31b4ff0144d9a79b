"""How people come in: by invitation only. Nobody signs up by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.utils.translation import get_language

from botnia_portal.core.choices import Language
from botnia_portal.core.mail.writing import write_mail

DEMO_DOMAIN = "@example.org"
"""The addresses of the demo's accounts; `check --deploy` fails while one exists."""


class InvitedOnlyAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Not what is no address at all either, such as "http://[", at which the library's own rule breaks."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Who has never had a password is invited to choose one, in other words than who has forgotten it."""
        kind = "password_reset_key" if user.has_usable_password() else "invitation"
        self.send_mail(f"account/email/{kind}", email, {**context, "roles": user.roles.all()})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """As a row that the worker sends, in the language of the page that asked.

        The visitor's answer neither waits for the mail server nor tells how it answered, so that it does not show
        which addresses have accounts.
        """
        site = get_current_site(self.request)
        content = {"request": self.request, "email": email, "current_site": site, **context}
        message = self.render_mail(template_prefix, email, content)
        language = get_language() or Language.FINNISH
        write_mail(email, language, message.subject, str(message.body), has_secret=True)
