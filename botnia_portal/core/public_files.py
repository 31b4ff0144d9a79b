"""Small files that everyone may download, as evidence is for those who see it: checked when they come (file_kinds),
kept under a random name outside of every address, and only ever downloaded.

A file without a row is swept away: what a failed transaction leaves, and what belonged to a row that was deleted.
"""

from __future__ import annotations

import secrets

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.attachments import sweep_folder
from botnia_portal.core.file_kinds import Upload

FOLDER = "public"


class PublicFile(models.Model):
    """A row with a file. A form puts what was sent into `upload`, and `keep` stores it before the row is saved."""

    upload: Upload | None = None

    file = models.FileField(_("file"), max_length=120, editable=False)
    file_name = models.CharField(_("name of the file"), max_length=150, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)

    class Meta:
        abstract = True


def keep(row: PublicFile) -> None:
    """Store what was sent for a row. Where the transaction fails, the sweep takes the file away."""
    upload = row.upload
    if upload is None:
        return
    row.file = default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}", ContentFile(upload.content))
    row.file_name, row.media_type = upload.name, upload.media_type
    row.size, row.sha256 = len(upload.content), upload.sha256


def sweep() -> int:
    """Delete the files that no row of any such model points to, but for fresh ones; returns how many."""
    holders = [model for model in apps.get_models() if issubclass(model, PublicFile)]
    known = {name for model in holders for name in model._default_manager.values_list("file", flat=True)}
    return sweep_folder(FOLDER, known)
