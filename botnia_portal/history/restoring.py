"""Putting an older text back, through the same services that wrote it, and never over what nobody has seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.utils.translation import get_language

from botnia_portal.core import texts
from botnia_portal.core.changes import model_of
from botnia_portal.core.editing.merging import Merged, Values
from botnia_portal.core.editing.row_forms import shape_of
from botnia_portal.core.editing.saving import Clash, RowEdit
from botnia_portal.core.editing.shapes import Shape
from botnia_portal.core.editing.sheets import Sheet
from botnia_portal.core.history import field_label
from botnia_portal.desk import rows
from botnia_portal.desk.nouns import NOUNS, Noun
from plans.models import PlanItem
from plans.services.items import EditClash, ItemEdit, save_item
from plans.services.shapes import ITEM

_DESK: dict[type[Any], Noun] = {noun.model: noun for noun in NOUNS.values()}


class TextMoved(Exception):
    """The text is not what the person has seen: another person has changed it meanwhile."""


class DoesNotFit(Exception):
    """The older text does not go together with the rest of the row as it stands now."""


@dataclass(frozen=True)
class EarlierText:
    """A text of a row as it was before an entry, and as it stands now."""

    entry: LogEntry
    row: Any
    column: str
    earlier: str
    now: str

    @property
    def label(self) -> str:
        return field_label(type(self.row), self.column)

    @property
    def language(self) -> str:
        return self.column.rpartition("_")[2]


def can_be_put_back(row: Any, user: Any) -> frozenset[str]:
    """The columns of a row whose older texts the user may put back: its texts in two languages."""
    if not _may_edit(row, user):
        return frozenset()
    return frozenset(f"{name}_{code}" for name in _shape(row).texts for code in texts.LANGUAGES)


def _shape(row: Any) -> Shape:
    if isinstance(row, PlanItem):
        return ITEM
    return shape_of(_DESK[type(row)].form)


def _may_edit(row: Any, user: Any) -> bool:
    if isinstance(row, PlanItem):
        return bool(user.has_perm("plans.edit", row.plan))
    noun = _DESK.get(type(row))
    return noun is not None and rows.may_edit(user, noun, row)


def earlier_text(entry: LogEntry, column: str, user: Any) -> EarlierText:
    """The text of a column before an entry. Raises LogEntry.DoesNotExist where there is none or its row is gone, and
    PermissionDenied where the user does not write the row."""
    model = model_of(entry)
    if model not in _DESK and model is not PlanItem:
        raise LogEntry.DoesNotExist
    row = model._default_manager.filter(pk=entry.object_id).first()
    values = (entry.changes or {}).get(column)
    is_text = row is not None and column in _shape(row).names and column[-3:] in ("_fi", "_sv")
    if not is_text or not isinstance(values, list) or entry.action != LogEntry.Action.UPDATE:
        raise LogEntry.DoesNotExist
    if column not in can_be_put_back(row, user):
        raise PermissionDenied
    earlier = "" if values[0] in (None, "None") else values[0]
    return EarlierText(entry, row, column, earlier, _shape(row).read(row)[column])


def put_back(text: EarlierText, seen: str | None, user: Any) -> bool:
    """Write the older text where the newer one still stands as it was `seen`; False where it stands there already.

    Raises TextMoved where it does not, DoesNotFit where the row would not be in order, PermissionDenied.
    """
    now = _shape(text.row).read(text.row)
    if seen != now[text.column]:
        raise TextMoved
    values, base = {**now, text.column: text.earlier}, {**now, text.column: seen}
    if isinstance(text.row, PlanItem):
        return _in_item(text.row, values, base, user)
    return _on_the_desk(text, values, base, user)


def _in_item(row: PlanItem, values: Values, base: Values, user: Any) -> bool:
    try:
        return save_item(row.pk, ItemEdit(values=values, base=base), user).changed
    except EditClash as clash:
        raise (TextMoved if clash.now.item != base else DoesNotFit) from None


def _on_the_desk(text: EarlierText, values: Values, base: Values, user: Any) -> bool:
    """The form of the noun says whether the row would still be in order."""
    subject = rows.RowSubject(_DESK[type(text.row)], text.row)
    sheet = Sheet.fresh(subject).after(Merged(values, [text.column], [], []), base)
    if not sheet.is_valid():
        raise DoesNotFit
    edit = RowEdit(sheet.form.values, base)
    try:
        return rows.save(subject, edit, user, source=get_language() or "fi").changed
    except Clash:
        raise TextMoved from None
