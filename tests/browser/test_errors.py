"""Every form with errors shown, as a person meets it: in both languages, on a desktop and on a phone.

Each text of the form gets a character that cannot be shown; what comes back is accessible, has the focus on the
first field with an error, and a summary that leads to all of them.
"""

from datetime import date

import pytest

from botnia_portal.core.models import TextState
from botnia_portal.desk.nouns import NOUNS
from evaluations.models import EvaluationRound
from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
    look_at_both_widths,
)

PLAN = "plans/pohjanmaa-2013-2014"
SPOIL = """() => {
  const field = "textarea, select, input:not([type=hidden], [type=checkbox])";
  const form = document.querySelector(`main form[method=post]:has(${field})`);
  for (const field of form.elements) {
    const text = field.tagName === "TEXTAREA" || ["text", "url", "email"].includes(field.type);
    if (text && !field.readOnly) field.value = "a\\u0007";
    if (field.type === "date" || field.tagName === "SELECT") field.value = "";
  }
  form.noValidate = true;
  form.requestSubmit();
}"""
WRONG = """() => {
  const wrong = [];
  const byId = (id) => document.getElementById(id);
  for (const link of document.querySelectorAll("#errors li a"))
    if (!byId(link.hash.slice(1))) wrong.push(`no target of ${link.hash}`);
  for (const error of document.querySelectorAll("main form .error[id]")) {
    const told = [...document.querySelectorAll(`[aria-describedby~="${error.id}"]`)];
    if (!told.length) wrong.push(`nothing is described by ${error.id}`);
    const fields = told.filter((field) => field.matches("input, textarea, select"));
    if (fields.some((field) => field.getAttribute("aria-invalid") !== "true")) wrong.push(`${error.id}: not invalid`);
  }
  for (const field of document.querySelectorAll("[aria-describedby]"))
    for (const id of field.getAttribute("aria-describedby").trim().split(/\\s+/))
      if (!byId(id)) wrong.push(`${field.id} is described by ${id}, which is not there`);
  return wrong;
}"""


def addresses(plan) -> list[str]:
    """The page of every form that a coordinator writes texts on."""
    text = TextState.objects.filter(scope=f"plan:{plan.slug}").first()
    item = plan.items.get(number="1.10")
    found = [
        f"{PLAN}/items/1.10/edit/",
        f"{PLAN}/items/1.10/status/",
        f"{PLAN}/items/1.10/drop/",
        f"{PLAN}/sections/1/new/",
        f"{PLAN}/evaluations/mid-term/items/1.10/",
        f"{PLAN}/evaluations/mid-term/areas/1/",
        f"{PLAN}/evaluations/mid-term/whole/",
        f"translations/{text.pk}/",
        f"comments/item/{item.pk}/",
        "feedback/",
    ]
    for noun in NOUNS.values():
        if not noun.parent:
            found.append(f"desk/{noun.slug}/new/")
        elif above := noun.parent_model._default_manager.first():
            found.append(f"desk/{noun.slug}/new/?parent={above.pk}")
    found.append(f"desk/plans/{plan.pk}/")
    return found


def spoil(page, address: str) -> None:
    """Send the form of the page with bad texts; it comes back."""
    page.goto(address)
    with page.expect_response(lambda answer: answer.request.method == "POST") as told:
        page.evaluate(SPOIL)
    assert told.value.status == 422, (address, told.value.status)


def check(page, address: str) -> None:
    assert_first_error_focused(page)
    assert page.evaluate(WRONG) == [], address
    look_at_both_widths(page, in_both=address)
    page.locator("#errors li a").first.click()
    target = page.evaluate("document.querySelector('#errors li a').hash.slice(1)")
    assert page.evaluate("[document.activeElement.id, document.querySelector(':target').id]")[1] == target, (
        address
    )
    if page.evaluate("document.querySelector(':target').matches('input, textarea, select')"):
        assert page.evaluate("document.activeElement.id") == target, address


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_form_with_its_errors(quiet, address, plan_data, language):
    EvaluationRound.objects.create(plan=plan_data, kind="mid-term", cut_off=date(2013, 12, 31))
    log_in(quiet, address, "coordinator")
    for path in addresses(plan_data):
        quiet.set_viewport_size(DESKTOP)
        spoil(quiet, f"{address}/{language}/{path}")
        check(quiet, path)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_log_in_and_the_password_with_their_errors(quiet, address, language):
    for size in (DESKTOP, PHONE):
        quiet.set_viewport_size(size)
        quiet.goto(f"{address}/{language}/accounts/login/")
        quiet.fill("input[name=login]", "coordinator@example.org")
        quiet.fill("input[name=password]", "not the password")
        quiet.click("main button[type=submit]")
        quiet.wait_for_selector("main [role=alert]")
        assert_accessible(quiet)
        assert_no_sideways_scroll(quiet)
    log_in(quiet, address, "coordinator")
    for size in (DESKTOP, PHONE):
        quiet.set_viewport_size(size)
        quiet.goto(f"{address}/{language}/accounts/password/change/")
        for name in ("oldpassword", "password1", "password2"):
            quiet.fill(f"input[name={name}]", name)
        quiet.click("main button[type=submit]")
        quiet.wait_for_selector("main [aria-invalid=true]")
        assert quiet.evaluate(WRONG) == []
        assert_accessible(quiet)
        assert_no_sideways_scroll(quiet)
