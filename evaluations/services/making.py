"""Making one report: claim, lay out, keep the file. Runs in the worker, may run twice and does the work once."""

from __future__ import annotations

import errno
import hashlib
import logging
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import cast

import pikepdf
from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError
from django.utils import translation

from evaluations import report as evaluation_report
from evaluations.choices import FailureReason, ReportFormat, ReportState
from evaluations.models import Edition, EvaluationRound, Report
from evaluations.publication import Language, Publication, PublicationError
from evaluations.selectors.frozen import publication
from evaluations.services import lease, reports

logger = logging.getLogger(__name__)

DATABASE_AWAY = (OperationalError, InterfaceError)
NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


class Outcome(Enum):
    DONE = "done"
    NOTHING = "nothing to do"
    BUSY = "another worker has it"


def make(report_id: int) -> Outcome:
    """Make a report and say how it ended. Raises one of DATABASE_AWAY where that cannot be written down."""
    token = lease.claim(report_id)
    if token is None:
        reports.give_up()
        is_running = Report.objects.filter(pk=report_id, state=ReportState.RUNNING).exists()
        return Outcome.BUSY if is_running else Outcome.NOTHING
    try:
        with lease.Lease(report_id, token) as hold:
            report = Report.objects.select_related("edition").get(pk=report_id)
            with translation.override(report.language):
                content = _content(report, hold)
            pages = page_count(content) if ReportFormat(report.format).extension == "pdf" else None
            reports.finish(report, token, content, pages, hashlib.sha256(content).hexdigest())
    except lease.ClaimLost:
        return Outcome.NOTHING
    except DATABASE_AWAY:
        raise
    except Exception as error:
        reports.fail(report_id, token, reason_of(error, f"Report {report_id}"))
    return Outcome.DONE


def _content(report: Report, hold: lease.Lease) -> bytes:
    """The file, made from the frozen data alone; only a PDF takes so long that it tells how far it is."""
    data, language = publication_of(report.edition), cast(Language, report.language)
    if report.format == ReportFormat.HTML:
        return evaluation_report.web_page(data, language)
    if report.format == ReportFormat.DOCX:
        return evaluation_report.word(data, language)
    full = report.format != ReportFormat.READER
    return evaluation_report.pdf(data, language, full=full, progress=hold.tell)


def publication_of(edition: Edition) -> Publication:
    """The frozen data; raises PublicationError where they are no longer what was frozen."""
    data = Publication.from_data(edition.publication)
    if data.checksum() != edition.sha256:
        raise PublicationError(f"Edition {edition.pk} has another checksum than when it was frozen.")
    return data


def draft_pdf(evaluation: EvaluationRound, language: Language, *, frozen_at: datetime) -> bytes:
    """A draft from the live rows, kept nowhere."""
    data = publication(evaluation, frozen_at=frozen_at.replace(microsecond=0))
    return evaluation_report.pdf(data, language)


def page_count(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def reason_of(error: Exception, what: str) -> FailureReason:
    """Why a file could not be made; what nobody has foreseen goes to the log, where `what` names the file."""
    if isinstance(error, SoftTimeLimitExceeded):
        return FailureReason.TOO_LONG
    if isinstance(error, OSError) and error.errno in NO_SPACE:
        return FailureReason.NO_SPACE
    if isinstance(error, MemoryError):
        return FailureReason.NO_MEMORY
    logger.exception("%s could not be made.", what)
    return FailureReason.BROKEN
