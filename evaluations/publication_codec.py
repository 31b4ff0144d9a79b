"""Frozen dataclasses to plain data and strictly back, by their annotations.

Knows exactly the annotations that `evaluations.publication` uses: dataclasses, tuples of one type, Literal, X | None,
date, datetime, str, int, bool.
"""

from __future__ import annotations

import sys
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class PublicationError(ValueError):
    """The bytes are no publication of this schema and version."""


EVERY_VERSION = sys.maxsize


def since(version: int) -> dict[str, int]:
    """The metadata of a field that publications before this version do not have."""
    return {"version": version}


def is_known(entry: Field[Any], version: int) -> bool:
    """Whether a field stands in publications of this version."""
    return entry.metadata.get("version", 0) <= version


def encode(value: Any, version: int = EVERY_VERSION) -> Any:
    """A frozen object as plain lists, mappings, texts and figures; every field is there, None as null."""
    if is_dataclass(value):
        known = [entry.name for entry in fields(value) if is_known(entry, version)]
        return {name: encode(getattr(value, name), version) for name in known}
    if isinstance(value, tuple):
        return [encode(entry, version) for entry in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _hints(kind: type, version: int) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {entry.name: hints[entry.name] for entry in fields(kind) if is_known(entry, version)}


def decode(kind: Any, value: Any, place: str, version: int = EVERY_VERSION) -> Any:
    """Read `value` as the annotated type `kind`; PublicationError, with the place, where it is anything else."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        inner = next(entry for entry in get_args(kind) if entry is not NoneType)
        return None if value is None else decode(inner, value, place, version)
    if origin is tuple:
        return tuple(
            decode(get_args(kind)[0], entry, f"{place}[{index}]", version)
            for index, entry in enumerate(expect(list, value, place))
        )
    if origin is Literal:
        if value not in get_args(kind):
            raise PublicationError(f"{place}: {value!r} is none of {', '.join(get_args(kind))}.")
        return value
    if is_dataclass(kind):
        return _decode_object(kind, expect(dict, value, place), place, version)
    if kind in (date, datetime):
        try:
            return kind.fromisoformat(expect(str, value, place))
        except ValueError:
            raise PublicationError(f"{place}: {value!r} is no {kind.__name__}.") from None
    return expect(kind, value, place)


def _decode_object(kind: Any, value: dict[str, Any], place: str, version: int) -> Any:
    hints = _hints(kind, version)
    if unknown := sorted(value.keys() - hints.keys()):
        raise PublicationError(f"{place}: unknown {', '.join(unknown)}.")
    arguments = {
        name: decode(hints[name], entry, f"{place}.{name}", version) for name, entry in value.items()
    }
    try:
        return kind(**arguments)
    except (TypeError, PublicationError) as error:
        raise PublicationError(f"{place}: {error}") from None


def expect(kind: type, value: Any, place: str) -> Any:
    """`value`, which must be of this plain type."""
    # bool is an int in Python and must not pass for a figure.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise PublicationError(f"{place}: {value!r} is no {kind.__name__}.")
    return value
