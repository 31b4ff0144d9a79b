"""Texts and times of rows as the API tells them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from botnia_portal.api.schemas.basic import Dated, Names, Text, TextStates, Time
from botnia_portal.core import texts, time
from botnia_portal.core.choices import TextStatus, TimeRole
from botnia_portal.core.models import TextState, Timed


def names(row: Any, field: str) -> Names:
    """A text in both languages."""
    return Names(fi=getattr(row, f"{field}_fi") or None, sv=getattr(row, f"{field}_sv") or None)


def names_or_none(row: Any, field: str) -> Names | None:
    found = names(row, field)
    return found if found.fi or found.sv else None


@dataclass(frozen=True)
class TextBook:
    """The texts of rows with their states, which only those who see the live plan are told (`live`)."""

    live: bool
    states: dict[tuple[type[models.Model], int], dict[str, TextState]] = field(default_factory=dict)

    def learn(self, model: type[models.Model], keys: Iterable[int]) -> None:
        """Read the states of rows; one query, and none for readers."""
        found = texts.states_by_row(model, keys) if self.live else {}
        self.states.update({(model, key): states for key, states in found.items()})

    def text(self, row: models.Model, field: str) -> Text | None:
        """A text; null where it is missing in both languages."""
        plain = names_or_none(row, field)
        if plain is None:
            return None
        known = self.states.get((type(row), row.pk), {}).get(field)
        return Text(fi=plain.fi, sv=plain.sv, state=_states(known) if known else None)

    def dated(self, row: models.Model, day: date | None, reason: str) -> Dated | None:
        """What happened on a day, with its reason; null where it has not happened."""
        return Dated(on=day, reason=self.text(row, reason)) if day else None

    def closing(self, row: Any) -> Dated | None:
        return self.dated(row, row.closed_on, "closed_reason")


def _states(known: TextState) -> TextStates:
    """The source counts as confirmed, as it does in the shares of a plan (core.texts)."""
    told = {known.source_language: TextStatus.CONFIRMED.value, known.language: known.state}
    return TextStates(**told)  # type: ignore[arg-type]


def time_of(row: Timed, *, late: bool) -> Time | None:
    """The time of a row; `late` is false where nobody may know from when it is late."""
    words = Names(fi=_time_words(row, "fi"), sv=_time_words(row, "sv"))
    parts = (words.fi, words.sv, row.time_edtf, row.time_repeats, row.time_offset, row.time_duration)
    if not any(parts):
        return None
    return Time(
        words=words,
        edtf=row.time_edtf or None,
        role=TimeRole(row.time_role) if row.time_role else None,
        earliest=row.time_earliest,
        latest=row.time_latest,
        late_from=row.time_late_from if late else None,
        precision=row.time_precision,  # type: ignore[arg-type]
        recurrence=row.time_repeats or None,
        offset=row.time_offset or None,
        duration=row.time_duration or None,
        inferred=row.time_inferred,
    )


def _time_words(row: Timed, language: str) -> str | None:
    """As on the pages: the words as written, else words made from EDTF."""
    if written := texts.text_of(row, "time_words", language):
        return written
    if not row.time_edtf:
        return None
    return time.show(row.time_edtf, row.time_role or TimeRole.AT, language, repeats=row.time_repeats)
