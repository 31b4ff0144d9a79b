"""Closing, roles and the decision on a plan in a real browser: readable, reachable, and the same without JavaScript."""

from playwright.sync_api import Page, expect

from networks.models import Network
from tests.browser.conftest import (
    PHONE,
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
)


def test_a_network_is_closed_and_reopened(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    network = Network.objects.exclude(pk=plan_data.steering_group_id).first()
    quiet.goto(f"{address}/fi/desk/networks/{network.pk}/close/")
    quiet.locator("form[data-save-key] .actions button").click()
    assert_first_error_focused(quiet)
    assert_accessible(quiet)
    quiet.fill("[name=reason_fi]", "Toiminta päättyi")
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)
    quiet.locator("form[data-save-key] .actions button").click()
    quiet.wait_for_url(f"**/desk/networks/{network.pk}/")
    expect(quiet.locator(".desk-closed")).to_contain_text("Toiminta päättyi")
    assert_accessible(quiet)
    quiet.goto(f"{address}/fi/networks/{network.slug}/")
    expect(quiet.locator(".notice").first).to_contain_text("Toiminta päättyi")
    assert_accessible(quiet)
    quiet.goto(f"{address}/fi/desk/networks/{network.pk}/")
    quiet.locator(".desk-closed button").click()
    expect(quiet.locator(".desk-closed")).to_have_count(0)


def test_the_pages_of_roles_and_of_a_plans_life_are_accessible(quiet: Page, address, plan_data):
    log_in(quiet, address, "coordinator")
    plan_data.decisions.create(kind="revised")
    for path in (
        "roles/",
        "roles/new/",
        "plans/new/",
        f"plans/{plan_data.slug}/decide/",
        f"plans/{plan_data.pk}/",
        "themes/order/",
    ):
        quiet.goto(f"{address}/sv/desk/{path}")
        assert_accessible(quiet)
    quiet.goto(f"{address}/sv/desk/roles/new/")
    quiet.locator("form[data-save-key] .actions button").click()
    assert_first_error_focused(quiet)
    assert_accessible(quiet)
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)
    quiet.goto(f"{address}/sv/desk/roles/")
    assert_no_sideways_scroll(quiet)
