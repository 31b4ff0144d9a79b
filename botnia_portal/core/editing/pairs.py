"""Texts in two languages side by side: what a template needs to show the pair and its translation's state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.editing.differences import Piece, word_diff
from botnia_portal.core.models import TextState

TO_CONFIRM = ("draft", texts.STALE)


@dataclass(frozen=True)
class Side:
    """One of the two: `state` is that of a translation, empty for the source and where nothing is written."""

    language: str
    bound: BoundField
    is_source: bool
    state: str


@dataclass(frozen=True)
class Pair:
    """Finnish and Swedish of one text. `confirm` is what the button sends, empty where there is nothing to confirm;
    `changes` is what the source said when it was translated against what it says now, where that differs."""

    sides: tuple[Side, Side]
    confirm: str
    changes: list[Piece] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return any(side.bound.errors for side in self.sides)


def text_pair(form: Any, name: str, states: Mapping[str, TextState], *, source: str, key: str = "") -> Pair:
    """The pair of a field. `source` is the language that new texts are written in, `key` the milestone's."""
    state = states.get(name)
    sides = [
        Side(
            language,
            form[f"{name}_{language}"],
            is_source=language == (state.source_language if state else source),
            state=state.state if state and state.language == language else "",
        )
        for language in texts.LANGUAGES
    ]
    confirm = f"{key}:{name}" if key else name
    open_to_confirm = confirm if state and state.state in TO_CONFIRM else ""
    return Pair((sides[0], sides[1]), open_to_confirm, _changes(form, name, state))


def _changes(form: Any, name: str, state: TextState | None) -> list[Piece]:
    """What has changed in the source of a stale text; nothing where its former words are not known."""
    if state is None or state.state != texts.STALE or not state.answered_source:
        return []
    now = str(form.initial.get(f"{name}_{state.source_language}") or "")
    return word_diff(state.answered_source, now)


def keep_sources(form: Any, states: Mapping[str, TextState]) -> None:
    """A source is not emptied while its translation stays as it is: that would silently become the source itself.

    Who empties one and rewrites the other means it.
    """
    for name, state in states.items():
        source, target = f"{name}_{state.source_language}", f"{name}_{state.language}"
        emptied = form.cleaned_data.get(source) == "" and form.initial.get(source)
        if emptied and form.cleaned_data.get(target) and target not in form.changed_data:
            form.add_error(
                source,
                _("The text in the other language is a translation of this. Empty both, or keep this one."),
            )
