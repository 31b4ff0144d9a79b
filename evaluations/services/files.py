"""Files of reports: written whole or not at all, and never two for one report."""

import contextlib
import math
import os
from pathlib import Path

from django.conf import settings

from evaluations.choices import ReportFormat
from evaluations.models import Report


def path_of(name: str) -> Path:
    """Where a file with this name lies in the media folder."""
    return Path(settings.MEDIA_ROOT) / name


def name_for(report: Report, claim: str) -> str:
    """The name that one attempt writes to. No two attempts share one, so neither spoils the other's file."""
    return f"{_folder(report)}/{_stem(report)}-{claim[:8]}.{ReportFormat(report.format).extension}"


def write(name: str, content: bytes) -> None:
    """Write under another name, force it to the disk, and rename: whoever looks sees all of it or none."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _force_to_disk(path.parent)


def forget(name: str) -> None:
    """Remove a file that no row points to."""
    path_of(name).unlink(missing_ok=True)


def forget_others(report: Report, name: str, last_written: float = math.inf) -> None:
    """Remove what interrupted attempts at the same report left behind, if not written after `last_written`."""
    folder = path_of(_folder(report))
    for path in folder.glob(f"{_stem(report)}-*"):
        with contextlib.suppress(FileNotFoundError):  # whoever writes it may have renamed or removed it
            if path.name != Path(name).name and path.stat().st_mtime <= last_written:
                path.unlink()


def _stem(report: Report) -> str:
    """What the names of all attempts at a report begin with, and no other report's."""
    return f"{report.edition.sha256[:16]}-{report.language}-{report.format}"


def _folder(report: Report) -> str:
    return f"reports/{report.edition.frozen_at.year}"


def _force_to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
