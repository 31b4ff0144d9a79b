"""The noun and the row of an address of the desk, for those who may write it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from botnia_portal.core.access import asked_key, fetch, require
from botnia_portal.desk.nouns import NOUNS, SHARED, Noun


def who() -> str:
    return _("Only the coordinators write here.")


def find_noun(slug: str) -> Noun:
    """The noun of an address, or 404."""
    try:
        return NOUNS[slug]
    except KeyError:
        raise Http404(_("There is no such page.")) from None


def find_row(request: HttpRequest, noun: Noun, pk: int) -> Any:
    """The row of an address for who may write it; LoginNeeded, PermissionDenied or 404 otherwise."""
    row = fetch(noun.model._default_manager.all(), pk=pk)
    require_writer(request, noun, row)
    return row


def find_parent(request: HttpRequest, noun: Noun) -> Any:
    """The row of `?parent=12` that rows of a child belong to; None where the noun is no child."""
    if not noun.parent:
        return None
    return fetch(noun.parent_model._default_manager.all(), pk=asked_key(request.GET.get("parent", "")))


def require_writer(request: HttpRequest, noun: Noun, row: Any) -> None:
    plan = noun.plan(row)
    if plan:
        require(request.user, "plans.edit", plan, who=who())
    else:
        require(request.user, SHARED, who=who())
