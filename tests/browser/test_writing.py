"""Writing in a real browser: times understood while typing, the desk, the queue of translations, the history."""

from playwright.sync_api import Page, expect

from botnia_portal.core import texts
from networks.models import Network, Organisation
from plans.models import PlanItem
from tests.browser.conftest import (
    PHONE,
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
)

PLAN = "plans/pohjanmaa-2013-2014"


def test_a_time_is_understood_while_it_is_typed(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/edit/")
    quiet.locator("[name=time_words_fi]").fill("keväällä 2014")
    expect(quiet.locator("#reading")).to_contain_text("våren 2014")
    expect(quiet.locator("#reading")).to_contain_text("1.7.2014")
    quiet.locator("[name=time_words_fi]").fill("kunhan ehditään")
    expect(quiet.locator("#reading")).to_contain_text("Ei ymmärretty")
    assert_accessible(quiet)


def test_a_time_with_several_meanings_is_chosen(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/edit/")
    quiet.locator("[name=time_words_fi]").fill("talvella")
    choices = quiet.locator("#reading button[data-fill]")
    expect(choices.first).to_be_visible()
    assert_accessible(quiet)
    choices.first.click()
    expect(quiet.locator("[name=time_edtf]")).to_be_focused()
    assert quiet.locator("[name=time_edtf]").input_value().endswith("-24")
    assert quiet.locator("[name=time_chosen]").input_value() == "fi 0 talvella"


def test_of_two_languages_that_differ_one_time_is_chosen(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/edit/")
    quiet.locator("[name=time_words_fi]").fill("syksyllä 2014")
    quiet.locator("[name=time_words_sv]").fill("våren 2014")
    quiet.keyboard.press("Control+s")
    choices = quiet.locator("#reading input[name=time_chosen]")
    expect(choices).to_have_count(2)
    assert_accessible(quiet)
    choices.last.check()
    quiet.keyboard.press("Control+s")
    expect(quiet.locator("#messages .message")).to_be_visible()
    expect(choices).to_have_count(0)
    assert PlanItem.objects.get(number="1.11").time_edtf == "2014-21"


def test_the_tools_of_a_long_text_help(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/edit/")
    text = quiet.locator("[name=description_fi]")
    text.fill("yksi\nkaksi")
    text.select_text()
    tools = quiet.locator(".prose-tools[aria-controls=id_description_fi]")
    tools.locator("[data-mark=list]").click()
    assert text.input_value() == "- yksi\n- kaksi"
    quiet.keyboard.press("Control+z")
    assert text.input_value() == "yksi\nkaksi"
    text.select_text()
    quiet.keyboard.press("Control+b")
    tools.locator("[data-mark=preview]").click()
    expect(quiet.locator(".prose-preview strong")).to_contain_text("yksi")
    text.fill("*uusi*")
    expect(quiet.locator(".prose-preview em")).to_have_text("uusi")
    assert_accessible(quiet)


def test_what_an_item_is_linked_to_is_found_by_name(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/edit/")
    networks = quiet.locator("#id_networks")
    networks.locator("summary").click()
    networks.locator(".tick-find").fill("lastensuojeluverkosto")
    found = networks.locator("label:visible input:not(:checked)")
    expect(found).to_have_count(1)
    found.check()
    assert_accessible(quiet)
    with quiet.expect_navigation():
        quiet.keyboard.press("Control+s")
    assert PlanItem.objects.get(number="1.11").networks.filter(name_fi__contains="lastensuojelu").exists()


def test_a_network_is_written_on_the_desk(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/sv/desk/networks/new/")
    quiet.locator("form[data-save-key] .actions button[name=done]").click()
    assert_first_error_focused(quiet)
    assert_accessible(quiet)
    quiet.fill("[name=name_fi]", "Uusi verkosto")
    quiet.fill("[name=name_sv]", "Ett nytt nätverk")
    quiet.select_option("[name=kind]", "network")
    quiet.select_option("[name=level]", "provincial")
    quiet.locator("[name=conveners]").first.check()
    quiet.locator("form[data-save-key] .actions button[name=done]").click()
    quiet.wait_for_url("**/desk/networks/")
    network = Network.objects.get(name_sv="Ett nytt nätverk")
    quiet.goto(f"{address}/sv/desk/networks/{network.pk}/")
    quiet.set_viewport_size(PHONE)
    assert_accessible(quiet)
    assert_no_sideways_scroll(quiet)
    assert network.conveners.count() == 1


def test_the_queue_is_worked_through_by_the_keyboard(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/translations/?language=sv&area=1")
    assert_accessible(quiet)
    with quiet.expect_navigation():
        quiet.locator("#texts ~ a").click()
    assert_accessible(quiet)
    first = quiet.url
    quiet.locator("form[data-confirm-key] textarea").fill("Bekräftad text")
    with quiet.expect_navigation():
        quiet.keyboard.press("Control+Enter")
    assert quiet.url != first
    key = int(first.split("/translations/")[1].split("/")[0])
    state = texts.TextState.objects.get(pk=key)
    assert state.state == "confirmed"
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)


def test_an_area_is_read_through_and_confirmed(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/translations/read/?language=sv&area=4")
    assert_accessible(quiet)
    quiet.locator("main form button[type=submit]").click()
    quiet.wait_for_url("**/translations/?language=sv")
    waiting = texts.TextState.objects.filter(group="4", scope=f"plan:{plan_data.slug}").with_state()
    assert not waiting.filter(text_state="draft").exists()


def test_an_earlier_text_is_put_back(quiet: Page, address, plan_data):
    item = PlanItem.objects.get(number="1.11")
    before = item.title_fi
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/edit/")
    quiet.fill("[name=title_fi]", "Väärä otsikko")
    with quiet.expect_navigation():
        quiet.keyboard.press("Control+s")
    quiet.goto(f"{address}/fi/{PLAN}/items/1.11/")
    quiet.locator(".history details summary").first.click()
    assert_accessible(quiet)
    quiet.locator(".history form button").first.click()
    quiet.wait_for_url("**#history")
    item.refresh_from_db()
    assert item.title_fi == before


def test_the_desk_works_without_javascript(browser, address, plan_data):
    page = browser.new_context(java_script_enabled=False).new_page()
    log_in(page, address, "coordinator")
    row = Organisation.objects.get(slug="thl")
    page.goto(f"{address}/fi/desk/organisations/{row.pk}/")
    page.fill("[name=short_name_fi]", "Laitos")
    page.locator("form[data-save-key] .actions button[name=done]").click()
    row.refresh_from_db()
    assert row.short_name_fi == "Laitos"
