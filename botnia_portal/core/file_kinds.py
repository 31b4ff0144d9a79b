"""Which files are taken: told by the end of the name and by what is inside. Programs and macros are refused.

The checks look for what is not meant to be there; they are no virus scanner (docs/decisions.md). Nothing here unpacks
a file but the two small parts of an office document that say what it is.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST_NAME = 120
MOST_MEMBERS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError
)  # fmt: skip
"""What a packed document that is none, or is encrypted, raises while it is read."""
_SMALL_PART = 1024 * 1024
_PROGRAMS = frozenset((
    "exe", "dll", "com", "scr", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "msi", "jar",
    "lnk", "sh", "py", "reg", "cpl", "pif",
))  # fmt: skip
_MACROS = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex/|oleobject|embeddings/.*\.bin$|^basic/|^scripts/", re.IGNORECASE
)
# What starts a script or a program names one of these; a name in a PDF may hide letters: /J#61vaScript.
_PDF_SCRIPT = re.compile(rb"/(?:JavaScript|Launch)(?![A-Za-z0-9])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Upload:
    """A file that has been checked, as it is to be kept."""

    content: bytes
    name: str
    media_type: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Kind:
    """`holds` tells whether a content is of this kind; it raises ValidationError for what is dangerous in it."""

    media_type: str
    holds: Callable[[bytes], bool]


def check(upload: Any) -> Upload:
    """An uploaded file with a clean name. Raises ValidationError with a sentence for the reader."""
    if upload.size > settings.ATTACHMENT_LIMIT:
        raise ValidationError(too_large(), code="size")
    end = PurePosixPath(upload.name.replace("\\", "/")).suffix.lower().removeprefix(".")
    kind = KINDS.get(end)
    if kind is None:
        raise ValidationError(
            _("Files of this kind are not taken. Taken are: %(kinds)s.") % {"kinds": ", ".join(KINDS)},
            code="kind",
        )
    content: bytes = upload.read()
    if not kind.holds(content):
        raise ValidationError(_("The file is not what the end of its name says."), code="content")
    return Upload(content, clean_name(upload.name), kind.media_type)


def taken() -> str:
    """What a person may choose: the kinds and the size."""
    kinds = ", ".join(KINDS)
    return _("Taken are %(kinds)s, at most %(size)s megabytes.") % {"kinds": kinds, "size": _megabytes()}


def too_large() -> str:
    """The sentence about the size."""
    return _("The file is too large. It may have at most %(size)s megabytes.") % {"size": _megabytes()}


def _megabytes() -> int:
    limit: int = settings.ATTACHMENT_LIMIT
    return limit // (1024 * 1024)


def clean_name(name: str) -> str:
    """The last part of a name without what file systems and readers stumble over; its end is kept."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    # Controls, and the invisible marks that turn "fdp.exe" round.
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    stem, _dot, end = re.sub(r'[<>:"|?*\s]+', " ", seen).rpartition(".")
    stem = stem.strip(" .")[: LONGEST_NAME - len(end) - 1].strip(" .")
    return f"{stem or 'file'}.{end.strip().lower()}"


def _is_pdf(content: bytes) -> bool:
    if not content.startswith(b"%PDF-") or zipfile.is_zipfile(BytesIO(content)):
        return False
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), content)
    if _PDF_SCRIPT.search(plain):
        raise _dangerous()
    return b"%%EOF" in content[-2048:]


def _is_image(start: bytes, end: bytes) -> Callable[[bytes], bool]:
    """From the first bytes to the last: what hangs behind an image is not of the image."""
    return lambda content: content.startswith(start) and content.rstrip(b"\0").endswith(end.rstrip(b"\0"))


def _is_text(content: bytes) -> bool:
    if content.startswith(b"#!"):
        raise _dangerous()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return not _CONTROL.search(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return False


def _is_office(main: bytes) -> Callable[[bytes], bool]:
    """A document of Office Open XML whose list of contents names the main part."""

    def holds(content: bytes) -> bool:
        listed = _part(content, "[Content_Types].xml")
        if b"macroEnabled" in listed:
            raise _dangerous()
        return main in listed

    return holds


def _is_open_document(media_type: str) -> Callable[[bytes], bool]:
    return lambda content: _part(content, "mimetype") == media_type.encode()


def _part(content: bytes, name: str) -> bytes:
    """One small part of a packed document; empty where it is none. Raises ValidationError for programs and macros."""
    if not content.startswith(b"PK\x03\x04"):
        return b""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _refuse_dangerous(packed.infolist())
            with packed.open(name) as part:
                return part.read(_SMALL_PART)
    except _BROKEN:
        return b""


def _refuse_dangerous(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise ValidationError(_("The file unpacks to more than is sensible."), code="content")
    for member in members:
        end = member.filename.rpartition(".")[2].lower()
        if end in _PROGRAMS or _MACROS.search(member.filename):
            raise _dangerous()


def _dangerous() -> ValidationError:
    return ValidationError(
        _("The file holds macros or a program. Save it without them, for example as PDF."), code="dangerous"
    )


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODT = "application/vnd.oasis.opendocument.text"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_JPEG = Kind("image/jpeg", _is_image(b"\xff\xd8\xff", b"\xff\xd9"))
KINDS = {
    "pdf": Kind("application/pdf", _is_pdf),
    "png": Kind("image/png", _is_image(b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "docx": Kind(_DOCX, _is_office(b"wordprocessingml.document.main+xml")),
    "xlsx": Kind(_XLSX, _is_office(b"spreadsheetml.sheet.main+xml")),
    "odt": Kind(_ODT, _is_open_document(_ODT)),
    "ods": Kind(_ODS, _is_open_document(_ODS)),
    "txt": Kind("text/plain", _is_text),
}
"""The kinds that are taken, by the end of the name."""
