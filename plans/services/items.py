"""Saving an item and its milestones in both languages, without overwriting unseen what another person wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from auditlog.models import LogEntry
from django.db import transaction

from botnia_portal.core import texts
from botnia_portal.core.editing.merging import Values, merge
from botnia_portal.core.editing.saving import confirm_text, unread_texts
from botnia_portal.core.models import TextState
from botnia_portal.core.time import TimeError
from plans.models import Milestone, PlanItem
from plans.selectors.history import RESTORABLE
from plans.selectors.relations import linked_keys
from plans.services import milestones as rows
from plans.services.milestones import RowEdit
from plans.services.reporting import touch
from plans.services.shapes import ITEM, MILESTONE


@dataclass(frozen=True)
class ItemEdit:
    """What a person sends: the item's fields and the values that the form began from (None: not known), the same
    for each milestone by its key, a new milestone, and the translation to confirm ("title" or "12:title")."""

    values: Values
    base: Mapping[str, str] | None
    milestones: dict[int, RowEdit] = field(default_factory=dict)
    new_milestone: Values | None = None
    confirm: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The item and its milestones as texts, at one moment."""

    item: Values
    milestones: dict[int, Values]


@dataclass(frozen=True)
class Saved:
    """`changed`: something of mine was written; `taken`: fields of the form that another person changed meanwhile."""

    item: PlanItem
    changed: bool
    taken: bool


class EditClash(Exception):
    """Both have changed the same, and nothing was saved: `fields` of the item, `rows` by the keys of milestones.

    `merged` is what the form should go on with (mine where we clash), `now` what stands in the database.
    """

    def __init__(self, fields: list[str], clashing_rows: list[int], merged: Snapshot, now: Snapshot) -> None:
        super().__init__("Another person has changed the same fields.")
        self.fields, self.rows, self.merged, self.now = fields, clashing_rows, merged, now


def snapshot(item: PlanItem) -> Snapshot:
    """What a form of the item begins from; two queries, for the open milestones and for what it is linked to."""
    milestones = Milestone.objects.filter(items=item, closed_on=None)
    return Snapshot(_read(item), {row.pk: MILESTONE.read(row) for row in milestones})


def _read(item: PlanItem) -> Values:
    return ITEM.read(item, linked_keys(item))


@transaction.atomic
def save_item(key: int, edit: ItemEdit, user: Any) -> Saved:
    """Write what the person has changed and leave what only another has changed. Raises EditClash.

    Raises PlanItem.DoesNotExist where the item is gone.
    """
    item = PlanItem.objects.select_for_update(of=("self",)).select_related("plan", "section").get(pk=key)
    standing = {row.pk: row for row in rows.locked(item.plan_id, edit.milestones)}
    now = Snapshot(_read(item), {pk: MILESTONE.read(row) for pk, row in standing.items()})
    result = merge(edit.base, edit.values, now.item)
    kept, clashing_rows = rows.merge_rows(edit.milestones, now.milestones)
    clashes = result.clashes or _impossible(item, result.values)
    if clashes or clashing_rows:
        raise EditClash(clashes, clashing_rows, Snapshot(result.values, kept), now)
    changed = _write(item, {name: result.values[name] for name in result.written}, now.item)
    changed |= rows.write(item, standing, kept, now.milestones)
    # The same milestone once more is a second press of the button.
    if edit.new_milestone and edit.new_milestone not in snapshot(item).milestones.values():
        rows.add(item, edit.new_milestone)
        changed = True
    others = {str(pk) for pk, row in edit.milestones.items() if pk in kept and kept[pk] != row.values}
    confirmed = _has_read(edit.confirm, result.taken, others) and _confirm(item, standing, edit.confirm, user)
    if changed or confirmed:
        touch(item.plan)
    return Saved(item, changed, bool(result.taken or others))


def restore_text(item: PlanItem, entry: int, name: str, user: Any) -> Saved:
    """Put back the words that a text of the item had before a change of the history. Raises EditClash where they no
    longer go together with the rest, and LogEntry.DoesNotExist where the history has no such change."""
    change = LogEntry.objects.get_for_object(item).get(pk=entry)
    if name not in (change.changes or {}) or name not in RESTORABLE:
        raise LogEntry.DoesNotExist
    before = change.changes[name][0]
    now = _read(item)
    values = {**now, name: "" if before in (None, "None") else before}
    return save_item(item.pk, ItemEdit(values=values, base=now), user)


def _has_read(wanted: str, taken: Iterable[str], others: set[str]) -> bool:
    """Whether the person saw the text as it stands: not where another has just written it or its milestone."""
    key, _sep, name = wanted.rpartition(":")
    return key not in others and bool(key or name not in unread_texts(taken))


def _impossible(item: PlanItem, values: Values) -> list[str]:
    """Two changes that are each in order may not go together: the fields that the person should look at again."""
    if not values["title_fi"] and not values["title_sv"]:
        return ["title_fi", "title_sv"]
    trial = PlanItem()
    ITEM.write(trial, {name: values[name] for name in ("time_edtf", "time_role", "time_duration")})
    try:
        trial.set_days()
    except TimeError:
        return ["time_edtf", "time_role"]
    return []


def _write(item: PlanItem, values: Values, before: Values) -> bool:
    if not values:
        return False
    ITEM.write(item, values)
    if item.second_kind == item.kind:
        item.second_kind = ""
    item.set_days()
    item.version += 1
    item.save()
    ITEM.write_many(item, values, before)
    known = texts.states_of(item)
    texts.record(item, place(item), source=_source_language(item, known), known=known)
    return True


def place(item: PlanItem) -> texts.Place:
    """Where the texts of an item are counted."""
    return texts.Place(f"plan:{item.plan.slug}", str(item.section.number))


def _source_language(item: PlanItem, known: Mapping[str, TextState]) -> str:
    """The language that the item is written in: that of its title."""
    state = known.get("title")
    if state:
        return state.source_language
    return "fi" if texts.text_of(item, "title", "fi") else "sv"


def _confirm(item: PlanItem, milestones: dict[int, Milestone], wanted: str, user: Any) -> bool:
    """Confirm one translation: a field of the item, or of a milestone ("12:title"). Quiet where there is none."""
    key, _sep, name = wanted.rpartition(":")
    row = item if not key else next((row for row in milestones.values() if str(row.pk) == key), None)
    return row is not None and confirm_text(row, name, user)
