"""What the history (django-auditlog) keeps of a plan's rows: who changed which field, from what to what.

Left out are the untranslated twins of translated fields, which follow the active language, derived columns,
and the hashes of secret links.
"""

from typing import Any

from auditlog.registry import auditlog
from auditlog.signals import pre_log
from django.db import models

from botnia_portal.core import texts
from botnia_portal.core.models import Timed
from plans import models as plans

AUDITED: tuple[type[models.Model], ...] = (
    plans.ActionPlan,
    plans.PlanSection,
    plans.Statement,
    plans.PlanItem,
    plans.PartyRole,
    plans.Milestone,
    plans.StatusUpdate,
    plans.Project,
    plans.Participation,
    plans.FundingShare,
    plans.Decision,
    plans.Activity,
    plans.ActivityAttendance,
    plans.UpdateRequest,
    plans.RequestReceiver,
    plans.AnswerLink,
    plans.SubmittedUpdate,
)
# The rows of ItemGoal and ItemTask are links: what is tied and untied is told by the item, once (LINKS).
LINKS: dict[type[models.Model], set[str]] = {
    plans.PlanItem: {"networks", "projects", "goals", "statutory_tasks", "related"},
    plans.Milestone: {"items", "projects", "networks"},
    plans.Activity: {"items", "networks", "organisations"},
    plans.UpdateRequest: {"items"},
}
DERIVED_DAYS = {"time_earliest", "time_latest", "time_late_from", "time_precision"}
COPIES = {"version", "revision", "status_now", "status_as_of"}
SECRETS = {"token_hash"}


def left_out(model: type[models.Model]) -> set[str]:
    """The fields of a model that its history does not record."""
    days = DERIVED_DAYS if issubclass(model, Timed) else set()
    own = {field.name for field in model._meta.get_fields()}
    return set(texts.text_fields(model)) | days | ((COPIES | SECRETS) & own)


def _with_both_names(sender: Any, instance: models.Model, **_kwargs: Any) -> None:
    """The entry's own name is in the actor's language; both names are logged beside it."""
    if type(instance) not in AUDITED:
        return
    field = next((f for f in ("title", "name", "list_name") if hasattr(instance, f"{f}_fi")), None)
    if field:
        names = {language: texts.text_of(instance, field, language) for language in texts.LANGUAGES}
        instance.get_additional_data = lambda: {"name": names}  # type: ignore[attr-defined]


def register() -> None:
    """Called once, when Django has loaded all apps."""
    for model in AUDITED:
        auditlog.register(model, exclude_fields=sorted(left_out(model)), m2m_fields=LINKS.get(model, set()))
    pre_log.connect(_with_both_names, dispatch_uid="plans.audit.both_names")
