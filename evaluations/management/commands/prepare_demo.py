"""Everything that a demo needs, in one process: `manage.py prepare_demo`. Standard output is the log-ins alone."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from evaluations.management.commands.load_example_progress import DEFAULT_PLAN, sentence
from evaluations.services.example import load_example_progress
from plans.management.commands.load_plan import DEFAULT_FILE
from plans.models import ActionPlan
from plans.services.load import load_file


class Command(BaseCommand):
    help = (
        "Migrate, load the 2013–2014 plan and its example progress, create the demo accounts and print them."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("prepare_demo is for a demo only: set BOTNIA_DEMO=1.")
        call_command("migrate", verbosity=0)
        loaded = load_file(DEFAULT_FILE)
        if loaded.changed_anything:
            self._say(f"The 2013–2014 plan: {loaded.created['planitem']} items created.")
        example = load_example_progress(ActionPlan.objects.get(slug=DEFAULT_PLAN))
        if example.updates:
            self._say(sentence(example))
        call_command("load_statement", verbosity=0)
        call_command("create_demo_users", stdout=self.stdout)

    def _say(self, line: str) -> None:
        """To standard error, which is seen at once: demo.py keeps standard output for the end."""
        self.stderr.write(line, style_func=str)
