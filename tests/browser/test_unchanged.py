"""A browser comes back to a page that has not changed, and leaves nothing of it to the next person."""

import pytest

from plans.models import PlanItem
from tests.browser.conftest import log_in_by_form

pytestmark = pytest.mark.browser


@pytest.mark.smoke
def test_a_page_comes_once_and_goes_with_the_log_out(quiet, address):
    page = f"{address}/fi/plans/pohjanmaa-2013-2014/items/1.1/"
    log_in_by_form(quiet, address, "coordinator")
    quiet.goto(page)
    first = quiet.goto(page)
    assert first is not None
    known = first.headers["etag"]
    again = quiet.goto(page)
    assert again is not None
    # The browser hands its own copy on under the status of that; the server has sent no page.
    assert again.request.sizes()["responseBodySize"] == 0
    assert again.headers["etag"] == known

    PlanItem.objects.filter(number="1.1").update(title_fi="Aivan uusi nimi")
    quiet.goto(page)
    assert "Aivan uusi nimi" in quiet.inner_text("h1")

    quiet.click(".tools button")
    quiet.wait_for_selector(".tools a[href*=login]")
    quiet.go_back()
    assert quiet.locator("[data-user]").count() == 0
