"""The first accounts: `manage.py invite EMAIL ROLE SCOPE [--name NAME] [--language fi|sv]` (docs/operations.md)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import translation

from botnia_portal.core.choices import Language
from networks.choices import Role
from networks.services import Invitation, InviteError, invite


class Command(BaseCommand):
    help = (
        "Give somebody an account and a role. Nothing is sent: it prints the page where they set their password. "
        "A second call changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address, with which they log in")
        parser.add_argument("role", help=" or ".join(Role.values))
        parser.add_argument(
            "scope",
            help="address (slug) of the organisation or province of a coordinator, or of the network of the others",
        )
        parser.add_argument("--name", default="", help="first name and family name, as the portal shows them")
        parser.add_argument("--language", default=Language.FINNISH.value, help=" or ".join(Language.values))

    def handle(self, *args: Any, email: str, role: str, scope: str, **options: Any) -> None:
        try:
            done = invite(email, role, scope, name=options["name"], language=options["language"])
        except InviteError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(sentence(done))
        if not options["name"] and not done.user.get_full_name():
            self.stdout.write("No name was given, so colleagues see “a person without a name”.")
        if not done.user.has_usable_password():
            self.stdout.write(
                f"Nothing has been sent. Tell {done.user.email} to open {reset_page(done.user.language)} "
                "and to write this address there: the portal mails a link to the page where they set a password."
            )


def sentence(done: Invitation) -> str:
    """What an invitation did, as one line."""
    if not done.changed:
        return f"Nothing changed: {done.user.email} has this role already."
    added = [
        *(["an account"] if done.new_account else []),
        *(["a person"] if done.new_person else []),
        *([f"the role in {done.scope}"] if done.new_role else []),
    ]
    return f"{done.user.email} now has {', '.join(added)}."


def reset_page(language: str) -> str:
    """The address of the page that asks for a new password, as far as the settings tell it."""
    with translation.override(language):
        path = reverse("account_reset_password")
    scheme = "https" if settings.SECURE else "http"
    named = [f"{scheme}://{host}" for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*"))]
    known = [origin for origin in settings.CSRF_TRUSTED_ORIGINS if "*" not in origin]
    return next(iter(known + named), "") + path
