"""Filters of the table of items that somebody has kept under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A filter, an order and columns of a plan's table, as the query of its address. A shared one is offered to all who
    see the live plan; coordinators alone share."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.TextField(blank=True)
    is_shared = models.BooleanField(_("shown to everyone who follows the plan"), default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "plan", "name"],
                name="plans_savedview_once",
                violation_error_message=_("You already have a view with this name."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="plans_savedview_name",
                violation_error_message=_("Give the view a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
