"""The saved views of a plan's table that a user is offered."""

from typing import Any

from django.db.models import Q

from plans.models import ActionPlan, SavedView


def views_of(plan: ActionPlan, user: Any, *, live: bool) -> list[SavedView]:
    """One's own and, for those who see the live plan, the shared ones, by name; one query, none for a visitor."""
    if not user.is_authenticated:
        return []
    seen = Q(user=user) | Q(is_shared=True) if live else Q(user=user)
    return list(SavedView.objects.filter(seen, plan=plan))
