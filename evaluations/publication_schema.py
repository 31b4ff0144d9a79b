"""The JSON Schema of the publication, made from its annotations: it is published in docs/ and a test holds it there."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from evaluations.publication import SCHEMA, VERSION, Publication
from evaluations.publication_codec import is_known

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def schema(version: int = VERSION) -> dict[str, Any]:
    """The schema of one version, by the JSON Schema draft 2020-12."""
    definitions: dict[str, Any] = {}
    _define(Publication, version, definitions)
    whole = definitions.pop("Publication")
    whole["properties"] |= {"schema": {"const": SCHEMA}, "version": {"const": version}}
    whole["required"] = sorted({*whole["required"], "schema", "version"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{SCHEMA}, version {version}",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def _define(kind: Any, version: int, definitions: dict[str, Any]) -> None:
    """Add the definition of a frozen class, and of those within it."""
    definitions[kind.__name__] = defined = {"type": "object", "additionalProperties": False}
    if not (text := getdoc(kind) or "").startswith(f"{kind.__name__}("):
        defined["description"] = " ".join(text.split())
    hints = get_type_hints(kind)
    known = [entry for entry in fields(kind) if is_known(entry, version)]
    defined["properties"] = {entry.name: _of(hints[entry.name], version, definitions) for entry in known}
    required = [
        entry.name for entry in known if MISSING is entry.default and MISSING is entry.default_factory
    ]
    defined["required"] = required


def _of(kind: Any, version: int, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one annotation; those that `publication_codec.decode` knows."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = next(entry for entry in arguments if entry is not NoneType)
        return {"anyOf": [_of(inner, version, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], version, definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if is_dataclass(kind):
        name = kind.__name__  # type: ignore[union-attr]
        if name not in definitions:
            _define(kind, version, definitions)
        return {"$ref": f"#/$defs/{name}"}
    return dict(_PLAIN[kind])
