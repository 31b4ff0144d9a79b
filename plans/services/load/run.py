"""Reads a plan file and loads it part by part, in one transaction."""

import hashlib
from pathlib import Path
from typing import Any

import yaml
from auditlog.context import disable_auditlog
from django.db import DataError, IntegrityError, transaction

from botnia_portal.core import following
from plans.choices import PlanStatus
from plans.models import ActionPlan, LoadedFile, Milestone, PlanItem
from plans.services.adoption import take_baseline
from plans.services.load import content, people, places
from plans.services.load.check import checked
from plans.services.load.engine import Engine, LoadReport
from plans.services.load.errors import PlanFileError
from plans.services.reporting import touch

READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader in C where the wheel has it: a tenth of the time."""


def load_file(path: Path) -> LoadReport:
    """Load the plan file at `path`, all or nothing. Raises PlanFileError where it is none or does not fit.

    The same file a second time changes nothing, whatever people have edited in between.
    """
    raw = path.read_bytes()
    sha256 = hashlib.sha256(raw).hexdigest()
    if LoadedFile.objects.filter(sha256=sha256).exists():
        return LoadReport()
    try:
        data = checked(_parsed(raw))
        with transaction.atomic(), disable_auditlog():
            return _load(data, sha256)
    except PlanFileError as error:
        raise PlanFileError(f"{path.name} cannot be loaded. {error}") from error
    except (IntegrityError, DataError) as error:
        raise PlanFileError(f"{path.name} cannot be loaded. The database refuses it: {error}") from error


def _parsed(raw: bytes) -> Any:
    try:
        data = yaml.load(raw, Loader=READER)  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, ValueError) as error:  # a ValueError is a day that no calendar has
        raise PlanFileError(f"It is not readable YAML: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != 1:
        raise PlanFileError("It is not a plan file of schema 1.")
    return data


def _load(data: dict[str, Any], sha256: str) -> LoadReport:
    slug = data["plan"]["slug"]
    _lock(slug)
    loaded = LoadedFile.objects.filter(plan__slug=slug).first()
    engine = Engine(f"plan:{slug}", loaded.digests if loaded else {})
    places.load(engine, data)
    people.load(engine, data)
    content.load(engine, data)
    engine.finish()
    plan = ActionPlan.objects.get(slug=slug)
    LoadedFile.objects.update_or_create(plan=plan, defaults={"sha256": sha256, "digests": engine.after})
    if plan.status == PlanStatus.ADOPTED and not plan.baselines.exists():
        # The document does not give the day of its adoption: the first day of the term stands for it.
        take_baseline(plan, plan.first_day)
    if engine.report.changed_anything:
        touch(plan)
        following.loaded.send(ActionPlan)
    return engine.report


def _lock(slug: str) -> None:
    """Lock items, milestones and the plan in the order in which a report and an edit do, so that none waits in a ring.

    A second load waits here and then sees the digests of the first.
    """
    plan = ActionPlan.objects.filter(slug=slug).order_by()
    for rows in (PlanItem.objects.filter(plan__in=plan), Milestone.objects.filter(plan__in=plan), plan):
        list(rows.select_for_update().order_by("pk").values_list("pk"))
