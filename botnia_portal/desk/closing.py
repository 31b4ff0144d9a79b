"""Closing and reopening what the desk writes, with what each step means in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from botnia_portal.core import closing, texts
from botnia_portal.desk.nouns import Noun
from botnia_portal.desk.rows import may_edit, place_of_new, tell_plans


@transaction.atomic
def close(
    noun: Noun, row: Any, day: date, reason: Mapping[str, str], user: Any, *, source: str = texts.LANGUAGES[0]
) -> bool:
    """Close a row; False where that has been done already or is not possible. Raises PermissionDenied.

    `source` is the language that the reason was written in first.
    """
    _check(noun, row, user)
    place = place_of_new(noun, row)
    done = not noun.why_not_closed(row) and closing.close(row, day, reason, place, source=source)
    if done:
        tell_plans(noun, row)
    return done


@transaction.atomic
def reopen(noun: Noun, row: Any, user: Any) -> bool:
    """Open a row again; False where it is open. Raises PermissionDenied."""
    _check(noun, row, user)
    done = closing.is_closable(noun.model) and closing.reopen(row, place_of_new(noun, row))
    if done:
        tell_plans(noun, row)
    return done


def _check(noun: Noun, row: Any, user: Any) -> None:
    if not may_edit(user, noun, row):
        raise PermissionDenied


def day_offered(noun: Noun, row: Any) -> date | None:
    """The day on which a row is likely to be closed: in a plan whose term is over, its last day, as items are dropped.

    None where that is today.
    """
    plan = noun.plan(row) if noun.parent else None
    return plan.default_day() if plan else None


def what_it_means(noun: Noun) -> list[str]:
    """What closing a row of a noun does, said before it is done."""
    common = [
        _(
            "It stays where others refer to it, and its page says that it is closed, with the day and the reason."
        ),
        _("Forms do not offer it any more; where it has been chosen, it stays chosen."),
        _("It can be reopened at any time. The history keeps both."),
    ]
    return [*common, *([str(noun.closing_means)] if noun.closing_means else [])]
