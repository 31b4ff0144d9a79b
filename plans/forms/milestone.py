"""A milestone as a row in the form of an item."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.editing.fields import DayField, EdtfField, LineField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.times import TimeState, clean_time, read_while_typing, time_state
from plans.choices import MilestoneKind
from plans.models import ActionPlan
from plans.services.shapes import MILESTONE


def done_error(data: dict[str, Any]) -> str:
    """What is wrong with the day on which a milestone was done; empty where nothing is."""
    done = data.get("done_on")
    if done and data.get("kind") == MilestoneKind.DOCUMENT_PERIOD:
        return _("The period of a document is not something that gets done.")
    if done and done > timezone.localdate():
        return _("The day is still to come. Write the day on which it was done.")
    return ""


class MilestoneForm(forms.Form):
    """`key` is the milestone's primary key, or "new" for the empty row, which may stay empty."""

    title_fi = LineField(label=gettext_lazy("Milestone in Finnish"), max_length=250, language="fi")
    title_sv = LineField(label=gettext_lazy("Milestone in Swedish"), max_length=250, language="sv")
    time_words_fi = LineField(label=gettext_lazy("Time in words in Finnish"), max_length=200, language="fi")
    time_words_sv = LineField(label=gettext_lazy("Time in words in Swedish"), max_length=200, language="sv")
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=MilestoneKind.choices)
    time_edtf = EdtfField(label=gettext_lazy("Time for the calendar"))
    time_role = forms.ChoiceField(
        label=gettext_lazy("What the time means"), required=False, choices=[("", "–"), *TimeRole.choices]
    )
    done_on = DayField(label=gettext_lazy("Done on"))

    def __init__(
        self,
        key: str,
        plan: ActionPlan,
        data: Any = None,
        *,
        duration: str = "",
        initial: Values | None = None,
    ) -> None:
        super().__init__(
            data,
            prefix=f"m{key}",
            initial=initial,
            empty_permitted=key == "new",
            use_required_attribute=False,
        )
        self.key, self.plan, self.duration = key, plan, duration
        read_while_typing(self, f"reading-m{key}")

    @property
    def is_new(self) -> bool:
        return self.key == "new"

    def has_changed(self) -> bool:
        """The empty row stays empty where nothing but its kind was chosen."""
        return bool(set(self.changed_data) - ({"kind"} if self.is_new else set()))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("title_fi") == "" and data.get("title_sv") == "":
            self.add_error(
                texts.column_here("title"), _("Say in at least one language what the milestone is.")
            )
        if error := done_error(data):
            self.add_error("done_on", error)
        clean_time(self, data, self.plan.span, duration=self.duration)
        return data

    @property
    def time_state(self) -> TimeState:
        return time_state(self, self.plan.span, self.duration)

    @property
    def values(self) -> Values:
        """What was typed and found in order, as texts."""
        data = self.cleaned_data
        return {
            name: data[name].isoformat() if name in MILESTONE.days and data[name] else str(data[name] or "")
            for name in MILESTONE.names
        }
