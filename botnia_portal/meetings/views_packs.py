"""Having the pack of a meeting printed, watching it, and downloading it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.meetings.access import meeting_for, pack_for
from botnia_portal.meetings.pack_pdf import file_name
from botnia_portal.meetings.selectors_printed import PackLine
from botnia_portal.meetings.services import packs
from evaluations.choices import ReportState
from evaluations.services import files
from evaluations.views.watching import watched

private = cache_control(private=True, no_store=True)


@require_POST
def pack_ask(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Have the pack made in both languages, as everything stands now."""
    page = meeting_for(request, slug, pk)
    packs.ask(page.plan, page.meeting, request.user)
    messages.success(request, _("The pack is being made in both languages."))
    return redirect(f"{reverse('meeting', args=[slug, pk])}#pack")


@private
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its own, or, for htmx, what has changed since the reader's `seen`."""
    found = pack_for(request, pk)
    context = {"plan": found.plan, "meeting": found.meeting, "here": "plan"}
    return watched(
        request, PackLine(found), page="meetings/pack.html", part="meetings/parts/pack.html", context=context
    )


@require_POST
def pack_retry(request: HttpRequest, pk: int) -> HttpResponse:
    if not packs.retry(pack_for(request, pk), request.user):
        messages.info(request, _("The pack is already being made, or ready."))
    return redirect("pack", pk=pk)


@private
def pack_download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    found = pack_for(request, pk)
    if found.state != ReportState.READY:
        return redirect("pack", pk=pk)
    path = files.path_of(str(found.file))
    if not path.exists():
        raise Http404(_("The file of this pack is not there any more. It can be made again."))
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=file_name(found), content_type="application/pdf"
    )
