from django.db import models
from django.utils.translation import gettext_lazy as _


class StrategyKind(models.TextChoices):
    OWN = "own", _("own strategy")
    NATIONAL_PROGRAMME = "national_programme", _("national programme")
    REGIONAL = "regional", _("regional strategy")
