"""Texts for feeds, which hold no HTML: in the reader's language, else in the other one, with the language told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from botnia_portal.core import texts, time

# Neither XML 1.0 nor RFC 5545 has a place for these.
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")


class Words(NamedTuple):
    """A text and the language that it stands in."""

    text: str
    language: str


def printable(text: str) -> str:
    """The text without characters that a feed cannot hold."""
    return _UNPRINTABLE.sub("", text)


def words_of(row: Any, field: str) -> Words:
    """A translated text in the language of the address, for want of it in the other; empty where there is none."""
    here = texts.here()
    for language in (here, texts.other(here)):
        if text := getattr(row, f"{field}_{language}", ""):
            return Words(printable(text), language)
    return Words("", here)


def example_words(plans: Iterable[Any]) -> str:
    """The label of example data, where one of the plans holds any; else empty."""
    if any(plan.has_example_data for plan in plans):
        return _("Example material: what has happened is made up, the plan itself is real.")
    return ""


def when_of(row: Any) -> Words:
    """When, as a page says it: the words as written, else words made of the days, else those of the other language."""
    written = words_of(row, "time_words")
    here = texts.here()
    if (written.text and written.language == here) or not (row.time_edtf or row.time_repeats):
        return written
    try:
        shown = time.show(row.time_edtf, row.time_role or "at", here, repeats=row.time_repeats)
    except time.TimeError:  # a row that no form of ours has written
        return written
    return Words(shown, here) if shown else written
