"""What an item is linked to and what it could be linked to, in one query each, for the form of the item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Func, QuerySet
from django.db.models.functions import Cast

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet, natural
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.shapes import keys_as_text
from botnia_portal.core.models import Closable
from networks.models import Network
from plans.models import PlanItem, Project
from plans.selectors.unions import Expression, columns, union, words
from priorities.models import StatutoryTask, StrategyGoal

RELATIONS = ("networks", "projects", "goals", "statutory_tasks", "related")
MILESTONES = "after"


@dataclass(frozen=True)
class Offer:
    """A row to choose: `group` is the strategy of a goal. `language` is empty where the name is in the reader's."""

    key: int
    number: str
    group: str
    name: str
    language: str

    @property
    def label(self) -> str:
        """ "2.7 Lastensuojelun kehittäminen"."""
        return f"{self.number} {self.name}".strip()


def linked_keys(item: PlanItem) -> Values:
    """The keys of what the item is linked to, by relation, as `core.editing.shapes` compares them; one query."""
    parts = [columns(getattr(item, name).all(), kind=words(name), key=_text_of("pk")) for name in RELATIONS]
    found: dict[str, list[int]] = {name: [] for name in RELATIONS}
    for kind, key in union(parts, keep_equal=True):
        found[kind].append(int(key))
    return {name: keys_as_text(keys) for name, keys in found.items()}


def relation_offers(
    item: PlanItem, among: Mapping[str, Sequence[int]] | None = None
) -> dict[str, list[Offer]]:
    """What the item can be linked to, by relation, and the milestones that it can follow; one query, all sorted. With
    `among`, only those that have these keys: what was sent is looked up among very many."""
    others = PlanItem.objects.filter(plan_id=item.plan_id).exclude(pk=item.pk)
    rows: dict[str, tuple[QuerySet[Any], dict[str, Any]]] = {
        "networks": (_open(Network, item, "networks"), {}),
        "projects": (_open(Project, item, "projects"), {}),
        "goals": (_open(StrategyGoal, item, "goals"), {"number": F("number"), "group": "strategy__name"}),
        "statutory_tasks": (_open(StatutoryTask, item, "statutory_tasks"), {"number": _text_of("number")}),
        "related": (others, {"name": "title", "number": F("number")}),
        MILESTONES: (offered(item.plan.milestones.all(), [item.after_id]), {"name": "title"}),
    }
    found: dict[str, list[Offer]] = {kind: [] for kind in rows}
    parts = [
        _offers(kind, some if among is None else some.filter(pk__in=among[kind]), **told)
        for kind, (some, told) in rows.items()
        if among is None or among[kind]
    ]
    there = texts.other(texts.here())
    for kind, key, number, *names in union(parts, keep_equal=True) if parts else ():
        group, other_group, name, other_name = (text or "" for text in names)
        language = "" if name else there
        found[kind].append(Offer(int(key), number or "", group or other_group, name or other_name, language))
    by_name = {"networks", "projects", MILESTONES}
    return {
        kind: sorted(offers, key=_by_name if kind in by_name else _by_number)
        for kind, offers in found.items()
    }


def _open(model: type[Closable], item: PlanItem, name: str) -> QuerySet[Any]:
    return offered(model._default_manager.all(), getattr(item, name).order_by().values("pk"))


def _text_of(column: str) -> Func:
    # The parts of a union have columns of one type.
    return Cast(F(column), CharField())


def _offers(
    kind: str,
    rows: QuerySet[Any],
    *,
    name: str = "name",
    number: Expression = words(""),  # noqa: B008 - an expression is never changed
    group: str = "",
) -> QuerySet[Any]:
    """Names in the reader's language, and beside them those in the other."""
    here, there = texts.here(), texts.other(texts.here())
    return columns(
        rows,
        kind=words(kind),
        key=_text_of("pk"),
        number=number,
        group=F(f"{group}_{here}") if group else words(""),
        other_group=F(f"{group}_{there}") if group else words(""),
        name=_text_of(f"{name}_{here}"),
        other_name=_text_of(f"{name}_{there}"),
    )


def _by_name(offer: Offer) -> str:
    return alphabet(offer.name)


def _by_number(offer: Offer) -> tuple[str, list[tuple[int, str]]]:
    return alphabet(offer.group), natural(offer.number)
