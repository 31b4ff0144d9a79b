"""What the history (django-auditlog) keeps of who exists: who changed which field, from what to what."""

from auditlog.registry import auditlog
from django.db import models as django_models

from botnia_portal.core import texts
from networks import models

AUDITED: dict[type[django_models.Model], set[str]] = {
    models.Province: set(),
    models.Organisation: set(),
    models.OrganisationAlias: set(),
    models.CooperationArea: set(),
    models.Municipality: set(),
    models.MunicipalityLanguage: set(),
    models.MunicipalityProvince: set(),
    models.MunicipalityArea: set(),
    models.Network: {"conveners"},
    models.NetworkAlias: set(),
    models.Membership: set(),
    models.Meeting: {"present"},
    models.Person: set(),
    models.RoleAssignment: set(),
}
"""Each model with its links to several rows."""
UNLOGGED: dict[type[django_models.Model], list[str]] = {models.Person: ["email", "phone"]}
"""Contact data: what a person has taken back must not stay in the history."""


def register() -> None:
    """Called once, when Django has loaded all apps."""
    for model, links in AUDITED.items():
        # The untranslated twin of a text follows the active language: noise in a history.
        left_out = [*texts.text_fields(model), *UNLOGGED.get(model, [])]
        auditlog.register(model, exclude_fields=left_out, m2m_fields=links)
