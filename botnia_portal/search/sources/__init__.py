"""Everything that is found, model by model. The rule of a document is that of the page which shows its row."""

from django.db.models import Model

from botnia_portal.search.documents import Source
from botnia_portal.search.sources import evaluated, planned, shared, told
from networks.models import Membership, Municipality, Network, Organisation, Person

Things = set[tuple[type[Model], int]]
"""Rows by model and key."""

SOURCES: dict[type[Model], Source] = {
    **planned.SOURCES,
    **shared.SOURCES,
    **told.SOURCES,
    **evaluated.SOURCES,
}

FOLLOWED_LINKS: dict[type[Model], dict[str, type[Model]]] = {
    Membership: {"person": Person},
    Municipality: {"organisation": Organisation},
    Network: {"organisation": Organisation},
}
"""Links by which the entry of another row changes: of a model, by the name of the link."""


def beside(things: Things) -> Things:
    """What shares its names with an organisation: the municipality or the network that is the same body."""
    bodies = [key for model, key in things if model is Organisation]
    if not bodies:
        return set()
    same: list[type[Model]] = [Municipality, Network]
    return {
        (model, key)
        for model in same
        for key in model._default_manager.filter(organisation__in=bodies).values_list("pk", flat=True)
    }
