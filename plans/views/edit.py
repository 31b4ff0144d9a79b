"""Editing an item and its milestones in both languages on one page."""

from auditlog.models import LogEntry
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import fetch
from plans.forms.edit_page import edit_context
from plans.forms.editor import ItemEditor
from plans.models import PlanItem
from plans.selectors.history import recent_changes
from plans.selectors.item_page import items_for_page, parties_by_role
from plans.services.items import EditClash, Saved, restore_text, save_item
from plans.views.page import PlanPage, plan_page, require_editor


@cache_control(private=True, no_store=True)
def item_edit(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """The form; what was sent is saved as a whole, or comes back with all that was typed."""
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    if request.method != "POST":
        return _show(request, page, ItemEditor.fresh(_shown(page, number)), status=200)
    # What its page shows besides is asked for when the form comes back.
    item = fetch(PlanItem.objects.filter(plan=page.plan).select_related("section", "theme"), number=number)
    item.plan = page.plan
    editor = ItemEditor.sent(item, request.POST)
    if not editor.is_valid():
        return _show(request, page, editor, status=422)
    try:
        saved = save_item(item.pk, editor.edit(request.POST.get("confirm", "")), request.user)
    except EditClash as clash:
        return _show(request, page, editor.after(clash), status=409)
    _say(request, saved)
    return redirect(_next_page(request, page, item))


def _shown(page: PlanPage, number: str) -> PlanItem:
    """The item with its state and its neighbours, as its page shows it; a save needs neither."""
    item: PlanItem = fetch(items_for_page(page.plan, page.day), number=number)
    item.plan = page.plan
    return item


@require_POST
def item_restore(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Put the earlier words of a text back, as one more change of the history."""
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    item = fetch(items_for_page(page.plan, page.day), number=number)
    entry = request.POST.get("entry", "")
    try:
        saved = restore_text(
            item, int(entry) if entry.isdecimal() else 0, request.POST.get("field", ""), request.user
        )
    except LogEntry.DoesNotExist:
        raise Http404(_("There is no such change.")) from None
    except EditClash:
        messages.error(
            request, _("The earlier text does not go together with the rest. Edit the item by hand.")
        )
        return redirect("item-edit", slug, number)
    if saved.changed:
        messages.success(request, _("The earlier text has been put back."))
    else:
        messages.info(request, _("The text is already as it was then."))
    return redirect(f"{item.get_absolute_url()}#history")


def _show(request: HttpRequest, page: PlanPage, editor: ItemEditor, *, status: int) -> HttpResponse:
    item = editor.item if hasattr(editor.item, "state") else _shown(page, editor.item.number)
    context = {
        **page.context,
        "item": item,
        "parties": parties_by_role(item),
        "history": recent_changes(item, item.milestones.all()),
        **edit_context(editor),
    }
    return render(request, "plans/item_edit.html", context, status=status)


def _say(request: HttpRequest, saved: Saved) -> None:
    if request.POST.get("confirm") and saved.changed:
        messages.success(
            request,
            _("The translation has been confirmed, and your other changes on the page have been saved."),
        )
    elif request.POST.get("confirm"):
        messages.success(request, _("The translation has been confirmed."))
    elif saved.changed:
        messages.success(request, _("The changes have been saved."))
    else:
        messages.info(request, _("Nothing was changed."))
    if saved.taken:
        messages.info(
            request, _("Another person changed other fields meanwhile; those changes are kept too.")
        )


def _next_page(request: HttpRequest, page: PlanPage, item: PlanItem) -> str:
    """Where the button leads: the item, the form of the next item, or the same form again (Ctrl+S)."""
    wanted, slug = request.POST.get("then", ""), item.plan.slug
    following = getattr(_shown(page, item.number), "following_number", "") if wanted == "next" else ""
    if following:
        return reverse("item-edit", args=[slug, following])
    if wanted in ("item", "next"):
        return item.get_absolute_url()
    form = reverse("item-edit", args=[slug, item.number])
    return f"{form}#milestones" if wanted == "milestone" else form
