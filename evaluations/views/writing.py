"""What the pages of a round on which people write have in common."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from botnia_portal.core import texts
from botnia_portal.core.editing.saving import said
from botnia_portal.core.editing.sheets import Sheet
from evaluations.forms.writing import SheetSubject, edit_of
from evaluations.models import EvaluationRound
from evaluations.services import writing
from evaluations.services.writing import Subject, WriteClash


@dataclass(frozen=True)
class WritingPage:
    """A template with its context, the rows that it writes, and where one goes after "save and next"."""

    template: str
    evaluation: EvaluationRound
    subjects: list[Subject]
    context: dict[str, Any]
    following: str
    """The address of the next page."""


def write(request: HttpRequest, page: WritingPage) -> HttpResponse:
    """Show the page, or save what was sent: 422 with the errors, 409 where another person has changed the same."""
    if request.method != "POST":
        return _show(request, page, [Sheet.fresh(SheetSubject(subject)) for subject in page.subjects])
    sheets = [Sheet.sent(SheetSubject(subject), request.POST) for subject in page.subjects]
    valid = [sheet.is_valid() for sheet in sheets]
    if not all(valid):
        return _show(request, page, sheets, status=422)
    edits = [edit_of(sheet, request.POST.get("confirm", "")) for sheet in sheets]
    try:
        saved = writing.save(page.evaluation, edits, request.user, source=texts.here())
    except WriteClash as clash:
        pairs = zip(clash.merged, clash.now, strict=True)
        after = [sheet.after(*pair) for sheet, pair in zip(sheets, pairs, strict=True)]
        return _show(request, page, after, status=409)
    messages.success(request, said(saved))
    return redirect(page.following if "next" in request.POST else request.get_full_path())


def _show(request: HttpRequest, page: WritingPage, sheets: list[Sheet], status: int = 200) -> HttpResponse:
    source = texts.here()
    context = {
        "plan": page.evaluation.plan,
        "here": "evaluations",
        "evaluation": page.evaluation,
        "sheets": [(sheet, sheet.pairs(source)) for sheet in sheets],
        "errors": [error for sheet in sheets for error in sheet.errors()],
        "clashes": {name: clash for sheet in sheets for name, clash in sheet.clashes.items()},
        "clash_links": [link for sheet in sheets for link in sheet.clash_links()],
        "following": page.following,
        **page.context,
    }
    return render(request, page.template, context, status=status)
