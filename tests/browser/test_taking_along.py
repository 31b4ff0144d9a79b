"""What goes out of the portal by a person's hand: a search, a secret calendar, a message to the coordinators."""

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from botnia_portal.feedback.models import Feedback
from botnia_portal.search.indexing import rebuild
from tests.browser.conftest import assert_accessible, assert_first_error_focused, log_in

PLAN = "plans/pohjanmaa-2013-2014"


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "hyvinvointikertomuksen"), ("sv", "välfärdsberättelser")]
)
def test_a_form_of_a_word_is_found_by_the_keyboard(quiet: Page, address, language, words):
    """The slash leads to the field; what is found leads on, and the kinds narrow it."""
    rebuild()
    quiet.goto(f"{address}/{language}/{PLAN}/")
    quiet.keyboard.press("/")
    expect(quiet.locator("#find")).to_be_focused()
    quiet.keyboard.type(words)
    with quiet.expect_navigation():
        quiet.keyboard.press("Enter")
    expect(quiet.locator(".hit mark").first).to_be_visible()
    assert_accessible(quiet)
    kind = quiet.locator("nav.kinds a[href*='kind=item']")
    count = int(kind.locator(".count").inner_text())
    kind.click()
    quiet.wait_for_url("**kind=item**")
    expect(quiet.locator(".hit")).to_have_count(count)
    quiet.locator(".hit h2 a").first.click()
    quiet.wait_for_url("**/items/**")


def test_a_secret_calendar_is_made_and_revoked_without_javascript(browser: Browser, address):
    page = browser.new_context(java_script_enabled=False).new_page()
    log_in(page, address, "contact")
    page.goto(f"{address}/sv/my-work/calendar/")
    page.fill("[name=name]", "Telefon")
    page.click("section[aria-labelledby=own] button[type=submit]")
    secret = page.input_value("#own-address")
    assert re.match(rf"{address}/sv/calendar/\S+/my-work\.ics$", secret)
    program = browser.new_context().request  # a calendar program has no cookies
    assert list(Calendar.from_ical(program.get(secret).body()).walk("VEVENT"))
    page.goto(f"{address}/sv/my-keys/")
    assert secret.split("/")[-2] not in page.content()
    page.click("section[aria-labelledby=keys-in-use] li a")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/my-keys/")
    assert program.get(secret).status == 404
    page.context.close()


@pytest.mark.parametrize(("language", "scripts"), [("fi", False), ("sv", True)])
def test_a_reader_sends_feedback_and_a_coordinator_answers(browser: Browser, address, language, scripts):
    reader = browser.new_context(java_script_enabled=scripts).new_page()
    reader.goto(f"{address}/{language}/{PLAN}/")
    reader.click(f"footer a[href='/{language}/feedback/']")
    reader.check("[name=kind][value=accessibility]")
    reader.fill("[name=email]", "lukija@example.org")
    reader.click("main button[type=submit]")
    if scripts:
        assert_first_error_focused(reader)
    assert reader.input_value("[name=email]") == "lukija@example.org"
    reader.fill("[name=message]", "Taulukon otsikko ei kuulu.")
    reader.click("main button[type=submit]")
    reader.wait_for_url("**/feedback/thanks/**")
    coordinator = browser.new_context(java_script_enabled=scripts).new_page()
    log_in(coordinator, address, "coordinator")
    row = Feedback.objects.get()
    coordinator.goto(f"{address}/{language}/feedback/received/{row.pk}/")
    coordinator.fill("[name=note]", "Otsikko lisättiin.")
    coordinator.click("button[value=close]")
    coordinator.wait_for_load_state()
    row.refresh_from_db()
    assert (row.state, row.email, row.note) == ("closed", "", "Otsikko lisättiin.")
    for page in (reader, coordinator):
        page.context.close()
