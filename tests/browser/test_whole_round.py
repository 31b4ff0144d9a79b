"""A whole round by the people whose it is: a contact reports, a coordinator rates, the steering group discusses and
adopts, the coordinator issues, and everyone reads the edition."""

from datetime import date

from playwright.sync_api import Browser, Page, expect

from evaluations.models import EvaluationRound
from networks.models import Meeting
from tests.browser.conftest import assert_accessible, log_in

PLAN = "plans/pohjanmaa-2013-2014"
ROUND = f"{PLAN}/evaluations/mid-term"
NUMBER = "1.11"


def press(page: Page, form: str) -> None:
    """The button of the form with this action."""
    with page.expect_navigation():
        page.locator(f"form[action$='{form}'] button[type=submit]").last.click()


def send(page: Page) -> None:
    """The button at the foot of the page's form."""
    with page.expect_navigation():
        page.locator("main form .actions button[type=submit]").first.click()


def test_from_the_first_report_to_the_issued_edition(
    browser: Browser, quiet: Page, second: Page, address, plan_data
):
    item = plan_data.items.get(number=NUMBER)
    item.networks.add(plan_data.items.get(source_key="T13").networks.first())
    evaluation = EvaluationRound.objects.create(plan=plan_data, kind="mid-term", cut_off=date(2013, 12, 31))
    meeting = Meeting.objects.create(network=plan_data.steering_group, day=date(2014, 1, 23))
    contact = browser.new_context().new_page()
    for page, name in ((contact, "contact"), (quiet, "coordinator"), (second, "steering")):
        log_in(page, address, name)

    contact.goto(f"{address}/fi/{PLAN}/items/{NUMBER}/status/")
    contact.check("input[name=status][value=realised]")
    contact.fill("[name=as_of]", "2013-12-15")
    contact.fill("[name=narrative_fi]", "Kysely tehtiin joulukuussa.")
    contact.fill("[name=narrative_sv]", "Enkäten gjordes i december.")
    send(contact)
    assert (
        second.request.get(f"{address}/sv/{ROUND}/").status == 403
    )  # not before the coordinators put it forward

    quiet.goto(f"{address}/fi/{ROUND}/items/{NUMBER}/")
    expect(quiet.locator("main")).to_contain_text("Kysely tehtiin joulukuussa.")
    quiet.check("input[name=rating][value=well]")
    quiet.fill("[name=reason_fi]", "Tehtiin ajallaan.")
    quiet.fill("[name=reason_sv]", "Gjordes i tid.")
    send(quiet)
    quiet.goto(f"{address}/fi/{ROUND}/")
    press(quiet, "/review/")

    assert second.goto(f"{address}/sv/{ROUND}/").status == 200
    expect(second.locator("main")).to_contain_text(NUMBER)
    second.fill("textarea[name=text]", "Bra arbete.")
    with second.expect_response(lambda answer: answer.request.method == "POST"):
        second.locator("form:has(textarea[name=text]) button[type=submit]").first.click()
    expect(second.locator("main")).to_contain_text("Bra arbete.")
    assert_accessible(second)

    quiet.goto(f"{address}/fi/{ROUND}/decide/")
    quiet.check("input[name=kind][value=adopted]")
    quiet.select_option("[name=meeting]", str(meeting.pk))
    quiet.fill("[name=section_mark]", "§ 4")
    send(quiet)
    quiet.goto(f"{address}/fi/{ROUND}/issue/")
    assert_accessible(quiet)
    quiet.fill("[name=case_number]", "12/2014")
    quiet.check("[name=accepts]")
    send(quiet)
    evaluation.refresh_from_db()
    assert evaluation.state == "issued", quiet.locator("main").inner_text()[:1500]

    visitor = browser.new_context().new_page()
    for language in ("fi", "sv"):
        visitor.goto(f"{address}/{language}/{PLAN}/evaluations/")
        expect(visitor.locator("main")).to_contain_text("§ 4")
        expect(visitor.locator("main")).not_to_contain_text("Bra arbete.")
        assert_accessible(visitor)
        visitor.locator("section[aria-labelledby=issued] article h3 a").click()
        edition = f"{address}/{language}/{ROUND}/editions/1/"
        assert visitor.url == edition
        expect(visitor.locator("main")).to_contain_text(f"{edition}sv/pdf/")
        assert_accessible(visitor)
    visitor.goto(f"{address}/sv/{ROUND}/")
    assert "/accounts/login/" in visitor.url
