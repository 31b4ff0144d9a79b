from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Compliance(models.TextChoices):
    """How far the service meets the requirements, in the three steps of the model statement."""

    FULL = "full", _("The service meets the accessibility requirements in all its parts.")
    PARTIAL = "partial", _("The service meets the accessibility requirements in part.")
    NONE = "none", _("The service does not meet the accessibility requirements.")


class GapReason(models.TextChoices):
    """Why a content is not accessible, as the model statement groups it."""

    REQUIREMENTS = "requirements", _("not in line with the requirements")
    BURDEN = "burden", _("a disproportionate burden")
    OUTSIDE = "outside", _("outside the scope of the law")


class TestMethod(models.TextChoices):
    SELF = "self", _("The statement rests on a self-assessment.")
    EXTERNAL = "external", _("The statement rests on an assessment by an external party.")


class FeedbackKind(models.TextChoices):
    ACCESSIBILITY = "accessibility", _("accessibility")
    CONTENT = "content", _("the content")
    OTHER = "other", _("something else")


class FeedbackState(models.TextChoices):
    NEW = "new", pgettext_lazy("feedback", "new")
    ANSWERED = "answered", pgettext_lazy("feedback", "answered")
    CLOSED = "closed", pgettext_lazy("feedback", "closed")
