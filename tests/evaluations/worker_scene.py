"""What the tests of the worker need in a database of its own, made by a process of its own.

`python -m tests.evaluations.worker_scene begin` makes the tables, a plan and a round; `queue N` freezes the sample
as its Nth draft and puts its reports in the queue; `later KEY` lets the time pass in which a report that is not
ready keeps its worker or its message. They print the key of the edition.
"""

import sys
from dataclasses import replace
from datetime import timedelta

import django


def begin() -> None:
    from datetime import date

    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    # Tables straight from the models: a third of the time of the migrations, which have tests of their own.
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    from evaluations.models import EvaluationRound
    from tests.factories import PlanFactory

    EvaluationRound.objects.create(
        plan=PlanFactory(slug="pieni"), kind="mid-term", cut_off=date(2013, 12, 31)
    )


def queue(number: int) -> int:
    from django.db import transaction

    from evaluations.models import Edition, EvaluationRound
    from evaluations.services.reports import queue_reports
    from tests.evaluations.sample import sample

    data = sample(draft=True)
    later = data.edition.frozen_at + timedelta(minutes=number)
    data = replace(data, edition=replace(data.edition, frozen_at=later))
    with transaction.atomic():
        evaluation = EvaluationRound.objects.get()
        edition = Edition.objects.create(round=evaluation, publication=data.to_data(), sha256=data.checksum())
        queue_reports(edition, None)
    return edition.pk


def later(edition: int) -> int:
    from django.utils import timezone

    from evaluations.models import Report
    from evaluations.services.lease import STALE_AFTER
    from evaluations.services.reports import QUEUED_TOO_LONG

    begun = timezone.now() - max(STALE_AFTER, QUEUED_TOO_LONG)
    Report.objects.filter(edition_id=edition).exclude(state="ready").update(heartbeat_at=begun)
    return edition


if __name__ == "__main__":
    django.setup()
    print({"begin": begin, "queue": queue, "later": later}[sys.argv[1]](*map(int, sys.argv[2:])))
