from plans.models.activities import Activity, ActivityAttendance
from plans.models.documents import Baseline, Decision, SourcePassage, SourceRemark, Statement
from plans.models.indicators import Indicator, IndicatorValue
from plans.models.items import ItemGoal, ItemTask, PartyRole, PlanItem, StatusUpdate
from plans.models.milestones import Milestone
from plans.models.plan import ActionPlan, LoadedFile, PlanSection
from plans.models.projects import FundingShare, Participation, Project
from plans.models.requests import AnswerLink, RequestReceiver, SubmittedUpdate, UpdateRequest
from plans.models.saved_views import SavedView

__all__ = [
    "ActionPlan",
    "Activity",
    "ActivityAttendance",
    "AnswerLink",
    "Baseline",
    "Decision",
    "FundingShare",
    "Indicator",
    "IndicatorValue",
    "ItemGoal",
    "ItemTask",
    "LoadedFile",
    "Milestone",
    "Participation",
    "PartyRole",
    "PlanItem",
    "PlanSection",
    "Project",
    "RequestReceiver",
    "SavedView",
    "SourcePassage",
    "SourceRemark",
    "Statement",
    "StatusUpdate",
    "SubmittedUpdate",
    "UpdateRequest",
]
