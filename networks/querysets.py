"""Queries that networks' models share."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


def overlapping(
    rows: models.QuerySet[Any], first: date | None, last: date | None, names: tuple[str, str]
) -> models.QuerySet[Any]:
    """The rows that have a day in common with the period; `names` are their columns, and an open side has no day."""
    start, end = names
    if last:
        rows = rows.filter(Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": last}))
    if first:
        rows = rows.filter(Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": first}))
    return rows


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> Self:
        """Rows that hold on `day`."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )
