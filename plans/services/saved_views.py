"""Keeping the filters of the table of items under a name."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from plans.models import ActionPlan, SavedView

MOST = 30
"""Views that one person keeps of a plan; a longer list would have to be searched itself."""


class TooManyViews(Exception):
    """The person has `MOST` views already."""


@transaction.atomic
def save_view(plan: ActionPlan, user: Any, *, name: str, query: str, is_shared: bool) -> SavedView:
    """Keep a view; one of the same name is replaced. Raises TooManyViews, and PermissionDenied where it is shared by
    somebody who is no coordinator of the plan."""
    if is_shared and not user.has_perm("plans.edit", plan):
        raise PermissionDenied
    own = SavedView.objects.filter(plan=plan, user=user)
    if own.exclude(name=name).count() >= MOST:
        raise TooManyViews
    view, _created = SavedView.objects.update_or_create(
        plan=plan, user=user, name=name, defaults={"query": query, "is_shared": is_shared}
    )
    return view


def remove_view(view: SavedView, user: Any) -> None:
    """One's own, or as a coordinator one that is shared. Raises PermissionDenied."""
    if view.user_id != user.pk and not (view.is_shared and user.has_perm("plans.edit", view.plan)):
        raise PermissionDenied
    view.delete()
