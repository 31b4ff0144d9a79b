"""The first content of the accessibility statement: `manage.py load_statement`."""

from typing import Any

from django.core.management.base import BaseCommand

from botnia_portal.feedback.services.statement import load_statement


class Command(BaseCommand):
    help = "Write a first accessibility statement, for the coordinators to go on from. A second call changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        written = load_statement()
        if not options["verbosity"]:
            return
        if written:
            self.stdout.write(
                "The accessibility statement was written. The coordinators complete it on the desk."
            )
        else:
            self.stdout.write("Nothing changed: the portal has an accessibility statement.")
