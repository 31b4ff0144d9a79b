"""The pages of calendars: what they hold, the addresses, and the secret one that is shown once."""

import re

import pytest

from networks.models import AccessKey
from tests import factories
from tests.feeds.reading import events_of

pytestmark = pytest.mark.django_db
PAGES = [
    "plans/pieni/calendar/", "plans/pieni/sections/1/calendar/", "networks/ryhma/calendar/", "my-work/calendar/",
]  # fmt: skip
PUBLIC = PAGES[:3]


def value_of(page: str, name: str) -> str:
    return re.search(rf'id="{name}" value="([^"]+)" readonly', page).group(1)


@pytest.mark.parametrize("page", PUBLIC)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_everybody_finds_the_public_address(client, group, page, language):
    shown = client.get(f"/{language}/{page}").content.decode()
    address = value_of(shown, "public-address")
    assert address.startswith(f"http://testserver/{language}/")
    assert f'href="webcal{address.removeprefix("http")}"' in shown
    assert len(events_of(client.get(address))) == 2
    assert "<form" not in shown.partition("<main")[2]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_user_makes_a_secret_address_which_is_shown_once(client, client_of, group_contact, page, language):
    browser = client_of(group_contact)
    answer = browser.post(f"/{language}/{page}", {"name": "Puhelin"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    address = value_of(answer.content.decode(), "own-address")
    assert len(events_of(client.get(address))) == 2
    token = address.split("/")[5]
    assert token not in browser.get(f"/{language}/{page}").content.decode()
    assert token not in browser.get(f"/{language}/my-keys/").content.decode()
    key = AccessKey.objects.get()
    assert (key.user, key.purpose, key.name) == (group_contact, "calendar", "Puhelin")
    again = browser.post(f"/{language}/{page}", {"name": "Puhelin"})
    assert again.status_code == 422
    assert AccessKey.objects.count() == 1


def test_with_the_calendar_of_a_plan_comes_the_feed_of_changes(client, client_of, coordinator):
    page = client_of(coordinator).post("/fi/plans/pieni/calendar/", {"name": "Puhelin"}).content.decode()
    assert client.get(value_of(page, "own-changes"))["Content-Type"].startswith("application/atom+xml")


def test_a_key_for_calendars_made_on_the_page_of_keys_opens_my_work(client, client_of, group_contact):
    answer = client_of(group_contact).post("/fi/my-keys/", {"name": "Puhelin", "purpose": "calendar"})
    assert len(events_of(client.get(value_of(answer.content.decode(), "made-token")))) == 2


def test_the_page_says_how_much_has_no_day(client, plan):
    page = client.get("/fi/plans/pieni/calendar/").content.decode()
    assert "Merkintöjä on nyt 2." in page
    # 0.1, 1.2 and 1.3 have no time.
    assert "3 toimenpidettä ja etappia jää pois" in page
    for number in ("1.2", "1.3"):
        factories.timed(plan.items.get(number=number), "2013-10")
    assert "1 toimenpide tai etappi jää pois" in client.get("/fi/plans/pieni/calendar/").content.decode()


def test_who_is_not_logged_in_makes_no_key(client, plan):
    assert client.post("/fi/plans/pieni/calendar/", {"name": "x"}).url.startswith("/fi/accounts/login/")
    assert client.get("/fi/my-work/calendar/").url.startswith("/fi/accounts/login/")


def test_the_page_of_a_draft_has_no_public_address(client_of, coordinator, plan):
    plan.status = "draft"
    plan.save()
    page = client_of(coordinator).get("/fi/plans/pieni/calendar/").content.decode()
    assert "public-address" not in page
    assert "changes.atom" not in page


@pytest.mark.parametrize(
    ("page", "calendar"),
    [
        ("plans/pieni/timeline/", "plans/pieni/calendar/"),
        ("plans/pieni/sections/1/", "plans/pieni/sections/1/calendar/"),
        ("networks/ryhma/", "networks/ryhma/calendar/"),
        ("my-work/", "my-work/calendar/"),
    ],
)
def test_the_pages_lead_to_their_calendars(client_of, group_contact, page, calendar):
    shown = client_of(group_contact).get(f"/sv/{page}").content.decode()
    assert f'href="/sv/{calendar}"' in shown
    assert "Till kalendern" in shown
