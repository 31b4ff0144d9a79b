"""The plan, the meeting or the pack of an address, for those who see the meetings of the plan."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from botnia_portal.core.access import fetch, require
from botnia_portal.meetings.models import PackFile
from networks.models import Meeting
from plans.models import ActionPlan
from plans.selectors.meetings import meetings_of

RELATED = ("owner", "province", "steering_group")


@dataclass(frozen=True)
class MeetingPage:
    """A meeting with the plan that it is looked at for; `edits`: its coordinator looks."""

    plan: ActionPlan
    meeting: Meeting
    edits: bool

    @property
    def context(self) -> dict[str, Any]:
        return {"plan": self.plan, "meeting": self.meeting, "edits": self.edits, "here": "plan", "live": True}


def who() -> str:
    return _("The coordinators and the members of the steering group see the meetings of a plan.")


def plan_for(request: HttpRequest, slug: str) -> ActionPlan:
    """The plan; LoginNeeded, PermissionDenied or 404 for those who do not see its meetings."""
    plan = fetch(ActionPlan.objects.visible_to(request.user).select_related(*RELATED), slug=slug)
    require(request.user, "plans.view_meetings", plan, who=who())
    return plan


def meeting_for(request: HttpRequest, slug: str, pk: int) -> MeetingPage:
    """A meeting of the plan."""
    plan = plan_for(request, slug)
    meeting = fetch(meetings_of(plan), pk=pk)
    return MeetingPage(plan, meeting, request.user.has_perm("plans.edit", plan))


def require_writer(request: HttpRequest, plan: ActionPlan) -> None:
    """The coordinators alone go on."""
    require(request.user, "plans.edit", plan, who=_("Only the coordinators write here."))


def pack_for(request: HttpRequest, pk: int) -> PackFile:
    """The printed pack, where the visitor sees the meetings of its plan."""
    plans = ActionPlan.objects.visible_to(request.user)
    related = [f"plan__{name}" for name in RELATED]
    rows = PackFile.objects.filter(plan__in=plans).select_related("meeting__network", *related)
    pack = fetch(rows, pk=pk)
    require(request.user, "plans.view_meetings", pack.plan, who=who())
    return pack
