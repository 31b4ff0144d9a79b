"""Fetch and authorise in one step, and say to the refused who may."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, NoReturn, TypeVar

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from botnia_portal.core.days import read_day

Row = TypeVar("Row", bound=models.Model)


class LoginNeeded(Exception):
    """An anonymous visitor asked for something that needs a login."""


def fetch(queryset: models.QuerySet[Row], **lookup: Any) -> Row:
    """The one row, or 404. Pass `visible_to(user)` where even the existence is not public."""
    try:
        return queryset.get(**lookup)
    except ObjectDoesNotExist:
        raise Http404(_("There is no such page.")) from None


def require(user: Any, permission: str, obj: Any = None, *, who: str = "") -> None:
    """Raise LoginNeeded for the anonymous, PermissionDenied with who may for the others."""
    if user.has_perm(permission, obj) if obj is not None else user.has_perm(permission):
        return
    refuse(user, who)


def refuse(user: Any, who: str = "") -> NoReturn:
    """Send the anonymous to the log-in, and tell the others who may."""
    if not user.is_authenticated:
        raise LoginNeeded
    raise PermissionDenied(who or _("Your role does not include this."))


def login_needed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for logged-in users of any role."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            raise LoginNeeded
        return view(request, *args, **kwargs)

    return inner


def asked_day(request: HttpRequest, default: date) -> date:
    """The day of `?as_of=`, or the default where there is none or it is no day."""
    return read_day(request.GET.get("as_of", "")) or default


def asked_key(text: str) -> int:
    """A key out of an address or a form; 0, which no row has, where it is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
