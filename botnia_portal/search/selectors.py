"""The results of a search: how many of each kind, and one page of them; the number of queries does not grow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When
from django.urls import reverse

from botnia_portal.core import texts
from botnia_portal.search.asking import Wanted
from botnia_portal.search.choices import TOLD_KINDS, Kind
from botnia_portal.search.databases import BEST_FIRST, database
from botnia_portal.search.marking import Fragment, around, whole
from botnia_portal.search.models import Entry
from botnia_portal.search.permissions import Sight
from plans.choices import PartyRoleKind
from plans.models import ActionPlan, PartyRole

PAGE_SIZE = 20
RANKED_AT_MOST = 1_000
"""A word that stands in more entries than this says little about any of them, and weighing them all takes its time: they
come in their own order, what the plan says before what was told."""


@dataclass(frozen=True)
class Hit:
    """One result. `about` is the row that it belongs to where it has no name of its own; `link` is empty where the
    thing has no page."""

    entry: Entry
    link: str
    title: Fragment
    text: Fragment

    @property
    def kind(self) -> str:
        return str(Kind(self.entry.kind).label)

    @property
    def about(self) -> Any:
        return self.entry.item or self.entry.section


@dataclass(frozen=True)
class KindCount:
    kind: str
    name: str
    count: int


@dataclass(frozen=True)
class Results:
    kinds: list[KindCount] = field(default_factory=list)
    total: int = 0
    page: Page | None = None
    hits: list[Hit] = field(default_factory=list)


def search(wanted: Wanted, sight: Sight, kind: str, number: str) -> Results:
    """What `sight` allows of what is wanted: the counts of all kinds, and a page of those of `kind` (empty: of all).

    Three queries, and one for organisations among them.
    """
    seen = Entry.objects.filter(sight.condition)
    found = seen.filter(database().having(wanted.wide))
    kinds = _counts(found)
    counted = {row.kind: row.count for row in kinds}
    total = sum(counted.values())
    shown = counted.get(kind, 0) if kind else total
    page = _Counted(_in_order(seen, found, wanted, total, kind), PAGE_SIZE, shown).get_page(number)
    keys = list(page.object_list)
    rows = Entry.objects.select_related("plan", "section", "item__section", "round__plan").in_bulk(keys)
    links = _Links(sight.newest, rows.values())
    return Results(kinds, total, page, [_hit(rows[key], wanted, links) for key in keys if key in rows])


class _Counted(Paginator):
    """A paginator of rows that have been counted already."""

    def __init__(self, rows: QuerySet, size: int, count: int) -> None:
        super().__init__(rows, size)
        self.count = count  # type: ignore[misc]


def _counts(found: QuerySet[Entry]) -> list[KindCount]:
    counted = dict(found.order_by().values_list("kind").annotate(n=Count("pk")))
    return [KindCount(kind.value, str(kind.label), counted[kind]) for kind in Kind if counted.get(kind)]


def _in_order(
    seen: QuerySet[Entry], found: QuerySet[Entry], wanted: Wanted, total: int, kind: str
) -> QuerySet[Any]:
    """Keys: the thing of the number that was asked for, then the best."""
    first = [_is_the_number(wanted.number).desc()] if wanted.number else []
    if total > RANKED_AT_MOST:
        rows, order = found, (_is_told(), "pk")
    else:
        rows, order = database().ranked(seen, wanted.wide, wanted.near, texts.here()), BEST_FIRST
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by(*first, *order).values_list("pk", flat=True)


def _is_the_number(number: str) -> Any:
    return Case(When(number__iexact=number, then=Value(1)), default=Value(0), output_field=IntegerField())


def _is_told() -> Any:
    return Case(When(kind__in=TOLD_KINDS, then=Value(1)), default=Value(0), output_field=IntegerField())


class _Links:
    """Addresses in the reader's language. An organisation has no page: the table of the plan shows the items that it
    answers for, where it does; one query where there are organisations."""

    def __init__(self, plan: ActionPlan | None, entries: Iterable[Entry]) -> None:
        bodies = [entry.key for entry in entries if not entry.path]
        self.slugs: dict[int, str] = {}
        self.plan = plan
        if plan and bodies:
            answering = PartyRole.objects.filter(
                item__plan=plan, role=PartyRoleKind.RESPONSIBLE, organisation__in=bodies
            )
            self.slugs = dict(answering.order_by().values_list("organisation", F("organisation__slug")))

    def of(self, entry: Entry) -> str:
        if entry.path:
            return f"/{texts.here()}{entry.path}"
        slug = self.slugs.get(entry.key)
        return f"{reverse('plan-items', args=[self.plan.slug])}?org={slug}" if slug and self.plan else ""


def _hit(entry: Entry, wanted: Wanted, links: _Links) -> Hit:
    title = _best(entry, "title", wanted, whole)
    text = _best(entry, "body", wanted, around)
    return Hit(entry, links.of(entry), title, text)


def _best(entry: Entry, name: str, wanted: Wanted, piece: Any) -> Fragment:
    """The text in the reader's language; in the other where the words stand in that alone, or there is no other."""
    own = texts.here()
    found = [_piece(entry, name, language, wanted.marks, piece) for language in (own, texts.other(own))]
    told = [fragment for fragment in found if fragment]
    if not told:
        return found[0]
    return next((fragment for fragment in told if fragment.found), told[0])


def _piece(entry: Entry, name: str, language: str, marks: dict[str, Collection[str]], piece: Any) -> Fragment:
    made: Fragment = piece(getattr(entry, f"{name}_{language}"), language, marks.get(language, ()))
    return made
