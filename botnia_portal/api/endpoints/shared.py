"""What all plans share: projects and other works, networks, municipalities."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Router

from botnia_portal.api import parameters
from botnia_portal.api.endpoints.asked import ERRORS, places, sees_names
from botnia_portal.api.listing import About, listing
from botnia_portal.api.parameters import Listed, ListedOnDay, OnDay, day_of, described
from botnia_portal.api.rows.shared import SharedWriter, network_rows, project_rows
from botnia_portal.api.rows.words import TextBook
from botnia_portal.api.schemas.basic import Page
from botnia_portal.api.schemas.shared import Municipality, Network, Project
from botnia_portal.core.access import fetch
from networks.choices import NetworkKind, NetworkLevel, NetworkState
from networks.models import Municipality as MunicipalityRow
from networks.models import Network as NetworkRow
from networks.selectors import municipalities_on
from plans.choices import ProjectKind, ProjectPhase
from plans.models import Project as ProjectRow

router = Router()


class ProjectFilter(forms.Form):
    kind = forms.ChoiceField(required=False, choices=ProjectKind.choices)
    phase = forms.ChoiceField(required=False, choices=ProjectPhase.choices)


class NetworkFilter(forms.Form):
    kind = forms.ChoiceField(required=False, choices=NetworkKind.choices)
    level = forms.ChoiceField(required=False, choices=NetworkLevel.choices)
    state = forms.ChoiceField(required=False, choices=NetworkState.choices)


def _lookup(form: forms.Form) -> dict[str, str]:
    return {name: value for name, value in form.cleaned_data.items() if value}


def _writer(
    request: HttpRequest, model: type[Model], rows: QuerySet | list[Any], *, live: bool
) -> SharedWriter:
    """What writes the rows; it knows the states of their texts."""
    book = TextBook(live)
    book.learn(model, [row.pk for row in rows])
    return SharedWriter(places(request), book, live)


@router.get(
    "/projects",
    response={200: Page[Project], **ERRORS},
    url_name="projects",
    operation_id="projects",
    summary=gettext_noop("Projects and other works"),
    tags=["Projects"],
    openapi_extra={"parameters": described(Listed, ProjectFilter)},
)
def projects(request: HttpRequest) -> Page[Project]:
    form = ProjectFilter(request.GET)
    values = parameters.read(request, Listed(request.GET), form)
    live = sees_names(request)

    def write(rows: list[ProjectRow]) -> list[Project]:
        writer = _writer(request, ProjectRow, rows, live=live)
        return [writer.project(row) for row in rows]

    return listing(request, values, project_rows().filter(**_lookup(form)), write, About())


@router.get(
    "/projects/{slug}",
    response={200: Project, **ERRORS},
    url_name="project",
    operation_id="project",
    summary=gettext_noop("One project or other work"),
    tags=["Projects"],
)
def project(request: HttpRequest, slug: str) -> Project:
    parameters.read(request)
    live = sees_names(request)
    row = fetch(project_rows(), slug=slug)
    return _writer(request, ProjectRow, [row], live=live).project(row)


@router.get(
    "/networks",
    response={200: Page[Network], **ERRORS},
    url_name="networks",
    operation_id="networks",
    summary=gettext_noop("Networks and working groups with their members"),
    tags=["Networks"],
    openapi_extra={"parameters": described(Listed, NetworkFilter)},
)
def networks(request: HttpRequest) -> Page[Network]:
    form = NetworkFilter(request.GET)
    values = parameters.read(request, Listed(request.GET), form)
    live = sees_names(request)

    def write(rows: list[NetworkRow]) -> list[Network]:
        writer = _writer(request, NetworkRow, rows, live=live)
        return [writer.network(row) for row in rows]

    return listing(request, values, network_rows().filter(**_lookup(form)), write, About())


@router.get(
    "/networks/{slug}",
    response={200: Network, **ERRORS},
    url_name="network",
    operation_id="network",
    summary=gettext_noop("One network"),
    tags=["Networks"],
)
def network(request: HttpRequest, slug: str) -> Network:
    parameters.read(request)
    live = sees_names(request)
    row = fetch(network_rows(), slug=slug)
    return _writer(request, NetworkRow, [row], live=live).network(row)


@router.get(
    "/municipalities",
    response={200: Page[Municipality], **ERRORS},
    url_name="municipalities",
    operation_id="municipalities",
    summary=gettext_noop("Municipalities with what holds on the day, today unless asked otherwise"),
    tags=["Municipalities"],
    openapi_extra={"parameters": described(ListedOnDay)},
)
def municipalities(request: HttpRequest) -> Page[Municipality]:
    values = parameters.read(request, ListedOnDay(request.GET))
    day, live = _facts_day(values), sees_names(request)

    def write(rows: list[MunicipalityRow]) -> list[Municipality]:
        writer = _writer(request, MunicipalityRow, rows, live=live)
        return [writer.municipality(row, day) for row in rows]

    return listing(request, values, municipalities_on(day).order_by("slug"), write, About(as_of=day))


@router.get(
    "/municipalities/{slug}",
    response={200: Municipality, **ERRORS},
    url_name="municipality",
    operation_id="municipality",
    summary=gettext_noop("One municipality"),
    tags=["Municipalities"],
    openapi_extra={"parameters": described(OnDay)},
)
def municipality(request: HttpRequest, slug: str) -> Municipality:
    day, live = _facts_day(parameters.read(request, OnDay(request.GET))), sees_names(request)
    row = fetch(municipalities_on(day), slug=slug)
    return _writer(request, MunicipalityRow, [row], live=live).municipality(row, day)


def _facts_day(values: dict[str, Any]) -> date:
    """Who belongs where is no secret on any day."""
    return day_of(values, timezone.localdate())
