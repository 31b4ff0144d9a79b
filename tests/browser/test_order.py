"""Changing the order in a real browser: by keyboard, by dragging, on a phone, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from plans.models import PlanItem, PlanSection
from tests.browser.conftest import PHONE, assert_accessible, assert_no_sideways_scroll, log_in

ORDER = "plans/pohjanmaa-2013-2014/sections/1/order/"


@pytest.fixture
def section(plan_data) -> PlanSection:
    return plan_data.sections.get(number=1)


def order(section) -> list[str]:
    return list(PlanItem.objects.filter(section=section).order_by("order").values_list("number", flat=True))


def row(page: Page, number: str):
    return page.locator("[data-order-row]").filter(has=page.locator(f"form[action*='/items/{number}/move/']"))


def test_the_order_is_changed_by_keyboard(quiet: Page, address, section):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{ORDER}")
    first, second, third = order(section)[:3]
    assert_accessible(quiet)
    down = row(quiet, first).locator("button[value=down]")
    down.focus()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("[data-order-said]")).to_contain_text(first)
    expect(quiet.locator("[data-order][aria-busy]")).to_have_count(0)
    expect(down).to_be_focused()
    assert order(section)[:3] == [second, first, third]
    up = row(quiet, first).locator("button[value=up]")
    up.focus()
    quiet.keyboard.press("Space")
    expect(down).to_be_focused()
    expect(up).to_be_disabled()
    expect(quiet.locator("[data-order][aria-busy]")).to_have_count(0)
    assert order(section)[:3] == [first, second, third]
    assert_accessible(quiet)


def test_a_row_is_dragged_to_its_place(quiet: Page, address, section):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/{ORDER}")
    first, second, third = order(section)[:3]
    grip = row(quiet, first).locator("[data-order-grip]").bounding_box()
    goal = row(quiet, third).bounding_box()
    quiet.mouse.move(grip["x"] + 5, grip["y"] + 5)
    quiet.mouse.down()
    quiet.mouse.move(goal["x"] + 20, goal["y"] + goal["height"] - 3, steps=8)
    quiet.mouse.up()
    expect(quiet.locator("[data-order-said]")).to_contain_text(first)
    assert order(section)[:3] == [second, third, first]
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)


def test_the_order_is_changed_without_javascript(browser, address, section):
    page = browser.new_context(java_script_enabled=False).new_page()
    log_in(page, address, "coordinator")
    page.goto(f"{address}/fi/{ORDER}")
    first, second = order(section)[:2]
    expect(page.locator("[data-order-grip]")).to_have_count(0)
    row(page, first).locator("button[value=down]").click()
    assert "moved=" in page.url
    assert order(section)[:2] == [second, first]
    expect(page.locator("#messages")).to_contain_text(first)
    page.goto(f"{address}/fi/desk/themes/order/")
    moved = page.locator("[data-order-row]").nth(1)
    name = moved.locator("> span").inner_text()
    moved.locator("button[value=up]").click()
    expect(page.locator("[data-order-row]").first).to_contain_text(name)
    page.context.close()
