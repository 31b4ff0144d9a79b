"""Who stands in which role to items: whole rows for the page of one item, plain names for tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from plans.choices import PartyRoleKind
from plans.models import PartyRole

_COLUMNS = (
    "item_id",
    "organisation__name_fi",
    "organisation__name_sv",
    "organisation__short_name_fi",
    "organisation__short_name_sv",
    "network__slug",
    "network__name_fi",
    "network__name_sv",
    "municipality__slug",
    "municipality__name_fi",
    "municipality__name_sv",
    "project__slug",
    "project__name_fi",
    "project__name_sv",
    "person__name",
    "person__name_public",
    "person__title_fi",
    "person__title_sv",
    "words_fi",
    "words_sv",
)


@dataclass(frozen=True)
class PartyName:
    """A party for a table: its name in both languages, and kind and slug of its page where it has one.

    `person` is the name of a person, which readers see only where it is `public`; the names are then the title.
    """

    name_fi: str
    name_sv: str
    kind: str = ""
    slug: str = ""
    person: str = ""
    public: bool = True


def party_rows() -> QuerySet[PartyRole]:
    """Parties with everything that their names need."""
    return PartyRole.objects.select_related(*PartyRole.PARTIES)


def responsible_names(keys: Iterable[int] | QuerySet[Any]) -> dict[int, list[PartyName]]:
    """The responsible parties of items by the items' keys, or a query for them; one query and no model instances."""
    items = keys if isinstance(keys, QuerySet) else list(keys)
    rows: Any = PartyRole.objects.filter(item__in=items, role=PartyRoleKind.RESPONSIBLE)
    found: dict[int, list[PartyName]] = {}
    for row in rows.rewrite(False).order_by("order", "pk").values(*_COLUMNS):
        found.setdefault(row["item_id"], []).append(_name(row))
    return found


def _name(row: dict[str, Any]) -> PartyName:
    for kind in ("network", "municipality", "project"):
        if row[f"{kind}__slug"]:
            return PartyName(*_both(row, f"{kind}__name"), kind, row[f"{kind}__slug"])
    if row["person__name"]:
        titles = _both(row, "person__title")
        return PartyName(*titles, person=row["person__name"], public=row["person__name_public"])
    short, full = _both(row, "organisation__short_name"), _both(row, "organisation__name")
    names = short if all(short) else full
    return PartyName(*(names if any(names) else _both(row, "words")))


def _both(row: dict[str, Any], column: str) -> tuple[str, str]:
    return row[f"{column}_fi"] or "", row[f"{column}_sv"] or ""
