"""The list of milestones, and the order of those without a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import fetch
from botnia_portal.core.alphabet import name_here
from botnia_portal.core.ordering import Wanted, answer
from botnia_portal.core.unchanged import answers_unchanged
from plans.models import Milestone
from plans.selectors.milestones import milestone_list as read_milestones
from plans.services import order
from plans.views.page import plan_page, require_editor


@answers_unchanged
def milestone_list(request: HttpRequest, slug: str) -> HttpResponse:
    """All milestones of the plan, half-year by half-year."""
    page = plan_page(request, slug)
    milestones = read_milestones(page.plan, page.day)
    return render(request, "plans/milestones.html", {**page.context, "list": milestones})


@cache_control(private=True, no_store=True)
def milestone_order(request: HttpRequest, slug: str) -> HttpResponse:
    """The milestones without a time in their order; the others stand in the order of time."""
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    moved = request.GET.get("moved", "")
    context = {**page.context, "milestones": list(order.undated(page.plan)), "moved": moved}
    return render(request, "plans/milestone_order.html", context)


@require_POST
def milestone_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One place up or down (`step`), or to a place (`position`); back to the order."""
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    milestone = fetch(Milestone.objects.filter(plan=page.plan), pk=pk)
    milestone.plan = page.plan
    moved = order.move_milestone(milestone, request.user, Wanted.sent(request.POST))
    back = f"{reverse('milestone-order', args=[slug])}?moved={pk}#m{pk}"
    return answer(request, moved, name_here(milestone, "title"), back)
