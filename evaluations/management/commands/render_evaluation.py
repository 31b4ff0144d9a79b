"""`render_evaluation PLAN ROUND LANGUAGE OUTPUT`: a report draft from the live data to a file, without a worker."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from botnia_portal.core.choices import Language
from evaluations.choices import RoundKind
from evaluations.models import EvaluationRound
from evaluations.services import making
from plans.models import ActionPlan


class Command(BaseCommand):
    help = (
        "Renders a draft of an evaluation report to a file, from the data as they are now, without a worker."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", help="the plan's short name, for example pohjanmaa-2013-2014")
        parser.add_argument("round", help=" or ".join(RoundKind.values))
        parser.add_argument("language", help=" or ".join(Language.values))
        parser.add_argument("output", type=Path, help="the PDF file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["language"] not in Language.values:
            raise CommandError(f"There is no language {options['language']!r}: choose fi or sv.")
        output: Path = options["output"]
        plan = _plan(options["plan"])
        if options["round"] not in RoundKind.values:
            raise CommandError(
                f"There is no round {options['round']!r}: choose {' or '.join(RoundKind.values)}."
            )
        if not output.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {output.parent}.")
        with transaction.atomic():
            evaluation = _round(plan, options["round"])
            content = making.draft_pdf(evaluation, options["language"], frozen_at=timezone.now())
            transaction.set_rollback(True)  # a round that was opened for the draft alone is not kept
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}.") from error
        self.stdout.write(f"{output}: {making.page_count(content)} pages, {len(content):,} bytes")


def _plan(slug: str) -> ActionPlan:
    plan = ActionPlan.objects.filter(slug=slug).first()
    if plan is None:
        known = ", ".join(ActionPlan.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no plan {slug!r}. The plans are: {known}.")
    return plan


def _round(plan: ActionPlan, kind: str) -> EvaluationRound:
    """The round of the plan; where it has not been opened yet, as if it were, at the middle or the end of the term."""
    related = [f"plan__{name}" for name in ("owner", "steering_group", "province")]
    rounds = EvaluationRound.objects.select_related(*related).filter(plan=plan, kind=kind)
    if not rounds.exists():
        middle = plan.first_day + (plan.last_day - plan.first_day) / 2
        cut_off = middle if kind == RoundKind.MID_TERM else plan.last_day
        EvaluationRound.objects.create(plan=plan, kind=kind, cut_off=cut_off)
    return rounds.get()
