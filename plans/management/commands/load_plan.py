"""Load a plan file: `manage.py load_plan [FILE]`; without a file, the 2013–2014 plan."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from plans.services.load import PlanFileError, load_file

DEFAULT_FILE = settings.BASE_DIR / "plans/data/pohjanmaa-2013-2014.yaml"


class Command(BaseCommand):
    help = (
        "Load a plan file. A second load changes nothing; what people have edited is left alone and listed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=DEFAULT_FILE)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            report = load_file(file)
        except PlanFileError as error:
            raise CommandError(str(error)) from error
        if not report.changed_anything:
            self.stdout.write("Nothing changed.")
        for name, count in sorted(report.created.items()):
            self.stdout.write(f"created {count} {name}")
        self._list("updated", report.updated)
        self._list("left alone, edited since or not of this file", report.left_alone)
        self._list("no longer in the file, and kept", report.gone)

    def _list(self, what: str, names: list[str]) -> None:
        if names:
            self.stdout.write(f"{what}: {len(names)}: {', '.join(sorted(names))}")
