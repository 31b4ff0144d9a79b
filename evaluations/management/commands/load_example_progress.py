"""Load the labelled example progress and an open mid-term round: `manage.py load_example_progress [PLAN]`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluations.services.example import ExampleError, ExampleReport, load_example_progress
from plans.models import ActionPlan

DEFAULT_PLAN = "pohjanmaa-2013-2014"


class Command(BaseCommand):
    help = "Load made-up progress until 31.12.2013, labelled as example data. A second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", nargs="?", default=DEFAULT_PLAN, help="address of the plan")

    def handle(self, *args: Any, plan: str, **options: Any) -> None:
        found = ActionPlan.objects.filter(slug=plan).first()
        if found is None:
            raise CommandError(f"There is no plan {plan}. Load it first: manage.py load_plan")
        try:
            report = load_example_progress(found)
        except ExampleError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(sentence(report))


def sentence(report: ExampleReport) -> str:
    """What a load did, as one line."""
    if report == ExampleReport():
        return "Nothing changed."
    done = (
        f"{report.updates} status updates, {report.milestones} milestones reached, {report.ratings} ratings"
    )
    return f"Example data: {done}, and an open mid-term round."
