"""The state of translated texts: missing, draft, stale, confirmed.

A fingerprint of the normalised source tells whether the source has changed since it was translated. White space,
spacing before punctuation and the marks of the small Markdown do not count as a change.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from botnia_portal.core.choices import Language, TextStatus
from botnia_portal.core.models import TextState

LANGUAGES = tuple(Language.values)
REGISTER = "register"
"""The container of texts that belong to no one plan."""
MISSING, STALE = "missing", "stale"
STATE_NAMES = {
    MISSING: _("missing"),
    TextStatus.DRAFT.value: _("draft"),
    STALE: _("out of date"),
    TextStatus.CONFIRMED.value: _("confirmed"),
}


@dataclass(frozen=True)
class Place:
    """Where a text belongs, for counting: a container ("plan:…") and a group within it ("2")."""

    scope: str
    group: str = ""


def fingerprint(text: str) -> str:
    """SHA-256 of the text without what makes no difference: white space, spaced punctuation, Markdown marks."""
    plain = re.sub(r"^\s*(?:[-+#>]+\s+)+", " ", _without_list_numbers(text), flags=re.MULTILINE)
    plain = re.sub(r"[*_`]+", "", plain)
    plain = re.sub(r"\s+", " ", plain)
    plain = re.sub(r"\s+([,.;:!?)\]”’])", r"\1", plain).strip()
    return hashlib.sha256(plain.encode()).hexdigest()


def _without_list_numbers(text: str) -> str:
    """The marks of a numbered list are Markdown too; "1. vaihe" alone on a line is an ordinal, and tells something."""
    numbers = [int(number) for number in re.findall(r"^\s*(\d{1,3})[.)]\s", text, flags=re.MULTILINE)]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return text
    return re.sub(r"^\s*\d{1,3}[.)]\s+", "", text, flags=re.MULTILINE)


def here() -> str:
    """The language of the page, in which one writes first."""
    language = get_language() or ""
    return language if language in LANGUAGES else LANGUAGES[0]


def column_here(field: str) -> str:
    """The column of a text in the language of the page: a text that is missing in both is asked for there."""
    return f"{field}_{here()}"


def other(language: str) -> str:
    """The other of the two languages."""
    return "sv" if language == "fi" else "fi"


def text_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The names of the translated fields of a model, in the order of its columns; none where nothing is translated."""
    return _text_fields(model)


@cache
def _text_fields(model: type[models.Model]) -> tuple[str, ...]:
    if model not in translator.get_registered_models(abstract=False):
        return ()
    translated = set(translator.get_options_for_model(model).all_fields)
    return tuple(column.name for column in model._meta.fields if column.name in translated)


def text_of(obj: models.Model, field: str, language: str) -> str:
    """The text in exactly this language; empty where there is none."""
    return getattr(obj, f"{field}_{language}") or ""


def borrowed_language(obj: models.Model, field: str) -> str:
    """The other language, where a text stands in it alone and is shown for want of the reader's; empty otherwise."""
    own = here()
    return "" if text_of(obj, field, own) or not text_of(obj, field, other(own)) else other(own)


def name_field(obj: models.Model) -> str:
    """The translated field that holds the name of a row; empty where it has none."""
    fields = text_fields(type(obj))
    return next((name for name in ("name", "title", "list_name", "text") if name in fields), "")


def states_of(obj: models.Model) -> dict[str, TextState]:
    """The stored states of an object's texts by field; one query."""
    rows = TextState.objects.filter(content_type=ContentType.objects.get_for_model(obj), object_id=obj.pk)
    return {row.field: row for row in rows}


def place_among(states: Mapping[str, TextState]) -> Place | None:
    """Where the texts of an object, whose `states_of` these are, are counted already; None where there is none yet."""
    row = next(iter(states.values()), None)
    return Place(row.scope, row.group) if row else None


def states_by_row(model: type[models.Model], keys: Iterable[int]) -> dict[int, dict[str, TextState]]:
    """The stored states of several rows, by key of the row and by field; one query."""
    kind = ContentType.objects.get_for_model(model)
    found: dict[int, dict[str, TextState]] = {}
    for row in TextState.objects.filter(content_type=kind, object_id__in=list(keys)):
        found.setdefault(row.object_id, {})[row.field] = row
    return found


def record(
    obj: models.Model,
    place: Place,
    *,
    source: str = "fi",
    status: str = TextStatus.DRAFT,
    is_new: bool = False,
    known: Mapping[str, TextState] | None = None,
) -> None:
    """Bring the states of all texts of `obj` up to date after a save.

    A text without a source has no row. A new or changed translation gets `status`; an unchanged one keeps its own,
    and becomes stale by itself when the source's fingerprint moves on. `is_new` saves the look for older states, and
    so does `known`, where the caller has them from `states_of` already.
    """
    if known is None:
        known = {} if is_new else states_of(obj)
    _write_states(_followed(obj, place, known, source, status))


@dataclass(frozen=True)
class Recorded:
    """A row whose texts are to be recorded: where they are counted, and the language of new ones."""

    obj: models.Model
    place: Place
    source: str


def record_many(rows: Iterable[Recorded], known: Mapping[int, Mapping[str, TextState]]) -> None:
    """`record` for rows of one model, in two statements; `known` is what `states_by_row` gives."""
    _write_states(
        state
        for row in rows
        for state in _followed(row.obj, row.place, known.get(row.obj.pk, {}), row.source, TextStatus.DRAFT)
    )


_FOLLOWING = (
    "scope", "group", "language", "source_language", "source_fingerprint", "current_fingerprint",
    "target_fingerprint", "answered_source", "status", "confirmed_by", "confirmed_at",
)  # fmt: skip


def _write_states(changed: Iterable[TextState]) -> None:
    """Insert the new and update the old in one statement, told apart by what makes a text's state unique.

    A state without a source fingerprint has lost its text and goes. (`bulk_update` would compile a condition for each
    row and column, which takes seconds for some hundred rows.)
    """
    rows = list(changed)
    gone = [row.pk for row in rows if not row.source_fingerprint]
    if gone:
        TextState.objects.filter(pk__in=gone).delete()
    kept = [row for row in rows if row.source_fingerprint]
    for row in kept:
        row.pk = None
    TextState.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "field"],
        update_fields=_FOLLOWING,
    )


def _followed(
    obj: models.Model, place: Place, known: Mapping[str, TextState], source: str, status: str
) -> Iterator[TextState]:
    """The states of an object that have to be written; one without a source fingerprint has lost its source."""
    for field in text_fields(type(obj)):
        row = known.get(field)
        language = row.source_language if row else source
        if not text_of(obj, field, language):
            language = other(language)
        if text_of(obj, field, language):
            row = row or _new_state(obj, field)
            if _follow(obj, row, language, place, status):
                yield row
        elif row:
            row.source_fingerprint = ""
            yield row


def _new_state(obj: models.Model, field: str) -> TextState:
    kind = ContentType.objects.get_for_model(obj)
    return TextState(content_type=kind, object_id=obj.pk, field=field)


def _follow(obj: models.Model, row: TextState, source: str, place: Place, status: str) -> bool:
    """Let a state follow its text; False where nothing of it has changed."""
    source_text, target_text = text_of(obj, row.field, source), text_of(obj, row.field, other(source))
    now, answer = fingerprint(source_text), fingerprint(target_text) if target_text else ""
    before = (row.source_language, row.current_fingerprint, row.target_fingerprint, row.scope, row.group)
    row.source_fingerprint = row.source_fingerprint or now
    if row.target_fingerprint != answer:
        row.status, row.source_fingerprint = status, now
        row.answered_source = source_text if target_text else ""
        row.confirmed_by = row.confirmed_at = None
    row.source_language, row.language = source, other(source)
    row.current_fingerprint, row.target_fingerprint = now, answer
    row.scope, row.group = place.scope, place.group
    return row.pk is None or before != (source, now, answer, place.scope, place.group)


def regroup(rows: models.QuerySet[Any], place: Place) -> None:
    """Count the texts of rows with the part of the container that they belong to now."""
    kind = ContentType.objects.get_for_model(rows.model)
    states = TextState.objects.filter(content_type=kind, object_id__in=rows.values("pk"), scope=place.scope)
    states.exclude(group=place.group).update(group=place.group)


def forget(rows: models.QuerySet[Any]) -> None:
    """Take away the states of the texts of rows that are about to be deleted."""
    kind = ContentType.objects.get_for_model(rows.model)
    TextState.objects.filter(content_type=kind, object_id__in=rows.values("pk")).delete()


def confirm(row: TextState, user: Any) -> None:
    """A person has read the translation against the source as it stands now."""
    row.status, row.source_fingerprint = TextStatus.CONFIRMED, row.current_fingerprint
    row.answered_source = text_of(row.target, row.field, row.source_language)  # type: ignore[arg-type]
    row.confirmed_by, row.confirmed_at = user, timezone.now()
    row.save()


@dataclass(frozen=True)
class LanguageShare:
    """How many texts of a place exist and stand confirmed in one language; its source texts count as confirmed."""

    language: str
    total: int = 0
    confirmed: int = 0
    drafts: int = 0
    stale: int = 0
    missing: int = 0

    def __add__(self, other: Self) -> Self:
        counts = ("total", "confirmed", "drafts", "stale", "missing")
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in counts})

    @property
    def percent(self) -> int:
        """Confirmed texts in per cent, rounded down, so that 100 means all."""
        return 100 * self.confirmed // self.total if self.total else 100


def shares(scope: str) -> list[LanguageShare]:
    """Counts per language over a scope; one query."""
    return together(shares_by_group(scope))


def together(groups: dict[str, list[LanguageShare]]) -> list[LanguageShare]:
    """The shares of several groups as one: those of a plan from those of its areas."""
    return [
        sum((share for shares in groups.values() for share in shares if share.language == code), none)
        for code, none in ((code, LanguageShare(code)) for code in LANGUAGES)
    ]


def shares_by_group(scope: str) -> dict[str, list[LanguageShare]]:
    """Counts per language for each group of a scope, such as the areas of a plan; one query."""
    return {group: _shares(counts) for group, counts in _counts(scope).items()}


def _counts(scope: str) -> dict[str, dict[tuple[str, str], int]]:
    """How many texts, by group, then by language and state."""
    rows = TextState.objects.filter(scope=scope).with_state().values("group", "language", "text_state")
    found: dict[str, dict[tuple[str, str], int]] = {}
    for row in rows.annotate(n=models.Count("pk")).order_by():
        found.setdefault(row["group"], {})[row["language"], row["text_state"]] = row["n"]
    return found


def _shares(counts: dict[tuple[str, str], int]) -> list[LanguageShare]:
    total = sum(counts.values())
    result = []
    for language in LANGUAGES:
        waiting = [counts.get((language, s), 0) for s in (TextStatus.DRAFT.value, STALE, MISSING)]
        result.append(LanguageShare(language, total, total - sum(waiting), *waiting))
    return result
