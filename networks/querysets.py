"""Queries that networks' models share."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> Self:
        """Rows that hold on `day`."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )
