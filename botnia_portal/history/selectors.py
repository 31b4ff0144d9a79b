"""The entries of the history that a user may see, by what is asked for, a page at a time, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from botnia_portal.core.audit import REGISTRY, thing_key
from botnia_portal.core.changes import FieldChange, Rows, fields_of, model_of, own_name, thing_at
from botnia_portal.core.days import moment_words
from botnia_portal.core.history import actor_name
from botnia_portal.history.nouns import KINDS, THINGS, address_of, title_of
from botnia_portal.history.restoring import can_be_put_back
from networks.models import User
from plans.models import ActionPlan

ROWS = 30
NOBODY = "portal"
"""Asked for in the place of a person: what no person did."""
ACTIONS = {
    "added": LogEntry.Action.CREATE,
    "changed": LogEntry.Action.UPDATE,
    "removed": LogEntry.Action.DELETE,
}
_ACTION_NAMES = {number: name for name, number in ACTIONS.items()}


@dataclass(frozen=True)
class Wanted:
    """What to show; empty for all. `thing` is one row with what belongs to it, as its model and key."""

    plan: ActionPlan | None = None
    kind: str = ""
    who: str = ""
    first: date | None = None
    last: date | None = None
    action: str = ""
    words: str = ""
    thing: tuple[type[Model], int] | None = None


@dataclass(frozen=True)
class Line:
    """An entry in words. `address` is empty where the row is gone, `above` where it is a part of nothing."""

    entry: int
    when: str
    who: str
    action: str
    noun: str
    name: str
    address: str
    above: str
    fields: list[FieldChange]


@dataclass(frozen=True)
class Page:
    """A page of the history; `older` leads to the next one and is empty at the end."""

    lines: list[Line]
    older: str


def seen_by(user: Any) -> QuerySet[LogEntry]:
    """The entries that a coordinator sees: those of what plans share, and of the plans that the user edits.

    Whoever edits a plan sees its rounds in every state, so the entries of rounds follow their plan. An entry that does
    not say to which plan it belongs is told of a shared noun alone.
    """
    kinds = ContentType.objects.get_for_models(*REGISTRY)
    shared = [kinds[model].pk for model, audited in REGISTRY.items() if not audited.plan]
    of_plans = [kinds[model].pk for model, audited in REGISTRY.items() if audited.plan]
    own = list(ActionPlan.objects.edited_by(user).order_by().values_list("pk", flat=True))
    seen = Q(content_type__in=shared) | Q(content_type__in=of_plans, additional_data__plan__in=own)
    return LogEntry.objects.filter(seen)


def people(user: Any) -> list[tuple[str, str]]:
    """The keys and names of those who have changed anything that the user sees, by name."""
    acted = seen_by(user).filter(actor=OuterRef("pk"))
    rows = User.objects.filter(Exists(acted)).order_by("last_name", "first_name")
    return [(str(row.pk), str(row)) for row in rows]


def entries(user: Any, wanted: Wanted) -> QuerySet[LogEntry]:
    """The entries that are asked for, the newest first."""
    rows = seen_by(user)
    if wanted.plan:
        rows = rows.filter(additional_data__plan=wanted.plan.pk)
    if wanted.kind:
        models = next((kind.models for kind in KINDS if kind.slug == wanted.kind), ())
        rows = rows.filter(content_type__in=ContentType.objects.get_for_models(*models).values())
    if wanted.who:
        rows = rows.filter(actor=None) if wanted.who == NOBODY else rows.filter(actor=wanted.who)
    if wanted.action:
        rows = rows.filter(action=ACTIONS[wanted.action])
    for word in wanted.words.casefold().split():
        rows = rows.alias(words=KT("additional_data__words")).filter(words__contains=word)
    if wanted.thing:
        rows = rows.filter(_about(*wanted.thing))
    return _within(rows, wanted).select_related("actor").order_by("-timestamp", "-pk")


def _within(rows: QuerySet[LogEntry], wanted: Wanted) -> QuerySet[LogEntry]:
    """The days as they are counted here, not in UTC."""
    if wanted.first:
        rows = rows.filter(timestamp__gte=_midnight(wanted.first))
    if wanted.last and wanted.last < date.max:
        rows = rows.filter(timestamp__lt=_midnight(wanted.last + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _about(model: type[Model], key: int) -> Q:
    """A row and what belongs to it."""
    own = Q(content_type=ContentType.objects.get_for_model(model), object_id=key)
    return own | Q(cid=thing_key(model, key))


def thing_asked(text: str) -> tuple[type[Model], int] | None:
    """The row of `?thing=networks:12`; None where it is none."""
    slug, _colon, number = text.partition(":")
    if slug not in THINGS or not number.isdecimal() or len(number) > 18:
        return None
    return THINGS[slug], int(number)


def page_of(rows: QuerySet[LogEntry], before: str, user: Any) -> Page:
    """The page after the entry that `before` names. A new entry moves nothing to another page."""
    if (place := _place(before)) is not None:
        moment, key = place
        rows = rows.filter(Q(timestamp__lt=moment) | Q(timestamp=moment, pk__lt=key))
    found = list(rows[: ROWS + 1])
    shown = found[:ROWS]
    named = Rows(shown)
    older = f"{shown[-1].timestamp.isoformat()}~{shown[-1].pk}" if len(found) > ROWS else ""
    return Page([_line(entry, named, user) for entry in shown], older)


def _place(text: str) -> tuple[datetime, int] | None:
    """Moment and key out of an address; None where they are none."""
    moment, _sep, key = text.partition("~")
    try:
        found = parse_datetime(moment)
    except (ValueError, ValidationError):
        return None
    if found is None or timezone.is_naive(found) or not key.isdecimal() or len(key) > 18:
        return None
    return found, int(key)


def _line(entry: LogEntry, named: Rows, user: Any) -> Line:
    model = model_of(entry)
    row = named.row(model, entry.object_id)
    above_model, above_key = thing_at(entry.cid)
    is_part = above_model is not None and (above_model, above_key) != (model, entry.object_id)
    can = can_be_put_back(row, user) if row is not None else frozenset()
    return Line(
        entry=entry.pk,
        when=moment_words(entry.timestamp),
        who=actor_name(entry),
        action=_ACTION_NAMES.get(entry.action, ""),
        noun=title_of(model),
        name=str(row) if row is not None else own_name(entry),
        address=address_of(row) if row is not None else "",
        above=named.name(above_model, above_key) if is_part else "",
        fields=fields_of(entry, named, lambda name: name in can),
    )


def thing_name(thing: tuple[type[Model], int], user: Any) -> str:
    """The name of the row whose history is asked for, told only where the user sees an entry of it."""
    latest = entries(user, Wanted(thing=thing)).first()
    return Rows([latest]).name(*thing) if latest else ""
