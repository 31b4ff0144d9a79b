"""What matters: priority areas, strategies, statutory tasks and channels of influence."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from botnia_portal.core.access import fetch
from botnia_portal.core.downloads import as_download
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import newest, with_area
from botnia_portal.dashboards.selectors_area import area_page
from botnia_portal.dashboards.selectors_linkage import priorities as what_matters
from priorities.models import AreaFile, PriorityArea


@answers_unchanged
def priority_area(request: HttpRequest, slug: str) -> HttpResponse:
    """An area's own page, for everyone; who writes it sees what is not published too."""
    area = fetch(PriorityArea.objects.select_related("owner"), slug=slug)
    shown, edits = with_area(request, area), request.user.has_perm("networks.edit")
    page = area_page(area, shown, timezone.localdate(), edits=edits)
    context = shown.context("priorities", area=area, page=page, edits=edits)
    return render(request, "dashboards/priority_area.html", context)


def area_file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of an area, for everyone."""
    found = fetch(AreaFile.objects.all(), pk=pk)
    return as_download(found.file, found.file_name)


@answers_unchanged
def priorities(request: HttpRequest) -> HttpResponse:
    shown = newest(request)
    context = shown.context("priorities", priorities=what_matters(shown.plan))
    return render(request, "dashboards/priorities.html", context)
