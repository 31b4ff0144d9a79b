"""What readers see of an area, in SQL."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q


class AreaNewsQuerySet(models.QuerySet):
    def shown_on(self, day: date) -> Self:
        """What readers see on a day: published, begun, and not over."""
        begun = self.filter(published=True, day__lte=day)
        return begun.filter(Q(last_day__isnull=True) | Q(last_day__gte=day))
