"""What the history (django-auditlog) keeps, told once for all apps: who changed which field of what, from what to what.

Beside each entry stands what a later reader needs where the row is gone or the reader has another language: the row's
name in both, the plan that it belongs to, and the words to find it by. `cid`, auditlog's own key for entries that go
together, holds the thing on whose history the entry is told: the row itself, or what it is a part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from auditlog.models import LogEntry
from auditlog.receivers import check_disable
from auditlog.registry import auditlog
from auditlog.signals import pre_log
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.signals import m2m_changed, pre_save
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from botnia_portal.core import following, texts

_KEYS = frozenset({"id", "slug", "source_key"})
ADDED, REMOVED = "add", "delete"
"""What happened to a link to several rows, in auditlog's words."""


@dataclass(frozen=True)
class Audited:
    """A model whose rows people write.

    `links` are its links to several rows, `above` the link to the row on whose history its changes are told too, `plan`
    the way to the key of its plan ("item.plan_id"; empty where plans share it), `words` the names of columns that have
    none of their own, `left_out` what nobody needs to read there.
    """

    model: type[models.Model]
    links: tuple[str, ...] = ()
    above: str = ""
    plan: str = ""
    words: Mapping[str, Promise] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def related(self) -> tuple[str, ...]:
        """What the names and addresses of its rows are made of, for `select_related`."""
        near = {f.name for f in self.model._meta.fields if isinstance(f, models.ForeignKey)}
        way = self.plan.removesuffix("_id").replace(".", "__") if "_id" in self.plan else ""
        return tuple(sorted(near | ({way} if way else set())))

    @property
    def excluded(self) -> list[str]:
        """Columns that are not recorded: the untranslated twins of texts, which follow the active language, and what
        no form edits, because it is derived or a copy."""
        kept_by_us = {f.name for f in self.model._meta.fields if not f.editable}
        return sorted({*texts.text_fields(self.model), *kept_by_us, *self.left_out})

    @property
    def hidden(self) -> frozenset[str]:
        """Columns that are kept and say nothing to a reader: keys, what a file called a row, and what it belongs to."""
        return _KEYS | {self.above} | ({"plan"} if self.plan == "plan_id" else set())


REGISTRY: dict[type[models.Model], Audited] = {}
"""Every model that the history keeps. The apps fill it when Django has loaded them all."""


def register(*rows: Audited) -> None:
    """Called by each app once, when Django has loaded all apps and their translations."""
    for audited in rows:
        REGISTRY[audited.model] = audited
        auditlog.register(audited.model, exclude_fields=audited.excluded)
        for name in audited.links:
            column: Any = audited.model._meta.get_field(name)
            m2m_changed.connect(
                _links_receiver(column),
                sender=column.remote_field.through,
                weak=False,
                dispatch_uid=f"core.audit.{audited.model._meta.label}.{name}",
            )
    pre_log.connect(_tell_what_it_is_about, dispatch_uid="core.audit.about")
    pre_save.connect(_complete_saved, sender=LogEntry, dispatch_uid="core.audit.complete")


def thing_key(model: type[models.Model], pk: int) -> str:
    """The text that stands for a row in `cid`: "plans.planitem:12"."""
    return f"{model._meta.label_lower}:{pk}"


def thing_of(row: Any) -> str:
    """The key of the row on whose history a change of this row is told."""
    above = REGISTRY[type(row)].above
    key = getattr(row, f"{above}_id") if above else None
    if key is None:
        return thing_key(type(row), row.pk)
    target: Any = row._meta.get_field(above).remote_field.model
    return thing_key(target, key)


def about(row: Any) -> dict[str, Any]:
    """What is logged beside the changes of a row: its names, its plan and its thing."""
    found: dict[str, Any] = {"name": names(row), "thing": thing_of(row)}
    if way := REGISTRY[type(row)].plan:
        found["plan"] = _at_the_end(row, way)
    return found


def names(row: Any) -> dict[str, str]:
    """The name of a row in each language; empty where what it is named after is gone."""
    found = {}
    for language in texts.LANGUAGES:
        with override(language):
            try:
                found[language] = str(row)[:300]
            except ObjectDoesNotExist:
                found[language] = ""
    return found


def _at_the_end(row: Any, way: str) -> Any:
    try:
        for name in way.split("."):
            row = getattr(row, name)
    except ObjectDoesNotExist:
        return None
    return row


def _tell_what_it_is_about(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Auditlog asks the row itself what to log beside its changes."""
    if type(instance) in REGISTRY:
        instance.get_additional_data = lambda: about(instance)


def _complete_saved(sender: Any, instance: LogEntry, **_kwargs: Any) -> None:
    complete(instance)


def complete(instance: LogEntry) -> None:
    """Before an entry is saved: its thing, and the words by which it is found, in small letters; and it is told on."""
    data = dict(instance.additional_data or {})
    if "thing" not in data:
        return
    instance.cid = data.pop("thing")
    model = instance.content_type.model_class()
    said = [*data["name"].values(), *_said(model, instance.changes or {})]
    data["words"] = " ".join(" ".join(said).casefold().split())
    instance.additional_data = data
    changes = instance.changes or {}
    following.written.send(model, key=int(instance.object_pk), thing=instance.cid, changes=changes)


def _said(model: Any, changes: Mapping[str, Any]) -> Iterable[str]:
    """The texts among the values before and after; keys, days and choices are not what people look for by words."""
    for name, values in changes.items():
        if isinstance(values, Mapping):
            yield from values.get("objects", ())
            continue
        column = next((f for f in model._meta.fields if f.name == name), None)
        if isinstance(column, models.CharField | models.TextField) and not column.choices:
            yield from (str(value) for value in values if value not in (None, "None"))


def _links_receiver(column: Any) -> Callable[..., None]:
    """Notes changes of a link to several rows on the row that holds the link, from whichever side it was changed.

    Auditlog's own notes the other side under the same name, and keeps no keys.
    """

    @check_disable
    def receiver(
        sender: Any, instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **_kwargs: Any
    ) -> None:
        if action == "pre_clear":
            near, far = ("to", "from") if reverse else ("from", "to")
            ends = {
                "from": column.m2m_field_name(),
                "to": column.m2m_reverse_field_name(),
            }
            links = sender._default_manager.filter(**{ends[near]: instance})
            instance._cleared = set(links.values_list(f"{ends[far]}_id", flat=True))
        operation = {"post_add": ADDED, "post_remove": REMOVED, "post_clear": REMOVED}.get(action)
        keys = instance.__dict__.pop("_cleared", set()) if action == "post_clear" else pk_set
        if not operation or not keys:
            return
        change = _LinkChange(
            instance, column.name, operation, model, frozenset(keys), reverse, column.remote_field.symmetrical
        )
        waiting = _waiting.get()
        if waiting is None:
            _note([change])
        else:
            waiting.append(change)

    return receiver


@dataclass(frozen=True)
class _LinkChange:
    """Rows of `model` that were linked to `row`, or no longer are; `reverse` where they hold the link, not the row."""

    row: Any
    column: str
    operation: str
    model: type[models.Model]
    keys: frozenset[int]
    reverse: bool
    symmetrical: bool


_waiting: ContextVar[list[_LinkChange] | None] = ContextVar("waiting", default=None)


@contextmanager
def links_together() -> Iterator[None]:
    """Changes of links made inside are noted at the end, for all of them with one query for the rows of each model and
    one for the entries; around a form that changes several links, inside its transaction."""
    changes: list[_LinkChange] = []
    token = _waiting.set(changes)
    try:
        yield
    finally:
        _waiting.reset(token)
    _note(changes)


def _note(changes: list[_LinkChange]) -> None:
    keys: dict[type[models.Model], set[int]] = defaultdict(set)
    for change in changes:
        keys[change.model] |= change.keys
    found = {model: list(model._default_manager.filter(pk__in=wanted)) for model, wanted in keys.items()}
    entries = []
    for change in changes:
        others = [row for row in found[change.model] if row.pk in change.keys]
        if not change.reverse:
            entries.append(_link_entry(change, change.row, others))
        if change.reverse or change.symmetrical:
            entries += [_link_entry(change, other, [change.row]) for other in others]
    # Auditlog fills in who wrote and from where, and we the rest, at a signal that a bulk write does not send.
    for entry in entries:
        pre_save.send(LogEntry, instance=entry, raw=False, using=DEFAULT_DB_ALIAS, update_fields=None)
    LogEntry.objects.bulk_create(entries)


def _link_entry(change: _LinkChange, row: Any, others: list[Any]) -> LogEntry:
    """What is told on the history of `row`; by their keys each reader reads the names of the others."""
    changes = {
        change.column: {
            "type": "m2m",
            "operation": change.operation,
            "objects": [str(other) for other in others],
            "keys": [other.pk for other in others],
        }
    }
    return LogEntry(
        content_type=ContentType.objects.get_for_model(row),
        object_pk=row.pk,
        object_id=row.pk,
        object_repr=str(row),
        action=LogEntry.Action.UPDATE,
        changes=changes,
        additional_data=about(row),
    )


def register_own() -> None:
    """What the history keeps of the floor's own rows. Comments are a record of their own, states of texts follow from
    the texts, and where a file lies is nobody's concern."""
    from botnia_portal.core.models import Attachment

    words = {
        "added_by": _("added by"),
        "removed_by": _("removed by"),
        "sha256": _("Checksum (SHA-256)"),
    }
    left_out = ("file", "content_type", "object_id", "media_type")
    register(Audited(Attachment, plan="plan_key", words=words, left_out=left_out))
