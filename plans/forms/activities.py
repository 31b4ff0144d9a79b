"""The forms of what was held, and of how many took part from where."""

from datetime import date
from typing import Any

from django import forms
from django.db import models as django_models
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from botnia_portal.core.editing.row_forms import RowForm, columns
from plans import models

MOST = 100_000
"""More participants than that is a slip of the pen."""


class ActivityForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Activity
        fields = columns(
            model, "title", "description", "place", "kind", "language", "first_day", "last_day", "participants",
            "is_online", "items", "networks", "organisations",
        )  # fmt: skip

    def narrow(self, name: str, rows: django_models.QuerySet[Any]) -> django_models.QuerySet[Any]:
        """The items of the activity's own plan."""
        return rows.filter(plan=self.instance.plan_id) if name == "items" else rows

    def clean_first_day(self) -> date | None:
        return self._held_day("first_day")

    def clean_last_day(self) -> date | None:
        return self._held_day("last_day")

    def _held_day(self, name: str) -> date | None:
        """What was held was held in the term of the plan, and is not still to come."""
        day: date | None = self.cleaned_data[name]
        if day is None:
            return None
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day is still to come. Tell of what has been held."))
        if not self.instance.plan.first_day <= day <= self.instance.plan.last_day:
            raise forms.ValidationError(_("The day is outside the term of the plan."))
        return day

    def clean_participants(self) -> int | None:
        number: int | None = self.cleaned_data["participants"]
        told = attended(self.instance) if self.instance.pk else 0
        if number is not None and number < told:
            raise forms.ValidationError(
                _("The rows of participants make %(number)s already. Altogether there are at least as many.")
                % {"number": told}
            )
        return _sensible(number)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first day."))
        return data


class AttendanceForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.ActivityAttendance
        fields = columns(model, "municipality", "network", "organisation", "words", "number")

    def clean_number(self) -> int | None:
        number: int | None = _sensible(self.cleaned_data["number"])
        activity = self.instance.activity
        if number is None or activity.participants is None:
            return number
        told = attended(activity, without=self.instance.pk or 0) + number
        if told > activity.participants:
            raise forms.ValidationError(
                _("Altogether %(all)s took part, and the rows would make %(rows)s. Correct one of them.")
                % {"all": activity.participants, "rows": told}
            )
        return number


def attended(activity: models.Activity, *, without: int = 0) -> int:
    """The sum of the rows of an activity, but for one of them; one query."""
    rows = activity.attendance.exclude(pk=without)
    return int(rows.aggregate(sum=Sum("number"))["sum"] or 0)


def _sensible(number: int | None) -> int | None:
    if number is not None and number > MOST:
        raise forms.ValidationError(_("The number is too large. Check that it is right."))
    return number
