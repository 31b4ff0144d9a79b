"""The forms of indicators and of their values."""

from datetime import date
from typing import Any

from django import forms
from django.db import models as django_models
from django.utils import timezone
from django.utils.translation import gettext as _

from botnia_portal.core.editing.row_forms import RowForm, columns
from plans import models

PLACES = ("item", "section", "goal")


class IndicatorForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Indicator
        fields = columns(
            model, "name", "unit", "description", *PLACES, "baseline", "baseline_day", "target", "target_day"
        )  # fmt: skip

    def narrow(self, name: str, rows: django_models.QuerySet[Any]) -> django_models.QuerySet[Any]:
        """The items and areas of the indicator's own plan."""
        return rows.filter(plan=self.instance.plan_id) if name in ("item", "section") else rows

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = [name for name in PLACES if data.get(name)]
        if len(chosen) > 1:
            self.add_error(chosen[1], _("Choose an item, an area or a goal, one of them at most."))
        for name in ("baseline", "target"):
            if data.get(f"{name}_day") and data.get(name, "unread") is None:
                self.add_error(name, _("Give the value that belongs to the day."))
        first, last = data.get("baseline_day"), data.get("target_day")
        if first and last and last <= first:
            self.add_error("target_day", _("The target comes after the beginning."))
        return data


class IndicatorValueForm(RowForm):
    name_wanted = False
    texts_first = False

    class Meta(RowForm.Meta):
        model = models.IndicatorValue
        fields = columns(model, "day", "value", "note")

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("The day is still to come. Tell of what has been measured."))
        return day
