"""What is typed is not lost: kept in the browser, offered again after a crash or an expired log-in, then cleared."""

import pytest
from playwright.sync_api import Page, expect

from plans.models import PlanItem
from tests.browser.conftest import assert_accessible, log_in, log_in_by_form

FORM = "fi/plans/pohjanmaa-2013-2014/items/1.11/edit/"
TYPED = "Kesken jäänyt huomautus"


@pytest.fixture
def editing(quiet: Page, address, plan_data) -> Page:
    """The form of 1.11, with a note that has been typed and not saved."""
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/{FORM}")
    type_note(quiet, TYPED)
    return quiet


def type_note(page: Page, words: str) -> None:
    page.fill("[name=note_fi]", words)
    expect(page.locator("[data-draft-state]")).to_be_visible()


def offer(page: Page):
    return page.locator("[data-draft-restore]")


def test_a_crash_loses_nothing(editing: Page, address):
    editing.goto(f"{address}/fi/")
    editing.goto(f"{address}/{FORM}")
    expect(offer(editing)).to_be_visible()
    assert_accessible(editing)
    expect(editing.locator("[name=note_fi]")).to_have_value("")
    offer(editing).click()
    expect(editing.locator("[name=note_fi]")).to_have_value(TYPED)
    expect(offer(editing)).to_have_count(0)


def test_what_is_saved_is_not_offered_again(editing: Page, address):
    with editing.expect_navigation():
        editing.keyboard.press("Control+s")
    assert PlanItem.objects.get(number="1.11").note_fi == TYPED
    editing.goto(f"{address}/{FORM}")
    expect(editing.locator("[name=note_fi]")).to_have_value(TYPED)
    expect(offer(editing)).to_have_count(0)


def test_a_log_in_that_expired_loses_nothing(editing: Page, address):
    editing.context.clear_cookies(name="sessionid")
    with editing.expect_navigation():
        editing.keyboard.press("Control+s")
    log_in_by_form(editing, address, "coordinator")
    editing.goto(f"{address}/{FORM}")
    offer(editing).click()
    expect(editing.locator("[name=note_fi]")).to_have_value(TYPED)
    with editing.expect_navigation():
        editing.keyboard.press("Control+s")
    assert PlanItem.objects.get(number="1.11").note_fi == TYPED


def test_a_draft_brought_back_overwrites_nobody_unseen(editing: Page, address):
    item = PlanItem.objects.get(number="1.11")
    item.note_fi = "Toisen huomautus"
    item.save()
    editing.goto(f"{address}/{FORM}")
    offer(editing).click()
    editing.locator("form[data-save-key] .actions button[type=submit]").first.click()
    expect(editing.locator("#errors")).to_be_visible()
    item.refresh_from_db()
    assert item.note_fi == "Toisen huomautus"


def test_a_draft_is_discarded_and_gone_after_log_out(editing: Page, address):
    editing.goto(f"{address}/{FORM}")
    editing.locator("[data-draft-discard]").click()
    editing.goto(f"{address}/{FORM}")
    expect(offer(editing)).to_have_count(0)
    type_note(editing, "Toinen")
    editing.locator("form.log-out button").click()
    editing.wait_for_load_state()
    log_in(editing, address, "coordinator")
    editing.goto(f"{address}/{FORM}")
    expect(offer(editing)).to_have_count(0)


def test_another_user_of_the_same_browser_sees_no_draft(editing: Page, address):
    editing.context.clear_cookies(name="sessionid")
    log_in(editing, address, "contact")
    assert editing.evaluate("Object.keys(localStorage).length") == 1
    editing.goto(f"{address}/fi/plans/pohjanmaa-2013-2014/items/1.4/status/")
    expect(offer(editing)).to_have_count(0)
