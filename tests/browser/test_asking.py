"""Asking a group without an account, its answer without JavaScript, and taking it in; a contact's own reports."""

import re

from playwright.sync_api import Page, expect

from botnia_portal.core.models import OutgoingMail
from networks.models import User
from plans.models import AnswerLink, PlanItem, StatusUpdate, SubmittedUpdate, UpdateRequest
from tests import factories
from tests.browser.conftest import (
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
)

PLAN = "plans/pohjanmaa-2013-2014"
NARROW = {"width": 320, "height": 700}


def check(page: Page) -> None:
    """Without a violation of axe, and without sideways scrolling at 320 px."""
    assert_accessible(page)
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    assert_no_sideways_scroll(page)
    page.set_viewport_size(before)


def test_a_group_is_asked_answers_without_javascript_and_is_taken_in(
    quiet: Page, browser, address, plan_data
):
    log_in(quiet, address, "coordinator")
    ask_a_group(quiet, address)
    link = re.search(r"http://\S+/answer/\S+/", OutgoingMail.objects.get().body)[0]
    visitor = browser.new_context(java_script_enabled=False).new_page()
    answer_by(visitor, link)
    take_in(quiet, address)
    update = StatusUpdate.objects.get()
    assert (update.status, update.narrative_sv) == ("running", "Arbetet har börjat.")
    assert (update.author.email, UpdateRequest.objects.get().state) == ("coordinator@example.org", "closed")
    visitor.goto(link)
    assert visitor.locator("form").count() == 0
    assert visitor.context.cookies() == [] or {c["name"] for c in visitor.context.cookies()} == {
        "django_language"
    }


def ask_a_group(page: Page, address: str) -> None:
    page.goto(f"{address}/fi/{PLAN}/updates/ask/")
    page.locator("button[value=preview]").last.click()
    assert_first_error_focused(page)
    check(page)
    row = page.locator(".rows > li").filter(has=page.locator("details")).first
    row.locator("input[name=groups]").check()
    row.locator("summary").click()
    row.locator("textarea[name^=others_]").fill("sini@kunta.example")
    row.locator("select[name^=language_]").select_option("sv")
    row.locator("input[name^=items_]").first.check()
    page.locator("button[value=preview]").last.click()
    expect(page.locator("#preview")).to_be_focused()
    page.locator("#preview details summary").first.click()
    check(page)
    page.click("#preview button[value=send]")
    page.wait_for_url("**/updates/")
    check(page)


def answer_by(page: Page, link: str) -> None:
    """The landing page, the form with an error, and the answer: all of it without a script."""
    page.goto(link)
    assert AnswerLink.objects.get().opened_at is None
    page.click("main button[value=open]")
    page.click("main button[value=save]")
    assert page.locator("#errors").count() == 1
    page.locator("fieldset input[value=running]").check()
    page.locator("textarea").fill("Arbetet har börjat.")
    page.click("main button[value=save]")
    assert page.url.endswith("?saved=1")
    assert SubmittedUpdate.objects.get().text == "Arbetet har börjat."


def take_in(page: Page, address: str) -> None:
    asked = UpdateRequest.objects.get()
    page.goto(f"{address}/fi/{PLAN}/updates/{asked.pk}/")
    page.locator(".answer-decide summary").click()
    page.click("button[value=leave_out]")
    assert_first_error_focused(page)
    check(page)
    page.click("button[value=take_in]")
    page.wait_for_url(f"**/updates/{asked.pk}/")
    check(page)


def test_every_page_of_an_answer_is_accessible(page: Page, address, plan_data):
    item = PlanItem.objects.get(number="1.11")
    link = factories.answer_link(
        plan_data, item.networks.first() or factories.NetworkFactory(), "a-token", item
    )
    page.goto(f"{address}/sv/answer/a-token/")
    check(page)
    page.click("main button[value=open]")
    check(page)
    page.locator("textarea").fill("Utan status")
    page.click("main button[value=save]")
    assert_first_error_focused(page)
    check(page)
    link.delete()
    page.goto(f"{address}/fi/answer/a-token/")
    check(page)


def test_three_items_in_a_minute(quiet: Page, address, plan_data):
    contact = User.objects.get(email="contact@example.org")
    group = contact.roles.get().network
    items = list(PlanItem.objects.filter(networks=group)[:3])
    factories.update_request(plan_data, group, *items)
    log_in(quiet, address, "contact")
    quiet.goto(f"{address}/fi/my-work/")
    check(quiet)
    quiet.locator(".asked-row a.ds-button").click()
    first = quiet.locator(".compact-row").first
    first.locator("textarea").fill("Ilman tilaa")
    quiet.locator("form[data-save-key] .actions button").click()
    assert_first_error_focused(quiet)
    check(quiet)
    for row in quiet.locator(".compact-row").all():
        row.locator("input[value=running]").check()
    quiet.locator("form[data-save-key] .actions button").click()
    quiet.wait_for_url("**/my-work/")
    assert StatusUpdate.objects.count() == len(items)
    assert UpdateRequest.objects.get().state == "answered"


def test_the_outgoing_mail_is_accessible(quiet: Page, address, plan_data):
    mail = OutgoingMail.objects.create(
        receiver="x@kunta.example",
        language="sv",
        subject="Ett ärende",
        body="En text",
        message_id="<a@b>",
        state="failed",
        failure="address",
        server_answer="550 5.1.1 no such mailbox",
    )
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/outgoing-mail/")
    check(quiet)
    quiet.goto(f"{address}/fi/outgoing-mail/{mail.pk}/")
    check(quiet)
    quiet.locator("main form button").click()
    mail.refresh_from_db()
    assert mail.state == "waiting"
