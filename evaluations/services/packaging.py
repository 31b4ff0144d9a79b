"""The archive package of an issued edition: its files, its data, its record and their checksums in one ZIP.

It is made when somebody asks for it, from what is kept: the same files and the same record give the same bytes. Nothing
is taken from rows that people go on changing.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import UTC
from io import BytesIO
from typing import Any

from botnia_portal.core.choices import Language
from evaluations import file_names
from evaluations.choices import ReportState
from evaluations.models import Edition, Report
from evaluations.publication import Decision, Publication, PublicationError, Text
from evaluations.services import files
from evaluations.services.issuing import chain_content
from evaluations.services.making import publication_of

SCHEMA = "botnia-edition-metadata"
VERSION = 1
Parts = dict[str, bytes]


class AlteredError(Exception):
    """A file or the data are not what was kept, or not there; such a package is not given out."""


def package(edition: Edition) -> bytes:
    """The ZIP of an issued edition, with every file that is ready. Raises AlteredError."""
    try:
        data = publication_of(edition)
    except PublicationError as error:
        raise AlteredError(str(error)) from error
    reports = list(edition.reports.filter(state=ReportState.READY))
    parts = {_name(data, report): _content(report) for report in reports}
    parts["publication.json"] = data.to_json()
    parts["metadata.json"] = _as_json(metadata(edition, data, reports))
    parts["SHA256SUMS"] = _sums(parts)
    return _zip(parts, edition)


def _name(data: Publication, report: Report) -> str:
    return file_names.of_report(data.round.kind, data.plan.slug, report.language, report.format)


def _content(report: Report) -> bytes:
    try:
        content = files.path_of(str(report.file)).read_bytes()
    except OSError as error:
        raise AlteredError(f"The file of report {report.pk} cannot be read.") from error
    if hashlib.sha256(content).hexdigest() != report.sha256:
        raise AlteredError(f"The file of report {report.pk} has another checksum than when it was made.")
    return content


def metadata(edition: Edition, data: Publication, reports: list[Report]) -> dict[str, Any]:
    """The archive metadata. No person is named; `chain.covers` is what the chained checksum is computed of."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "title": _both(data.round.title),
        "creator": _both(data.plan.owner),
        "plan": {"slug": data.plan.slug, "title": _both(data.plan.title)},
        "round": {"kind": data.round.kind, "cut_off": data.round.cut_off.isoformat()},
        "edition": edition.number,
        "frozen_at": edition.frozen_at.astimezone(UTC).isoformat(),
        "decisions": [_decision(row) for row in data.edition.decisions],
        "languages": Language.values,
        "case_number": edition.case_number,
        "publicity": {"class": edition.publicity, "reason": edition.publicity_reason},
        "retention": edition.retention,
        "example": data.example,
        "withdrawn": _withdrawal(edition),
        "corrects": _reference(
            edition.round.editions.filter(number=edition.number - 1, number__gt=0).first()
        ),
        "previous_in_chain": _reference(edition.previous),
        "chain": {"sha256": edition.chain_sha256, "covers": chain_content(edition)},
        "files": [
            {
                "name": _name(data, report),
                "format": report.format,
                "language": report.language,
                "size": report.size,
                "sha256": report.sha256,
            }
            for report in reports
        ],
    }


def _both(text: Text) -> dict[str, str]:
    return {"fi": text.fi, "sv": text.sv}


def _decision(taken: Decision) -> dict[str, Any]:
    day = taken.day.isoformat()
    return {"body": _both(taken.body), "kind": taken.kind, "day": day, "section": taken.section}


def _withdrawal(edition: Edition) -> dict[str, Any] | None:
    if edition.withdrawn_at is None:
        return None
    reason = {code: getattr(edition, f"withdrawal_reason_{code}") or "" for code in Language.values}
    return {"at": edition.withdrawn_at.astimezone(UTC).isoformat(), "reason": reason}


def _reference(edition: Edition | None) -> dict[str, Any] | None:
    """How another edition is told apart from all others."""
    if edition is None:
        return None
    return {
        "round": edition.round.kind,
        "edition": edition.number,
        "frozen_at": edition.frozen_at.astimezone(UTC).isoformat(),
        "publication_sha256": edition.sha256,
        "chain_sha256": edition.chain_sha256,
    }


def _as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def _sums(parts: Parts) -> bytes:
    """What `sha256sum -c` reads."""
    lines = [f"{hashlib.sha256(parts[name]).hexdigest()}  {name}\n" for name in sorted(parts)]
    return "".join(lines).encode()


def _zip(parts: Parts, edition: Edition) -> bytes:
    """Stored as they are, because the large ones are packed already; each dated with the freezing, in UTC."""
    moment = edition.frozen_at.astimezone(UTC).timetuple()[:6]
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        for name in sorted(parts):
            part = zipfile.ZipInfo(name, moment)
            part.create_system, part.external_attr = 3, 0o644 << 16
            file.writestr(part, parts[name])
    return archive.getvalue()
