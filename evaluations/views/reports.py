"""Having reports made, watching them, reading and downloading them, and the package of an edition."""

import logging
from io import BytesIO
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core import texts
from botnia_portal.core.days import moment_words
from botnia_portal.core.mail.addresses import root_of
from evaluations import file_names
from evaluations import report as evaluation_report
from evaluations.choices import ReportFormat, ReportState
from evaluations.models import Report
from evaluations.selectors.editions import ReportLine, latest_draft
from evaluations.services import files, freezing, packaging, reports
from evaluations.views.access import edition_for, report_for, report_to_make, round_for
from evaluations.views.watching import watched

logger = logging.getLogger(__name__)

CONTENT_TYPES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.READER: "application/pdf",
    ReportFormat.HTML: "text/html; charset=utf-8",
    ReportFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
private = cache_control(private=True, no_store=True)


@require_POST
def freeze(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Freeze the round as it stands and have both reports made; nothing is frozen while somebody is saving."""
    evaluation = round_for(request, slug, kind, "evaluations.make_report")
    before = latest_draft(evaluation)
    try:
        edition = freezing.freeze(evaluation, request.user, root_of(request))
    except freezing.DisturbedError:
        messages.error(request, _("Somebody is saving right now. Try again in a moment."))
    else:
        if before and edition == before.edition:
            words = _("Nothing has changed since %(moment)s: the reports are the same.")
            messages.info(request, words % {"moment": moment_words(edition.frozen_at)})
        else:
            messages.success(request, _("The round has been frozen. The reports are being made."))
    return redirect(f"{evaluation.get_absolute_url()}#reports")


@private
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its own, or, for htmx, what has changed since the reader's `seen`."""
    line = ReportLine(report_for(request, pk))
    evaluation = line.report.edition.round
    context = {
        "plan": evaluation.plan,
        "evaluation": evaluation,
        "here": "evaluations",
        "sees_round": request.user.has_perm("evaluations.view", evaluation),
        "makes_reports": request.user.has_perm("evaluations.make_report", evaluation),
    }
    return watched(
        request, line, page="evaluations/report.html", part="evaluations/parts/report.html", context=context
    )


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    found = report_to_make(request, pk)
    if not reports.retry(found, request.user, root_of(request)):
        messages.info(request, _("The report is already being made, or ready."))
    return redirect("report", pk=pk)


@private
def download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    found = report_for(request, pk)
    if found.state != ReportState.READY:
        return redirect("report", pk=pk)
    return FileResponse(
        _path(found).open("rb"),
        as_attachment=True,
        filename=_file_name(found),
        content_type=CONTENT_TYPES[ReportFormat(found.format)],
    )


@private
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The web page as it was kept, under a policy of its own: its own style, and nothing else."""
    found = report_for(request, pk)
    if found.format != ReportFormat.HTML or found.state != ReportState.READY:
        return redirect("report", pk=pk)
    content = _path(found).read_bytes()
    answer = HttpResponse(content, content_type=CONTENT_TYPES[ReportFormat.HTML])
    answer["Content-Security-Policy"] = f"{evaluation_report.policy_of(content)}; frame-ancestors 'none'"
    return answer


def _file_name(found: Report) -> str:
    evaluation = found.edition.round
    return file_names.of_report(evaluation.kind, evaluation.plan.slug, found.language, found.format)


@private
def package(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """Everything that is kept of an issued edition, in one file. It is small enough to be made in memory."""
    edition = edition_for(request, slug, pk)
    try:
        content = packaging.package(edition)
    except packaging.AlteredError:
        logger.exception("The package of edition %s cannot be given out.", pk)
        raise Http404(
            _("A file of this edition is missing or has changed, so no package is given.")
        ) from None
    name = file_names.of_package(edition.round.kind, slug, edition.number, texts.here())
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type="application/zip")


def _path(found: Report) -> Path:
    path = files.path_of(str(found.file))
    if not path.exists():
        raise Http404(_("The file of this report is not there any more. It can be made again."))
    return path
