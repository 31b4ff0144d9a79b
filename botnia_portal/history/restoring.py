"""Putting an older text back, through the same services that wrote it, and never over what nobody has seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied

from botnia_portal.core import texts
from botnia_portal.core.changes import model_of
from botnia_portal.core.editing.merging import Merged, Values
from botnia_portal.core.editing.row_forms import as_initial, shape_of
from botnia_portal.core.editing.saving import Clash, RowEdit
from botnia_portal.core.editing.shapes import Shape
from botnia_portal.core.editing.sheets import Sheet
from botnia_portal.core.history import field_label
from botnia_portal.desk import rows
from botnia_portal.desk.nouns import NOUNS, Noun
from evaluations.services import writing
from evaluations.services.reopening import reopened_items
from evaluations.services.writing import Subject
from plans.forms.item import ItemForm
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
    way: Way
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


class Way(Protocol):
    """How the texts of one row are written, by the services that its own pages use."""

    @property
    def shape(self) -> Shape: ...

    def is_open_to(self, user: Any) -> bool: ...

    def write(self, values: Values, base: Values, column: str, user: Any) -> bool:
        """Whether that changed something. Raises TextMoved and DoesNotFit."""
        ...


@dataclass(frozen=True)
class _Item:
    row: PlanItem
    shape = ITEM

    def is_open_to(self, user: Any) -> bool:
        return bool(user.has_perm("plans.edit", self.row.plan))

    def write(self, values: Values, base: Values, column: str, user: Any) -> bool:
        if column.startswith("time_words"):
            values = self._with_its_days(values, base)
        try:
            return save_item(self.row.pk, ItemEdit(values=values, base=base), user).changed
        except EditClash as clash:
            raise (TextMoved if clash.now.item != base else DoesNotFit) from None

    def _with_its_days(self, values: Values, base: Values) -> Values:
        """The words of a time go with the days that they tell, as on the form of the item. Raises DoesNotFit."""
        form = ItemForm(self.row, as_initial(ITEM, values), initial=as_initial(ITEM, base))
        if not form.is_valid():
            raise DoesNotFit
        return form.values


@dataclass(frozen=True)
class _OnTheDesk:
    row: Any
    noun: Noun

    @property
    def shape(self) -> Shape:
        return shape_of(self.noun.form)

    def is_open_to(self, user: Any) -> bool:
        return rows.may_edit(user, self.noun, self.row)

    def write(self, values: Values, base: Values, column: str, user: Any) -> bool:
        """The form of the noun says whether the row would still be in order."""
        subject = rows.RowSubject(self.noun, self.row)
        sheet = Sheet.fresh(subject).after(Merged(values, [column], [], []), base)
        if not sheet.is_valid():
            raise DoesNotFit
        edit = RowEdit(sheet.form.values, base)
        try:
            return rows.save(subject, edit, user, source=texts.here()).changed
        except Clash:
            raise TextMoved from None


@dataclass(frozen=True)
class _InARound:
    """While the round is open, its texts fit whatever they say."""

    subject: Subject

    @property
    def shape(self) -> Shape:
        return self.subject.shape

    def is_open_to(self, user: Any) -> bool:
        """For the rows of a whole page at once; the service asks again before it writes."""
        evaluation, item = self.subject.evaluation, self.subject.item
        if evaluation.is_writable and user.has_perm("evaluations.write", evaluation):
            return True
        return item is not None and (evaluation.pk, item.pk) in reopened_items(user)

    def write(self, values: Values, base: Values, column: str, user: Any) -> bool:
        edit = writing.Edit(self.subject, values, base)
        try:
            return writing.save(self.subject.evaluation, [edit], user, source=texts.here()).changed
        except writing.WriteClash:
            raise TextMoved from None


def _way(row: Any) -> Way | None:
    """None where the texts of a row are not put back: reports and decisions are records."""
    if isinstance(row, PlanItem):
        return _Item(row)
    if type(row) in writing.SHAPES:
        return _InARound(Subject.of(row))
    noun = _DESK.get(type(row))
    return _OnTheDesk(row, noun) if noun else None


def can_be_put_back(row: Any, user: Any) -> frozenset[str]:
    """The columns of a row whose older texts the user may put back: its texts in two languages."""
    way = _way(row)
    if way is None or not way.is_open_to(user):
        return frozenset()
    return frozenset(f"{name}_{code}" for name in way.shape.texts for code in texts.LANGUAGES)


def earlier_text(entry: LogEntry, column: str, user: Any) -> EarlierText:
    """The text of a column before an entry. Raises LogEntry.DoesNotExist where there is none or its row is gone, and
    PermissionDenied where the user does not write the row."""
    model = model_of(entry)
    row = model._default_manager.filter(pk=entry.object_id).first() if model else None
    way = _way(row)
    values = (entry.changes or {}).get(column)
    if way is None or not isinstance(values, list) or entry.action != LogEntry.Action.UPDATE:
        raise LogEntry.DoesNotExist
    if column not in way.shape.names or column[-3:] not in ("_fi", "_sv"):
        raise LogEntry.DoesNotExist
    if column not in can_be_put_back(row, user):
        raise PermissionDenied
    earlier = "" if values[0] in (None, "None") else values[0]
    return EarlierText(entry, way, row, column, earlier, way.shape.read(row)[column])


def put_back(text: EarlierText, seen: str | None, user: Any) -> bool:
    """Write the older text where the newer one still stands as it was `seen`; False where it stands there already.

    Raises TextMoved where it does not, DoesNotFit where the row would not be in order, PermissionDenied.
    """
    now = text.way.shape.read(text.row)
    if seen != now[text.column]:
        raise TextMoved
    values, base = {**now, text.column: text.earlier}, {**now, text.column: seen}
    return text.way.write(values, base, text.column, user)
