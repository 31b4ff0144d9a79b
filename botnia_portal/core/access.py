"""Fetch and authorise in one step, and say to the refused who may."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound=models.Model)


class LoginNeeded(Exception):
    """An anonymous visitor asked for something that needs a login."""


class LoginNeededMiddleware:
    """Sends an anonymous visitor to the log-in page, and back afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return redirect_to_login(request.get_full_path()) if isinstance(exception, LoginNeeded) else None


def no_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a parameter with a NUL is left out and a path with one leads nowhere: PostgreSQL takes none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            request.path_info = request.path = "/not-found/"
        parameters = request.META.get("QUERY_STRING", "").split("&")
        request.META["QUERY_STRING"] = "&".join(part for part in parameters if "%00" not in part)
        return get_response(request)

    return middleware


def remember_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: remember the language of the page read last, for addresses without one (log-in and log-out)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        language = request.path_info[1:3]
        known = request.path_info[:4] in {f"/{code}/" for code, _name in settings.LANGUAGES}
        if known and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                samesite="Lax",
                httponly=True,
            )
        return response

    return middleware


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
    try:
        return parse_date(request.GET.get("as_of", "")) or default
    except ValueError:
        return default
