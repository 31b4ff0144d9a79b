"""Evidence in a real browser: a report with a link and a file, the download, and activities held on the desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from botnia_portal.core.models import Attachment
from plans.models import Activity
from tests.browser.conftest import (
    PHONE,
    assert_accessible,
    assert_first_error_focused,
    assert_no_sideways_scroll,
    log_in,
)
from tests.evidence.files import PDF

PLAN = "plans/pohjanmaa-2013-2014"
FILE = {"name": "Muistio.pdf", "mimeType": "application/pdf", "buffer": PDF}
WRONG = {"name": "Muistio.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00"}


@pytest.fixture
def item(plan_data) -> str:
    return f"/{PLAN}/items/{plan_data.items.get(source_key='T13').number}/"


def test_a_report_with_a_link_and_a_file(quiet: Page, address, item, tmp_path):
    log_in(quiet, address, "contact")
    quiet.goto(f"{address}/fi{item}status/")
    assert_accessible(quiet)
    quiet.check("[name=status][value=running]")
    quiet.fill("[name=narrative_fi]", "Koulutus on pidetty.")
    quiet.fill("[name=evidence_url]", "https://www.example.org/muistio")
    quiet.set_input_files("[name=evidence_file]", WRONG)
    send = quiet.locator("form[data-save-key] .actions button[type=submit]")
    send.click()
    assert_first_error_focused(quiet)
    assert quiet.locator("#errors a").count() == 2
    assert quiet.locator("[name=narrative_fi]").input_value() == "Koulutus on pidetty."
    assert_accessible(quiet)
    quiet.fill("[name=evidence_words]", "Muistio verkossa")
    quiet.set_input_files("[name=evidence_file]", FILE)
    with quiet.expect_navigation():
        send.click()
    expect(quiet.locator(".evidence li")).to_have_count(2)
    assert_accessible(quiet)
    file = Attachment.objects.exclude(name="").get()
    with quiet.expect_download() as download:
        quiet.click(f"a[href='/fi/evidence/{file.pk}/file/']")
    assert download.value.suggested_filename == "Muistio.pdf"
    assert Path(download.value.path()).read_bytes() == PDF
    quiet.goto(f"{address}/sv/evidence/report/{file.object_id}/")
    assert_accessible(quiet)
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)


def test_an_activity_is_told_on_the_desk_and_shown(quiet: Page, address, item, plan_data):
    log_in(quiet, address, "coordinator")
    quiet.goto(f"{address}/fi/desk/activities/new/?parent={plan_data.pk}")
    save = quiet.locator("form[data-save-key] .actions button[name=done]")
    save.click()
    assert_first_error_focused(quiet)
    assert_accessible(quiet)
    quiet.fill("[name=title_fi]", "Koulutuspäivä")
    quiet.select_option("[name=kind]", "training")
    quiet.fill("[name=first_day]", "2013-10-01")
    quiet.check(f"[name=items][value='{plan_data.items.get(source_key='T13').pk}']")
    save.click()
    quiet.wait_for_url("**#activities")
    activity = Activity.objects.get()
    quiet.goto(f"{address}/fi/desk/attendance/new/?parent={activity.pk}")
    quiet.locator("[name=municipality]").select_option(index=1)
    quiet.fill("[name=number]", "12")
    save.click()
    quiet.wait_for_url("**#attendance")
    assert_accessible(quiet)
    quiet.goto(f"{address}/fi{item}")
    expect(quiet.locator("[aria-labelledby=activities] tfoot")).to_contain_text("12")
    assert_accessible(quiet)
    quiet.set_viewport_size(PHONE)
    assert_no_sideways_scroll(quiet)
