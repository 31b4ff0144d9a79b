"""The form of what a round is: its days, who leads it, and the instructions for those who write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.row_forms import RowForm, as_initial, columns, shape_of
from botnia_portal.core.editing.shapes import Shape
from evaluations.models import EvaluationRound


class SettingsForm(RowForm):
    name_wanted = False
    texts_first = False

    class Meta(RowForm.Meta):
        model = EvaluationRound
        fields = columns(model, "cut_off", "opens", "closes", "lead", "instructions")

    def clean_cut_off(self) -> date:
        """A round that has been decided keeps its day: everything in it tells of that day."""
        day: date = self.cleaned_data["cut_off"]
        plan = self.instance.plan
        if not plan.first_day <= day <= plan.last_day:
            raise ValidationError(_("The cut-off day is within the term of the plan."))
        return day


@dataclass(frozen=True)
class SettingsSubject:
    """A round for `core.editing.sheets`, as far as its settings go."""

    row: Any
    prefix: str = ""

    @property
    def shape(self) -> Shape:
        return shape_of(SettingsForm)

    @property
    def identity(self) -> list[Any]:
        return ["round-settings", self.row.pk]

    def form(self, data: QueryDict | None, base: Values) -> SettingsForm:
        return SettingsForm(data, instance=self.row, initial=as_initial(self.shape, base))
