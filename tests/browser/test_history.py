"""The history in a real browser: filtered by the keyboard, an older text put back, on a phone, without violations."""

from auditlog.context import set_actor
from playwright.sync_api import Page, expect

from networks.models import Network, User
from tests.browser.conftest import (
    PHONE,
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
)


def changed_network() -> Network:
    """A network whose Swedish name a coordinator has changed."""
    network = Network.objects.order_by("pk").first()
    with set_actor(User.objects.get(email="coordinator@example.org")):
        network.name_sv, network.state = f"{network.name_sv} som var fel", "ended"
        network.save()
    return network


def test_the_history_is_filtered_by_the_keyboard_and_an_older_text_put_back(quiet: Page, address, plan_data):
    name = Network.objects.order_by("pk").first().name_sv
    network = changed_network()
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/sv/history/")
    assert_accessible(quiet)
    quiet.locator("main [name=q]").focus()
    quiet.keyboard.type("som var FEL")
    with quiet.expect_navigation():
        quiet.keyboard.press("Enter")
    lines = quiet.locator(".history-lines > li")
    expect(lines).to_have_count(1)
    expect(lines.locator("ins").first).to_contain_text("fel")
    assert_accessible(quiet)
    quiet.locator(".history-lines a[href*='/name_sv/']").focus()
    with quiet.expect_navigation():
        quiet.keyboard.press("Enter")
    assert_accessible(quiet)
    # Meanwhile somebody else writes the same name: nothing is overwritten unseen.
    Network.objects.filter(pk=network.pk).update(name_sv="Något annat")
    send = quiet.locator("main form button[type=submit]")
    with quiet.expect_navigation():
        send.press("Enter")
    assert_first_error_focused(quiet)
    assert_accessible(quiet)
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)
    with quiet.expect_navigation():
        send.press("Enter")
    network.refresh_from_db()
    assert network.name_sv == name


def test_the_history_fits_a_phone_and_says_when_nothing_is_found(quiet: Page, address, plan_data):
    changed_network()
    log_in(quiet, address, "coordinator")
    quiet.set_viewport_size({"width": 320, "height": 800})
    quiet.goto(f"{address}/fi/desk/")
    with quiet.expect_navigation():
        quiet.locator("main a[href='/fi/history/']").click()
    quiet.wait_for_load_state()
    expect(quiet.locator(".history-lines > li").first).to_be_visible()
    assert_no_sideways_scroll(quiet)
    assert_accessible(quiet)
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)
    quiet.goto(f"{address}/fi/history/?first=2001-01-01&last=2001-12-31&kind=networks")
    expect(quiet.locator(".card.empty")).to_be_visible()
    assert_accessible(quiet)
