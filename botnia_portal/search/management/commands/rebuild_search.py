"""`manage.py rebuild_search`: the index of the search from the rows as they are."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from botnia_portal.search.indexing import rebuild
from botnia_portal.search.models import Entry


class Command(BaseCommand):
    help = "Make the index of the search anew. Readers find what they found before until it is done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="Only where there is none yet, as after an upgrade."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Entry.objects.exists():
            return
        self.stdout.write(f"The search holds {rebuild()} entries.")
