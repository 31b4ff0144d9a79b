"""Any table as an Excel workbook or as CSV, in the reader's language, with the filters and the day of the page."""

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import spreadsheets
from botnia_portal.core.access import require
from botnia_portal.core.columns import Laid
from botnia_portal.dashboards.pages.shown import Shown, asked_plan, newest
from botnia_portal.tables.registry import OF_PLAN, SHARED

private = cache_control(private=True, no_store=True)
Answer = FileResponse | StreamingHttpResponse


@private
def plan_table(request: HttpRequest, slug: str, name: str, kind: str) -> Answer:
    """A table of one plan."""
    shown = asked_plan(request, slug)
    table = OF_PLAN.get(name)
    if table is None:
        raise Http404(_("There is no such page."))
    if table.live:
        who = _(
            "The coordinators, the steering group and the contacts of the groups may read the status reports."
        )
        require(request.user, "plans.view_live", shown.plan, who=who)
    return _answer(kind, str(table.title), table.lay(shown, request.GET), _ending(shown, slug))


@private
def shared_table(request: HttpRequest, name: str, kind: str) -> Answer:
    """A table of what all plans share."""
    table = SHARED.get(name)
    if table is None:
        raise Http404(_("There is no such page."))
    shown = newest(request)
    return _answer(kind, str(table.title), table.lay(shown, request.GET), _ending(shown))


def _ending(shown: Shown, *words: str) -> str:
    """Of a file's name: the day that it shows, and whether what has happened is made up (docs/rules.md)."""
    example = [_("example-material")] if shown.plan and shown.plan.has_example_data else []
    return "-".join([*words, f"{shown.day:%Y-%m-%d}", *example])


def _answer(kind: str, title: str, laid: Laid, ending: str) -> Answer:
    """The file, its name in plain letters of the reader's language, with the day that the table shows."""
    name = f"{slugify(title)}-{ending}.{kind}"
    if kind == "xlsx":
        file = spreadsheets.xlsx(title, laid.columns, laid.rows)
        return FileResponse(file, as_attachment=True, filename=name, content_type=spreadsheets.XLSX)
    lines = spreadsheets.csv_lines(laid.columns, laid.rows)
    answer = StreamingHttpResponse(lines, content_type=spreadsheets.CSV)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
