"""The stored states of the texts of several rows at once."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from botnia_portal.core.models import TextState


def states_by_row(model: type[Model], keys: Iterable[int]) -> dict[int, dict[str, TextState]]:
    """By key of the row and by field; one query."""
    found: dict[int, dict[str, TextState]] = {}
    rows = TextState.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=list(keys)
    )
    for row in rows:
        found.setdefault(row.object_id, {})[row.field] = row
    return found
