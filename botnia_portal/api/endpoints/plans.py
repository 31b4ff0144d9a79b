"""Plans, their items and milestones."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router

from botnia_portal.api import parameters
from botnia_portal.api.endpoints.asked import ERRORS, page_of, places
from botnia_portal.api.listing import About, listing
from botnia_portal.api.parameters import Listed, ListedOnDay, OnDay, described
from botnia_portal.api.rows.items import ItemWriter
from botnia_portal.api.rows.plans import MilestoneWriter, PlanWriter, learn_plans, plan_rows
from botnia_portal.api.rows.words import TextBook
from botnia_portal.api.schemas.basic import Page
from botnia_portal.api.schemas.plans import Item, ItemWhole, Milestone, Plan
from botnia_portal.core.access import asked_key
from plans.forms.filters import ItemFilterForm
from plans.models import ActionPlan
from plans.models import Milestone as MilestoneRow
from plans.selectors.filters import filter_options, filtered_items
from plans.views.page import PlanPage, plan_page

router = Router(tags=["Plans"])


def _plans(request: HttpRequest, plans: list[ActionPlan]) -> list[Plan]:
    pages = [page_of(request, plan) for plan in plans]
    seen = frozenset(ActionPlan.objects.visible_to(request.user).values_list("pk", flat=True))
    book = TextBook(live=True)
    learn_plans(book, [page.plan for page in pages if page.live])
    writer = PlanWriter(places(request), book)
    return [writer.plan(page, seen) for page in pages]


@router.get(
    "/plans",
    response={200: Page[Plan], **ERRORS},
    url_name="plans",
    operation_id="plans",
    summary=gettext_noop("The plans that you may see, the newest first"),
    openapi_extra={"parameters": described(Listed)},
)
def plans(request: HttpRequest) -> Page[Plan]:
    values = parameters.read(request, Listed(request.GET))
    rows = plan_rows(ActionPlan.objects.visible_to(request.user)).order_by("-first_day", "slug")
    return listing(request, values, rows, lambda part: _plans(request, part), About())


@router.get(
    "/plans/{slug}",
    response={200: Plan, **ERRORS},
    url_name="plan",
    operation_id="plan",
    summary=gettext_noop("One plan with its sections and decisions"),
    openapi_extra={"parameters": described(OnDay)},
)
def plan(request: HttpRequest, slug: str) -> Plan:
    found = plan_page(request, slug).plan
    parameters.read(request, OnDay(request.GET))
    (told,) = _plans(request, list(plan_rows(ActionPlan.objects.filter(pk=found.pk))))
    return told


def _item_writer(request: HttpRequest, page: PlanPage) -> ItemWriter:
    return ItemWriter(page, places(request), TextBook(page.live))


@router.get(
    "/plans/{slug}/items",
    response={200: Page[Item], **ERRORS},
    url_name="items",
    operation_id="items",
    summary=gettext_noop("The items of a plan, with the filters of the table"),
    openapi_extra={"parameters": described(ListedOnDay, ItemFilterForm)},
)
def items(request: HttpRequest, slug: str) -> Page[Item]:
    page = plan_page(request, slug)
    wanted, values = parameters.item_filter(request, page, filter_options(page.plan))
    numbers = filtered_items(page.plan, page.day, wanted).values_list("number", flat=True)
    return listing(request, values, numbers, _item_writer(request, page).by_number, About.plan(page))


@router.get(
    "/plans/{slug}/items/{number}",
    response={200: ItemWhole, **ERRORS},
    url_name="item",
    operation_id="item",
    summary=gettext_noop("One item with the sentences of the plan document behind it, and its reports"),
    openapi_extra={"parameters": described(OnDay)},
)
def item(request: HttpRequest, slug: str, number: str) -> ItemWhole:
    page = plan_page(request, slug)
    parameters.read(request, OnDay(request.GET))
    if found := _item_writer(request, page).whole(number):
        return found
    raise Http404


def _milestone_writer(request: HttpRequest, page: PlanPage) -> MilestoneWriter:
    return MilestoneWriter(page, places(request), TextBook(page.live))


@router.get(
    "/plans/{slug}/milestones",
    response={200: Page[Milestone], **ERRORS},
    url_name="milestones",
    operation_id="milestones",
    summary=gettext_noop("The milestones of a plan by time, those without one last"),
    openapi_extra={"parameters": described(ListedOnDay)},
)
def milestones(request: HttpRequest, slug: str) -> Page[Milestone]:
    page = plan_page(request, slug)
    values = parameters.read(request, ListedOnDay(request.GET))
    by_time: Any = MilestoneRow._meta.ordering
    keys = MilestoneRow.objects.filter(plan=page.plan).order_by(*by_time, "pk").values_list("pk", flat=True)
    return listing(request, values, keys, _milestone_writer(request, page).by_key, About.plan(page))


@router.get(
    "/plans/{slug}/milestones/{key}",
    response={200: Milestone, **ERRORS},
    url_name="milestone",
    operation_id="milestone",
    summary=gettext_noop("One milestone"),
    openapi_extra={"parameters": described(OnDay)},
)
def milestone(request: HttpRequest, slug: str, key: str) -> Milestone:
    page = plan_page(request, slug)
    parameters.read(request, OnDay(request.GET))
    for found in _milestone_writer(request, page).by_key([asked_key(key)]):
        return found
    raise Http404
