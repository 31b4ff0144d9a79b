"""The page about the API, in both languages: what there is, how to ask, and under which licence."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from botnia_portal.api.interface import api
from botnia_portal.api.parameters import MOST, schema_of
from botnia_portal.api.published import ANSWERS, PUBLICATIONS
from botnia_portal.api.rates import READER, USER
from botnia_portal.api.rows.places import ROOT
from botnia_portal.core.unchanged import answers_unchanged
from plans.forms.filters import ItemFilterForm
from plans.models import ActionPlan


@dataclass(frozen=True)
class Address:
    path: str
    words: str


@dataclass(frozen=True)
class Filter:
    """A parameter of the items; `codes` are its values with their words, where they do not hang on the plan."""

    name: str
    words: str
    codes: list[tuple[str, str]] = field(default_factory=list)
    is_flag: bool = False


@answers_unchanged
def page(request: HttpRequest) -> HttpResponse:
    context = {
        "root": request.build_absolute_uri(ROOT),
        "addresses": _addresses(),
        "filters": [_filter(name, one) for name, one in ItemFilterForm.base_fields.items()],
        "schemas": [*ANSWERS, *PUBLICATIONS],
        "most": MOST,
        "reader_rate": READER,
        "user_rate": USER,
        "example": ActionPlan.objects.visible_to(request.user).first(),
    }
    return render(request, "api/docs.html", context)


def _addresses() -> list[Address]:
    paths: dict[str, Any] = api.get_openapi_schema()["paths"]
    return [Address(path, gettext(operations["get"]["summary"])) for path, operations in paths.items()]


def _filter(name: str, one: Any) -> Filter:
    told = schema_of(one)
    codes = [(str(code), str(label)) for code, label in getattr(one, "choices", ()) if code]
    return Filter(name, str(one.label), codes, is_flag=told["type"] == "boolean")
