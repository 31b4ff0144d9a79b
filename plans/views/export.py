"""Tables of a plan to take along, with the filters of the page."""

from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import spreadsheets, texts
from botnia_portal.core.spreadsheets import Column, Row
from plans.forms.filters import ItemFilterForm
from plans.selectors.filters import filter_options
from plans.selectors.item_export import item_table
from plans.views.page import PlanPage, plan_page

ITEMS = {"fi": "toimenpiteet", "sv": "atgarder"}
private = cache_control(private=True, no_store=True)


def _items(request: HttpRequest, page: PlanPage) -> tuple[list[Column], Iterator[Row]]:
    form = ItemFilterForm(
        request.GET, filter_options(page.plan), shows_state=page.shows_state, live=page.live
    )
    return item_table(page.plan, page.day, form.wanted, shows_state=page.shows_state, live=page.live)


@private
def items_xlsx(request: HttpRequest, slug: str) -> FileResponse:
    """The filtered items as an Excel workbook."""
    page = plan_page(request, slug)
    columns, rows = _items(request, page)
    file = spreadsheets.xlsx(_("Items"), columns, rows)
    return FileResponse(
        file, as_attachment=True, filename=_name(page, "xlsx"), content_type=spreadsheets.XLSX
    )


@private
def items_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The filtered items as CSV."""
    page = plan_page(request, slug)
    columns, rows = _items(request, page)
    answer = StreamingHttpResponse(spreadsheets.csv_lines(columns, rows), content_type=spreadsheets.CSV)
    answer["Content-Disposition"] = f'attachment; filename="{_name(page, "csv")}"'
    return answer


def _name(page: PlanPage, extension: str) -> str:
    """Plain letters in the reader's language, with the day that the table shows."""
    return f"{ITEMS[texts.here()]}-{page.plan.slug}-{page.day:%Y-%m-%d}.{extension}"
