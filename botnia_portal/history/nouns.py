"""What the history tells of: the words for each sort of row, its page, and the kinds of things to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.models import Attachment
from botnia_portal.desk.nouns import NOUNS, TOP, Noun
from botnia_portal.feedback.models import Feedback
from evaluations import models as evaluations
from networks.models import AccessKey, Province, RoleAssignment
from plans import models as plans


def _of_item(row: Any) -> str:
    return str(row.item.get_absolute_url())


def _milestones(row: Any) -> str:
    return reverse("milestones", args=[row.plan.slug])


def _round(row: Any) -> str:
    return reverse("round", args=[row.plan.slug, row.kind])


def _in_round(row: Any) -> str:
    return reverse("round", args=[row.round.plan.slug, row.round.kind])


def _assessed(row: Any) -> str:
    """The page on which a row of a round is written."""
    place = {"slug": row.round.plan.slug, "kind": row.round.kind}
    if isinstance(row, evaluations.ItemAssessment):
        return reverse("assess-item", kwargs={**place, "number": row.item.number})
    if isinstance(row, evaluations.GoalAssessment):
        on = {"sort": "goal", "pk": row.goal_id} if row.goal_id else {"sort": "task", "pk": row.task_id}
        return reverse("assess-goal", kwargs={**place, **on})
    if row.section is None:
        return reverse("assess-whole", kwargs=place)
    return reverse("assess-area", kwargs={**place, "number": row.section.number})


def _request(row: Any) -> str:
    return reverse("update-request", args=[row.plan.slug, row.pk])


def _of_request(row: Any) -> str:
    return _request(row.request)


def _itself(row: Any) -> str:
    return str(row.get_absolute_url())


def _nowhere(row: Any) -> str:
    return ""


@dataclass(frozen=True)
class Sort:
    """The words for rows of one model, and the page of one of them."""

    title: Promise
    address: Callable[[Any], str]


@dataclass(frozen=True)
class Kind:
    """A kind of thing to choose from, with all the models whose rows are told of under it."""

    slug: str
    title: Promise
    models: tuple[type[models.Model], ...]


_ITEM_PARTS: dict[type[models.Model], Sort] = {
    plans.PartyRole: Sort(_("Roles in items"), _of_item),
}
_ASKING: dict[type[models.Model], Sort] = {
    plans.UpdateRequest: Sort(_("Requests for updates"), _request),
    plans.SubmittedUpdate: Sort(_("Answers of groups"), _of_request),
}
_ROUND_PARTS: dict[type[models.Model], Sort] = {
    evaluations.ItemAssessment: Sort(_("Assessments of items"), _assessed),
    evaluations.AreaAssessment: Sort(_("Assessments of areas"), _assessed),
    evaluations.GoalAssessment: Sort(_("Assessments of goals"), _assessed),
    evaluations.GroupPosition: Sort(_("The steering group’s positions"), _assessed),
    evaluations.Edition: Sort(_("Editions"), _in_round),
    evaluations.Reopening: Sort(_("Items that are open again"), _in_round),
}
_OTHERS: dict[type[models.Model], Sort] = {
    plans.PlanItem: Sort(_("Items"), _itself),
    plans.Milestone: Sort(_("Milestones"), _milestones),
    plans.StatusUpdate: Sort(_("Status reports"), _of_item),
    evaluations.EvaluationRound: Sort(_("Evaluations"), _round),
    RoleAssignment: Sort(_("Roles of users"), _nowhere),
    AccessKey: Sort(_("Keys of users"), _nowhere),
    Province: Sort(_("Provinces"), _nowhere),
    Attachment: Sort(_("Evidence"), _nowhere),
    Feedback: Sort(_("Feedback received"), _itself),
    **_ITEM_PARTS,
    **_ASKING,
    **_ROUND_PARTS,
}


def _below(noun: Noun) -> list[type[models.Model]]:
    """The models of what is written on the page of a noun and of its children, but those that are kinds themselves."""
    found = []
    for child in (NOUNS[slug] for slug in noun.children):
        found += [] if child.model in _OTHERS else [child.model]
        found += _below(child)
    return found


KINDS: tuple[Kind, ...] = (
    Kind("items", _("Items"), (plans.PlanItem, *_ITEM_PARTS)),
    Kind("milestones", _("Milestones"), (plans.Milestone,)),
    Kind("reports", _("Status reports"), (plans.StatusUpdate, Attachment)),
    Kind("requests", _("Requests for updates"), tuple(_ASKING)),
    Kind("evaluations", _("Evaluations"), (evaluations.EvaluationRound, *_ROUND_PARTS)),
    *(Kind(noun.slug, noun.title, (noun.model, *_below(noun))) for noun in TOP),
    Kind("feedback", _("Feedback received"), (Feedback,)),
    Kind("provinces", _("Provinces"), (Province,)),
    Kind("roles", _("Roles of users"), (RoleAssignment,)),
    Kind("keys", _("Keys of users"), (AccessKey,)),
)
_ON_THE_DESK = {noun.model: noun for noun in NOUNS.values()}
THINGS: dict[str, type[models.Model]] = {
    "items": plans.PlanItem,
    "milestones": plans.Milestone,
    "rounds": evaluations.EvaluationRound,
    **{noun.slug: noun.model for noun in NOUNS.values()},
}
"""The nouns of which the history of one row can be asked for: "items:12"."""


def title_of(model: type[models.Model] | None) -> str:
    """What rows of a model are called together."""
    if model in _OTHERS:
        return str(_OTHERS[model].title)
    noun = _ON_THE_DESK.get(model) if model else None
    return str(noun.title if noun else _("other information"))


def address_of(row: Any) -> str:
    """The page on which a row is seen or written; empty where it has none."""
    if type(row) in _OTHERS:
        return _OTHERS[type(row)].address(row)
    noun = _ON_THE_DESK.get(type(row))
    return reverse("desk-row", args=[noun.slug, row.pk]) if noun else ""
