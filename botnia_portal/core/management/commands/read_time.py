"""`manage.py read_time "syksyllä 2013" --language fi --term 2013/2014`: what the portal reads in a typed time."""

import re
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from botnia_portal.core.time import Reading, TimeError, derive, in_words, read

LANGUAGES = ("fi", "sv")


def term_of(text: str) -> tuple[date, date]:
    """First and last day of a term written as EDTF ("2013/2014", "2013") or as years ("2013-2014").

    Raises CommandError.
    """
    edtf = re.sub(r"^(\d{4})\s*[-–]\s*(\d{4})$", r"\1/\2", text.strip())
    try:
        days = derive(edtf, "during")
    except TimeError as error:
        raise CommandError(f"Not a term: {text}") from error
    if days.earliest is None or days.latest is None:
        raise CommandError(f"A term has a first and a last day: {text}")
    return days.earliest, days.latest


class Command(BaseCommand):
    """Print EDTF, role and days of a typed time; exit code 1 where it has several readings or none."""

    help = "Read a time as people type it in Finnish or Swedish."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")
        parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
        parser.add_argument("--term", help="first and last year of the plan, as 2013/2014")

    def run_from_argv(self, argv: list[str]) -> None:
        # "-10/2015" is a time ("until October 2015"), not an option.
        texts = [argument for argument in argv[2:] if re.match(r"-\d", argument)]
        if texts:
            argv = [*argv[:2], *(argument for argument in argv[2:] if argument not in texts), "--", *texts]
        super().run_from_argv(argv)

    def handle(self, *args: Any, **options: Any) -> None:
        language = options["language"]
        term = term_of(options["term"]) if options["term"] else None
        result = read(options["text"], language, term)
        if result.reading is None:
            # Readings that differ in the role alone share their EDTF.
            texts = dict.fromkeys(reading.edtf or reading.role for reading in result.ambiguous)
            self.stdout.write(f"ambiguous: {' | '.join(texts)}" if texts else "not understood")
            sys.exit(1)
        for name, value in lines(result.reading, language).items():
            self.stdout.write(f"{name}: {value or '-'}")


def lines(reading: Reading, language: str) -> dict[str, str]:
    """The lines that the command prints, by name; empty where the reading has none."""
    days = reading.derived
    return {
        "edtf": reading.edtf,
        "role": reading.role,
        "repeats": reading.repeats,
        "after": reading.after,
        "earliest": days.earliest.isoformat() if days.earliest else "",
        "latest": days.latest.isoformat() if days.latest else "",
        "late from": days.late_from.isoformat() if days.late_from else "",
        **{tongue: in_words(reading, tongue, language) for tongue in LANGUAGES},
    }
