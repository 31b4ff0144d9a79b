"""Several items at once in a real browser: by mouse, by keyboard alone, on a phone, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from networks.models import Person
from plans.models import PlanItem, StatusUpdate
from tests.browser.conftest import (
    PHONE,
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
)

TABLE = "plans/pohjanmaa-2013-2014/items/"


@pytest.fixture
def person(plan_data) -> Person:
    return Person.objects.create(name="Ville Vastaava")


def look_at(page: Page) -> None:
    """The page as it stands is accessible and fits, on a screen and on a phone."""
    for size in ({"width": 1280, "height": 900}, PHONE):
        page.set_viewport_size(size)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    page.set_viewport_size({"width": 1280, "height": 900})


def leads(*numbers: str) -> list[str]:
    return [getattr(PlanItem.objects.get(number=number).lead, "name", "") for number in numbers]


def test_rows_are_chosen_changed_and_taken_back(quiet: Page, address, person):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{TABLE}?area=1")
    boxes = quiet.locator("[form=choose][name=item]")
    live = quiet.locator("[data-chosen]")
    expect(live).not_to_be_empty()
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(live).to_contain_text("4")
    quiet.locator("[data-choose-all] input").check()
    expect(live).to_contain_text(str(boxes.count()))
    quiet.locator("[data-choose-all] input").uncheck()
    boxes.nth(1).check()
    boxes.nth(2).check()
    look_at(quiet)
    chosen = [boxes.nth(n).get_attribute("value") for n in (1, 2)]
    quiet.locator("#choose button").first.click()
    look_at(quiet)
    quiet.locator(".bulk-form .actions button").click()
    assert_first_error_focused(quiet)
    look_at(quiet)
    quiet.locator("[name=lead]").select_option(label="Ville Vastaava")
    expect(quiet.locator("[name=change_lead]")).to_be_checked()
    quiet.locator("[name=time_words_fi]").fill("syksyllä 2014")
    expect(quiet.locator("#reading")).to_contain_text("hösten 2014")
    quiet.locator("[name=theme]").select_option("none")
    quiet.locator("[name=status][value=running]").check()
    quiet.locator(".bulk-form .actions button").click()
    expect(quiet.locator(".bulk-table tbody")).to_have_count(2)
    look_at(quiet)
    quiet.locator("button[value=edit]").click()
    expect(quiet.locator("[name=time_words_fi]")).to_have_value("syksyllä 2014")
    quiet.locator(".bulk-form .actions button").click()
    quiet.locator("button[value=apply]").click()
    quiet.wait_for_url("**/items/?area=1")
    look_at(quiet)
    assert leads(*chosen) == ["Ville Vastaava"] * 2
    assert StatusUpdate.objects.filter(status="running", item__number__in=chosen).count() == 2
    quiet.locator(".bulk-undo button").click()
    expect(quiet.locator("#messages")).to_contain_text("2")
    expect(quiet.locator(".bulk-undo")).to_have_count(0)
    assert leads(*chosen) == ["", ""]


def test_the_choice_survives_a_filter_that_is_set_meanwhile(quiet: Page, address, plan_data):
    """htmx swaps the table; what is chosen and how many follow the new rows."""
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{TABLE}")
    quiet.locator("[form=choose][name=item]").first.check()
    quiet.select_option("[name=area]", "2")
    expect(quiet.locator("#choose [name=area]")).to_have_value("2")
    expect(quiet.locator("[data-choose-all]")).to_be_visible()
    quiet.locator("[data-choose-all] input").check()
    expect(quiet.locator("[data-chosen]")).to_contain_text(
        str(quiet.locator("[form=choose][name=item]").count())
    )


def test_what_another_changes_meanwhile_is_shown_first(quiet: Page, address, person):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/sv/{TABLE}bulk/?item=1.1&item=1.2")
    quiet.locator("[name=lead]").select_option(label="Ville Vastaava")
    quiet.locator(".bulk-form .actions button").click()
    PlanItem.objects.filter(number="1.2").update(lead=Person.objects.create(name="Toinen Tekijä"))
    quiet.locator("button[value=apply]").click()
    assert_first_error_focused(quiet)
    expect(quiet.locator(".bulk-table")).to_contain_text("Toinen Tekijä")
    look_at(quiet)
    quiet.locator("button[value=apply]").click()
    quiet.wait_for_url("**/items/")
    assert leads("1.1", "1.2") == ["Ville Vastaava"] * 2


def test_nothing_chosen_leads_back(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{TABLE}?area=2")
    quiet.locator("#choose button").first.click()
    assert_first_error_focused(quiet)
    look_at(quiet)
    quiet.locator("main a.ds-button").click()
    quiet.wait_for_url("**/items/?area=2")


def test_by_the_keyboard_alone(quiet: Page, address, person):
    log_in(quiet, address, "coordinator")
    quiet.set_viewport_size(PHONE)
    quiet.goto(f"{address}/fi/{TABLE}?area=1")
    press_until(quiet, "Tab", "[form=choose][value='1.1']")
    quiet.keyboard.press("Space")
    press_until(quiet, "Tab", "#choose button")
    quiet.keyboard.press("Enter")
    quiet.wait_for_url("**/bulk/**")
    press_until(quiet, "Tab", "[name=change_lead]")
    quiet.keyboard.press("Space")
    press_until(quiet, "Tab", "[name=lead]")
    quiet.keyboard.type("Ville")
    press_until(quiet, "Tab", ".bulk-form .actions button")
    quiet.keyboard.press("Enter")
    expect(quiet.locator(".bulk-table tbody")).to_have_count(1)
    press_until(quiet, "Tab", "button[value=apply]")
    quiet.keyboard.press("Enter")
    quiet.wait_for_url("**/items/?area=1")
    assert leads("1.1", "1.2") == ["Ville Vastaava", ""]
    press_until(quiet, "Tab", ".bulk-undo button")
    quiet.keyboard.press("Enter")
    expect(quiet.locator(".bulk-undo")).to_have_count(0)
    assert leads("1.1") == [""]


def press_until(page: Page, key: str, selector: str) -> None:
    """Press the key until the element has the focus; where it is, it is not hidden behind the bar at the bottom."""
    for _press in range(120):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            seen = page.evaluate(
                """() => { const box = document.activeElement.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return top === document.activeElement || document.activeElement.contains(top)
                  || (top && top.contains(document.activeElement)); }"""
            )
            assert seen, f"{selector} has the focus and is hidden"
            return
    pytest.fail(f"{selector} is not reached by {key}")


def test_without_javascript(browser, address, person):
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    log_in(page, address, "coordinator")
    page.goto(f"{address}/fi/{TABLE}?area=1")
    expect(page.locator("[data-choose-all]")).to_be_hidden()
    page.locator("[form=choose][value='1.1']").check()
    page.locator("[form=choose][value='1.3']").check()
    page.locator("#choose button").first.click()
    page.locator("[name=change_lead]").check()
    page.locator("[name=lead]").select_option(label="Ville Vastaava")
    page.locator(".bulk-form .actions button").click()
    expect(page.locator(".bulk-table tbody")).to_have_count(2)
    page.locator("button[value=apply]").click()
    page.wait_for_url("**/items/?area=1")
    assert leads("1.1", "1.2", "1.3") == ["Ville Vastaava", "", "Ville Vastaava"]
    page.locator(".bulk-undo button").click()
    assert leads("1.1", "1.3") == ["", ""]
    page.locator("#choose button[name=all]").click()
    assert page.locator(".bulk-items li").count() == PlanItem.objects.filter(section__number=1).count()
