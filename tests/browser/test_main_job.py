"""The main job in a real browser: edit in both languages, two people on one item, report, rate, freeze, download."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from evaluations.models import EvaluationRound
from plans.models import PlanItem
from tests.browser.conftest import assert_accessible, log_in, log_in_by_form

PLAN = "plans/pohjanmaa-2013-2014"
NUMBER = "1.11"


def save(page: Page) -> None:
    """Ctrl+S, as the form offers it."""
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def press_save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("form[data-save-key] .actions button[type=submit]").first.click()


@pytest.fixture
def item(plan_data) -> PlanItem:
    return plan_data.items.get(number=NUMBER)


@pytest.fixture
def mid_term_round(plan_data) -> EvaluationRound:
    return EvaluationRound.objects.create(plan=plan_data, kind="mid-term", cut_off=date(2013, 12, 31))


@pytest.mark.smoke
@pytest.mark.parametrize(("language", "first", "second"), [("fi", "fi", "sv"), ("sv", "sv", "fi")])
def test_an_item_is_edited_in_both_languages_on_one_page(quiet: Page, address, item, language, first, second):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/{language}/{PLAN}/items/{NUMBER}/edit/")
    quiet.fill(f"[name=title_{first}]", f"Ensimmäinen {first}")
    quiet.fill(f"[name=title_{second}]", f"Toinen {second}")
    save(quiet)
    item.refresh_from_db()
    assert (getattr(item, f"title_{first}"), getattr(item, f"title_{second}")) == (
        f"Ensimmäinen {first}", f"Toinen {second}",
    )  # fmt: skip
    quiet.goto(f"{address}/{second}/{PLAN}/items/{NUMBER}/")
    expect(quiet.locator("h1")).to_contain_text(f"Toinen {second}")


def test_a_wrong_time_gets_a_sentence_beside_its_field_and_nothing_is_lost(quiet: Page, address, item):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/{NUMBER}/edit/")
    quiet.fill("[name=title_fi]", "Kirjoitettu otsikko")
    quiet.fill("[name=time_edtf]", "2013-99")
    press_save(quiet)
    field = quiet.locator("[name=time_edtf]")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(quiet.locator("[name=title_fi]")).to_have_value("Kirjoitettu otsikko")
    assert_accessible(quiet)
    item.refresh_from_db()
    assert item.title_fi != "Kirjoitettu otsikko"


def test_two_people_on_one_item_overwrite_nothing_unseen(browser: Browser, quiet: Page, address, item):
    log_in(quiet, address, "coordinator")
    form = f"{address}/fi/{PLAN}/items/{NUMBER}/edit/"
    quiet.goto(form)
    other = browser.new_context().new_page()
    log_in(other, address, "coordinator")
    other.goto(form)
    other.fill("[name=title_fi]", "Toisen otsikko")
    save(other)
    quiet.fill("[name=title_fi]", "Oma otsikko")
    quiet.fill("[name=title_sv]", "Egen rubrik")
    press_save(quiet)
    expect(quiet.locator("main")).to_contain_text("Toisen otsikko")
    expect(quiet.locator("main")).to_contain_text("Oma otsikko")
    assert_accessible(quiet)
    item.refresh_from_db()
    assert item.title_fi == "Toisen otsikko"


@pytest.mark.smoke
def test_a_group_contact_reports_from_my_work(quiet: Page, address, plan_data):
    log_in(quiet, address, "contact")
    quiet.goto(f"{address}/fi/my-work/")
    assert_accessible(quiet)
    quiet.locator("a[href$='/status/']").first.click()
    quiet.check("input[name=status][value=running]")
    quiet.fill("[name=narrative_fi]", "Työ on käynnissä.")
    quiet.locator("main form button[type=submit]").first.click()
    quiet.wait_for_load_state()
    assert PlanItem.objects.filter(status_now="running").count() == 1


def rate(page: Page, evaluation: str, number: str) -> None:
    page.goto(f"{evaluation}items/{number}/")
    page.check("input[name=rating][value=mostly]")
    page.fill("[name=reason_fi]", "Koulutus järjestettiin.")
    page.fill("[name=reason_sv]", "Utbildningen ordnades.")
    assert_accessible(page)
    press_save(page)


def download(page: Page) -> list[str]:
    """The eight files of the page, each of the kind that its name says; returns the names."""
    names = []
    for link in page.locator("a[href*='/download/']").all():
        with page.expect_download() as started:
            link.click()
        names.append(started.value.suggested_filename)
        begin = {"pdf": b"%PDF-", "html": b"<!doctype", "docx": b"PK"}[names[-1].rpartition(".")[2]]
        with open(started.value.path(), "rb") as file:
            assert file.read(len(begin)) == begin
    assert len(set(names)) == len(names) == 8
    return names


def test_rate_freeze_and_download_the_reports(quiet: Page, second: Page, address, mid_term_round, worker):
    """Two coordinators, one in each language: both rate, one freezes, both see the reports come and take them."""
    readers = {"fi": quiet, "sv": second}
    for (language, page), number in zip(readers.items(), (NUMBER, "1.12"), strict=True):
        evaluation = f"{address}/{language}/{PLAN}/evaluations/mid-term/"
        log_in_by_form(page, address, "coordinator", language)
        rate(page, evaluation, number)
        page.goto(evaluation)
        assert_accessible(page)
    quiet.locator("form[action$='/freeze/'] button").click()
    second.reload()
    for language, page in readers.items():
        downloads = page.locator("a[href*='/download/']")
        expect(downloads).to_have_count(8, timeout=90_000)
        assert_accessible(page)
        names = download(page)
        assert any(
            re.search(rf"arviointi.*-{language}\.pdf$|utvardering.*-{language}\.pdf$", name) for name in names
        )
        report = downloads.first.get_attribute("href").removesuffix("download/")
        page.goto(f"{address}{report}")
        assert_accessible(page)


def test_everything_works_without_javascript(browser: Browser, address, item, mid_term_round):
    page = browser.new_context(java_script_enabled=False).new_page()
    log_in(page, address, "coordinator")
    page.goto(f"{address}/fi/{PLAN}/items/{NUMBER}/edit/")
    page.fill("[name=title_sv]", "Utan JavaScript")
    press_save(page)
    item.refresh_from_db()
    assert item.title_sv == "Utan JavaScript"
    page.goto(f"{address}/fi/{PLAN}/items/?area=1")
    assert page.locator("tbody tr").count() == 19
    page.goto(f"{address}/fi/{PLAN}/evaluations/mid-term/items/{NUMBER}/")
    page.check("input[name=rating][value=well]")
    press_save(page)
    assert mid_term_round.item_assessments.get().rating == "well"


def test_the_keyboard_alone_reaches_the_content_and_the_menu(quiet: Page, address):
    quiet.goto(f"{address}/fi/{PLAN}/")
    quiet.keyboard.press("Tab")
    expect(quiet.locator(".skip-link")).to_be_focused()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("main")).to_be_focused()
    quiet.set_viewport_size({"width": 390, "height": 844})
    quiet.locator("details.menu summary").focus()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("details.menu nav a").first).to_be_visible()
    quiet.keyboard.press("Escape")
    expect(quiet.locator("details.menu summary")).to_be_focused()
