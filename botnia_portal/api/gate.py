"""Every request to the API passes here: whose it is, how often he may ask, in which language, and who may keep the
answer."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from botnia_portal.api.problems import MEDIA_TYPE, problem
from botnia_portal.api.rates import MINUTE, may_ask
from botnia_portal.core.unchanged import mark_of, release
from networks.choices import KeyPurpose
from networks.keys import user_of_key

METHODS = ("GET", "HEAD")
View = Callable[..., HttpResponse]


def gate(view: View) -> View:
    """The view for whoever asks: by the token of the header, by the session of a browser, or as a reader."""

    @csrf_exempt  # nothing is ever written
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with override(language_of(request)):
            return _finished(request, _answer(view, request, *args, **kwargs))

    return inner


def language_of(request: HttpRequest) -> str:
    """Of the messages: what the header prefers of our two. Neither address nor cookie tells it here."""
    known = dict(settings.LANGUAGES)
    wanted = (
        code.split("-")[0]
        for code, _q in parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    )
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in METHODS:
        refused = problem(405)
        refused["Allow"] = ", ".join((*METHODS, "OPTIONS"))
        return refused
    if "Authorization" in request.headers and not _let_in(request):
        # Whoever guesses is counted by address, as a reader is.
        if not may_ask(request):
            return _too_often()
        refused = problem(401)
        refused["WWW-Authenticate"] = "Bearer"
        return refused
    if not may_ask(request):
        return _too_often()
    request.method = "GET"  # the server leaves out the body of a HEAD by itself
    return _unless_known(view, request, *args, **kwargs)


def _too_often() -> HttpResponse:
    refused = problem(429)
    refused["Retry-After"] = str(MINUTE)
    return refused


def _unless_known(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The answer with its tag, or 304 for who has it. The tag is read first: what is written meanwhile changes it."""
    tag = tag_of(request)
    # "*" asks whether there is anything at all, which the tag does not know.
    is_star = request.headers.get("If-None-Match", "").strip() == "*"
    known = None if is_star else get_conditional_response(request, etag=tag)
    answer = known or view(request, *args, **kwargs)
    if answer.status_code in (200, 304):
        answer["ETag"] = tag
    return answer


def tag_of(request: HttpRequest) -> str:
    """The weak ETag of what would be answered, made as those of pages are (core.unchanged): the release, the mark of
    the last write of anything, the day, the question, and the user. One query at most."""
    made_of = (
        release(),
        mark_of(request.user),
        timezone.localdate(),
        request.build_absolute_uri(),
        request.user.pk,
    )
    return f'W/"{sha256(repr(made_of).encode()).hexdigest()[:40]}"'


def _let_in(request: HttpRequest) -> bool:
    """Whether the header holds a token that is good; from here on the request is its user's."""
    scheme, _space, token = request.headers["Authorization"].partition(" ")
    user = user_of_key(token.strip(), KeyPurpose.API) if scheme.lower() == "bearer" else None
    if user is not None:
        request.user = user
    return user is not None


def _preflight() -> HttpResponse:
    """Scripts on other sites may send the ETag that they know; a token is not for them."""
    answer = HttpResponse(status=204)
    answer["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    answer["Access-Control-Allow-Headers"] = "If-None-Match"
    answer["Access-Control-Max-Age"] = "86400"
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Allow"] = ", ".join((*METHODS, "OPTIONS"))
    return answer


def _finished(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Who may keep the answer, and that open data are for the scripts of every site."""
    is_open = "Authorization" not in request.headers and not request.user.is_authenticated
    patch_vary_headers(answer, ("Accept-Language", "Authorization", "Cookie"))
    if answer.get("Content-Type") == MEDIA_TYPE:
        answer["Cache-Control"] = "private, no-store"
    else:
        answer["Cache-Control"] = f"{'public' if is_open else 'private'}, no-cache"
    if is_open:
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = "ETag"
    return answer
