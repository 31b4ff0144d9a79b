"""The forms of what belongs to a plan besides its items: the plan itself, areas, statements, works, decisions."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from botnia_portal.core.choices import TimeRole
from botnia_portal.core.editing.fields import EdtfField
from botnia_portal.core.editing.row_forms import RowForm, columns
from botnia_portal.core.editing.times import clean_time, read_while_typing
from plans import models
from plans.models.projects import FUNDING_YEARS


class TimedForm(RowForm):
    """A row with a time: words per language, and the days that they mean."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_edtf"] = EdtfField(
            label=_("Time for the calendar"),
            help_text=_(
                "In words, such as “in autumn 2013”, “October 2014” or “until 10/2015”; EDTF (2013-23) works too."
            ),
        )
        self.fields["time_role"] = forms.ChoiceField(
            label=_("What the time means"), required=False, choices=[("", "–"), *TimeRole.choices]
        )
        read_while_typing(self, "reading")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        plan = getattr(self.instance, "plan", None)
        clean_time(self, data, plan.span if plan else None, duration=self.instance.time_duration)
        return data


class PlanForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.ActionPlan
        fields = columns(
            model, "title", "first_day", "last_day", "steering_group", "province", "published_day", "note"
        )


class SectionForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.PlanSection
        fields = columns(model, "list_name", "heading", "introduction", "number", "area")


class StatementForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Statement
        fields = columns(model, "text", "kind", "section", "project")


class ProjectForm(TimedForm):
    class Meta(RowForm.Meta):
        model = models.Project
        fields = columns(
            model, "name", "short_name", "kind", "phase", "description", "time_words", "time_edtf", "time_role",
            "parent", "programme", "coordinators", "coordinator_words", "steering_group", "funding", "note",
        )  # fmt: skip


class ParticipationForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.Participation
        fields = columns(
            model, "municipality", "organisation", "count", "words", "role", "first_day", "last_day"
        )


class FundingShareForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.FundingShare
        fields = columns(model, "payer", "year", "kind", "amount", "decision")

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        first, last = FUNDING_YEARS
        if year is not None and not first <= year <= last:
            raise forms.ValidationError(_("Write the year with four digits, such as 2014."))
        return year

    def clean_amount(self) -> Decimal | None:
        amount: Decimal | None = self.cleaned_data["amount"]
        if amount is not None and amount < 0:
            raise forms.ValidationError(_("An amount is not negative."))
        return amount


class DecisionForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Decision
        fields = columns(model, "text", "kind", "meeting", "section_mark")
