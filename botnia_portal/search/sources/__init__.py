"""Everything that is found, model by model. The rule of a document is that of the page which shows its row."""

from django.db.models import Model

from botnia_portal.search.documents import Source
from botnia_portal.search.sources import evaluated, planned, shared, told
from networks.models import Membership, Municipality, Network, Organisation, Person
from plans.models import Activity, PlanItem, PlanSection, Statement, StatusUpdate

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

SHOWN_WITH: dict[type[Model], dict[type[Model], str]] = {
    Organisation: {Municipality: "organisation", Network: "organisation", Person: "organisation"},
    PlanSection: {Statement: "section"},
    PlanItem: {StatusUpdate: "item", Activity: "items"},
}
"""Whose entries hold a name or a number of a row of this model, by their link to it. Slugs are never changed, and what
decides who finds an entry is asked when somebody searches."""


def beside(things: Things) -> Things:
    """What is shown with these things, and is read anew with them."""
    found: Things = set()
    for model, links in SHOWN_WITH.items():
        if keys := [key for changed, key in things if changed is model]:
            for shown, link in links.items():
                rows = shown._default_manager.filter(**{f"{link}__in": keys})
                found |= {(shown, key) for key in rows.values_list("pk", flat=True)}
    return found
