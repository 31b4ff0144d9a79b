"""Queries that evaluations' models share."""

from typing import Any, Self

from django.db import models

from evaluations.choices import REVIEW_STATES
from networks.permissions import RoleScopes, sees_everything


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """The internal rounds are for the coordinators, and from review on also for the steering group."""
        if sees_everything(user):
            return self.all()
        scopes = RoleScopes.of(user)
        seen = models.Q(plan__owner__in=scopes.coordinated_organisations)
        seen |= models.Q(plan__province__in=scopes.coordinated_provinces)
        in_review = models.Q(state__in=REVIEW_STATES)
        seen |= in_review & models.Q(plan__steering_group__in=scopes.steering_networks)
        return self.filter(seen)
