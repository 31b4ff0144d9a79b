"""The feeds: for everybody, and by the secret address of a user. The token in it is all the authority that there is."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from botnia_portal.feeds import atom, ical, subjects
from botnia_portal.feeds.answers import feed, unless_known
from botnia_portal.feeds.changes import changes_of
from botnia_portal.feeds.reading import mark_of, plan_view, reader_of


@feed
def plan_calendar(request: HttpRequest, slug: str, token: str = "") -> HttpResponse:
    user = reader_of(token)
    return _calendar(request, user, subjects.plan_subject(user, slug))


@feed
def area_calendar(request: HttpRequest, slug: str, number: int, token: str = "") -> HttpResponse:
    user = reader_of(token)
    return _calendar(request, user, subjects.area_subject(user, slug, number))


@feed
def network_calendar(request: HttpRequest, slug: str, token: str = "") -> HttpResponse:
    user = reader_of(token)
    return _calendar(request, user, subjects.network_subject(user, slug))


@feed
def my_calendar(request: HttpRequest, token: str) -> HttpResponse:
    user = reader_of(token)
    return _calendar(request, user, subjects.my_subject(user))


def _calendar(request: HttpRequest, user: Any, subject: subjects.Subject) -> HttpResponse:
    mark = mark_of(request, user, subject.views, subject.kind, *map(str, subject.arguments))
    root = request.build_absolute_uri("/").rstrip("/")
    return unless_known(
        request, mark, lambda: ical.written(subject.build(), root), ical.MEDIA_TYPE, subject.file_name
    )


@feed
def plan_changes(request: HttpRequest, slug: str, token: str = "") -> HttpResponse:
    """The changes of a plan as Atom."""
    user = reader_of(token)
    view = plan_view(user, slug)
    path, root = "" if token else request.path, request.build_absolute_uri("/").rstrip("/")
    return unless_known(
        request,
        mark_of(request, user, [view], "changes"),
        lambda: atom.written(view.plan, changes_of(view), root, path, live=view.live),
        atom.MEDIA_TYPE,
        f"{slug}.atom",
    )
