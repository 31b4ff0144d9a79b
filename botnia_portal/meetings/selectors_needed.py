"""What waits for a decision on a plan today: only what the data themselves tell, each as a sentence with its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from botnia_portal.core import texts
from botnia_portal.core.days import day_words
from evaluations.choices import Outcome, RoundState
from evaluations.models import EvaluationRound, ItemAssessment
from evaluations.selectors.places import scope_of
from networks.models import Meeting
from plans.choices import PlanStatus
from plans.models import ActionPlan, PlanItem
from plans.services.adoption import deciding

WAITING = (RoundState.IN_REVIEW, RoundState.ADOPTED)
"""The states of a round in which a meeting or the coordinator takes the next step; both groups of readers see them."""


@dataclass(frozen=True)
class Needed:
    """`words` say what waits; `step` is where a coordinator takes the step, `page` where the members read of it,
    each empty where there is none. `item` is what it is about, where it is one."""

    words: str
    step: str = ""
    page: str = ""
    item: PlanItem | None = None


def needed(plan: ActionPlan, meeting: Meeting, late: Sequence[PlanItem]) -> list[Needed]:
    """Everything that waits before a meeting; `late` are the items that are late. At most seven queries, and one for
    each round."""
    rounds = list(plan.rounds.filter(state__in=WAITING).order_by("cut_off"))
    for evaluation in rounds:
        evaluation.plan = plan
    return [
        *_of_plan(plan),
        *(one for evaluation in rounds for one in _of_round(evaluation, meeting)),
        *_dropping(plan, rounds, late),
        *_texts(plan),
    ]


def _of_plan(plan: ActionPlan) -> Iterator[Needed]:
    """The plan is to be adopted, or has changed since the decision that it rests on."""
    step, page = reverse("desk-decide", args=[plan.slug]), plan.get_absolute_url()
    if plan.status == PlanStatus.DRAFT:
        yield Needed(_("The plan is a draft and waits to be adopted."), step, page)
        return
    if plan.status == PlanStatus.CLOSED:
        return
    for decision in deciding(plan):
        mark = decision.section_mark
        words = _("The plan has been revised by a decision that has not been carried out yet: %(section)s.")
        unmarked = _("The plan has been revised by a decision that has not been carried out yet.")
        yield Needed(words % {"section": mark} if mark else unmarked, step, page)
    yield from _since_the_baseline(plan, step)


def _since_the_baseline(plan: ActionPlan, step: str) -> Iterator[Needed]:
    """How many items have come and gone since the plan was last adopted or revised."""
    baseline = plan.baselines.order_by("-taken_on", "-pk").defer("data").first()
    if baseline is None:
        return
    taken = baseline.taken_on
    added = plan.items.filter(added_on__gt=taken).count()
    dropped = plan.items.filter(dropped_on__gt=taken).count()
    words = {"day": day_words(taken), "n": added}
    page = reverse("plan-items", args=[plan.slug])
    if added:
        sentence = ngettext(
            "%(n)s item has been added since the decision of %(day)s. The plan has not been revised since.",
            "%(n)s items have been added since the decision of %(day)s. The plan has not been revised since.",
            added,
        )
        yield Needed(sentence % words, step, page)
    if dropped:
        sentence = ngettext(
            "%(n)s item has been dropped since the decision of %(day)s. The plan has not been revised since.",
            "%(n)s items have been dropped since the decision of %(day)s. The plan has not been revised since.",
            dropped,
        )
        yield Needed(sentence % {**words, "n": dropped}, step, page)


def _of_round(evaluation: EvaluationRound, meeting: Meeting) -> Iterator[Needed]:
    """The decision on a round, the issuing of its edition, and the texts that stop that."""
    place = [evaluation.plan.slug, evaluation.kind]
    page, name = evaluation.get_absolute_url(), {"round": capfirst(str(evaluation.get_kind_display()))}
    if evaluation.state == RoundState.IN_REVIEW:
        waits = _("%(round)s: in review, waits for the decision of the group.")
        yield Needed(waits % name, f"{reverse('round-decide', args=place)}?meeting={meeting.pk}", page)
    else:
        waits = _("%(round)s: adopted, waits to be issued.")
        yield Needed(waits % name, reverse("round-issue", args=place), page)
    if lacking := _lacking(scope_of(evaluation)):
        sentence = ngettext(
            "%(round)s: %(n)s text is missing in one language or out of date. It is mended before the issuing.",
            "%(round)s: %(n)s texts are missing in one language or out of date. They are mended before the issuing.",
            lacking,
        )
        yield Needed(sentence % {**name, "n": lacking}, page, page)


def _dropping(
    plan: ActionPlan, rounds: Iterable[EvaluationRound], late: Iterable[PlanItem]
) -> Iterator[Needed]:
    """Late items that an evaluation before the group proposes to drop."""
    items = {item.pk: item for item in late}
    proposed = ItemAssessment.objects.filter(
        round__in=[row.pk for row in rounds], item__in=list(items), outcome=Outcome.DROP
    )
    for assessment in proposed.order_by("item__section__number", "item__order"):
        item = items[assessment.item_id]
        place = [plan.slug, item.number]
        step, page = reverse("item-drop", args=place), reverse("item", args=place)
        yield Needed(_("The evaluation proposes that this late item be dropped:"), step, page, item)


def _texts(plan: ActionPlan) -> Iterator[Needed]:
    """The texts of the plan itself that one language lacks."""
    if plan.status != PlanStatus.CLOSED and (lacking := _lacking(f"plan:{plan.slug}")):
        sentence = ngettext(
            "%(n)s text of the plan is missing in one language or out of date.",
            "%(n)s texts of the plan are missing in one language or out of date.",
            lacking,
        )
        step = f"{reverse('translations')}?plan={plan.slug}"
        yield Needed(sentence % {"n": lacking}, step)


def _lacking(scope: str) -> int:
    """How many texts of a container are missing or stale; one query."""
    return sum(share.missing + share.stale for share in texts.shares(scope))
