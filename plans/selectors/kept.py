"""Figures of a plan that cost a look at all its items, kept until somebody writes in it."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches

from plans.models import ActionPlan

Figures = TypeVar("Figures")


def kept(plan: ActionPlan, what: tuple[object, ...], make: Callable[[], Figures]) -> Figures:
    """The figures that `make` gives, made once for each revision of the plan (which rises with every write).

    `what` names them with all that they hang on besides, such as a day. They hold nothing of a language, and no rows of
    the database, only what anybody may see who may see the page.
    """
    key = ":".join(str(part) for part in ("plan", plan.pk, plan.revision, *what)).replace(" ", "")
    found: Figures | None = caches["kept"].get(key)
    if found is None:
        found = make()
        caches["kept"].set(key, found)
    return found
