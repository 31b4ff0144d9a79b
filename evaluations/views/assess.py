"""Writing: the assessment of an item, the texts of an area, and the texts on the whole."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import fetch
from evaluations.models import AreaAssessment, EvaluationRound, GoalAssessment, GroupPosition, ItemAssessment
from evaluations.selectors.goals import items_serving, served_by
from evaluations.selectors.items import item_page, items_of
from evaluations.services.writing import Subject
from evaluations.views.access import round_to_assess, writable_round_for
from evaluations.views.writing import WritingPage, write
from plans.models import PlanSection
from priorities.models import StrategyGoal

private = cache_control(private=True, no_store=True)


@private
def assess_item(request: HttpRequest, slug: str, kind: str, number: str) -> HttpResponse:
    evaluation = round_to_assess(request, slug, kind, number)
    item = fetch(items_of(evaluation), number=number)
    item.plan = evaluation.plan
    shown = item_page(evaluation, item)
    page = WritingPage(
        template="evaluations/item.html",
        evaluation=evaluation,
        subjects=[Subject(ItemAssessment, evaluation, item=item)],
        context={"page": shown, "item": item},
        following=_item_address(evaluation, shown.following),
    )
    return write(request, page)


def _item_address(evaluation: EvaluationRound, number: str) -> str:
    """The page of an item, or the round where there is none."""
    address = [evaluation.plan.slug, evaluation.kind]
    return reverse("assess-item", args=[*address, number]) if number else reverse("round", args=address)


@private
def assess_area(request: HttpRequest, slug: str, kind: str, number: int) -> HttpResponse:
    evaluation = writable_round_for(request, slug, kind)
    sections = list(PlanSection.objects.filter(plan=evaluation.plan).select_related("area"))
    section = fetch(PlanSection.objects.filter(plan=evaluation.plan).select_related("area"), number=number)
    following = next((row.number for row in sections if row.number > number), None)
    page = WritingPage(
        template="evaluations/area.html",
        evaluation=evaluation,
        subjects=[Subject(model, evaluation, section=section) for model in (AreaAssessment, GroupPosition)],
        context={"section": section},
        following=_area_address(evaluation, following),
    )
    return write(request, page)


def _area_address(evaluation: EvaluationRound, number: int | None) -> str:
    """The page of an area; after the last, that of the whole."""
    address = [evaluation.plan.slug, evaluation.kind]
    if number is None:
        return reverse("assess-whole", args=address)
    return reverse("assess-area", args=[*address, number])


@private
def assess_goal(request: HttpRequest, slug: str, kind: str, sort: str, pk: int) -> HttpResponse:
    """How the plan has contributed to a strategic goal (`sort` goal) or to a statutory task."""
    evaluation = writable_round_for(request, slug, kind)
    served = served_by(evaluation)
    place = next((n for n, row in enumerate(served) if (row.sort, row.about.pk) == (sort, pk)), None)
    if place is None:
        raise Http404(_("There is no such page."))
    about = served[place].about
    on = {"goal": about} if isinstance(about, StrategyGoal) else {"task": about}
    address = [evaluation.plan.slug, evaluation.kind]
    after = served[place + 1] if place + 1 < len(served) else None
    page = WritingPage(
        template="evaluations/goal.html",
        evaluation=evaluation,
        subjects=[Subject(GoalAssessment, evaluation, **on)],
        context={"about": about, "items": items_serving(evaluation, about)},
        following=reverse("assess-goal", args=[*address, after.sort, after.about.pk])
        if after
        else reverse("assess-whole", args=address),
    )
    return write(request, page)


@private
def assess_whole(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    evaluation = writable_round_for(request, slug, kind)
    page = WritingPage(
        template="evaluations/whole.html",
        evaluation=evaluation,
        subjects=[Subject(EvaluationRound, evaluation), Subject(GroupPosition, evaluation)],
        context={},
        following=evaluation.get_absolute_url(),
    )
    return write(request, page)
