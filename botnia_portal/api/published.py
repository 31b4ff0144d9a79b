"""The contract, published: the JSON Schema of every answer, and the OpenAPI description with the words of its codes."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Choices
from django.utils.translation import override
from pydantic import BaseModel

from botnia_portal.api.problems import MEDIA_TYPE
from botnia_portal.api.schemas import basic, evaluations, plans, shared
from botnia_portal.core.choices import Language, TimePrecision, TimeRole
from evaluations import choices as evaluation_choices
from evaluations.publication import VERSIONS
from networks import choices as network_choices
from plans import choices as plan_choices
from plans.forms.filters import STATES

ANSWERS: dict[str, type[BaseModel]] = {
    "plan": plans.Plan,
    "item": plans.ItemWhole,
    "item-in-list": plans.Item,
    "milestone": plans.Milestone,
    "project": shared.Project,
    "network": shared.Network,
    "municipality": shared.Municipality,
    "evaluation": evaluations.Evaluation,
    "problem": basic.Problem,
}
PUBLICATIONS = {f"evaluation-publication-{version}": version for version in VERSIONS}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _choices() -> Iterator[type[Choices]]:
    for module in (network_choices, plan_choices, evaluation_choices):
        yield from (
            kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Choices)
        )
    yield from (Language, TimePrecision, TimeRole)


def labels(codes: Iterable[tuple[Any, Any]]) -> dict[str, dict[str, str]]:
    """The words of each code in both languages."""
    told: dict[str, dict[str, str]] = {}
    for language in Language.values:
        with override(language):
            for code, label in codes:
                told.setdefault(str(code), {})[language] = str(label)
    return told


def _with_labels(definitions: dict[str, Any]) -> None:
    """Say what codes mean, as `x-labels`."""
    known = {kind.__name__: kind.choices for kind in _choices()} | {"ItemState": STATES}
    for name, definition in definitions.items():
        if "enum" in definition and name in known:
            definition["x-labels"] = labels(known[name])


def schema(name: str) -> dict[str, Any] | None:
    """The JSON Schema (draft 2020-12) of one kind of answer; None for an unknown name."""
    if version := PUBLICATIONS.get(name):
        file = settings.BASE_DIR / f"docs/evaluation-publication-{version}.schema.json"
        return dict(json.loads(file.read_text("utf-8")))
    if name not in ANSWERS:
        return None
    found = ANSWERS[name].model_json_schema(mode="serialization")
    _with_labels(found.get("$defs", {}))
    return {"$schema": DIALECT, **found}


TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key of a user for this purpose, made and revoked on the portal's page My keys.",
}
ETAG = {"description": "Send it as If-None-Match: an unchanged answer is 304.", "schema": {"type": "string"}}


def finished(openapi: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI description with the token, the words of the codes, and problems as what they are sent as."""
    del openapi["servers"]  # wherever it was read from
    openapi["components"]["securitySchemes"] = {"token": TOKEN}
    _with_labels(openapi["components"]["schemas"])
    for operations in openapi["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if status == 200:
                    answer["headers"] = {"ETag": ETAG}
                if status >= 400 and "content" in answer:
                    answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}
    return openapi
