"""What a change of a row has to do with, as far as it is found by the search."""

from collections.abc import Mapping
from typing import Any

from botnia_portal.core.changes import thing_at
from botnia_portal.search.sources import FOLLOWED_LINKS, SOURCES, Things


def touched(model: type, key: int, thing: str, changes: Mapping[str, Any]) -> Things:
    """What a change of a row has to do with: the row, the one that it is a part of, and those that it was or is linked
    to, as far as they are found by the search."""
    linked = [
        (target, int(value))
        for name, target in FOLLOWED_LINKS.get(model, {}).items()
        for value in changes.get(name, ())
        if str(value).isdecimal()
    ]
    found = {(model, key), thing_at(thing), *linked}
    return {(model, key) for model, key in found if model in SOURCES}
