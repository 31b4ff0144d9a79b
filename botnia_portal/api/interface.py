"""The read API: what it is made of, and how it answers when something is wrong."""

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from botnia_portal.api import published
from botnia_portal.api.endpoints import evaluations, plans, shared
from botnia_portal.api.problems import Refused, problem
from botnia_portal.api.rows.places import ROOT

DESCRIPTION = """Reads plans, items, milestones, projects, networks, municipalities and evaluations in Finnish and
Swedish. What is adopted and published is open data (CC BY 4.0) and needs no token. With the token of a user in
`Authorization: Bearer …`, or the session of a browser, an answer holds what that user may see on the portal's pages.
"""
VERSION = "1.0"


class Readable(JSONRenderer):
    """Finnish and Swedish letters as themselves: a fifth fewer bytes."""

    json_dumps_params: dict[str, Any] = {"ensure_ascii": False}


class Interface(NinjaAPI):
    """ninja's, with our own OpenAPI description."""

    @cache  # noqa: B019 - there is one interface, and it does not change
    def _described(self) -> dict[str, Any]:
        return published.finished(super().get_openapi_schema(path_prefix=ROOT))

    def get_openapi_schema(self, **given: Any) -> Any:
        return self._described()


api = Interface(
    title="Botnia portal",
    version=VERSION,
    description=" ".join(DESCRIPTION.split()),
    urls_namespace="api-1",
    renderer=Readable(),
    docs_url=None,  # ninja's page loads from other hosts; ours is botnia_portal.api.docs
    openapi_url="",  # ours is `description`
    openapi_extra={
        "info": {"license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}},
        "security": [{}, {"token": []}],
    },
)
for router in (plans.router, evaluations.router, shared.router):
    api.add_router("", router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(422, faults=error.faults)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404)


def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Every other address below the root."""
    return problem(404)


def index(request: HttpRequest) -> HttpResponse:
    """Where to begin."""
    root = request.build_absolute_uri(ROOT)
    parts = ("plans", "projects", "networks", "municipalities")
    return JsonResponse(
        {
            **{name: f"{root}{name}" for name in parts},
            "openapi": f"{root}openapi.json",
            "schemas": {
                name: f"{root}schemas/{name}.json" for name in (*published.ANSWERS, *published.PUBLICATIONS)
            },
        }
    )


def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description."""
    return JsonResponse(api.get_openapi_schema(), json_dumps_params={"ensure_ascii": False})


def schema(request: HttpRequest, name: str) -> HttpResponse:
    """The JSON Schema of one kind of answer."""
    found = published.schema(name)
    if found is None:
        return problem(404)
    return JsonResponse(
        found, json_dumps_params={"ensure_ascii": False}, content_type="application/schema+json"
    )
