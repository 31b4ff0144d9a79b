"""Files of reports: written whole or not at all, and never two for one report."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from evaluations.choices import ReportFormat
from evaluations.models import Report

FOLDER = "reports"


def path_of(name: str) -> Path:
    """Where a file with this name lies in the media folder."""
    return Path(settings.MEDIA_ROOT) / name


def name_for(report: Report, claim: str) -> str:
    """The name that one attempt writes to. No two attempts share one, so neither spoils the other's file."""
    return f"{_stem(report)}-{claim[:8]}.{ReportFormat(report.format).extension}"


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


def forget_others(report: Report, name: str) -> None:
    """Remove what interrupted attempts at the same report left behind."""
    forget_beside(_stem(report), name)


def forget_beside(stem: str, name: str = "") -> None:
    """Remove the files whose names begin with a stem, but for the one with this name."""
    beginning = path_of(stem)
    for path in beginning.parent.glob(f"{beginning.name}-*"):
        if path.name != Path(name).name:
            path.unlink(missing_ok=True)


def clear_up(ended: Iterable[Report], last_written: float) -> None:
    """Remove what attempts at these reports left behind, if not written after `last_written`, in one look."""
    kept = {path_of(_stem(report)): path_of(str(report.file)) for report in ended}
    for path in path_of(FOLDER).rglob("*-*"):
        stem = path.with_name(path.name.rpartition("-")[0])
        with contextlib.suppress(FileNotFoundError):  # whoever writes it may have renamed or removed it
            if stem in kept and path != kept[stem] and path.stat().st_mtime <= last_written:
                path.unlink()


def _stem(report: Report) -> str:
    """What the names of all attempts at a report begin with, and no other report's."""
    edition = report.edition
    return f"{FOLDER}/{edition.frozen_at.year}/{edition.sha256[:16]}-{report.language}-{report.format}"


def _force_to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
