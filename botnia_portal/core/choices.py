from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Language(models.TextChoices):
    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")


class TextStatus(models.TextChoices):
    """What is stored; *missing* and *stale* are derived from the texts themselves (core.texts)."""

    DRAFT = "draft", _("draft")
    CONFIRMED = "confirmed", _("confirmed")


class TimeRole(models.TextChoices):
    AT = "at", _("at the time")
    DURING = "during", _("during the time")
    DEADLINE = "deadline", _("at the latest")
    COMPLETION = "completion", _("is completed")
    START = "start", _("starts")
    END = "end", _("ends")
    AFTER = "after", _("after something else")
    CONTINUING = "continuing", _("continues")
    GRADUAL = "gradual", _("gradually")
    PAST = "past", _("in the past")
    OPEN = "open", pgettext_lazy("time", "open")


class TimePrecision(models.TextChoices):
    NONE = "none", _("not dated")
    DAY = "day", _("day")
    MONTH = "month", _("month")
    SEASON = "season", _("season")
    QUARTER = "quarter", _("quarter")
    HALF_YEAR = "half_year", _("half-year")
    YEAR = "year", _("year")
    MULTI_YEAR = "multi_year", _("several years")
    INTERVAL = "interval", _("interval")
