"""The report's web page as the browser shows it: from the portal, and from the file that a reader has kept."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from evaluations import report
from evaluations.models import EvaluationRound
from evaluations.services import files
from tests.browser.conftest import DESKTOP, PHONE, assert_accessible, assert_no_sideways_scroll
from tests.evaluations.sample import sample


@pytest.fixture
def kept(plan_data, settings):
    """The web page of the sample as an issued edition keeps it: `kept(language)` gives its row."""
    evaluation = EvaluationRound.objects.create(
        plan=plan_data, kind="mid-term", cut_off=date(2013, 12, 31), state="issued"
    )
    data = sample()
    edition = evaluation.editions.create(number=1, publication=data.to_data(), sha256=data.checksum())

    def make(language):
        name, content = f"reports/2014/sample-{language}.html", report.web_page(data, language)
        files.write(name, content)
        return edition.reports.create(
            language=language, format="html", state="ready", file=name, sha256="a" * 64, size=len(content)
        )

    return make


@pytest.mark.parametrize("language", [pytest.param("fi", marks=pytest.mark.smoke), "sv"])
def test_the_web_page_of_a_report(quiet: Page, address, kept, language):
    row = kept(language)
    quiet.goto(f"{address}{reverse('report-read', args=[row.pk])}")
    expect(quiet.locator("html")).to_have_attribute("lang", language)
    background = quiet.locator(".cover").evaluate("element => getComputedStyle(element).backgroundColor")
    assert background == "rgb(11, 79, 92)", "the policy of the answer lets its own style through"
    for size in (DESKTOP, PHONE, {"width": 320, "height": 640}):
        quiet.set_viewport_size(size)
        assert_accessible(quiet)
        assert_no_sideways_scroll(quiet)
    quiet.keyboard.press("Tab")
    expect(quiet.locator(".skip-link")).to_be_focused()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("main")).to_be_focused()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_formats_on_the_page_of_issued_evaluations(quiet: Page, address, kept, language):
    page = kept(language)
    row = page.edition.reports.create(
        language=language, state="ready", file="x.pdf", sha256="b" * 64, size=400_000, pages=31
    )
    quiet.goto(f"{address}/{language}/plans/pohjanmaa-2013-2014/evaluations/")
    links = quiet.locator(".report-file a")
    addresses = [links.nth(index).get_attribute("href") for index in range(3)]
    assert [part.split("/", 2)[2] for part in addresses] == [
        f"reports/{row.pk}/download/",
        f"reports/{page.pk}/read/",
        f"reports/{page.pk}/download/",
    ]
    for summary in quiet.locator(".report-file summary").all():
        summary.click()
    for size in (DESKTOP, PHONE, {"width": 320, "height": 640}):
        quiet.set_viewport_size(size)
        assert_accessible(quiet)
        assert_no_sideways_scroll(quiet)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_file_alone_is_the_same_page(page: Page, tmp_path, language):
    """Opened from a disk, years later: it asks nobody for anything and is as accessible as on the portal."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    path = tmp_path / "report.html"
    path.write_bytes(report.web_page(sample(), language))
    page.goto(path.as_uri())
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
