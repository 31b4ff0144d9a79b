"""The form of a step that is taken on a day for a reason."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import DayField, LineField
from botnia_portal.core.editing.summaries import summary_of


class DayAndReasonForm(forms.Form):
    """A day, and the reason in one language at least."""

    day = DayField(label=gettext_lazy("Day of the decision"), required=True)
    reason_fi = LineField(label=gettext_lazy("Reason in Finnish"), max_length=250, language="fi", rows=2)
    reason_sv = LineField(label=gettext_lazy("Reason in Swedish"), max_length=250, language="sv", rows=2)

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "reason_fi" in self.fields and not any(
            data.get(f"reason_{code}", "unread") for code in texts.LANGUAGES
        ):
            self.add_error(texts.column_here("reason"), _("Say why, in Finnish or in Swedish."))
        return data

    @property
    def reason(self) -> dict[str, str]:
        """The reason by language."""
        return {code: self.cleaned_data.get(f"reason_{code}", "") for code in texts.LANGUAGES}

    def pair(self, name: str) -> list[Any]:
        return [self[f"{name}_{code}"] for code in texts.LANGUAGES]

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return summary_of(self)


class ClosingForm(DayAndReasonForm):
    """When and why something is closed: today or earlier, because what is closed is closed at once."""

    day = DayField(label=gettext_lazy("Closed on"), required=True)

    def __init__(self, data: Any = None, *, day: date | None = None) -> None:
        """`day` is offered; today where it is not given."""
        super().__init__(data, initial={"day": day or timezone.localdate()})

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day is still to come. Choose today or an earlier day."))
        return day
