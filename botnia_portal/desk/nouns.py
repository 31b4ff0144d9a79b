"""What a coordinator can write on the desk: each noun with its form, its words, and the row that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import public_files
from botnia_portal.core.closing import is_closable
from botnia_portal.core.editing.row_forms import RowForm, shape_of
from botnia_portal.desk import plan_life
from botnia_portal.feedback import forms as feedback
from networks import forms as networks
from plans.forms import activities, indicators
from plans.forms import nouns as plans
from plans.models import ActionPlan
from plans.selectors.funding import funding_of
from plans.services import milestones, order
from priorities import forms as priorities

SHARED = "networks.edit"
"""Nouns that all plans share are written by every coordinator, those of a plan by its own."""


@dataclass(frozen=True)
class Noun:
    """`slug` is its part of the address. A child belongs to the row that `parent` names, and is found on its page."""

    slug: str
    form: type[RowForm]
    title: Promise
    add: Promise
    parent: str = ""
    children: tuple[str, ...] = ()
    plan: Callable[[Any], ActionPlan | None] = lambda row: None
    """The plan that a row belongs to; None where it is shared."""
    home: Callable[[Any], str] | None = None
    """The address of the page on which a child is found, where that is no page of the desk."""
    group: Callable[[Any], str] = lambda row: ""
    """The part of the plan in which the translations of a row are counted."""
    prepare: Callable[[Any], None] = lambda row: None
    """What the noun's own services do with a row before it is saved."""
    beside: Callable[[Any], Any] = lambda above: None
    """What the page of the row above tells of all rows of a child together, for the template `beside_template`."""
    beside_template: str = ""
    new_form: type[RowForm] | None = None
    """The form of a row that is not there yet, where it is another one."""
    after_add: Callable[[Any, RowForm, Any], None] | None = None
    """What follows the saving of a new row: with the row, its form and the user."""
    promised_to: Callable[[Any], list[tuple[type[models.Model], int]]] = lambda row: []
    """What a row links to itself and may not be deleted for, with how many of each."""
    why_not_closed: Callable[[Any], str] = lambda row: ""
    """Why a row cannot be closed as it stands; empty where it can."""
    closing_means: Promise | str = ""
    """What else happens when a row is closed."""

    @property
    def model(self) -> type[models.Model]:
        found: type[models.Model] = self.form._meta.model
        return found

    @property
    def parent_model(self) -> type[models.Model]:
        """The model of the row that a child belongs to."""
        return self.model._meta.get_field(self.parent).related_model  # type: ignore[return-value]

    @property
    def above(self) -> Noun | None:
        """The noun on whose page it is found, where it is a child."""
        return PARENTS.get(self.slug)

    @property
    def links(self) -> tuple[str, ...]:
        """The columns of its form that link to one row."""
        return shape_of(self.form).links

    @property
    def can_close(self) -> bool:
        return is_closable(self.model)

    def form_of(self, row: Any) -> type[RowForm]:
        """The form in which a row is written."""
        return self.new_form if self.new_form and row.pk is None else self.form

    @property
    def has_slug(self) -> bool:
        return any(field.name == "slug" for field in self.model._meta.fields)


def _own_plan(row: Any) -> ActionPlan | None:
    plan: ActionPlan | None = row.plan
    return plan


def _edit_page(row: Any) -> str:
    """The form of the item that a party stands with."""
    return reverse("item-edit", args=[row.item.plan.slug, row.item.number]) + "#who"


def _area_of_indicator(row: Any) -> str:
    return str(row.area.number) if row.area else ""


def _plan_itself(plan: ActionPlan) -> ActionPlan | None:
    """None while nobody has said yet whose plan a new one is to be."""
    return plan if plan.owner_id else None


TOP: tuple[Noun, ...] = (
    Noun(
        "plans", plans.PlanForm, _("Action plans"), _("Add an action plan"),
        children=("sections", "statements", "milestones", "indicators", "activities", "decisions"), plan=_plan_itself,
        new_form=plans.NewPlanForm, why_not_closed=plan_life.why_not_closed, after_add=plan_life.begin,
        closing_means=_("The status of the plan becomes “closed”. Readers go on seeing it."),
    ),
    Noun(
        "projects", plans.ProjectForm, _("Projects and other works"), _("Add a work"),
        children=("participations", "funding-shares"),
        closing_means=_("Its phase becomes “ended”, unless it was rejected or has no phase."),
    ),
    Noun(
        "networks", networks.NetworkForm, _("Networks and groups"), _("Add a network"),
        children=("members", "meetings", "network-names"),
        closing_means=_("Its state becomes “ended”. Its members and the roles of its users stay as they are."),
    ),
    Noun(
        "persons", networks.PersonForm, _("Persons"), _("Add a person"),
        closing_means=_("The person’s account, memberships and roles stay as they are: end them on their own."),
    ),
    Noun(
        "organisations", networks.OrganisationForm, _("Organisations"), _("Add an organisation"),
        children=("organisation-names",),
    ),
    Noun(
        "municipalities", networks.MunicipalityForm, _("Municipalities"), _("Add a municipality"),
        children=("municipality-areas", "municipality-provinces", "municipality-languages"),
    ),
    Noun("areas", networks.CooperationAreaForm, _("Cooperation areas"), _("Add a cooperation area")),
    Noun(
        "priority-areas", priorities.PriorityAreaForm, _("Priority areas"), _("Add a priority area"),
        children=("area-news", "area-links", "area-files"),
    ),
    Noun("themes", priorities.ThemeForm, _("Themes"), _("Add a theme")),
    Noun(
        "strategies", priorities.StrategyForm, _("Strategies"), _("Add a strategy"), children=("goals",)
    ),
    Noun("tasks", priorities.StatutoryTaskForm, _("Statutory tasks"), _("Add a statutory task")),
    Noun("channels", priorities.InfluenceChannelForm, _("Channels of influence"), _("Add a channel")),
    Noun(
        "accessibility", feedback.AccessibilityStatementForm, _("Accessibility statement"),
        _("Write the statement"), children=("accessibility-gaps",),
    ),
)  # fmt: skip
CHILDREN: tuple[Noun, ...] = (
    Noun(
        "sections", plans.SectionForm, _("Areas of the plan"), _("Add an area"), "plan", plan=_own_plan,
        group=lambda row: str(row.number), prepare=order.settle_number,
    ),
    Noun(
        "statements", plans.StatementForm, _("Statements"), _("Add a statement"), "plan", plan=_own_plan,
        group=lambda row: str(row.section.number) if row.section_id else "",
    ),
    Noun("decisions", plans.DecisionForm, _("Decisions"), _("Add a decision"), "plan", plan=_own_plan),
    Noun(
        "activities", activities.ActivityForm, _("Activities held"), _("Add an activity held"), "plan",
        children=("attendance",), plan=_own_plan,
    ),
    Noun(
        "attendance", activities.AttendanceForm, _("Participants of the activity"),
        _("Add a number of participants"), "activity", plan=lambda row: row.activity.plan,
        beside=activities.attended, beside_template="desk/parts/attended.html",
    ),
    Noun("participations", plans.ParticipationForm, _("Participants"), _("Add a participant"), "project"),
    Noun(
        "funding-shares", plans.FundingShareForm, _("Funding shares"), _("Add a funding share"), "project",
        beside=funding_of, beside_template="desk/parts/funding.html",
    ),
    Noun("members", networks.MembershipForm, _("Members"), _("Add a member"), "network"),
    Noun(
        "meetings", networks.MeetingForm, _("Meetings"), _("Add a meeting"), "network",
        children=("agenda-points",),
    ),
    Noun(
        "agenda-points", networks.AgendaPointForm, _("Points of the agenda"), _("Add a point to the agenda"),
        "meeting",
    ),
    Noun("network-names", networks.NetworkAliasForm, _("Other names"), _("Add another name"), "network"),
    Noun(
        "organisation-names", networks.OrganisationAliasForm, _("Other names"), _("Add another name"),
        "organisation",
    ),
    Noun(
        "municipality-areas", networks.MunicipalityAreaForm, _("Cooperation areas"),
        _("Add a cooperation area"), "municipality",
    ),
    Noun(
        "municipality-provinces", networks.MunicipalityProvinceForm, _("Provinces"), _("Add a province"),
        "municipality",
    ),
    Noun(
        "municipality-languages", networks.MunicipalityLanguageForm, _("Languages"),
        _("Add a language status"), "municipality",
    ),
    Noun("area-news", priorities.AreaNewsForm, _("News"), _("Add news"), "area"),
    Noun("area-links", priorities.AreaLinkForm, _("Links"), _("Add a link"), "area"),
    Noun(
        "area-files", priorities.AreaFileForm, _("Files"), _("Add a file"), "area",
        new_form=priorities.NewAreaFileForm, prepare=public_files.keep,
    ),
    Noun(
        "accessibility-gaps", feedback.AccessibilityGapForm, _("Content that is not accessible"),
        _("Add a content that is not accessible"), "statement",
    ),
    Noun("goals", priorities.StrategyGoalForm, _("Goals"), _("Add a goal"), "strategy"),
    Noun(
        "milestones", plans.MilestoneForm, _("Milestones"), _("Add a milestone"), "plan", plan=_own_plan,
        group=milestones.group_of, prepare=milestones.settle, promised_to=milestones.promised_to,
        closing_means=_("It is no longer late or ahead, tells nothing of its items, and is left out of reports."),
    ),
    Noun(
        "indicators", indicators.IndicatorForm, _("Indicators"), _("Add an indicator"), "plan",
        children=("indicator-values",), plan=_own_plan, group=_area_of_indicator,
        closing_means=_("It is no longer shown on the pages of its item and area, and is left out of reports."),
    ),
    Noun(
        "indicator-values", indicators.IndicatorValueForm, _("Values of the indicator"), _("Add a value"),
        "indicator", plan=lambda row: row.indicator.plan, group=lambda row: _area_of_indicator(row.indicator),
    ),
    Noun(
        "parties", plans.PartyForm, _("Who and where"), _("Add who or where"), "item",
        plan=lambda row: row.item.plan, home=_edit_page, group=lambda row: str(row.item.section.number),
    ),
)  # fmt: skip
NOUNS = {noun.slug: noun for noun in (*TOP, *CHILDREN)}
PARENTS = {child: noun for noun in NOUNS.values() for child in noun.children}
"""The noun on whose page a child is found."""
