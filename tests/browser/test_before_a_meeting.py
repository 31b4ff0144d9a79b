"""What a member of the steering group learns in a minute before a meeting: both languages, with scripts and without."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from networks.models import Organisation, Person, User
from plans.models import ActionPlan
from plans.services.reporting import report_status
from tests.browser.conftest import assert_accessible, log_in, watched

PLAN = "plans/pohjanmaa-2013-2014"
MEETING = date(2013, 9, 13)
SHOWN = "2013-12-31"
LATE, REALISED = "4.1", "2.3"
WHY = {"fi": "Kokous siirtyi helmikuulle.", "sv": "Mötet flyttades till februari."}
AREAS = {"fi": "Järjestöyhteistyö", "sv": "Organisationssamarbete"}


@pytest.fixture
def told(plan_data: ActionPlan) -> ActionPlan:
    """A meeting, and after it an item that is realised and one that is late for a reason."""
    plan_data.steering_group.meetings.create(day=MEETING)
    realised, late = (plan_data.items.get(number=number) for number in (REALISED, LATE))
    report_status(realised, status="realised", as_of=date(2013, 10, 1))
    report_status(late, status="running", as_of=date(2013, 12, 1), narrative=WHY)
    member = User.objects.get(email="steering@example.org")
    Person.objects.create(name="Sten", user=member, organisation=Organisation.objects.get(slug="vaasa"))
    return plan_data


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("sv", False)])
def test_a_member_prepares_for_a_meeting(
    browser: Browser, live_server, address, told, language, scripts, tmp_path
):
    context = browser.new_context(java_script_enabled=scripts, accept_downloads=True)
    with watched(context.new_page(), live_server.url) as page:
        log_in(page, address, "steering")
        overview = f"{address}/{language}/{PLAN}/?as_of={SHOWN}"
        page.goto(overview)
        sees_what_is_late_and_why(page, language)
        page.goto(overview)
        sees_what_has_changed(page)
        page.goto(overview)
        takes_the_late_ones_along(page, language, tmp_path)
        reads_the_strategy(page, f"{address}/{language}")
        goes_to_the_own_municipality(page, f"{address}/{language}/my-work/")
        if scripts:
            zooms_by_the_keyboard(page, f"{address}/{language}/{PLAN}/timeline/?as_of={SHOWN}")
    context.close()


def sees_what_is_late_and_why(page: Page, language: str) -> None:
    """The reason stands in the list, in the reader's language; its item is one step away, as of the same day."""
    row = page.locator("section[aria-labelledby=behind] li", has_text=LATE)
    expect(row).to_contain_text(WHY[language])
    row.locator("a").click()
    page.wait_for_url(f"**/items/{LATE}/?**")
    assert f"as_of={SHOWN}" in page.url


def sees_what_has_changed(page: Page) -> None:
    since = page.locator("section[aria-labelledby=since]")
    expect(since.locator("a[href$='#realised'] .num")).to_have_text("1")
    since.locator("a[href$='#realised']").click()
    assert f"since={MEETING}" in page.url
    expect(page.locator("section[aria-labelledby=realised]")).to_contain_text(REALISED)
    expect(page.locator("section[aria-labelledby=late]")).to_contain_text(LATE)


def takes_the_late_ones_along(page: Page, language: str, folder) -> None:
    """From the count to the table of these items; the area is chosen, and the workbook holds what the page shows."""
    page.click("section[aria-labelledby=realisation] a.late")
    page.select_option("select[name=area]", "4")
    page.click("main form[role=search] button[type=submit]")
    page.wait_for_url("**area=4**")
    expect(page.locator(".item-table tbody tr")).to_have_count(1)
    with page.expect_download() as started:
        page.locator(".take-along a", has_text="Excel").first.click()
    book = openpyxl.load_workbook(BytesIO(started.value.path().read_bytes()))
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert LATE in words
    assert any(AREAS[language] in value for value in words)
    assert REALISED not in words


def reads_the_strategy(page: Page, start: str) -> None:
    """How many items serve a goal stands in the matrix, and leads to as many rows."""
    page.goto(f"{start}/{PLAN}/linkage/")
    cell = page.locator("table.matrix td a").first
    count = int(cell.inner_text())
    cell.click()
    expect(page.locator(".item-table tbody tr")).to_have_count(count)


def goes_to_the_own_municipality(page: Page, my_work: str) -> None:
    page.goto(my_work)
    page.click("section[aria-labelledby=own-municipality] a")
    assert "/municipalities/vaasa/" in page.url
    assert page.locator("section[aria-labelledby=projects]").count() == 1


def zooms_by_the_keyboard(page: Page, timeline: str) -> None:
    """The zoom is a row of links, and what is drawn stands beside it in words."""
    page.goto(timeline)
    rows = page.locator(".timeline tbody tr", has_text=LATE)
    expect(rows.locator("td").first).not_to_be_empty()
    for place in ("zoom=year&year=2013", "zoom=quarter&year=2013&quarter=4"):
        link = page.locator(f".segments a[href*='{place}']")
        link.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(f".segments a[href*='{place}']")).to_have_attribute("aria-current", "true")
    assert_accessible(page)
