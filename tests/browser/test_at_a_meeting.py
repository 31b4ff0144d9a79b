"""A meeting of the steering group in the browser: its agenda, the pack on paper, and what it decided."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from networks.models import AgendaPoint, Meeting
from plans.models import Decision
from tests.browser.conftest import PHONE, assert_accessible, assert_first_error_focused, log_in

PLAN = "plans/pohjanmaa-2013-2014"
WORKER_SECONDS = 90


@pytest.fixture
def meeting(plan_data) -> Meeting:
    return plan_data.steering_group.meetings.create(day=date(2014, 1, 23), number="1/2014")


def save(page: Page) -> None:
    page.click("#form .actions button[type=submit]")


def test_a_point_is_written_and_both_packs_are_taken_along(quiet: Page, address, meeting, worker):
    """A slip costs nothing; the pack comes by itself, in both languages, with the point in it."""
    log_in(quiet, address, "coordinator")
    place = f"{address}/fi/{PLAN}/meetings/{meeting.pk}/"
    quiet.goto(place)
    quiet.click("a[href='?point=new#form']")
    save(quiet)
    assert_first_error_focused(quiet)
    assert_accessible(quiet)
    quiet.fill("[name=title_fi]", "Väliarviointi")
    quiet.fill("[name=title_sv]", "Halvtidsutvärdering")
    save(quiet)
    quiet.wait_for_url("**#agenda")
    assert AgendaPoint.objects.get(meeting=meeting).title_sv == "Halvtidsutvärdering"
    quiet.click("form[action$='/pack/'] button")
    downloads = quiet.locator("a[href*='/packs/'][href$='/download/']")
    expect(downloads).to_have_count(2, timeout=WORKER_SECONDS * 1000)
    assert_accessible(quiet)
    for link in downloads.all():
        with quiet.expect_download() as started:
            link.click()
        assert Path(started.value.path()).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_on_a_phone_all_figures_of_an_area_are_in_sight(quiet: Page, address, meeting, language):
    log_in(quiet, address, "coordinator")
    quiet.set_viewport_size(PHONE)
    quiet.goto(f"{address}/{language}/{PLAN}/meetings/{meeting.pk}/")
    assert quiet.locator(".table-wrap:has(.area-counts)").evaluate("e => e.scrollWidth <= e.clientWidth")
    last = quiet.locator(".area-counts tbody tr").first.locator("td").last
    assert last.evaluate("e => getComputedStyle(e, '::before').content").startswith('"')


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("sv", False)])
def test_a_decision_is_entered_at_the_meeting(browser: Browser, address, meeting, language, scripts):
    page = browser.new_context(java_script_enabled=scripts).new_page()
    log_in(page, address, "coordinator")
    page.goto(f"{address}/{language}/{PLAN}/meetings/{meeting.pk}/")
    page.click("a[href='?decision=new#form']")
    page.fill("[name=text_fi]", "Ohjausryhmä merkitsi tilanteen tiedoksi.")
    page.fill("[name=text_sv]", "Styrgruppen antecknade läget för kännedom.")
    page.fill("[name=section_mark]", "§ 4")
    page.locator("[name=kind]").select_option(index=1)
    save(page)
    page.wait_for_url("**#decisions")
    decided = page.locator("section[aria-labelledby=decisions]")
    expect(decided).to_contain_text({"fi": "merkitsi tilanteen", "sv": "antecknade läget"}[language])
    assert Decision.objects.get(meeting=meeting).section_mark == "§ 4"
    page.context.close()
