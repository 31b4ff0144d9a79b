"""The evidence of a report, a milestone or an activity: read, added, downloaded and removed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import attachments
from botnia_portal.core.access import fetch, refuse
from botnia_portal.core.attachment_form import EvidenceForm
from botnia_portal.core.downloads import as_download
from botnia_portal.core.models import Attachment
from botnia_portal.evidence.subjects import SUBJECTS, Subject, kind_of, name_of, plan_of
from plans.models import ActionPlan
from plans.services.reporting import touch

private = cache_control(private=True, no_store=True)


@dataclass(frozen=True)
class Place:
    """A row whose evidence the visitor reads."""

    kind: str
    subject: Subject
    row: Any
    plan: ActionPlan


def _who() -> str:
    return _(
        "Evidence is read by those who see the live status, and added by coordinators and by the contacts of the "
        "groups that report on the items."
    )


def _place(request: HttpRequest, kind: str, pk: int) -> Place:
    """The row that evidence is given of. Refuses whoever does not see its live status."""
    subject = SUBJECTS.get(kind)
    if subject is None:
        raise Http404(_("There is no such page."))
    row = fetch(subject.rows(), pk=pk)
    plan = plan_of(row)
    if not request.user.has_perm("plans.view_live", plan):
        refuse(request.user, _who())
    return Place(kind, subject, row, plan)


def _found(request: HttpRequest, pk: int) -> tuple[Place, Attachment]:
    """One piece of evidence that has not been removed, with the row that it is of."""
    found: Attachment = fetch(Attachment.objects.select_related("added_by"), pk=pk)
    kind = kind_of(found.target)
    if not kind:
        raise Http404(_("There is no such page."))
    place = _place(request, kind, found.object_id)
    if found.removed_at:
        raise Http404(_("This has been removed."))
    return place, found


@private
def evidence(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Read, and add a link or a file."""
    place = _place(request, kind, pk)
    adds = request.user.has_perm("plans.add_evidence", place.row)
    if request.method != "POST":
        return _show(request, place, EvidenceForm() if adds else None)
    if not adds:
        refuse(request.user, _who())
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid() and not form.evidence:
        form.add_error("evidence_url", _("Give a link, or choose a file."))
    if not form.is_valid():
        return _show(request, place, form, status=422)
    with attachments.files_with_rows() as files:
        attachments.attach(place.row, form.evidence, request.user, files)
        touch(place.plan)
    messages.success(request, _("The evidence has been added."))
    return redirect("evidence", kind, pk)


def _show(request: HttpRequest, place: Place, form: EvidenceForm | None, status: int = 200) -> HttpResponse:
    found = list(attachments.all_on(place.row))
    edits = request.user.has_perm("plans.edit", place.plan)
    context = {
        "kind": place.kind,
        "row": place.row,
        "name": name_of(place.row),
        "noun": place.subject.noun,
        "back": place.subject.back(place.row),
        "plan": place.plan,
        "here": "plan",
        "standing": [(row, edits or row.added_by == request.user) for row in found if not row.removed_at],
        "removed": [row for row in found if row.removed_at],
        "form": form,
        "errors": form.summary() if form else [],
    }
    return render(request, "evidence/page.html", context, status=status)


@private
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The file, to be saved and never shown."""
    found = _found(request, pk)[1]
    if not found.is_file:
        raise Http404(_("There is no such page."))
    return as_download(found.file, found.name)


@private
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and take a link or file away: a coordinator, or the one who gave it."""
    place, found = _found(request, pk)
    if not (request.user.has_perm("plans.edit", place.plan) or found.added_by == request.user):
        refuse(request.user, _("Evidence is removed by a coordinator or by the one who gave it."))
    if request.method == "POST":
        attachments.remove(found, request.user)
        touch(place.plan)
        messages.success(request, _("The evidence has been removed."))
        return redirect("evidence", place.kind, place.row.pk)
    context = {"place": place, "found": found, "name": name_of(place.row), "plan": place.plan, "here": "plan"}
    return render(request, "evidence/remove.html", context)
