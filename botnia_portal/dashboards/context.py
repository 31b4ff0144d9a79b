"""What the navigation needs on every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from plans.models import ActionPlan


def navigation(request: HttpRequest) -> dict[str, object]:
    """The plan that the navigation leads to where the page itself has none; asked for only when used.

    `plan` and `here` are defaults that the context of a page replaces.
    """
    user = getattr(request, "user", None)
    nav_plan = SimpleLazyObject(lambda: ActionPlan.objects.visible_to(user).first())
    writes = SimpleLazyObject(lambda: bool(user and user.has_perm("networks.edit")))
    return {"plan": None, "here": "", "nav_plan": nav_plan, "writes_desk": writes}
