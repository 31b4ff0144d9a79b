"""Texts of live rows as the publication holds them: both languages, each with its state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextChoices
from django.utils import translation
from modeltranslation.translator import translator

from botnia_portal.core import time
from botnia_portal.core.models import TextState, Timed
from botnia_portal.core.texts import LANGUAGES, MISSING, STALE, text_of
from evaluations.publication import Text
from evaluations.publication import TextState as State

Key = tuple[int, int, str]


@dataclass(frozen=True)
class Noted:
    """A text that the publication shows: the row and field that hold it, and what is known of its translation.

    `language` is the one that it is translated into and `state` that of the translation; both, `group` and `state_key`
    (of the TextState) are empty where no state is kept.
    """

    row: Model
    field: str
    text: Text
    language: str = ""
    state: str = ""
    group: str = ""
    state_key: int = 0


class Texts:
    """Reads the states of all texts that a publication may hold in one query, then answers without any.

    `noted` is every text that was asked for and is there, by its key.
    """

    def __init__(self, scopes: Iterable[str], shared: Iterable[type[Model]]) -> None:
        """`scopes` are the containers of the texts; of the `shared` models, texts of every container are read."""
        models = translator.get_registered_models(abstract=False)
        types = ContentType.objects.get_for_models(*models)
        self._types: dict[type[Model], int] = {model: kind.pk for model, kind in types.items()}
        rows = TextState.objects.filter(
            Q(scope__in=list(scopes)) | Q(content_type_id__in=[self._types[model] for model in shared])
        ).with_state()
        columns = ("content_type_id", "object_id", "field", "language", "text_state", "group", "pk")
        self._targets: dict[Key, tuple[str, str, str, int]] = {
            (kind, key, field): (language, state, group, pk)
            for kind, key, field, language, state, group, pk in rows.values_list(*columns)
        }
        self.noted: dict[Key, Noted] = {}

    def of(self, row: Model | None, field: str) -> Text | None:
        """A text of a row; None where there is no row, or no text in either language."""
        if row is None or not any(text_of(row, field, language).strip() for language in LANGUAGES):
            return None
        return self.always(row, field)

    def always(self, row: Model | None, field: str) -> Text:
        """A text of a row, empty where there is none: for what every report shows."""
        if row is None:
            return Text("", "", "missing", "missing")
        fi, sv = (text_of(row, field, language).strip() for language in LANGUAGES)
        target, state, _group, _pk = known = self._known(row, field)
        text = Text(fi, sv, _state(fi, target == "fi", state), _state(sv, target == "sv", state))
        self.noted[self._key(row, field)] = Noted(row, field, text, *known)
        return text

    def _key(self, row: Model, field: str) -> Key:
        return self._types[type(row)], row.pk, field

    def _known(self, row: Model, field: str) -> tuple[str, str, str, int]:
        return self._targets.get(self._key(row, field), ("", "", "", 0))

    def time(self, row: Timed) -> Text | None:
        """When, as the plan says it; where one language has no words, in words made from the time itself."""
        written = self.always(row, "time_words")
        fi, sv = written.fi or _spoken(row, "fi"), written.sv or _spoken(row, "sv")
        if not fi and not sv:
            self.noted.pop(self._key(row, "time_words"))
            return None
        shown = Text(fi, sv, _own(fi, written.fi, written.fi_state), _own(sv, written.sv, written.sv_state))
        key = self._key(row, "time_words")
        self.noted[key] = replace(self.noted[key], text=shown)
        return shown

    def name(self, row: Model | None) -> Text | None:
        """The name of a body among others: the short one where there is one, which holds no comma."""
        short = self.of(row, "short_name") if hasattr(row, "short_name") else None
        return short if short and short.fi and short.sv else self.of(row, "name")


def _state(text: str, is_target: bool, state: str) -> State:
    """A stale translation counts as a draft; the source of a text is confirmed by being the source."""
    if not text:
        return "missing"
    return "draft" if is_target and state in (STALE, "draft", MISSING) else "confirmed"


def _own(shown: str, written: str, state: State) -> State:
    """Words made from the time itself need no confirming."""
    if not shown:
        return "missing"
    return state if written else "confirmed"


def _spoken(row: Timed, language: str) -> str:
    if not row.time_edtf:
        return ""
    return time.show(
        row.time_edtf, row.time_role or "at", language,
        repeats=row.time_repeats, duration=row.time_duration, offset=row.time_offset,
    )  # fmt: skip


def label(choice: TextChoices) -> Text:
    """The name of a choice in both languages: a word of the portal's own, which needs no confirming."""
    return _label(type(choice), choice.value)


@cache
def _label(kind: type[TextChoices], choice: str) -> Text:
    with translation.override("fi"):
        fi = str(kind(choice).label)
    with translation.override("sv"):
        return Text(fi, str(kind(choice).label))


def plain(fi: str, sv: str) -> Text:
    """Words that need no confirming."""
    return Text(fi, sv, "confirmed" if fi else "missing", "confirmed" if sv else "missing")


def capitalised(text: Text) -> Text:
    """A label as it begins a title."""
    return replace(text, fi=text.fi[:1].upper() + text.fi[1:], sv=text.sv[:1].upper() + text.sv[1:])


def joined(parts: Iterable[Text | None], separator: str = ", ") -> Text | None:
    """Several short texts as one; where one lacks a language it stands in the other. A draft makes all a draft."""
    shown = [part for part in parts if part is not None and (part.fi or part.sv)]
    if not shown:
        return None
    fi = separator.join(part.fi or part.sv for part in shown)
    sv = separator.join(part.sv or part.fi for part in shown)
    return Text(fi, sv, _joined_state(shown, "fi"), _joined_state(shown, "sv"))


def _joined_state(parts: list[Text], language: str) -> State:
    states = {getattr(part, f"{language}_state") for part in parts}
    return "confirmed" if states == {"confirmed"} else "draft"


def with_note(text: Text, note: Text | None) -> Text:
    """A text with a condition or a role in brackets behind it."""
    if note is None:
        return text
    both = joined([text, note], "\0")
    assert both is not None  # noqa: S101 - `text` is not empty where it has a note
    fi, sv = (f"{words.replace(chr(0), ' (')})" for words in (both.fi, both.sv))
    return Text(fi, sv, both.fi_state, both.sv_state)
