"""Create the demo's accounts and print them: `manage.py create_demo_users [--plan PLAN]`, in a demo only."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluations.management.commands.load_example_progress import DEFAULT_PLAN
from evaluations.services.example_users import (
    NotADemoError,
    create_demo_users,
    demo_password,
    login_table,
    require_demo,
)
from plans.models import ActionPlan


class Command(BaseCommand):
    help = (
        "Create coordinator@, steering@ and contact@example.org, where BOTNIA_DEMO is set. "
        "The password is BOTNIA_DEMO_PASSWORD, else one kept in the file demo-password of the data folder."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--plan", default=DEFAULT_PLAN, help="address of the plan")

    def handle(self, *args: Any, plan: str, **options: Any) -> None:
        try:
            require_demo()
        except NotADemoError as error:
            raise CommandError(str(error)) from error
        found = ActionPlan.objects.select_related("owner", "steering_group").filter(slug=plan).first()
        if found is None:
            raise CommandError(f"There is no plan {plan}. Load it first: manage.py load_plan")
        password = demo_password()
        accounts = create_demo_users(found, password)
        self.stdout.write(login_table(accounts, password))
