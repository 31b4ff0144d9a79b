"""What a change of several items would do, in words, and the seal that ties the confirmation to what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from botnia_portal.core import texts, time
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.templatetags.portal import day, text
from networks.models import Person
from plans.choices import Status
from plans.forms.bulk import BulkForm
from plans.models import ActionPlan, PlanItem
from plans.services.bulk import Seen, Written
from plans.services.bulk_reading import DROPPED, OTHER_AREA, OUTSIDE, BulkChange, BulkRow
from priorities.models import Theme

_SALT = "plans.bulk"
_UNDO = "plans.bulk-undo"
Words = SafeString | str


@dataclass(frozen=True)
class Line:
    """A field of an item in words; `seen` is what an earlier preview showed as its value, where that was another."""

    label: str
    before: Words
    after: Words
    seen: Words = ""


@dataclass(frozen=True)
class Change:
    """An item that would change; `differs` says that it is not as the earlier preview showed it."""

    item: PlanItem
    lines: list[Line]
    differs: bool


@dataclass(frozen=True)
class Left:
    """An item of which something is left alone, and why."""

    item: PlanItem
    reasons: list[str]


@dataclass(frozen=True)
class Preview:
    """`same` are the items in which nothing would change; `differing` those that others have changed meanwhile, and
    whether they would still be changed."""

    changes: list[Change]
    same: list[PlanItem]
    left: list[Left]
    differing: list[tuple[PlanItem, bool]]


def preview_of(form: BulkForm, rows: list[BulkRow], seen: Seen | None = None) -> Preview:
    """The preview; two queries for the names of persons and themes. `seen` is what an earlier one showed."""
    earlier = {pk: values[0] for pk, values in (seen or {}).items()}
    words = _Words(form, [*(row.before for row in rows), *(row.after for row in rows), *earlier.values()])
    differing = {row.item.pk for row in rows if seen is not None and seen.get(row.item.pk) != row.seen}
    changes = [
        Change(row.item, words.lines(row, earlier.get(row.item.pk, row.before)), row.item.pk in differing)
        for row in rows
        if row.changes
    ]
    return Preview(
        changes,
        same=[row.item for row in rows if not row.changes and not row.left],
        left=[Left(row.item, [reason_words(why) for why in row.left.values()]) for row in rows if row.left],
        differing=[(row.item, row.changes) for row in rows if row.item.pk in differing],
    )


def reason_words(why: str) -> str:
    """Why something of an item is left alone."""
    return {
        OTHER_AREA: _("The theme belongs to another area: the item keeps its own."),
        DROPPED: _("The item has been dropped from the plan: no status is reported of it."),
        OUTSIDE: _("With its duration this time is outside the calendar: the item keeps its own."),
    }[why]


class _Words:
    """The values of columns in words, by the labels and choices of the form."""

    def __init__(self, form: BulkForm, values: Iterable[Mapping[str, str]]) -> None:
        self.form, self.change = form, form.change
        keys: dict[str, set[str]] = {"lead": set(), "theme": set()}
        for row in values:
            for name, found in keys.items():
                found.update({row[name]} if row.get(name) else ())
        people = Person.objects.filter(pk__in=keys["lead"]).values_list("pk", "name")
        themes = Theme.objects.filter(pk__in=keys["theme"])
        self.names: dict[str, dict[str, Words]] = {
            "lead": {str(pk): name for pk, name in people},
            "theme": {str(row.pk): text(row, "name") for row in themes},
        }

    def lines(self, row: BulkRow, earlier: Values) -> list[Line]:
        told = [self._report(row)] if row.reports else []
        names = [name for name in self.form.fields if name in row.after]
        return told + [self._line(name, row, earlier) for name in names]

    def _report(self, row: BulkRow) -> Line:
        report, item = self.change.report, row.item
        assert report is not None  # noqa: S101  a row reports only where there is something to report
        before = _status(item.status_now, item.status_as_of) if item.status_now else _("no report")
        after = _status(report.status, report.as_of)
        if item.status_as_of and item.status_as_of > report.as_of:
            note = _("A later report stands: the status of today stays as it is.")
            after = format_html("{} <br><span class='muted small'>{}</span>", after, note)
        return Line(str(self.form["status"].label), before, after)

    def _line(self, name: str, row: BulkRow, earlier: Values) -> Line:
        before = row.before[name]
        other = self.words(name, earlier[name]) if earlier.get(name, before) != before else ""
        label = _("Read from the context") if name == "time_inferred" else str(self.form[name].label)
        return Line(label, self.words(name, before), self.words(name, row.after[name]), other)

    def words(self, name: str, value: str) -> Words:
        if name == "time_inferred":
            return _("yes") if value else _("no")
        if not value:
            return "–"
        if name in self.names:
            return self.names[name].get(value, _("no longer there"))
        if name == "time_edtf":
            return time.short(value, texts.here())
        if name == "time_role":
            return str(TimeRole(value).label)
        return format_html('<span lang="{}">{}</span>', name[-2:], value)


def _status(status: str, as_of: Any) -> str:
    return f"{Status(status).label} ({day(as_of)})"


def seal(plan: ActionPlan, change: BulkChange, rows: list[BulkRow]) -> str:
    """The signed text of the hidden field: what is to be changed, and all that was shown of each item."""
    seen = {str(row.item.pk): row.seen for row in rows}
    return signing.dumps(
        {"plan": plan.pk, "change": change.to_data(), "seen": seen}, salt=_SALT, compress=True
    )


def unseal(plan: ActionPlan, change: BulkChange, sealed: str) -> Seen | None:
    """What was shown before this change was confirmed; None where the seal is not ours or is for something else."""
    try:
        content: dict[str, Any] = signing.loads(sealed, salt=_SALT)
    except signing.BadSignature:
        return None
    if content["plan"] != plan.pk or content["change"] != change.to_data():
        return None
    return {int(pk): values for pk, values in content["seen"].items()}


def undo_seal(plan: ActionPlan, written: Written, user: Any) -> str:
    """The signed text with which this user can put the former values back."""
    content = {"plan": plan.pk, "user": user.pk, "columns": written.columns}
    return signing.dumps(content, salt=_UNDO, compress=True)


def undo_unseal(plan: ActionPlan, sealed: str, user: Any) -> dict[int, tuple[Values, Values]] | None:
    """What was written, by item, before and after; None where the text is not ours, or another's."""
    try:
        content: dict[str, Any] = signing.loads(sealed, salt=_UNDO)
    except signing.BadSignature:
        return None
    if content["plan"] != plan.pk or content["user"] != user.pk:
        return None
    return {int(pk): (before, after) for pk, (before, after) in content["columns"].items()}
