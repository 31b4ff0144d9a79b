"""What is found, and who finds it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """By what a reader narrows the results, in the order in which the page names them."""

    ITEM = "items", _("Items")
    AREA = "areas", _("Plans and areas")
    MILESTONE = "milestones", _("Milestones")
    PROJECT = "projects", _("Projects and other works")
    NETWORK = "networks", _("Networks")
    BODY = "bodies", _("Organisations and municipalities")
    PERSON = "persons", _("Persons")
    GOAL = "goals", _("Goals and statutory tasks")
    INDICATOR = "indicators", _("Indicators")
    ACTIVITY = "activities", _("Activities held")
    UPDATE = "updates", _("Status updates")
    COMMENT = "comments", _("Comments")
    EVALUATION = "evaluations", _("Evaluations")


TOLD_KINDS = (Kind.ACTIVITY, Kind.UPDATE, Kind.COMMENT, Kind.EVALUATION)
"""What was told of the plan stands behind what the plan says."""


class Audience(models.TextChoices):
    """Who finds an entry (docs/search.md); the rules are those of the page that the thing has."""

    OPEN = "open"
    """Whoever sees the plan, or everyone where it is of no plan; a dated one from its day on."""
    LIVE = "live"
    """Whoever sees the live state of the plan."""
    ROUND = "round"
    """Whoever sees the internal record of the round."""
    NAMES = "names"
    """Whoever reads the names of persons on the pages of networks."""
    DESK = "desk"
    """The coordinators."""
