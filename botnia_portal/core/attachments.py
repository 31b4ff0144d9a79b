"""Evidence on rows of any noun: links and small files. Who may is decided by whoever shows the row.

A file and its row come together: what was stored in a transaction that fails is deleted, and what is removed is
deleted when that is certain. What a crash leaves between the two is swept away.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from botnia_portal.core.file_kinds import Upload
from botnia_portal.core.models import Attachment

FOLDER = "attachments"
LEFT_BEHIND = timedelta(hours=1)
"""A file without a row that is older than this belongs to nobody who is still saving."""


@dataclass(frozen=True)
class Evidence:
    """What a person gives: a link, a file, or both; `words` tell what the link shows, or the file alone."""

    url: str = ""
    words: str = ""
    upload: Upload | None = None

    def __bool__(self) -> bool:
        return bool(self.url or self.upload)


@dataclass
class Files:
    """The files that were stored in one transaction."""

    stored: list[str] = field(default_factory=list)


@contextmanager
def files_with_rows() -> Iterator[Files]:
    """The transaction in which evidence is attached: where it fails, its files go too.

    It is the outermost one, so that nothing around it can still fail.
    """
    files = Files()
    try:
        with transaction.atomic(durable=True):
            yield files
    except BaseException:
        for name in files.stored:
            default_storage.delete(name)
        raise


def attach(row: models.Model, evidence: Evidence, user: Any, files: Files) -> list[Attachment]:
    """Add evidence to a row. The same link or file that the row has already is a second press of the button."""
    found = []
    if evidence.url:
        found.append(_attach_link(row, evidence, user))
    if evidence.upload:
        words = "" if evidence.url else evidence.words
        found.append(_attach_file(row, evidence.upload, words, user, files))
    return found


def _attach_link(row: models.Model, evidence: Evidence, user: Any) -> Attachment:
    same = attachments_on(row).filter(url=evidence.url).first()
    return same or Attachment.objects.create(
        target=row, url=evidence.url, words=evidence.words, added_by=user
    )


def _attach_file(row: models.Model, upload: Upload, words: str, user: Any, files: Files) -> Attachment:
    same = attachments_on(row).filter(sha256=upload.sha256, name=upload.name).first()
    if same:
        return same
    name = default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}", ContentFile(upload.content))
    files.stored.append(name)
    return Attachment.objects.create(
        target=row,
        file=name,
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.content),
        sha256=upload.sha256,
        words=words,
        added_by=user,
    )


@transaction.atomic
def remove(attachment: Attachment, user: Any) -> bool:
    """Take a link or file away; its row stays and says who did. False where it has been taken away already."""
    row = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
    if row.removed_at:
        return False
    name = row.file.name
    row.file, row.removed_at, row.removed_by = "", timezone.now(), user
    row.save()
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))
    return True


def attachments_on(row: models.Model) -> models.QuerySet[Attachment]:
    """What a row has, the oldest first, without what was removed."""
    return all_on(row).filter(removed_at=None)


def all_on(row: models.Model) -> models.QuerySet[Attachment]:
    """What a row has and had, the oldest first, with the people."""
    kind = ContentType.objects.get_for_model(row)
    found = Attachment.objects.filter(content_type=kind, object_id=row.pk)
    return found.select_related("added_by", "removed_by")


class EvidenceOf:
    """The evidence of many rows of several nouns, fetched together."""

    def __init__(self, found: Iterable[Attachment] = ()) -> None:
        self._found: dict[tuple[int, int], list[Attachment]] = defaultdict(list)
        for row in found:
            self._found[row.content_type_id, row.object_id].append(row)

    def of(self, row: models.Model) -> list[Attachment]:
        return self._found.get((ContentType.objects.get_for_model(row).pk, row.pk), [])


def evidence_of(rows: Iterable[models.Model]) -> EvidenceOf:
    """The evidence of rows of any nouns; one query, none where there are no rows."""
    keys: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        keys[ContentType.objects.get_for_model(row).pk].add(row.pk)
    if not keys:
        return EvidenceOf()
    wanted = Q()
    for kind, found in keys.items():
        wanted |= Q(content_type=kind, object_id__in=found)
    return EvidenceOf(Attachment.objects.filter(wanted, removed_at=None))


def sweep() -> int:
    """Delete the files that no row points to, but for fresh ones; returns how many."""
    return sweep_folder(FOLDER, set(Attachment.objects.exclude(file="").values_list("file", flat=True)))


def sweep_folder(folder: str, known: set[str]) -> int:
    """Delete the files of a folder that are not known, but for fresh ones; returns how many."""
    if not default_storage.exists(folder):
        return 0
    _folders, names = default_storage.listdir(folder)
    before = timezone.now() - LEFT_BEHIND
    lost = [
        name
        for name in (f"{folder}/{found}" for found in names)
        if name not in known and default_storage.get_modified_time(name) < before
    ]
    for name in lost:
        default_storage.delete(name)
    return len(lost)
