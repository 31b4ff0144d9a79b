"""Saving one row that people edit in two languages: nothing overwritten unseen, the states of its texts kept.

The caller has checked the permission and the values; the app's own rules stand in its services.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.editing.merging import Merged, Values, merge
from botnia_portal.core.editing.shapes import Shape


@dataclass(frozen=True)
class RowEdit:
    """What a person sends of a row: its values, those that the form began from (None: not known), and the name of the
    text whose translation is confirmed."""

    values: Values
    base: Mapping[str, str] | None
    confirm: str = ""


@dataclass(frozen=True)
class Saved:
    """`changed`: something of mine was written; `taken`: another person's changes were kept beside it; `confirmed`: a
    translation was."""

    row: Any
    changed: bool
    taken: bool = False
    confirmed: bool = False


class Clash(Exception):
    """Both have changed the same, and nothing was saved: what was merged, and what stands now."""

    def __init__(self, merged: Merged, now: Values) -> None:
        super().__init__("Another person has changed the same fields.")
        self.merged, self.now = merged, now


@transaction.atomic
def save_row(
    row: Any,
    shape: Shape,
    edit: RowEdit,
    *,
    place: texts.Place,
    source: str,
    user: Any,
    prepare: Callable[[Any], None] = lambda row: None,
) -> Saved:
    """Write what the person has changed and leave what only another has changed. Raises Clash, and DoesNotExist where
    the row is gone. `prepare` completes the row before it is saved (a slug, derived days).

    `source` is the language of new texts that are written in both; `place` counts texts that have no place yet.
    """
    if row.pk is None:
        return _create(row, shape, edit, place, source, prepare)
    standing = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    now = shape.read(standing)
    merged = merge(edit.base, edit.values, now)
    if merged.clashes:
        raise Clash(merged, now)
    written = {name: merged.values[name] for name in merged.written}
    if written:
        _write(standing, shape, written, now, place, source, prepare)
    confirmed = edit.confirm not in unread_texts(merged.taken) and confirm_text(standing, edit.confirm, user)
    return Saved(standing, bool(written) or confirmed, bool(merged.taken), confirmed)


def said(saved: Saved) -> str:
    """The sentence for the person who has saved."""
    if saved.taken:
        return _("Saved. Another person’s changes on this page were kept beside yours.")
    if saved.confirmed:
        return _("The translation is confirmed.")
    return _("Saved.") if saved.changed else _("Nothing had changed.")


def _create(
    row: Any, shape: Shape, edit: RowEdit, place: texts.Place, source: str, prepare: Callable[[Any], None]
) -> Saved:
    """A new row; the very same one once more is a second press of the button, and finds the first."""
    shape.write(row, edit.values)
    if same := _twin(row, shape, edit.values):
        return Saved(same, changed=False)
    _write(row, shape, edit.values, {}, place, source, prepare)
    return Saved(row, changed=True)


def _write(
    row: Any,
    shape: Shape,
    values: Values,
    before: Values,
    place: texts.Place,
    source: str,
    prepare: Callable[[Any], None],
) -> None:
    shape.write(row, values)
    prepare(row)
    row.save()
    shape.write_many(row, values, before)
    known = texts.states_of(row)
    texts.record(row, texts.place_among(known) or place, source=source, known=known)


def _twin(row: Any, shape: Shape, values: Values) -> Any:
    """A row that holds just the same in every field of the form and belongs to the same parent; None otherwise."""
    known = {field.name for field in row._meta.get_fields()}
    columns = [name for name in shape.names if name not in shape.many and name in known]
    parents = [
        field.attname
        for field in row._meta.fields
        if isinstance(field, models.ForeignKey) and field.name not in columns
    ]
    same = type(row)._default_manager.filter(**{name: getattr(row, name) for name in parents})
    for name in columns:
        value = getattr(row, f"{name}_id" if name in shape.links else name)
        empty = models.Q(**{f"{name}__isnull": True})
        if isinstance(value, str):
            empty |= models.Q(**{name: ""})
        same = same.filter(empty if value in (None, "") else models.Q(**{name: value}))
    return next((found for found in same if shape.read(found) == values), None)


def unread_texts(taken: Iterable[str]) -> set[str]:
    """The texts of which another person has just written a language: nobody can confirm what they have not read."""
    return {name.rpartition("_")[0] for name in taken if name.endswith(("_fi", "_sv"))}


def confirm_text(row: Any, name: str, user: Any) -> bool:
    """Confirm one translation of a row. False where there is none."""
    state = texts.states_of(row).get(name) if name and row.pk else None
    if state is None or state.state == texts.MISSING:
        return False
    texts.confirm(state, user)
    return True
