from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EntryKind(models.TextChoices):
    """What sort of thing an entry of the year is, in the order in which they stand within a month."""

    MEETING = "meeting", _("meeting")
    CALL = "call", _("call for projects")
    DEADLINE = "deadline", _("deadline")
    ROUND = "round", _("evaluation")
    REQUEST = "request", _("request for updates")
    MILESTONE = "milestone", _("milestone")
    ITEM = "item", pgettext_lazy("of a plan", "item")
