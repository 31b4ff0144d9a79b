"""What happens to every request before and after its view."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from botnia_portal.core.access import LoginNeeded

Answer = Callable[[HttpRequest], HttpResponse]


class LoginNeededMiddleware:
    """Sends an anonymous visitor to the log-in page, and back afterwards."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return redirect_to_login(_way_back(request)) if isinstance(exception, LoginNeeded) else None


def _way_back(request: HttpRequest) -> str:
    """Where to go after the log-in: this page; of a button, whose address shows no page, the page it stands on."""
    if request.method == "GET":
        return request.get_full_path()
    referrer = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(referrer, request.get_host()):
        return urlsplit(referrer).path
    return "/"


def no_nul(get_response: Answer) -> Answer:
    """U+FFFD stands for a NUL in path and parameters: PostgreSQL takes none.

    No name holds either of them, so each part of the portal says in its own way that there is nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            request.path_info = request.path = request.path_info.replace("\0", "\ufffd")
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "%EF%BF%BD")
        return get_response(request)

    return middleware


def remember_language(get_response: Answer) -> Answer:
    """Remember the language of the page read last, for addresses without one (log-in and log-out)."""

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


def private_by_default(get_response: Answer) -> Answer:
    """No shared cache keeps a page, and a browser asks again: what one sees depends on who one is.

    Views with forms say `no_store` themselves; static files are answered before this.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return middleware
