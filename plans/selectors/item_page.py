"""Everything that the page of one item shows, gathered in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.core.attachments import evidence_of
from botnia_portal.core.choices import TextStatus
from botnia_portal.core.models import Attachment, TextState
from plans.choices import PartyRoleKind
from plans.models import ActionPlan, Milestone, PartyRole, PlanItem, SourcePassage, SourceRemark, StatusUpdate
from plans.selectors.activities import Held, held_for_item
from plans.selectors.history import Change, recent_changes
from plans.selectors.indicators import IndicatorLine, of_item
from plans.selectors.milestones import MilestoneLine, milestones_with_state
from plans.selectors.parties import party_rows
from plans.selectors.unions import columns, union, words

_WORST_FIRST = (texts.MISSING, texts.STALE, TextStatus.DRAFT.value, TextStatus.CONFIRMED.value)


@dataclass(frozen=True)
class Link:
    """A row that the item is linked to: a network, project, goal, task or other item."""

    kind: str
    slug: str
    number: str
    name_fi: str
    name_sv: str
    is_inferred: bool


@dataclass(frozen=True)
class UpdateLine:
    """A status update; `told_on` is the day of telling where that is later than the day it tells of."""

    update: StatusUpdate
    told_on: date | None
    evidence: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True)
class LanguageState:
    """The worst state of the translations into a language: what has to be done first."""

    language: str
    state: str


@dataclass(frozen=True)
class ItemPage:
    item: PlanItem
    previous: str
    following: str
    parties: list[tuple[str, list[PartyRole]]]
    milestones: list[MilestoneLine]
    links: dict[str, list[Link]]
    passages: list[SourcePassage]
    remarks: list[SourceRemark]
    held: Held
    indicators: list[IndicatorLine]
    updates: list[UpdateLine]
    languages: list[LanguageState]
    history: list[Change]


NAMED = ("section", "section__area", "theme", "lead", "deputy", "after")
"""The rows whose names an item shows."""


def items_for_page(plan: ActionPlan, day: date) -> QuerySet[PlanItem]:
    """The items with state, with what names them, and with the numbers before and after."""
    rows = PlanItem.objects.filter(plan=plan).with_state(day)
    return rows.select_related(*NAMED).annotate(
        previous_number=_neighbour(plan, after=False), following_number=_neighbour(plan, after=True)
    )


def _neighbour(plan: ActionPlan, *, after: bool) -> Subquery:
    sign, compare = ("", "gt") if after else ("-", "lt")
    beside = Q(section=OuterRef("section"), **{f"order__{compare}": OuterRef("order")})
    beyond = Q(**{f"section__number__{compare}": OuterRef("section__number")})
    rows = PlanItem.objects.filter(beside | beyond, plan=plan)
    return Subquery(rows.order_by(f"{sign}section__number", f"{sign}order").values("number")[:1])


def item_page(item: PlanItem, day: date, *, live: bool, shows_state: bool) -> ItemPage:
    """The page of an item of `items_for_page`. Reports, history and translation state only with `live`."""
    milestones = milestones_with_state(Milestone.objects.filter(items=item), day)
    held, updates = held_for_item(item, day), _updates(item) if live else []
    rows = [line.milestone for line in milestones] + [line.activity for line in held.lines]
    evidence = evidence_of([*rows, *(line.update for line in updates)] if live else [])
    return ItemPage(
        item=item,
        previous=getattr(item, "previous_number", None) or "",
        following=getattr(item, "following_number", None) or "",
        parties=parties_by_role(item),
        milestones=[replace(line, evidence=evidence.of(line.milestone)) for line in milestones],
        links=links_of(item),
        passages=list(item.passages.all()),
        remarks=list(item.remarks.all()),
        held=held.with_evidence(evidence),
        indicators=of_item(item, day, told=shows_state),
        updates=[replace(line, evidence=evidence.of(line.update)) for line in updates],
        languages=language_states(texts.states_of(item)) if live else [],
        history=recent_changes(item, [line.milestone for line in milestones]) if live else [],
    )


def parties_by_role(item: PlanItem) -> list[tuple[str, list[PartyRole]]]:
    """The parties of an item under the words of their roles; one query."""
    rows = list(party_rows().filter(item=item))
    by_role = [(role, [row for row in rows if row.role == role]) for role in PartyRoleKind]
    return [(str(role.label), parties) for role, parties in by_role if parties]


def links_of(item: PlanItem) -> dict[str, list[Link]]:
    """What the item is linked to, by kind; one query."""
    our_reading = F("item_links__is_inferred")
    parts = [
        _links("networks", item.networks.all()),
        _links("projects", item.projects.all()),
        _links("goals", item.goals.all(), slug="strategy__slug", number="number", inferred=our_reading),
        _links("tasks", item.statutory_tasks.all(), inferred=our_reading),
        _links("related", item.related.all(), slug="number", number="number", name="title"),
    ]
    found: dict[str, list[Link]] = {
        kind: [] for kind in ("networks", "projects", "goals", "tasks", "related")
    }
    for kind, slug, number, name_fi, name_sv, inferred in union(parts, keep_equal=True):
        found[kind].append(Link(kind, slug, number, name_fi or "", name_sv or "", bool(inferred)))
    return found


def _links(
    kind: str,
    rows: QuerySet,
    *,
    slug: str = "slug",
    number: str = "",
    name: str = "name",
    inferred: F | Value = Value(False),  # noqa: B008 - an expression is never changed
) -> QuerySet:
    return columns(
        rows,
        kind=words(kind),
        slug=F(slug),
        number=F(number) if number else words(""),
        name_fi=F(f"{name}_fi"),
        name_sv=F(f"{name}_sv"),
        inferred=inferred,
    )


def _updates(item: PlanItem) -> list[UpdateLine]:
    return [UpdateLine(row, told_later(row)) for row in item.status_updates.select_related("author")]


def told_later(update: StatusUpdate) -> date | None:
    """The day of telling, where it is later than the day that the update tells of."""
    told = timezone.localtime(update.recorded_at).date()
    return told if told > update.as_of else None


def language_states(texts_of_row: Mapping[str, TextState]) -> list[LanguageState]:
    """For each language that the texts of a row are translated into, the worst state of them."""
    states: dict[str, set[str]] = {}
    for row in texts_of_row.values():
        states.setdefault(row.language, set()).add(row.state)
    return [
        LanguageState(language, next(state for state in _WORST_FIRST if state in states[language]))
        for language in texts.LANGUAGES
        if language in states
    ]
