"""`manage.py rebuild_search`: the index of the search from the rows as they are."""

from typing import Any

from django.core.management.base import BaseCommand

from botnia_portal.search.indexing import rebuild


class Command(BaseCommand):
    help = "Make the index of the search anew. Readers find what they found before until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"The search holds {rebuild()} entries.")
