"""Reading and writing the rows of the desk's nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Max
from django.http import QueryDict
from django.template.defaultfilters import floatformat
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.attachments import all_on
from botnia_portal.core.comments import comments_on
from botnia_portal.core.days import day_words
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.row_forms import RowForm, as_initial, shape_of
from botnia_portal.core.editing.saving import RowEdit, Saved, save_row
from botnia_portal.core.editing.shapes import Shape
from botnia_portal.core.models import Timed
from botnia_portal.desk.nouns import CHILDREN, NOUNS, PARENTS, SHARED, Noun
from networks.models import RoleAssignment
from plans.models import ActionPlan, Milestone, PartyRole, PlanItem
from plans.services.reporting import touch_all

REGISTER = texts.REGISTER


OTHER_WORDS: dict[type[models.Model], Promise] = {
    PlanItem: _("Items"),
    PartyRole: _("Roles in items"),
    Milestone: _("Milestones"),
    RoleAssignment: _("Roles of users"),
}
"""Nouns that are written elsewhere than on the desk."""


CHILD_MODELS = frozenset(noun.model for noun in CHILDREN)
Part = tuple[str, str]
"""Words of a line, and the language that they are borrowed from; empty where they stand in the reader's."""


@dataclass(frozen=True)
class RowSubject:
    """A row of a noun for `core.editing.sheets`; `row` has no key where it is to be added."""

    noun: Noun
    row: Any
    prefix: str = ""
    user: Any = None
    files: Any = None
    """What was sent with the form, where it takes a file."""

    @property
    def shape(self) -> Shape:
        return shape_of(self.noun.form_of(self.row))

    @property
    def identity(self) -> list[Any]:
        parent = getattr(self.row, f"{self.noun.parent}_id") if self.noun.parent else None
        return [self.noun.slug, self.row.pk, parent]

    def form(self, data: QueryDict | None, base: Values) -> RowForm:
        form = self.noun.form_of(self.row)(
            data,
            self.files if data is not None else None,
            instance=self.row,
            initial=as_initial(self.shape, base),
        )
        form.written_by(self.user)
        return form


@dataclass(frozen=True)
class Line:
    """A row in a list: its name in both languages where it has one, else in words."""

    row: Any
    name: str
    missing: tuple[str, ...] = ()

    @property
    def parts(self) -> list[Part]:
        """The name, part by part, each with the language that it is borrowed from."""
        return parts_of(self.row) if type(self.row) in CHILD_MODELS else [(self.name, _borrowed(self.row))]

    @property
    def closed_on(self) -> date | None:
        """The day on which it was closed; None where it is open or cannot be closed."""
        day: date | None = getattr(self.row, "closed_on", None)
        return day


@dataclass(frozen=True)
class Children:
    noun: Noun
    lines: list[Line] = field(default_factory=list)
    beside: Any = None


def may_edit(user: Any, noun: Noun, row: Any) -> bool:
    """Whether the user writes this row: that of a plan its coordinators, a shared one every coordinator."""
    plan = noun.plan(row)
    return bool(user.has_perm("plans.edit", plan) if plan else user.has_perm(SHARED))


def new_row(noun: Noun, parent: Any = None) -> Any:
    """A row that has not been saved, already belonging to its parent."""
    return noun.model(**{noun.parent: parent}) if noun.parent else noun.model()


def save(subject: RowSubject, edit: RowEdit, user: Any, *, source: str, form: RowForm | None = None) -> Saved:
    """Save a row of the desk. Raises PermissionDenied, and Clash where another person has changed the same.

    `form` is handed to what follows the saving of a new row.
    """
    is_new = subject.row.pk is None
    if is_new:
        # What the row belongs to may be among its values: the permission and the place of its texts depend on that.
        subject.shape.write(subject.row, edit.values)
        _complete(subject.row)
    if not may_edit(user, subject.noun, subject.row):
        raise PermissionDenied
    place = place_of_new(subject.noun, subject.row)

    def prepare(row: Any) -> None:
        subject.noun.prepare(row)
        _complete(row)

    with transaction.atomic():
        saved = save_row(
            subject.row, subject.shape, edit, place=place, source=source, user=user, prepare=prepare
        )
        if saved.changed:
            # The area that a row belongs to may have been among what was written.
            same = subject.noun.model._default_manager.filter(pk=saved.row.pk)
            texts.regroup(same, place_of_new(subject.noun, saved.row))
            tell_plans(subject.noun, saved.row)
        if saved.changed and is_new and form and subject.noun.after_add:
            subject.noun.after_add(saved.row, form, user)
    return saved


def place_of_new(noun: Noun, row: Any) -> texts.Place:
    """Where the texts of a row are counted that have no place yet: with its plan, or with what all plans share."""
    plan = noun.plan(row)
    return texts.Place(f"plan:{plan.slug}" if plan else REGISTER, noun.group(row))


def tell_plans(noun: Noun, row: Any) -> None:
    """Pages of a plan show its own rows and the shared ones: what keys their caches rises."""
    plan = noun.plan(row)
    touch_all(ActionPlan.objects.filter(pk=plan.pk) if plan else ActionPlan.objects.all())


def _complete(row: Any) -> None:
    """What a person does not write: the address, the place in the order, the days of a time."""
    names = {column.name for column in row._meta.fields}
    if "slug" in names and not row.slug:
        row.slug = free_slug(type(row), _any_name(row))
    if "order" in names and row.pk is None:
        last = type(row)._default_manager.aggregate(last=Max("order"))["last"] or 0
        row.order = last + 1
    if isinstance(row, Timed):
        row.set_days()


def free_slug(model: type[models.Model], name: str) -> str:
    """An address made of a name that no row of the model has yet."""
    longest: int = getattr(model._meta.get_field("slug"), "max_length", 0) or 50
    stem = slugify(name.replace("–", "-"))[: longest - 4].strip("-") or model._meta.model_name or "row"
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug for n in range(1, len(taken) + 3) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken
    )


def _any_name(row: Any) -> str:
    """The row's name in Finnish, else in Swedish; empty where it has none."""
    name = texts.name_field(row)
    return (texts.text_of(row, name, "fi") or texts.text_of(row, name, "sv")) if name else ""


def lines(noun: Noun, rows: models.QuerySet[Any]) -> list[Line]:
    """Rows by name, the closed ones last. Children keep their own order, which means something."""
    found = [line_of(noun, row) for row in rows]
    if not noun.parent:
        found.sort(key=lambda line: alphabet(line.name))
    return sorted(found, key=lambda line: bool(line.closed_on))


def line_of(noun: Noun, row: Any) -> Line:
    """A row in a list of its noun."""
    return Line(row, child_words(row) if noun.parent else str(row), _missing(row))


def _missing(row: Any) -> tuple[str, ...]:
    """The languages in which the row's name is missing."""
    if not _any_name(row):
        return ()
    return tuple(code for code in texts.LANGUAGES if not texts.text_of(row, texts.name_field(row), code))


def child_words(row: Any) -> str:
    """A child in a list of its parent: what its columns say, in the order of its form."""
    return " · ".join(words for words, _language in parts_of(row))


def parts_of(row: Any) -> list[Part]:
    """What the columns of a child say, each part with the language that it is borrowed from; of a timed one name and
    time."""
    if isinstance(row, Timed):
        return [(words, "") for words in (str(row), row.time_words or row.time_edtf) if words]
    shape = shape_of(next(noun.form for noun in NOUNS.values() if noun.model is type(row) and noun.parent))
    parts = [_part(row, name, shape) for name in (*shape.links, *shape.texts, *shape.plain)]
    days = [
        value for name in (*shape.days, *shape.numbers) if (value := getattr(row, name)) not in (None, "")
    ]
    parts += [(_plain(value), "") for value in days]
    # The same words are told once.
    return list({words: (words, language) for words, language in reversed(parts) if words}.values())[::-1]


def _part(row: Any, name: str, shape: Shape) -> Part:
    value = getattr(row, name)
    if name in shape.links:
        return (str(value), _borrowed(value)) if value else ("", "")
    if name in shape.texts:
        return value or "", texts.borrowed_language(row, name)
    shown = getattr(row, f"get_{name}_display", None)
    return str(shown() if shown else value or ""), ""


def _borrowed(row: Any) -> str:
    """The language in which the name of a row stands for want of the reader's."""
    name = texts.name_field(row)
    return texts.borrowed_language(row, name) if name else ""


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return str(floatformat(value, "-2g"))
    return day_words(value) if hasattr(value, "year") else str(value)


def children_of(noun: Noun, row: Any) -> list[Children]:
    """What belongs to a row; a query for each sort."""
    found = []
    for slug in noun.children:
        child = NOUNS[slug]
        links = list(shape_of(child.form).links)
        rows = child.model._default_manager.filter(**{child.parent: row}).select_related(*links)
        found.append(Children(child, lines(child, rows), child.beside(row)))
    return found


def parent_of(noun: Noun, row: Any) -> tuple[Noun, Any] | None:
    """The noun and the row that a child belongs to, where that is a page of the desk."""
    return (PARENTS[noun.slug], getattr(row, noun.parent)) if noun.slug in PARENTS else None


def what_refers_to(noun: Noun, row: Any) -> list[tuple[str, int]]:
    """What stands in the way of deleting a row: the sort of rows that refer to it, and how many."""
    found = []
    for relation in row._meta.related_objects:
        if relation.related_model is None or relation.related_model._meta.app_label == "core":
            continue
        rows = relation.related_model._default_manager.filter(**{relation.field.name: row})
        if number := rows.count():
            found.append((words_of(relation.related_model), number))
    found += [(words_of(model), number) for model, number in noun.promised_to(row)]
    if comments := comments_on(row).count():
        found.append((str(_("Comments")), comments))
    if evidence := all_on(row).count():
        found.append((str(_("Evidence")), evidence))
    return found


def words_of(model: type[models.Model]) -> str:
    """What the rows of a model are called together, for a reader."""
    noun = next((noun for noun in NOUNS.values() if noun.model is model), None)
    return str(noun.title if noun else OTHER_WORDS.get(model, _("other information")))


@transaction.atomic
def delete(noun: Noun, row: Any, user: Any) -> bool:
    """Delete a row that nothing refers to; False, and nothing done, where something does. Raises PermissionDenied."""
    if not may_edit(user, noun, row):
        raise PermissionDenied
    locked = noun.model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if what_refers_to(noun, locked):
        return False
    texts.forget(noun.model._default_manager.filter(pk=row.pk))
    tell_plans(noun, locked)
    locked.delete()
    return True
