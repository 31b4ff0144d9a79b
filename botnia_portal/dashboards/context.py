"""What the navigation needs on every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from plans.models import ActionPlan


def navigation(request: HttpRequest) -> dict[str, object]:
    """The plan that the navigation leads to where the page itself has none; asked for only when used."""
    user = getattr(request, "user", None)
    return {"nav_plan": SimpleLazyObject(lambda: ActionPlan.objects.visible_to(user).first())}
