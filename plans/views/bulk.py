"""Changing several items at once: choosing them, saying what changes, looking at it, confirming, taking it back."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from plans.forms.bulk import BulkForm
from plans.forms.bulk_preview import preview_of, seal, undo_seal, undo_unseal, unseal
from plans.forms.filters import ItemFilterForm
from plans.forms.status import HELP
from plans.models import PlanItem
from plans.selectors.filters import filter_options, filtered_items
from plans.services.bulk import LinkGone, Outdated, Seen, Written, change_items, take_back
from plans.services.bulk_reading import LIMIT, BulkRow, items_for_bulk, read_rows
from plans.views.page import PlanPage, plan_page, require_editor

_NUMBER = re.compile(r"[0-9A-Za-z.]{1,15}")
OFFER = "plans.bulk-undo"
"""Where the session keeps the offer to take a change back, until the table of items shows it."""


@cache_control(private=True, no_store=True)
def items_bulk(request: HttpRequest, slug: str) -> HttpResponse:
    """The chosen items and what to change in them; sent with `step` it shows the preview, applies, or goes back."""
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    numbers = _chosen(request, page)
    keys = page.plan.items.filter(number__in=numbers[:LIMIT]).values_list("pk", flat=True)
    items = items_for_bulk(page.plan, keys) if 0 < len(numbers) <= LIMIT else []
    if not items:
        context = {
            **page.context,
            "too_many": len(numbers) > LIMIT,
            "limit": LIMIT,
            "back": _back(request, slug),
        }
        return render(request, "plans/bulk_none.html", context, status=422)
    if request.method != "POST":
        return _show_form(request, page, items, BulkForm(page.plan, items))
    form = BulkForm(page.plan, items, request.POST)
    if not form.is_valid() or request.POST.get("step") == "edit":
        return _show_form(request, page, items, form)
    if request.POST.get("step") == "apply":
        return _apply(request, page, items, form)
    return _show_preview(request, page, form, read_rows(page.plan, items, form.change))


@require_POST
def items_bulk_undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the former values back where nobody has changed them since, and say where they were left."""
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    written = undo_unseal(page.plan, request.POST.get("undo", ""), request.user)
    undone = take_back(page.plan, written, request.user) if written else None
    if undone and undone.restored:
        count = undone.restored
        words = ngettext(
            "%(n)s item has its former values again.", "%(n)s items have their former values again.", count
        )
        messages.success(request, words % {"n": count})
    if undone and undone.kept:
        words = _("These items have been changed since, and were left as they are: %(numbers)s.")
        messages.warning(request, words % {"numbers": ", ".join(undone.kept)})
    if not undone or not (undone.restored or undone.kept):
        messages.info(request, _("There was nothing to put back."))
    return redirect(_back(request, slug))


def undo_offer(request: HttpRequest, page: PlanPage) -> dict[str, Any] | None:
    """The offer to take the last change back, for the page that follows it; it is shown once."""
    if not page.edits or OFFER not in request.session:
        return None
    offer: dict[str, Any] = request.session.pop(OFFER)
    return offer if offer["plan"] == page.plan.pk else None


def _chosen(request: HttpRequest, page: PlanPage) -> list[str]:
    """The numbers of the items: as the page sends them on, ticked in the table, or all that its filter finds."""
    if request.method == "POST":
        found = request.POST.get("chosen", "").split(",")
    elif "all" in request.GET:
        form = ItemFilterForm(
            request.GET, filter_options(page.plan), shows_state=page.shows_state, live=page.live
        )
        rows = filtered_items(page.plan, page.day, form.wanted)
        found = list(rows.values_list("number", flat=True)[: LIMIT + 1])
    else:
        found = request.GET.getlist("item")
    return list(dict.fromkeys(number for number in found if _NUMBER.fullmatch(number)))


def _back(request: HttpRequest, slug: str) -> str:
    """The table with its filter and its page, as it was left."""
    query = request.GET.copy()
    for name in ("item", "all"):
        query.pop(name, None)
    address = reverse("plan-items", args=[slug])
    return f"{address}?{query.urlencode()}" if query else address


def _context(request: HttpRequest, page: PlanPage, items: list[PlanItem], form: BulkForm) -> dict[str, Any]:
    return {
        **page.context,
        "items": items,
        "chosen": ",".join(item.number for item in items),
        "form": form,
        "back": _back(request, page.plan.slug),
    }


def _show_form(request: HttpRequest, page: PlanPage, items: list[PlanItem], form: BulkForm) -> HttpResponse:
    errors = form.summary()
    context = {**_context(request, page, items, form), "help": HELP, "errors": errors}
    return render(request, "plans/bulk.html", context, status=422 if errors else 200)


def _show_preview(
    request: HttpRequest, page: PlanPage, form: BulkForm, rows: list[BulkRow], seen: Seen | None = None
) -> HttpResponse:
    context = {
        **_context(request, page, [row.item for row in rows], form),
        "preview": preview_of(form, rows, seen),
        "seal": seal(page.plan, form.change, rows),
    }
    return render(request, "plans/bulk_preview.html", context, status=200 if seen is None else 409)


def _apply(request: HttpRequest, page: PlanPage, items: list[PlanItem], form: BulkForm) -> HttpResponse:
    change = form.change
    seen = unseal(page.plan, change, request.POST.get("seal", ""))
    if seen is None:  # not confirmed yet, or something else was
        return _show_preview(request, page, form, read_rows(page.plan, items, change))
    try:
        written = change_items(page.plan, [item.pk for item in items], change, seen, request.user)
    except LinkGone as gone:
        form.add_error(gone.name, form.fields[gone.name].error_messages["invalid_choice"])
        return _show_form(request, page, items, form)
    except Outdated as outdated:
        return _show_preview(request, page, form, outdated.rows, seen)
    _say(request, page, written, reported=change.report is not None)
    return redirect(_back(request, page.plan.slug))


def _say(request: HttpRequest, page: PlanPage, written: Written, *, reported: bool) -> None:
    if not written.changed:
        messages.info(request, _("Nothing was changed: the items are already so."))
        return
    words = ngettext("%(n)s item has been changed.", "%(n)s items have been changed.", written.changed)
    messages.success(request, words % {"n": written.changed})
    if written.columns:
        offer = {
            "plan": page.plan.pk,
            "seal": undo_seal(page.plan, written, request.user),
            "reported": reported,
        }
        request.session[OFFER] = offer
