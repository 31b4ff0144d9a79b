"""Queries that evaluations' models share."""

from typing import Any, Self

from django.db import models

from evaluations.choices import RoundState
from networks.permissions import RoleScopes


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Open rounds are for the coordinators; from review on also for the steering group; issued ones for all."""
        scopes = RoleScopes.of(user)
        seen = models.Q(state=RoundState.ISSUED) | models.Q(plan__owner__in=scopes.coordinated_organisations)
        seen |= models.Q(plan__province__in=scopes.coordinated_provinces)
        in_review = models.Q(state__in=[RoundState.IN_REVIEW, RoundState.ADOPTED])
        seen |= in_review & models.Q(plan__steering_group__in=scopes.steering_networks)
        return self.filter(seen)
