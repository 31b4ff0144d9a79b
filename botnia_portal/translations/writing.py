"""Writing one translation: the text alone, with the conflicts and the seal of every other form (core.editing)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import QueryDict

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import LineField, ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.saving import RowEdit, Saved, save_row
from botnia_portal.core.editing.shapes import Shape
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
        form = forms.Form(data, initial=base)
        form.use_required_attribute = False
        form.fields[self.column] = self._field()
        return form

    def _field(self) -> forms.Field:
        column = self.row._meta.get_field(self.column)
        language, label = self.state.language, field_label(type(self.row), self.column)
        if isinstance(column, models.TextField):
            return ProseField(label=label, language=language, rows=8)
        return LineField(label=label, max_length=column.max_length or 200, language=language, rows=2)


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
