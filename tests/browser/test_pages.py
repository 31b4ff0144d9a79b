"""Every page in both languages, on a desktop and on a phone: it answers, fits, is accessible, asks no other host."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from evaluations.models import EvaluationRound
from tests.browser.conftest import DESKTOP, assert_no_sideways_scroll, log_in, look_at_both_widths

PLAN = "plans/pohjanmaa-2013-2014"
PUBLIC = [
    f"{PLAN}/",
    f"{PLAN}/text/",
    f"{PLAN}/sections/1/",
    f"{PLAN}/items/",
    f"{PLAN}/items/?area=2&sort=title&col=status&col=goals&col=projects",
    f"{PLAN}/changes/?since=2013-06-30&as_of=2013-12-31",
    f"{PLAN}/items/2.2/",
    f"{PLAN}/milestones/",
    f"{PLAN}/timeline/",
    f"{PLAN}/linkage/",
    f"{PLAN}/municipalities/",
    f"{PLAN}/evaluations/",
    "networks/",
    "networks/bower/",
    "projects/",
    "projects/sos-ii/",
    "priorities/",
    "priorities/tietotuotanto/",
    "accessibility/",
    "feedback/",
    "search/?q=kunta",
    f"{PLAN}/year/?year=2013",
    "api/",
    "municipalities/vaasa/",
    "accounts/login/",
    "accounts/password/reset/",
]
COORDINATOR = [
    f"{PLAN}/",
    f"{PLAN}/items/1.10/",
    f"{PLAN}/items/1.10/edit/",
    f"{PLAN}/items/1.10/status/",
    f"{PLAN}/evaluations/",
    f"{PLAN}/items/1.10/drop/",
    f"{PLAN}/sections/1/new/",
    f"{PLAN}/sections/1/order/",
    f"{PLAN}/evaluations/mid-term/",
    f"{PLAN}/evaluations/mid-term/items/1.10/",
    f"{PLAN}/evaluations/mid-term/areas/1/",
    f"{PLAN}/evaluations/mid-term/whole/",
    "my-work/",
    "my-keys/",
    f"{PLAN}/calendar/",
    "desk/",
    "desk/organisations/",
    "desk/networks/new/",
    "translations/",
    "accounts/password/change/",
]
REFUSED = [(f"{PLAN}/items/1.10/edit/", 403), (f"{PLAN}/items/99.9/", 404), ("desk/", 403)]
STEERING = [
    f"{PLAN}/",
    f"{PLAN}/items/1.10/",
    f"{PLAN}/evaluations/",
    f"{PLAN}/meetings/",
    "my-work/",
]


def visit(page, address: str, status: int = 200, *, in_both: str = "") -> None:
    """The page as it comes on a desktop, then on a phone; `in_both` as `look_at_both_widths` has it."""
    page.set_viewport_size(DESKTOP)
    response = page.goto(address)
    assert response is not None
    assert response.status == status, address
    assert page.locator("h1").count() == 1, address
    look_at_both_widths(page, in_both=in_both)


@pytest.mark.parametrize("language", [pytest.param("fi", marks=pytest.mark.smoke), "sv"])
def test_the_public_pages(quiet, address, language):
    for path in PUBLIC:
        visit(quiet, f"{address}/{language}/{path}", in_both=path)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pages_of_a_coordinator(quiet, address, plan_data, language):
    EvaluationRound.objects.create(plan=plan_data, kind="mid-term", cut_off=date(2013, 12, 31))
    log_in(quiet, address, "coordinator")
    for path in COORDINATOR:
        visit(quiet, f"{address}/{language}/{path}", in_both=path)


def test_the_pages_of_a_steering_member_and_those_that_refuse(page, address, plan_data):
    log_in(page, address, "steering")
    area = plan_data.sections.get(number=1)
    for path in [*STEERING, f"comments/area/{area.pk}/"]:
        visit(page, f"{address}/sv/{path}")
    for language in ("sv", "fi"):
        for path, status in REFUSED:
            visit(page, f"{address}/{language}/{path}", status)


def test_at_320_pixels_nothing_scrolls_sideways(quiet, address):
    quiet.set_viewport_size({"width": 320, "height": 640})
    for path in PUBLIC:
        quiet.goto(f"{address}/fi/{path}")
        assert_no_sideways_scroll(quiet)


def test_the_language_switch_keeps_the_page_and_its_query(quiet, address):
    quiet.goto(f"{address}/fi/{PLAN}/items/?late=1&as_of=2013-12-31")
    quiet.click("nav.languages a[lang=sv]")
    assert quiet.url == f"{address}/sv/{PLAN}/items/?late=1&as_of=2013-12-31"
    assert quiet.locator("html").get_attribute("lang") == "sv"


def test_the_table_is_filtered_in_place_and_the_browser_goes_back(page, address):
    """Without a new page: the address, the rows, the filters in words; and again without scripts."""
    page.set_viewport_size(DESKTOP)
    page.goto(f"{address}/sv/{PLAN}/items/")
    page.select_option("select[name=area]", "5")
    page.wait_for_url("**/items/?area=5&**")
    page.locator("#conditions .tag").wait_for()
    assert page.locator(".item-table tbody tr").count() == 9
    page.locator(".item-table thead a", has_text="Åtgärd").click()
    page.wait_for_url("**sort=title**")
    assert page.locator(".item-table tbody tr").count() == 9
    page.go_back()
    page.go_back()
    page.locator("#count", has_text="83").wait_for()
    assert page.locator("#conditions .tag").count() == 0


def test_on_paper_marks_are_filled_and_nothing_runs_over(quiet, address):
    """Browsers print no grounds, unless a mark says that it is nothing else."""
    log_in(quiet, address, "coordinator")
    quiet.emulate_media(media="print")
    quiet.set_viewport_size({"width": 690, "height": 1000})
    quiet.goto(f"{address}/sv/{PLAN}/linkage/")
    for name in ("h2", "h3"):
        assert quiet.locator(f"main {name}").first.evaluate("e => getComputedStyle(e).breakAfter") == "avoid"
    quiet.goto(f"{address}/sv/{PLAN}/?as_of=2014-12-31")
    right = "e => e.getBoundingClientRect().right"
    for card in quiet.locator(".card:has(.when-row)").all():
        edge = card.evaluate(right)
        assert all(
            side < edge
            for side in card.locator(".when-row :is(a, span)").evaluate_all(f"all => all.map({right})")
        )
    quiet.goto(f"{address}/sv/municipalities/vaasa/")
    assert quiet.locator(".key").first.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_of_the_fullest_municipality_prints_as_one_a4(quiet, address, language):
    quiet.goto(f"{address}/{language}/municipalities/vaasa/")
    with pikepdf.open(BytesIO(quiet.pdf(prefer_css_page_size=True))) as printed:
        (sheet,) = printed.pages
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]
