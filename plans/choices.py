from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


class StatementKind(models.TextChoices):
    HEADING = "heading", _("heading")
    CONTEXT = "context", _("context")
    STATUTORY_TASKS = "statutory_tasks", _("statutory tasks")
    REGION = "region", _("region")
    PRIORITIES = "priorities", _("priorities")
    GOAL = "goal", _("goal")
    PRINCIPLE = "principle", _("principle")
    NEED = "need", _("need")
    STATEMENT = "statement", _("statement")
    MILESTONE = "milestone", _("milestone")
    INTRO = "intro", _("introduction")


class ItemKind(models.TextChoices):
    ADVOCACY = "advocacy", _("advocacy")
    SEMINAR = "seminar", _("seminar")
    WORKING_GROUP_WORK = "working_group_work", _("working-group work")
    COORDINATION = "coordination", _("coordination")
    PLAN_PREPARATION = "plan_preparation", _("preparation of a plan")
    COMMUNICATION = "communication", _("communication")
    EVALUATION = "evaluation", _("evaluation")
    SUPPORT = "support", _("support")
    WORKING_MEETING = "working_meeting", _("working meeting")
    WEBSITE = "website", _("website")
    SURVEY = "survey", _("survey")
    WORKSHOP = "workshop", _("workshop")
    PRESENTATION = "presentation", _("presentation")
    TOOL_ROLLOUT = "tool_rollout", _("introduction of a tool")
    TRAINING = "training", _("training")
    NETWORK_UPKEEP = "network_upkeep", _("network cooperation")
    NEGOTIATION = "negotiation", _("negotiation")
    PROJECT_PREPARATION = "project_preparation", _("preparation of a project")
    DEVELOPMENT_WORK = "development_work", _("development work")
    EVENT = "event", _("event")
    FUNDING_APPLICATION = "funding_application", _("funding application")
    EXTERNAL_PROJECT = "external_project", _("project of others")
    SERVICE_ARRANGEMENT = "service_arrangement", _("arrangement of a service")
    STUDY_TRIP = "study_trip", _("study trip")
    STEERING_GROUP_WORK = "steering_group_work", _("steering-group work")


class Commitment(models.TextChoices):
    """Sitoumus, aikomus, tarve, tieto. Needs and information are shown and left out of the counts."""

    FIRM = "firm", _("commitment")
    INTENTION = "intention", _("intention")
    NEED = "need", _("need")
    INFORMATION = "information", _("information")


COUNTED_COMMITMENTS = (Commitment.FIRM,)
"""What the roll-ups count: firm commitments. Intentions, needs and information stand beside the counts."""


class PartyRoleKind(models.TextChoices):
    RESPONSIBLE = "responsible", _("responsible")
    PARTNER = "partner", _("partner")
    FUNDER = "funder", _("funder")
    TARGET = "target", pgettext_lazy("role of a party", "target group")
    PLACE = "place", _("place")
    PARTICIPANT = "participant", _("participant")


class MilestoneKind(models.TextChoices):
    EVENT = "event", pgettext_lazy("milestone", "event")
    DEADLINE = "deadline", _("deadline")
    END = "end", _("end")
    DOCUMENT_PERIOD = "document_period", _("period of a document")


class ProjectKind(models.TextChoices):
    PROGRAMME = "programme", _("programme")
    PROJECT = "project", _("project")
    PILOT = "pilot", _("pilot")
    TRAINING = "training", _("training")
    STUDY = "study", _("study")
    SURVEY = "survey", _("survey")
    TOOL = "tool", _("tool")
    FUNDING_INSTRUMENT = "funding_instrument", _("funding")
    CALL = "call", _("call for projects")
    STRATEGY_DOCUMENT = "strategy_document", _("strategy document")
    SPECIAL_TASK = "special_task", _("special task")
    LEGISLATION = "legislation", _("legislation")
    NATIONAL_DEVELOPMENT = "national_development", _("national development work")


PROJECTS = (ProjectKind.PROJECT, ProjectKind.PILOT)
"""What is called a project: a strategy, a law or a call is a work of another kind."""


class ProjectPhase(models.TextChoices):
    IDEA = "idea", _("idea")
    IN_PREPARATION = "in_preparation", _("in preparation")
    APPLIED = "applied", _("applied for")
    FUNDED = "funded", _("funded")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")
    REJECTED = "rejected", _("rejected")


class ParticipationRole(models.TextChoices):
    PARTICIPANT = "participant", _("participant")
    COORDINATOR = "coordinator", _("coordinator")
    PARTNER = "partner", _("partner")
    SITE = "site", _("site")
    FUNDER = "funder", _("funder")


class FundingKind(models.TextChoices):
    APPLIED = "applied", _("applied for")
    GRANTED = "granted", _("granted")
    USED = "used", _("used")
    UNSPECIFIED = "unspecified", _("not stated")


class Status(models.TextChoices):
    """What was reported. *Late* is derived from the time, never reported."""

    NOT_STARTED = "not_started", _("not started")
    RUNNING = "running", _("under way")
    REALISED = "realised", _("realised")
    PARTLY = "partly", _("partly realised")
    NOT_REALISED = "not_realised", _("not realised")
    DROPPED = "dropped", _("dropped")


FINAL_STATUSES = (Status.REALISED, Status.NOT_REALISED, Status.DROPPED)
"""After these an item is no longer late: it is over, in one way or another."""


class DecisionKind(models.TextChoices):
    ADOPTED = "adopted", _("adopted")
    REVISED = "revised", _("revised")
    RETURNED = "returned", _("returned")
    NOTED = "noted", _("taken note of")


class RemarkKind(models.TextChoices):
    DEFECT = "defect", _("defect")
    READING = "reading", _("open reading")


class ActivityKind(models.TextChoices):
    """What was held: koulutus, seminaari, työpaja, kokous, tilaisuus, opintokäynti, julkaisu."""

    TRAINING = "training", _("training")
    SEMINAR = "seminar", _("seminar")
    WORKSHOP = "workshop", _("workshop")
    MEETING = "meeting", pgettext_lazy("activity", "meeting")
    EVENT = "event", _("event")
    VISIT = "visit", _("study trip")
    PRESENTATION = "presentation", _("presentation")
    PUBLICATION = "publication", pgettext_lazy("activity", "publication")
    OTHER = "other", pgettext_lazy("activity", "other")


class ActivityLanguage(models.TextChoices):
    """The language in which something was held."""

    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    BOTH = "both", _("Finnish and Swedish")


class RequestState(models.TextChoices):
    """Of a request for updates. *Answered*: the group has sent the form, or every item has been reported on."""

    OPEN = "open", pgettext_lazy("request", "open")
    ANSWERED = "answered", pgettext_lazy("request", "answered")
    CLOSED = "closed", pgettext_lazy("request", "closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn")


UNDER_WAY = (RequestState.OPEN, RequestState.ANSWERED)
"""The states in which a group may still answer."""


class AnswerState(models.TextChoices):
    """Of what a group wrote by an answer link."""

    WAITING = "waiting", pgettext_lazy("answer", "waits")
    TAKEN_IN = "taken_in", pgettext_lazy("answer", "taken in")
    LEFT_OUT = "left_out", pgettext_lazy("answer", "left out")
