"""How a feed is answered: 304 where it has not changed, and a refusal without a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


def feed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For machines: a feed that is not there is a line of text, whose links could pass no secret address on."""

    @require_safe
    @wraps(view)
    def inner(request: HttpRequest, *args: str | int, **kwargs: str | int) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            words = _("There is no such feed, or the address is no longer valid.")
            response = HttpResponse(f"{words}\n", status=404, content_type="text/plain; charset=utf-8")
        patch_cache_control(response, private=True, no_cache=True)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return inner


def unless_known(
    request: HttpRequest, mark: str, make: Callable[[], bytes], media_type: str, name: str
) -> HttpResponse:
    """304 where the program has what the mark (an ETag) stands for; else the file, which is made only then."""
    known = get_conditional_response(request, etag=mark)
    if known is not None and known.status_code == 304:
        return _marked(known, mark)
    response = HttpResponse(make(), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return _marked(response, mark)


def _marked(response: HttpResponse, mark: str) -> HttpResponse:
    response["ETag"] = mark
    return response
