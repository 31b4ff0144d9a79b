"""Small makers of database constraints with a sentence for the reader instead of the technical default."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def one_of(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.CheckConstraint:
    """`choices` alone constrain nothing: the database holds the list too."""
    values = [*choices.values, ""] if blank else list(choices.values)
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": values}),
        name=f"%(app_label)s_%(class)s_{field}_known",
        violation_error_message=_("Choose one of the values in the list."),
    )


def closed_is_over(course: str, over: Sequence[str], message: Any) -> models.CheckConstraint:
    """What is closed does not go on in the words of its course (core.models.Closable)."""
    return models.CheckConstraint(
        condition=Q(closed_on__isnull=True) | Q(**{f"{course}__in": list(over)}),
        name=f"%(app_label)s_%(class)s_closed_{course}",
        violation_error_message=message,
    )


def has_text(words: str) -> Q:
    """A translated text is there in one language at least.

    A column that knows nothing compares to nothing, and a check that knows nothing passes: so both are asked.
    """
    told = [Q(**{f"{words}_{code}__isnull": False, f"{words}_{code}__gt": ""}) for code in ("fi", "sv")]
    return told[0] | told[1]


def exactly_one(fields: Sequence[str], name: str, words: str | None = None) -> models.CheckConstraint:
    """Exactly one of the nullable `fields` is set; `words` names a translated text that stands in for all of them."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    none_set = Q(**{f"{field}__isnull": True for field in fields})
    if words:
        condition |= none_set & has_text(words)
    return models.CheckConstraint(
        condition=condition,
        name=name,
        violation_error_message=_("Choose exactly one party, or describe it in words."),
    )


def days_in_order(first: str, last: str, name: str) -> models.CheckConstraint:
    """The last day is not before the first; an open side is allowed."""
    open_side = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True})
    return models.CheckConstraint(
        condition=open_side | Q(**{f"{last}__gte": models.F(first)}),
        name=name,
        violation_error_message=_("The last day is before the first day."),
    )
