"""`publication_schema VERSION`: the JSON Schema of the publication, as it is kept in docs/."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from evaluations.publication import VERSION, VERSIONS
from evaluations.publication_schema import schema


class Command(BaseCommand):
    help = "Prints the JSON Schema of the frozen data of an evaluation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("version", type=int, nargs="?", default=VERSION, choices=VERSIONS)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(schema(options["version"]), ensure_ascii=False, indent=2))
