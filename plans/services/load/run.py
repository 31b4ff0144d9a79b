"""Reads a plan file and loads it part by part, in one transaction."""

import hashlib
from pathlib import Path

import yaml
from auditlog.context import disable_auditlog
from django.db import transaction

from plans.choices import PlanStatus
from plans.models import ActionPlan, LoadedFile
from plans.services.adoption import take_baseline
from plans.services.load import content, people, places
from plans.services.load.engine import Engine, LoadReport


class PlanFileError(ValueError):
    """The file is no plan file; the message is a sentence for the person who loads it."""


def load_file(path: Path) -> LoadReport:
    """Load the plan file at `path`. Raises PlanFileError where it cannot be read.

    The same file a second time changes nothing, whatever people have edited in between.
    """
    raw = path.read_bytes()
    sha256 = hashlib.sha256(raw).hexdigest()
    try:
        data = yaml.safe_load(raw)
    except yaml.YAMLError as error:
        raise PlanFileError(f"{path.name} is not readable YAML: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != 1 or "plan" not in data:
        raise PlanFileError(f"{path.name} is not a plan file of schema 1.")
    slug = data["plan"]["slug"]
    loaded = LoadedFile.objects.filter(plan__slug=slug).first()
    if loaded and loaded.sha256 == sha256:
        return LoadReport()
    with transaction.atomic(), disable_auditlog():
        engine = Engine(f"plan:{slug}", loaded.digests if loaded else {})
        places.load(engine, data)
        people.load(engine, data)
        content.load(engine, data)
        plan = ActionPlan.objects.get(slug=slug)
        LoadedFile.objects.update_or_create(plan=plan, defaults={"sha256": sha256, "digests": engine.after})
        if plan.status == PlanStatus.ADOPTED and not plan.baselines.exists():
            # The document does not give the day of its adoption: the first day of the term stands for it.
            take_baseline(plan, plan.first_day)
        if engine.report.changed_anything:
            ActionPlan.objects.filter(pk=plan.pk).update(revision=plan.revision + 1)
    return engine.report
