"""`render_evaluation PLAN ROUND LANGUAGE OUTPUT`: a report draft from the live data to a file, without a worker."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
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
        evaluation = _round(options["plan"], options["round"])
        output: Path = options["output"]
        if not output.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {output.parent}.")
        content = making.draft_pdf(evaluation, options["language"], frozen_at=timezone.now())
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}.") from error
        self.stdout.write(f"{output}: {making.page_count(content)} pages, {len(content):,} bytes")


def _round(slug: str, kind: str) -> EvaluationRound:
    plan = ActionPlan.objects.filter(slug=slug).first()
    if plan is None:
        known = ", ".join(ActionPlan.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no plan {slug!r}. The plans are: {known}.")
    if kind not in RoundKind.values:
        raise CommandError(f"There is no round {kind!r}: choose {' or '.join(RoundKind.values)}.")
    related = [f"plan__{name}" for name in ("owner", "steering_group", "province")]
    found = EvaluationRound.objects.select_related(*related).filter(plan=plan, kind=kind).first()
    if found is None:
        raise CommandError(f"The {kind} round of {slug} has not been opened yet.")
    return found
