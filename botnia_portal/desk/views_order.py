"""The page on which rows of the desk change places: with buttons, and by dragging where the browser can."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import asked_key
from botnia_portal.core.ordering import Wanted, answer
from botnia_portal.desk import ordering
from botnia_portal.desk.access import find_noun, find_parent, find_row, require_writer
from botnia_portal.desk.nouns import Noun
from botnia_portal.desk.rows import new_row


def _ordered(slug: str) -> Noun:
    noun = find_noun(slug)
    if slug not in ordering.GROUPS:
        raise Http404(_("There is no such page."))
    return noun


@cache_control(private=True, no_store=True)
def row_order(request: HttpRequest, noun: str) -> HttpResponse:
    """The rows of a noun in their order; those of a child belong to the row of `?parent=`."""
    found = _ordered(noun)
    parent = find_parent(request, found)
    require_writer(request, found, new_row(found, parent))
    context = {
        "noun": found,
        "above": (found.above, parent) if found.above else None,
        "back": _back(found, parent),
        "groups": ordering.groups(found, parent),
        "refused": ordering.why_not_ordered(found, parent),
        "moved": asked_key(request.GET.get("moved", "")),
        "here": "desk",
    }
    return render(request, "desk/order.html", context)


def _back(noun: Noun, parent: Any) -> str:
    if noun.above:
        return reverse("desk-row", args=[noun.above.slug, parent.pk]) + f"#{noun.slug}"
    return reverse("desk-list", args=[noun.slug])


@require_POST
def row_move(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """One place up or down (`step`), or to a place (`position`); back to the page of the order."""
    found = _ordered(noun)
    row = find_row(request, found, pk)
    moved = ordering.move(found, row, request.user, Wanted.sent(request.POST))
    of_parent = f"parent={getattr(row, f'{found.parent}_id')}&" if found.parent else ""
    back = f"{reverse('desk-order', args=[noun])}?{of_parent}moved={pk}#row-{pk}"
    return answer(request, moved, ordering.name_of(found, row), back)
