"""What the history (django-auditlog) keeps of what matters: who changed which field, from what to what."""

from auditlog.registry import auditlog
from django.db import models as django_models

from botnia_portal.core import texts
from priorities import models

AUDITED: dict[type[django_models.Model], set[str]] = {
    models.PriorityArea: set(),
    models.Theme: set(),
    models.Strategy: set(),
    models.StrategyGoal: set(),
    models.StatutoryTask: set(),
    models.InfluenceChannel: {"networks"},
}
"""Each model with its links to several rows."""


def register() -> None:
    """Called once, when Django has loaded all apps."""
    for model, links in AUDITED.items():
        # The untranslated twin of a text follows the active language: noise in a history.
        auditlog.register(model, exclude_fields=list(texts.text_fields(model)), m2m_fields=links)
