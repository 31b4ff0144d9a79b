"""The queue of texts that wait for a translator: which, in which order, and how far each language has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.choices import TextStatus
from botnia_portal.core.editing.differences import Piece, word_diff
from botnia_portal.core.history import field_label
from botnia_portal.core.models import TextState, TextStateQuerySet
from botnia_portal.desk.nouns import NOUNS
from botnia_portal.desk.rows import REGISTER, words_of
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.selectors.places import scope_of
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.services.reporting import touch_all

ROWS = 50
IN_ORDER = ("scope", "group", "content_type_id", "object_id", "pk")
NAMED_AFTER = ("plan", "network", "project", "item", "round")
WAITING = "waiting"
"""All that is not confirmed: what the queue shows first."""
STATES = (texts.MISSING, texts.STALE, TextStatus.DRAFT.value, TextStatus.CONFIRMED.value)


SORTS: dict[type[models.Model], Promise] = {
    StatusUpdate: _("Status reports"),
    EvaluationRound: _("Evaluations"),
    ItemAssessment: _("Assessments of items"),
    AreaAssessment: _("Assessments of areas"),
    GroupPosition: _("The steering group’s positions"),
}
"""Nouns that are written neither on the desk nor on the page of an item."""


@dataclass(frozen=True)
class Wanted:
    """What to show: `state` of the texts above or WAITING, `language` and `group` or empty for all."""

    state: str = WAITING
    language: str = ""
    group: str = ""


@dataclass(frozen=True)
class Line:
    """A text of the queue: whose it is, its source and its translation as they stand."""

    state: TextState
    noun: str
    name: str
    label: str
    source: str
    translation: str
    address: str
    language: str = ""
    """That of the name, where it stands in the other language for want of the reader's."""

    @property
    def is_long(self) -> bool:
        return len(self.source) > 120 or "\n" in self.source

    @property
    def changes(self) -> list[Piece]:
        """What has changed in the source since it was translated; empty where that is not known."""
        before = self.state.answered_source
        return word_diff(before, self.source) if before and self.state.state == texts.STALE else []


def scopes(plan: ActionPlan, user: Any) -> list[str]:
    """The containers of texts that the user may write in: the plan, what plans share, and the open rounds."""
    rounds = EvaluationRound.objects.filter(plan=plan).select_related("plan")
    open_rounds = [scope_of(row) for row in rounds if user.has_perm("evaluations.write", row)]
    return [f"plan:{plan.slug}", REGISTER, *open_rounds]


def waiting(plan: ActionPlan, user: Any, wanted: Wanted) -> TextStateQuerySet:
    """The texts that are wanted, those of one item together."""
    rows = TextState.objects.filter(scope__in=scopes(plan, user)).with_state()
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    if wanted.group:
        rows = rows.filter(group=wanted.group)
    if wanted.state == WAITING:
        rows = rows.exclude(text_state=TextStatus.CONFIRMED)
    else:
        rows = rows.filter(text_state=wanted.state)
    return rows.order_by(*IN_ORDER)


def page_of(rows: TextStateQuerySet, number: str) -> tuple[Page, list[Line]]:
    """One page of the queue; the objects come with one query for each sort of row."""
    page = Paginator(rows, ROWS).get_page(number)
    return page, lines_of(list(page.object_list))


def lines_of(states: list[TextState]) -> list[Line]:
    """The texts with their rows, and with what names and addresses of rows need; those that are gone are left out."""
    models.prefetch_related_objects(states, "target")
    here = [state for state in states if state.target is not None]
    sorts: set[type[Any]] = {type(state.target) for state in here}
    for model in sorts:
        above = [column.name for column in model._meta.fields if column.name in NAMED_AFTER]
        rows: list[Any] = [state.target for state in here if type(state.target) is model]
        models.prefetch_related_objects(rows, *above)
    return [line_of(state) for state in here]


def line_of(state: TextState) -> Line:
    """A text with the row that it belongs to."""
    row: Any = state.target
    return Line(
        state=state,
        noun=_noun(type(row)),
        name=_name(row),
        label=field_label(type(row), state.field),
        source=texts.text_of(row, state.field, state.source_language),
        translation=texts.text_of(row, state.field, state.language),
        address=_address(row),
        language=_borrowed(_named(row)),
    )


def _noun(model: type[models.Model]) -> str:
    return str(SORTS[model]) if model in SORTS else words_of(model)


def _name(row: Any) -> str:
    """A short name of a row in a list: its own, or that of the item or area that it is about."""
    named = str(_named(row))
    return named if len(named) <= 90 else f"{named[:88]}…"


def _named(row: Any) -> Any:
    about = None if isinstance(row, PlanItem) else _about(row)
    return row if about is None else about


def _borrowed(row: Any) -> str:
    name = texts.name_field(row)
    return texts.borrowed_language(row, name) if name else ""


def _about(row: Any) -> Any:
    return next(
        (getattr(row, name) for name in ("item", "section") if getattr(row, f"{name}_id", None)), None
    )


def _address(row: Any) -> str:
    """The page on which the whole row is written; empty where it has none."""
    if hasattr(row, "get_absolute_url"):
        return str(row.get_absolute_url())
    noun = next((noun for noun in NOUNS.values() if noun.model is type(row)), None)
    return reverse("desk-row", args=[noun.slug, row.pk]) if noun else ""


def after(rows: TextStateQuerySet, state: TextState) -> TextState | None:
    """The next text of the queue behind this one, which may have left the queue itself; None at the end."""
    values = [getattr(state, name) for name in IN_ORDER]
    behind = Q()
    for place, name in enumerate(IN_ORDER):
        equal = dict(zip(IN_ORDER[:place], values[:place], strict=True))
        behind |= Q(**equal, **{f"{name}__gt": values[place]})
    found: TextState | None = rows.filter(behind).first()
    return found


def may_write(user: Any, state: TextState) -> bool:
    """Whether the user writes in the container of a text: a plan, a round of a plan, or what plans share."""
    kind, _colon, name = state.scope.partition(":")
    if kind == "plan":
        plan = ActionPlan.objects.filter(slug=name).first()
        return plan is not None and bool(user.has_perm("plans.edit", plan))
    if kind == "round":
        slug, _slash, sort = name.rpartition("/")
        row = EvaluationRound.objects.filter(plan__slug=slug, kind=sort).select_related("plan").first()
        return row is not None and bool(user.has_perm("evaluations.write", row))
    return bool(user.has_perm("networks.edit"))


def tell_plans(state: TextState) -> None:
    """What keys the caches of the plans that show the text rises."""
    kind, _colon, name = state.scope.partition(":")
    slug = name.rpartition("/")[0] if kind == "round" else name
    plans = ActionPlan.objects.filter(slug=slug) if kind in ("plan", "round") else ActionPlan.objects.all()
    touch_all(plans)


@transaction.atomic
def confirm_all(read: list[tuple[int, str, str]], user: Any) -> int:
    """Confirm the texts that a person has read through, as (key, fingerprint of the source, of the translation).

    What has changed since it was read is left; returns how many were confirmed. Raises PermissionDenied.
    """
    seen = {key: marks for key, *marks in read}
    rows = list(TextState.objects.select_for_update().filter(pk__in=seen).order_by("pk"))
    for scope in {row.scope for row in rows}:
        if not may_write(user, next(row for row in rows if row.scope == scope)):
            raise PermissionDenied
    models.prefetch_related_objects(rows, "target")
    fresh = [row for row in rows if [row.current_fingerprint, row.target_fingerprint] == seen[row.pk]]
    done = [row for row in fresh if row.target_fingerprint and row.state != TextStatus.CONFIRMED]
    for row in done:
        texts.confirm(row, user)
    if done:
        tell_plans(done[0])
    return len(done)
