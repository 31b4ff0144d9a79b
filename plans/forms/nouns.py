"""The forms of what belongs to a plan besides its items: the plan itself, areas, statements, works, decisions."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.fields import EdtfField
from botnia_portal.core.editing.row_forms import RowForm, columns
from botnia_portal.core.editing.times import TimeState, clean_time, read_while_typing, time_state
from botnia_portal.core.editing.told import Term
from networks.permissions import RoleScopes, sees_everything
from plans import models
from plans.forms.milestone import done_error
from plans.models.projects import FUNDING_YEARS
from plans.services import milestones


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
        clean_time(self, data, self._term, duration=self.instance.time_duration)
        return data

    @property
    def _term(self) -> Term:
        plan = getattr(self.instance, "plan", None)
        return plan.span if plan else None

    @property
    def time_state(self) -> TimeState:
        return time_state(self, self._term, self.instance.time_duration)


class PlanForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.ActionPlan
        fields = columns(
            model, "title", "first_day", "last_day", "steering_group", "province", "published_day", "note"
        )


class NewPlanForm(RowForm):
    """A new plan: whose it is, its term, and the plan that it follows."""

    copy_areas = forms.BooleanField(
        label=gettext_lazy("Take over the areas of the earlier plan"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Their names and numbers are copied; introductions and items are not."),
    )

    class Meta(RowForm.Meta):
        model = models.ActionPlan
        fields = columns(
            model,
            "title",
            "owner",
            "first_day",
            "last_day",
            "predecessor",
            "steering_group",
            "province",
            "note",
        )

    def written_by(self, user: Any) -> None:
        """Offer the plans that the user may see, and, to whom coordinates no province, the own organisations alone."""
        self.writer = user
        scopes = RoleScopes.of(user)
        owner: Any = self.fields["owner"]
        if not (sees_everything(user) or scopes.coordinated_provinces):
            owner.queryset = owner.queryset.filter(pk__in=scopes.coordinated_organisations)
            _offer_only(owner, owner.queryset)
        earlier: Any = self.fields["predecessor"]
        earlier.queryset = models.ActionPlan.objects.visible_to(user)
        _offer_only(earlier, earlier.queryset.filter(successor=None))

    def validate_unique(self) -> None:
        """A plan is followed by one plan alone; the very same once more is a second press of the button."""
        same = ("title_fi", "title_sv", "owner", "first_day", "last_day", "predecessor")
        wanted = {name: self.cleaned_data.get(name) for name in same}
        if not wanted["predecessor"] or not models.ActionPlan.objects.filter(**wanted).exists():
            super().validate_unique()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        plan = models.ActionPlan(owner=data.get("owner"), province=data.get("province"))
        if data.get("owner") and not self.writer.has_perm("plans.edit", plan):
            self.add_error(
                "owner",
                _("You coordinate neither this organisation nor the province of the plan. Choose another."),
            )
        if data.get("copy_areas") and not data.get("predecessor"):
            # Nothing to take over: the box is ticked from the start.
            data["copy_areas"] = False
        return data


def _offer_only(field: Any, rows: QuerySet[Any]) -> None:
    keys = {str(pk) for pk in rows.values_list("pk", flat=True)}
    field.choices = [choice for choice in field.choices if choice[0] in {"", *keys}]


class SectionForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.PlanSection
        fields = columns(model, "list_name", "heading", "introduction", "number", "area")

    def narrow(self, name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The areas of the centre whose plan it is."""
        return rows.filter(owner=self.instance.plan.owner_id) if name == "area" else rows


class StatementForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Statement
        fields = columns(model, "text", "kind", "section", "project")

    def narrow(self, name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The areas of the plan that the statement belongs to."""
        return rows.filter(plan_id=self.instance.plan_id) if name == "section" else rows


class ProjectForm(TimedForm):
    upward: ClassVar = {
        "parent": gettext_lazy("A work is not part of itself or of one of its own parts. Choose another."),
        "programme": gettext_lazy(
            "Neither a work itself nor one of its own parts is its programme. Choose another."
        ),
    }

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


class PartyForm(RowForm):
    """Who stands in which role to an item: one of our rows, chosen from all of them together, or words."""

    name_wanted = False
    texts_first = False
    properties = ("party_key",)
    party_key = forms.ChoiceField(label=gettext_lazy("Who or what"), required=False)
    field_order = ("role", "party_key")

    class Meta(RowForm.Meta):
        model = models.PartyRole
        fields = columns(model, "role", "words", "count", "is_implied", "is_conditional", "condition")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_key"].choices = [("", "–"), *_parties(self.instance)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        worded = any(data.get(f"words_{code}") for code in texts.LANGUAGES)
        if data.get("party_key", worded) and worded:
            self.add_error("party_key", _("Choose one from the list, or write who it is: not both."))
        elif data.get("party_key") == "" and not worded:
            self.add_error("party_key", _("Choose one from the list, or write below who it is."))
        if any(data.get(f"condition_{code}") for code in texts.LANGUAGES):
            data["is_conditional"] = True
        self.instance.party_key = data.get("party_key", "")
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # That it is one party and no more is said above, beside the field.
        return {*super()._get_validation_exclusions(), *models.PartyRole.PARTIES, "words"}


def _parties(role: models.PartyRole) -> list[tuple[str, list[tuple[str, str]]]]:
    """All open rows that can stand in a role, and the one that does, by what they are, each by name; a query a kind."""
    kinds: list[tuple[str, Any]] = [
        (name, models.PartyRole._meta.get_field(name)) for name in models.PartyRole.PARTIES
    ]
    return [
        (
            capfirst(str(field.verbose_name)),
            sorted(
                (
                    (f"{name}-{row.pk}", str(row))
                    for row in offered(
                        field.related_model._default_manager.all(), [getattr(role, f"{name}_id")]
                    )
                ),
                key=lambda choice: alphabet(choice[1]),
            ),
        )
        for name, field in kinds
    ]


class MilestoneForm(TimedForm):
    upward: ClassVar = {
        "after": gettext_lazy(
            "A milestone does not follow itself, not even by others in between. Choose another."
        )
    }

    class Meta(RowForm.Meta):
        model = models.Milestone
        fields = columns(
            model, "title", "kind", "time_words", "time_edtf", "time_role", "after", "done_on", "evidence",
            "items", "projects", "networks",
        )  # fmt: skip

    def narrow(self, name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Items and milestones of the same plan; no milestone follows itself."""
        if name in ("items", "after"):
            rows = rows.filter(plan_id=self.instance.plan_id)
        return rows.exclude(pk=self.instance.pk) if name == "after" else rows

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if error := done_error(data):
            self.add_error("done_on", error)
        if self._would_belong_to_nothing(data):
            self.add_error(
                "items", _("In an adopted plan a milestone goes on belonging to something. Close it instead.")
            )
        return data

    def _would_belong_to_nothing(self, data: dict[str, Any]) -> bool:
        """Whether the last link of a milestone of an adopted plan is taken away: it could be deleted then."""
        emptied = all(name in data and not data[name] for name in milestones.LINKS)
        return bool(self.instance.pk and emptied and milestones.promised_to(self.instance))


class DecisionForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Decision
        fields = columns(model, "text", "kind", "meeting", "section_mark")
