"""Writing one translation: the text alone, with the conflicts and the seal of every other form (core.editing)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import LineField, ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.saving import RowEdit, Saved, save_row
from botnia_portal.core.editing.shapes import Shape
from botnia_portal.core.editing.told import together
from botnia_portal.core.history import field_label
from botnia_portal.core.models import TextState
from botnia_portal.translations.queue import may_write, tell_plans


class SourceMoved(Exception):
    """The source text has changed since the person read it: nobody confirms what they have not read."""


@dataclass(frozen=True)
class Translation:
    """One text in one language for `core.editing.sheets`."""

    state: TextState
    prefix: str = ""

    @property
    def column(self) -> str:
        return f"{self.state.field}_{self.state.language}"

    @property
    def shape(self) -> Shape:
        return Shape(texts=(), plain=(self.column,))

    @cached_property
    def row(self) -> Any:
        return self.state.target

    @property
    def identity(self) -> list[Any]:
        return ["translation", self.state.pk]

    def form(self, data: QueryDict | None, base: Values) -> forms.Form:
        form = (
            TimeWordsForm(self, data, base)
            if self.state.field == "time_words"
            else forms.Form(data, initial=base)
        )
        form.use_required_attribute = False
        form.fields[self.column] = self._field()
        return form

    def _field(self) -> forms.Field:
        column = self.row._meta.get_field(self.column)
        language, label = self.state.language, field_label(type(self.row), self.column)
        if isinstance(column, models.TextField):
            return ProseField(label=label, language=language, rows=8)
        return LineField(label=label, max_length=column.max_length or 200, language=language, rows=2)


class TimeWordsForm(forms.Form):
    """The words of a time. The day that they tell was read from both languages: a translation does not tell another."""

    def __init__(self, translation: Translation, data: QueryDict | None, base: Values) -> None:
        super().__init__(data, initial=base)
        self.translation = translation

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        column, row, state = self.translation.column, self.translation.row, self.translation.state
        source = state.source_language
        words = {state.language: data.get(column, ""), source: getattr(row, f"{state.field}_{source}") or ""}
        plan = getattr(row, "plan", None)
        if (
            column in self.changed_data
            and together(words, plan.span if plan else None, {source: row.time_edtf}).apart
        ):
            self.add_error(
                column,
                _(
                    "These words say another time than those of the other language. Correct them, or change the time "
                    "on the page on which it is edited."
                ),
            )
        return data


@transaction.atomic
def write(translation: Translation, edit: RowEdit, user: Any, *, source_seen: str) -> Saved:
    """Save a translation, and confirm it where the edit says so. Raises PermissionDenied, Clash and SourceMoved."""
    state = TextState.objects.select_for_update().get(pk=translation.state.pk)
    if not may_write(user, state):
        raise PermissionDenied
    if edit.confirm and state.current_fingerprint != source_seen:
        raise SourceMoved
    saved = save_row(
        translation.row,
        translation.shape,
        edit,
        place=texts.Place(state.scope, state.group),
        source=state.source_language,
        user=user,
    )
    if saved.changed:
        tell_plans(state)
    return saved
