"""The results of a search: how many of each kind, and one page of them; the number of queries does not grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Aggregate, Case, Count, F, IntegerField, QuerySet, TextField, Value, When
from django.urls import reverse

from botnia_portal.core import texts
from botnia_portal.search.asking import Wanted
from botnia_portal.search.choices import Kind
from botnia_portal.search.databases import BEST_FIRST, database
from botnia_portal.search.marking import Fragment, around, whole
from botnia_portal.search.models import Entry
from botnia_portal.search.permissions import Sight
from plans.choices import PartyRoleKind
from plans.models import ActionPlan, PartyRole

PAGE_SIZE = 20
RANKED_AT_MOST = 1_000
"""A word that stands in more entries than this says little about any of them, and weighing them all takes its time:
they come kind by kind, what the plan says before what was told."""
FIRST_AT_MOST = 100
"""Of each kind: where more are named alike, the name tells none of them from the others."""
SHOWN = (
    "key", "kind", "plan_id", "number", "path", "title_fi", "title_sv", "body_fi", "body_sv", "section__number",
    "section__list_name_fi", "section__list_name_sv", "item__number", "item__title_fi", "item__title_sv", "round__kind",
    "round__plan",
)  # fmt: skip
"""What a result shows of its entry and of what it belongs to."""


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
    """How many there are of a kind; `keys` of all of them where they are not too many to be weighed, `named` of those
    that are named exactly as was asked."""

    kind: str
    name: str
    count: int
    keys: list[int]
    named: list[int]


@dataclass(frozen=True)
class Results:
    kinds: list[KindCount] = field(default_factory=list)
    total: int = 0
    page: Page | None = None
    hits: list[Hit] = field(default_factory=list)


def search(wanted: Wanted, sight: Sight, kind: str, number: str) -> Results:
    """What `sight` allows of what is wanted: the counts of all kinds, and a page of those of `kind` (empty: of all).

    Three queries, one for organisations among them, and one for names where what is found is very much.
    """
    found = Entry.objects.filter(sight.condition, database().having(wanted))
    with database().asking():
        kinds = _counts(found, wanted)
        shown = [row for row in kinds if kind in ("", row.kind)]
        page = Paginator(range(_total(shown)), PAGE_SIZE).get_page(number)
        keys = _keys(found, wanted, shown, page) if shown else []
    rows = Entry.objects.select_related("section", "item", "round").only(*SHOWN).in_bulk(keys)
    for entry in rows.values():
        entry.plan = sight.plan(entry.plan_id)
        if entry.round:
            entry.round.plan = sight.plan(entry.round.plan_id) or entry.round.plan
    links = _Links(sight.newest, rows.values())
    hits = [_hit(rows[key], wanted, links) for key in keys if key in rows]
    return Results(kinds, _total(kinds), page, hits)


def _counts(found: QuerySet[Entry], wanted: Wanted) -> list[KindCount]:
    """One query, since looking for words takes longer than weighing what has been found."""
    few = Case(When(n__lte=RANKED_AT_MOST, then=_Keys("pk")))
    named = _Keys("pk", filter=database().named(wanted))
    grouped = found.order_by().values_list("kind").annotate(n=Count("pk"), keys=few, named=named)
    counted = {kind: (n, _numbers(keys), _numbers(known)[:FIRST_AT_MOST]) for kind, n, keys, known in grouped}
    return [KindCount(kind.value, str(kind.label), *counted[kind]) for kind in Kind if kind in counted]


def _numbers(keys: str | list[int] | None) -> list[int]:
    return [int(key) for key in keys.split(",")] if isinstance(keys, str) else keys or []


class _Keys(Aggregate):
    """The keys of a group: as an array, on SQLite, which has none, with commas between them."""

    template = "ARRAY_AGG(%(expressions)s)"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        here = self.copy()  # a template that is passed along would stand in the way of that of a filter
        here.template = "GROUP_CONCAT(%(expressions)s)"
        return here.as_sql(compiler, connection, **extra)


def _total(kinds: Iterable[KindCount]) -> int:
    return sum(row.count for row in kinds)


def _keys(found: QuerySet[Entry], wanted: Wanted, shown: list[KindCount], page: Page) -> list[int]:
    """The keys of a page of these kinds: what is named exactly so or has the number, then the best."""
    start = max(page.start_index() - 1, 0)
    named = [key for row in shown for key in row.named]
    if _total(shown) <= RANKED_AT_MOST:
        few = Entry.objects.filter(pk__in=[key for row in shown for key in row.keys])
        first = [_place_of_name(named)] if named else []
        ranked = database().ranked(few, wanted, texts.here()).order_by(*first, *BEST_FIRST)
        return list(ranked.values_list("pk", flat=True)[start : start + PAGE_SIZE])
    keys = _named_first(named)[start : start + PAGE_SIZE] if named else []
    skipped, kinds = _spanned(shown, max(start - len(named), 0))
    rows = found.filter(kind__in=kinds).exclude(pk__in=named)
    rows = rows.order_by(_place_of_kind(), "pk") if len(kinds) > 1 else rows.order_by("pk")
    # As they lie, so that the first ones are read alone.
    return keys + list(rows.values_list("pk", flat=True)[skipped : skipped + PAGE_SIZE - len(keys)])


def _named_first(named: list[int]) -> list[int]:
    rows = Entry.objects.filter(pk__in=named).order_by(_place_of_name(named), _place_of_kind(), "pk")
    return list(rows.values_list("pk", flat=True))


def _spanned(shown: list[KindCount], start: int) -> tuple[int, list[str]]:
    """Where a page begins among the kinds that it shows something of, and these kinds: the others are not looked at.
    What goes ahead by its name is not counted."""
    spanned, passed, end = [], 0, start + PAGE_SIZE
    skipped = 0
    for row in shown:
        count = row.count - len(row.named)
        if passed + count <= start:
            skipped += count
        elif passed < end:
            spanned.append(row.kind)
        passed += count
    return start - skipped, spanned


def _place_of_name(named: list[int]) -> Any:
    """What is named so and has a page, what is named so, and the others."""
    places = [
        When(pk__in=named, path="", then=Value(1)),
        When(pk__in=named, then=Value(0)),
    ]
    return Case(*places, default=Value(2), output_field=IntegerField())


def _place_of_kind() -> Any:
    places = [When(kind=kind, then=Value(place)) for place, kind in enumerate(Kind)]
    return Case(*places, output_field=IntegerField())


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
    """The title in the reader's language where there is one. Below it the text in which the words stand: the reader's
    own before the title and the text in the other language, so that one sees why this was found."""
    own, other = texts.here(), texts.other(texts.here())
    title = _piece(entry, "title", own, wanted) or _piece(entry, "title", other, wanted)
    places = [
        ("body", own),
        *([("title", other)] if title.language == own and not title.found else []),
        ("body", other),
    ]
    pieces = (_piece(entry, name, language, wanted) for name, language in places)
    text = next((piece for piece in pieces if piece.found), None)
    if text is None:
        text = _piece(entry, "body", own, wanted) or _piece(entry, "body", other, wanted)
    return Hit(entry, links.of(entry), title, text)


def _piece(entry: Entry, name: str, language: str, wanted: Wanted) -> Fragment:
    cut = whole if name == "title" else around
    return cut(getattr(entry, f"{name}_{language}"), language, wanted.marks)
