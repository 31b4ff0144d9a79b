"""What the history keeps of an evaluation: who changed which text, in which language.

A report is not in it: its row changes with each heartbeat, and tells its own history (attempts, failure, days).
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from botnia_portal.core.audit import Audited
from botnia_portal.core.audit import register as keep
from evaluations import models

_WORDS = {
    "item": _("item"),
    "section": _("section"),
    "goal": _("strategic goal"),
    "task": _("statutory task"),
    "decision": _("decision"),
    "lead": _("responsible person"),
    "decisions": _("decisions"),
    "frozen_at": _("frozen"),
    "frozen_by": _("frozen by"),
    "withdrawn_by": _("withdrawn by"),
    "opened_by": _("opened by"),
    "opened_at": _("opened"),
    "ended_by": _("closed by"),
    "ended_at": pgettext_lazy("put an end to", "closed"),
}


def register() -> None:
    """Called once, when Django has loaded all apps."""
    keep(
        Audited(models.EvaluationRound, links=("decisions",), plan="plan_id", words=_WORDS),
        Audited(models.ItemAssessment, above="round", plan="round.plan_id", words=_WORDS),
        Audited(models.AreaAssessment, above="round", plan="round.plan_id", words=_WORDS),
        Audited(models.GoalAssessment, above="round", plan="round.plan_id", words=_WORDS),
        Audited(models.GroupPosition, above="round", plan="round.plan_id", words=_WORDS),
        Audited(models.Reopening, above="round", plan="round.plan_id", words=_WORDS),
        Audited(
            models.Edition,
            above="round",
            plan="round.plan_id",
            words=_WORDS,
            left_out=("schema_version",),
        ),
    )
