"""The items of a plan as rows of a table to take along: both languages in columns, real days beside the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from botnia_portal.core.spreadsheets import Column, Row, yes_or_empty
from plans.choices import Commitment, ItemKind, Status
from plans.models import ActionPlan, PlanItem
from plans.querysets import NO_REPORT
from plans.selectors.filters import ItemFilter, filtered_items
from plans.selectors.parties import PartyName, responsible_names

BATCH = 500
"""So many items are in memory at once."""


def item_columns(*, shows_state: bool) -> list[Column]:
    """The headings in the reader's language; `shows_state` is false where no status may be shown."""
    both = [
        (_("Area"), 24), (_("Theme"), 24), (_("Title"), 44), (_("Description"), 60),
    ]  # fmt: skip
    columns = [Column(_("Number"), 9)]
    for head, width in both:
        columns += _in_both(head, width)
    columns += [Column(_("Kind"), 22), Column(_("Commitment"), 14)]
    if shows_state:
        columns += [Column(_("Status"), 18), Column(_("Status as of"), 12), Column(_("Late"), 9)]
    columns += _in_both(_("Time"), 26)
    columns += [Column(_("First day"), 12), Column(_("Last day"), 12), Column(_("Time (EDTF)"), 16)]
    for head in (_("Responsible"), _("Networks"), _("Projects and other works"), _("Strategic goals")):
        columns += _in_both(head, 32)
    return [*columns, Column(_("Added on"), 12), Column(_("Dropped on"), 12)]


def _in_both(head: str, width: int) -> list[Column]:
    return [
        Column(_("%(text)s in Finnish") % {"text": head}, width),
        Column(_("%(text)s in Swedish") % {"text": head}, width),
    ]


def item_rows(
    plan: ActionPlan, day: date, wanted: ItemFilter, *, shows_state: bool, live: bool
) -> Iterator[Row]:
    """The filtered items in the order of the table; six queries for each batch. `live` shows names of persons."""
    keys = list(filtered_items(plan, day, wanted).values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        items = PlanItem.objects.filter(pk__in=batch).with_state(day).select_related("section", "theme")
        linked = items.prefetch_related("networks", "projects", "goals")
        parties = responsible_names(batch)
        for item in linked.order_by("section__number", "order", "pk"):
            yield _row(item, parties.get(item.pk, []), day if shows_state else None, live=live)


def _row(item: Any, parties: list[PartyName], day: date | None, *, live: bool) -> Row:
    """`day` is None where no status may be shown."""
    responsible = [[_name(party, code, live=live) for party in parties] for code in ("fi", "sv")]
    return [
        item.number,
        *_both(item.section, "list_name"),
        *(_both(item.theme, "name") if item.theme else ("", "")),
        *_both(item, "title"),
        *_both(item, "description"),
        ", ".join(str(ItemKind(kind).label) for kind in (item.kind, item.second_kind) if kind),
        str(Commitment(item.commitment).label),
        *(_state(item, day) if day else ()),
        *_both(item, "time_words"),
        item.time_earliest,
        item.time_latest,
        item.time_edtf,
        *map(_listed, responsible),
        *_names(item.networks.all()),
        *_names(item.projects.all()),
        *_names(item.goals.all()),
        item.added_on,
        item.dropped_on,
    ]


def _state(item: Any, day: date) -> tuple[str, date | None, str]:
    """The day of the report only where the latest is the one that counts."""
    words = _("no report") if item.state == NO_REPORT else str(Status(item.state).label)
    last = item.status_as_of
    return words, last if last and last <= day else None, yes_or_empty(item.late)


def _both(row: Any, field: str) -> tuple[str, str]:
    return getattr(row, f"{field}_fi") or "", getattr(row, f"{field}_sv") or ""


def _names(rows: Iterable[Any]) -> tuple[str, str]:
    both = [_both(row, "name") for row in rows]
    return _listed([fi for fi, _sv in both]), _listed([sv for _fi, sv in both])


def _listed(names: Iterable[str]) -> str:
    return "; ".join(filter(None, names))


def _name(party: PartyName, code: str, *, live: bool) -> str:
    """As the table of items shows it: a person by name where that is public or for those who see the live plan."""
    title = party.name_sv if code == "sv" else party.name_fi
    return party.person if party.person and (live or party.public) else title
