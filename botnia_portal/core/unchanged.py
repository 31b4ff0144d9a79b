"""Pages that have not changed since a browser read them last: an ETag from what a page is made of, and 304 for it.

The tag is computed before the page and without it, so it holds everything that any page may depend on, and rather too
much than too little: a page that is made anew for nothing costs tenths of a second, a wrong 304 shows what is not so.

- the release: code, templates, catalogues, styles and settings (`release`);
- the data: the mark of the last write of anything (core.database.marking), read before the page reads;
- the day: what is late, open or shown by default changes at midnight, without a write;
- the question: host, address with its parameters, language, and the headers by which htmx asks for a part;
- the reader: the user's own row and what the session holds. Roles are data, so their change is a write;
- the secret of the forms (CSRF), by which the button to log out works.

Where a message waits to be shown once, or a secret has just been made, there is no tag. Tags are weak: the same page
has another masked token in its forms each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from botnia_portal.core.models import PortalRevision

MARK = "portal_mark"
CODE = ("botnia_portal", "networks", "priorities", "plans", "evaluations", "templates", "locale", "static")
KINDS = {".py", ".html", ".txt", ".mo", ".css", ".js", ".svg", ".woff2", ".yaml", ".json"}
SETTINGS = ("DEBUG", "DEMO", "SECURE", "LANGUAGES", "TIME_ZONE", "STATIC_URL")
HTMX = (
    "HX-Request",
    "HX-Boosted",
    "HX-Target",
    "HX-Trigger",
    "HX-Trigger-Name",
    "HX-History-Restore-Request",
)
View = Callable[..., HttpResponse]


def answers_unchanged(view: View) -> View:
    """A page to read: it carries an ETag, and 304 is answered to who has it already.

    For views without side effects whose page depends on nothing but what stands above: on no clock but the day, and on
    nothing outside the database.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        tag = page_tag(request)
        if tag and (unchanged := get_conditional_response(request, etag=tag)):
            unchanged["ETag"] = tag
            return _private(unchanged)
        secret = _secret(request)
        response = view(request, *args, **kwargs)
        if tag and response.status_code == 200 and not _says_once(request) and secret == _secret(request):
            response["ETag"] = tag
        return _private(response)

    return inner


def page_tag(request: HttpRequest) -> str | None:
    """The weak ETag of the page that would be answered; None for what is no question or shows something once."""
    if request.method not in ("GET", "HEAD") or _says_once(request):
        return None
    user = request.user
    own = [str(getattr(user, field.attname)) for field in user._meta.concrete_fields] if user.pk else []
    asked = [request.scheme, request.get_host(), request.get_full_path(), get_language()]
    asked += [request.headers.get(name) for name in HTMX]
    made_of = [
        release(),
        mark_of(user),
        timezone.localdate().isoformat(),
        asked,
        own,
        sorted((key, str(value)) for key, value in request.session.items()),
        _secret(request),
    ]
    # Keyed, because it goes out and is made of secrets.
    return f'W/"{salted_hmac(__name__, json.dumps(made_of), algorithm="sha256").hexdigest()[:40]}"'


def with_mark() -> dict[str, Subquery]:
    """For `annotate`: the mark as it stands when the row is read, so that it costs no query of its own."""
    return {MARK: Subquery(PortalRevision.objects.values("mark")[:1])}


def mark_of(user: Any) -> str:
    """The mark that was read with the user, or now; what this connection has not committed yet counts too."""
    if own := getattr(connection, "mark_of_own", ""):
        return str(own)
    if not hasattr(user, MARK):
        return PortalRevision.objects.values_list("mark", flat=True).first() or ""
    return getattr(user, MARK) or ""


@cache
def release() -> str:
    """The fingerprint of what pages are made with, read once in each process."""
    found = sha256(repr([getattr(settings, name) for name in SETTINGS]).encode())
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    found.update(repr(packages).encode())
    # With the manifest of static files, by whose names pages link to them.
    files = [path for name in CODE for path in (settings.BASE_DIR / name).rglob("*") if path.suffix in KINDS]
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    for path in (*sorted(files), manifest):
        if path.is_file():
            found.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _private(response: HttpResponse) -> HttpResponse:
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ("Cookie", "HX-Request"))
    return response


def _says_once(request: HttpRequest) -> bool:
    """Whether messages wait, or have just been shown."""
    messages = get_messages(request)
    return bool(getattr(messages, "used", False) or len(messages))


def _secret(request: HttpRequest) -> str:
    return str(request.META.get("CSRF_COOKIE", ""))
