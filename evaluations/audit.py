"""What the history (django-auditlog) keeps of an evaluation: who changed which text, in which language.

A report is not in it: its row changes with each heartbeat, and tells its own history (attempts, failure, days).
"""

from auditlog.registry import auditlog
from django.db import models

from botnia_portal.core import texts
from evaluations.models import (
    AreaAssessment,
    Edition,
    EvaluationRound,
    GoalAssessment,
    GroupPosition,
    ItemAssessment,
    Reopening,
)

WRITTEN: tuple[type[models.Model], ...] = (
    EvaluationRound,
    ItemAssessment,
    AreaAssessment,
    GoalAssessment,
    GroupPosition,
    Reopening,
)


def register() -> None:
    """Called once, when Django has loaded all apps."""
    for model in WRITTEN:
        # The untranslated twin of a text follows the active language: noise in a history.
        auditlog.register(model, exclude_fields=[*texts.text_fields(model), "version"])
    auditlog.register(Edition, exclude_fields=["publication"])
