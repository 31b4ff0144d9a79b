"""An issued edition at its permanent address: the page of one, and its files by language and format."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import answers_unchanged
from evaluations.models import Report
from evaluations.selectors.editions import EditionLine, issued_edition
from evaluations.views.access import plan_for
from evaluations.views.reports import download
from plans.models import ActionPlan


@answers_unchanged
def edition(request: HttpRequest, slug: str, kind: str, number: int) -> HttpResponse:
    """The record and the files of one edition; of a withdrawn one the notice."""
    plan = plan_for(request, slug)
    line = _line(plan, kind, number)
    files = []
    for row in line.reports:
        path = reverse("edition-file", args=[slug, kind, number, row.report.language, row.report.format])
        files.append((path, request.build_absolute_uri(path)))
    context = {
        "plan": plan,
        "here": "evaluations",
        "line": line,
        "leads": request.user.has_perm("plans.edit", plan),
        "address": request.build_absolute_uri(line.edition.get_absolute_url()),
        "files": files,
    }
    return render(request, "evaluations/edition.html", context)


def edition_file(
    request: HttpRequest, slug: str, kind: str, number: int, language: str, format: str
) -> HttpResponse | FileResponse:
    """A file of an issued edition, for those who may download it."""
    edition = _line(plan_for(request, slug), kind, number).edition
    found = fetch(Report.objects.filter(edition=edition), language=language, format=format)
    return download(request, found.pk)


def _line(plan: ActionPlan, kind: str, number: int) -> EditionLine:
    if line := issued_edition(plan, kind, number):
        return line
    raise Http404(_("There is no such page."))
