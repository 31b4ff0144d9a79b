"""What the tests of the worker need in a database of its own, made by a process of its own (`commands.serve`).

`begin` makes the tables, a plan and a round; `queue N` freezes the sample as its Nth draft and puts its reports in the
queue, `queue N short` a short cut of it, `queue N FILE` the data of a file; `later KEY` lets the time pass in which a
report that is not ready keeps its worker or its message, `sweep KEY` does so and is the sweep of beat; `again KEY`
tries again what failed. They answer with the key of the edition.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tests.evaluations.commands import serve

if TYPE_CHECKING:
    from evaluations.publication import Publication


def begin() -> None:
    from datetime import date

    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    # Tables straight from the models: a third of the time of the migrations, which have tests of their own.
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    # What no model tells of: the full text of the search, into which the worker writes too.
    full_text = import_module("botnia_portal.search.migrations.0002_full_text").full_text
    with connection.schema_editor() as editor:
        full_text(apps, editor)
    from evaluations.models import EvaluationRound
    from tests.factories import PlanFactory

    EvaluationRound.objects.create(
        plan=PlanFactory(slug="pieni"), kind="mid-term", cut_off=date(2013, 12, 31)
    )


def data_of(name: str) -> Publication:
    """The sample; its general part alone, at a quarter of the work; or what a file holds."""
    from evaluations.publication import Linkage, Publication
    from tests.evaluations.sample import sample

    if name not in ("", "short"):
        return Publication.from_json(Path(name).read_bytes())
    data = sample(draft=True)
    if not name:
        return data
    nothing = dict.fromkeys(("networks", "projects", "milestones", "municipalities"), ())
    return replace(data, sections=data.sections[:1], linkage=Linkage((), (), ()), **nothing)


def queue(number: str, name: str = "") -> int:
    from django.db import transaction

    from evaluations.models import Edition, EvaluationRound
    from evaluations.services.reports import queue_reports

    data = data_of(name)
    later = data.edition.frozen_at + timedelta(minutes=int(number))
    data = replace(data, edition=replace(data.edition, frozen_at=later))
    with transaction.atomic():
        evaluation = EvaluationRound.objects.get()
        edition = Edition.objects.create(round=evaluation, publication=data.to_data(), sha256=data.checksum())
        queue_reports(edition, None)
    return edition.pk


def later(edition: str) -> str:
    from django.utils import timezone

    from evaluations.models import Report
    from evaluations.services.lease import QUEUED_TOO_LONG, STALE_AFTER

    begun = timezone.now() - max(STALE_AFTER, QUEUED_TOO_LONG)
    Report.objects.filter(edition_id=edition).exclude(state="ready").update(heartbeat_at=begun)
    return edition


def sweep(edition: str) -> str:
    from evaluations.services.reports import sweep

    later(edition)
    sweep()
    return edition


def again(edition: str) -> str:
    from evaluations.models import Report
    from evaluations.services.reports import put_back

    for report in Report.objects.filter(edition_id=edition, state="failed"):
        put_back(report, None)
    return edition


if __name__ == "__main__":
    serve({"begin": begin, "queue": queue, "later": later, "sweep": sweep, "again": again})
