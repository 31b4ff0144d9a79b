"""Adding an item to an area, dropping it with a reason, taking it up again, and the order of an area."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core import texts
from botnia_portal.core.access import fetch
from botnia_portal.core.ordering import Wanted, answer
from plans.forms.life import NewItemForm, ReasonForm
from plans.models import PlanItem, PlanSection
from plans.services import life
from plans.views.page import PlanPage, plan_page, require_editor

form_page = cache_control(private=True, no_store=True)


def _editor(request: HttpRequest, slug: str) -> PlanPage:
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    return page


def _item(page: PlanPage, number: str) -> PlanItem:
    item = fetch(PlanItem.objects.filter(plan=page.plan).select_related("section__area"), number=number)
    item.plan = page.plan
    return item


def _section(page: PlanPage, number: int) -> PlanSection:
    section = fetch(PlanSection.objects.filter(plan=page.plan).select_related("area"), number=number)
    section.plan = page.plan
    return section


@form_page
def item_new(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The beginning of a new item; the page of the whole item follows."""
    page = _editor(request, slug)
    section = _section(page, number)
    form = NewItemForm(page.plan, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        item = life.add_item(section, form.values, request.user, source=texts.here())
        messages.success(request, _("The item has been added. Write the rest of it here."))
        return redirect("item-edit", slug, item.number)
    context = {**page.context, "section": section, "form": form, "errors": form.summary()}
    return render(request, "plans/item_new.html", context, status=422 if form.is_bound else 200)


@form_page
def item_drop(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Drop an item on a day with a reason; it stays visible with both, and keeps its number."""
    page = _editor(request, slug)
    item = _item(page, number)
    form = ReasonForm(page.plan, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["day"]
        if life.drop_item(item, day, form.reason, request.user, source=texts.here()):
            messages.success(request, _("The item has been dropped. It stays visible with its reason."))
        return redirect(item)
    context = {**page.context, "item": item, "form": form, "errors": form.summary()}
    return render(request, "plans/item_drop.html", context, status=422 if form.is_bound else 200)


@require_POST
def item_take_up(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    page = _editor(request, slug)
    item = _item(page, number)
    if life.take_up_again(item, request.user):
        messages.success(request, _("The item is part of the plan again."))
    return redirect(item)


@form_page
def section_order(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The items of an area in their order, with buttons that work by keyboard and without JavaScript."""
    page = _editor(request, slug)
    section = _section(page, number)
    context = {
        **page.context,
        "section": section,
        "items": list(section.items.order_by("order", "pk")),
        "others": [row for row in page.plan.sections.select_related("area") if row.pk != section.pk],
        "moved": request.GET.get("moved", ""),
    }
    return render(request, "plans/section_order.html", context)


@require_POST
def item_move(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Within the area (`step`, `position`) or to the end of another (`section`); back to the order of the area."""
    page = _editor(request, slug)
    item = _item(page, number)
    back = f"{reverse('section-order', args=[slug, item.section.number])}?moved={item.number}#i{item.pk}"
    wanted = request.POST.get("section", "")
    if wanted.isdecimal() and len(wanted) < 5:
        if life.move_to_area(item, request.user, _section(page, int(wanted))):
            messages.success(request, _("The item has been moved to another area. It keeps its number."))
        else:
            messages.info(request, _("The item stays where it was."))
        return redirect(back)
    moved = life.move_item(item, request.user, Wanted.sent(request.POST))
    return answer(request, moved, item.number, back)
