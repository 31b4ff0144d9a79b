"""The page of a calendar: what is in it, its address for everybody, and a secret one of one's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import LoginNeeded, login_needed
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.feeds.subjects import Subject, area_subject, my_subject, network_subject, plan_subject
from networks.forms_keys import CalendarKeyForm

form_page = cache_control(private=True, no_store=True)
HERE = {"plan": "timeline", "area": "plan", "network": "networks", "my-work": "my-work"}


@form_page
def plan_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, plan_subject(request.user, slug))


@form_page
def area_page(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _page(request, area_subject(request.user, slug, number))


@form_page
def network_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, network_subject(request.user, slug))


@form_page
@login_needed
def my_page(request: HttpRequest) -> HttpResponse:
    return _page(request, my_subject(request.user))


def _page(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The page; a POST makes a key, whose address is in this answer and never again."""
    if request.method == "POST" and not request.user.is_authenticated:
        raise LoginNeeded
    form = CalendarKeyForm(request.POST if request.method == "POST" else None)
    made = form.make(request.user) if form.is_bound else None
    token = made[1] if made else ""
    calendar = subject.build()
    context = {
        "subject": subject,
        "calendar": calendar,
        "public": _addresses(request, subject.address()) if subject.is_public else None,
        "own": _addresses(request, subject.address(token)) if token else None,
        "own_changes": _changes(request, subject, token) if token and subject.plan else None,
        "form": CalendarKeyForm() if made else form,
        "errors": summary_of(form),
        "plan": subject.plan,
        "here": HERE[subject.kind],
    }
    status = 422 if form.is_bound and not made else 200
    return render(request, "feeds/calendar.html", context, status=status)


def _addresses(request: HttpRequest, path: str) -> dict[str, str]:
    """The address to copy, and the one that opens the calendar program of the machine."""
    full = request.build_absolute_uri(path)
    return {"full": full, "opens": f"webcal{full.removeprefix(request.scheme or '')}"}


def _changes(request: HttpRequest, subject: Subject, token: str) -> dict[str, str]:
    """The address of the feed of changes, which no calendar program opens."""
    path = reverse("changes-feed-own", args=[token, subject.arguments[0]])
    return {"full": request.build_absolute_uri(path), "opens": ""}
