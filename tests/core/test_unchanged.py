"""A page that has not changed is answered by 304, and only such a page."""

import gzip
from datetime import date

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from networks.models import Organisation, RoleAssignment
from tests import factories, test_permissions
from tests.permission_table import TABLE

cast, rows = test_permissions.cast, test_permissions.rows
PAGE = "/fi/plans/pieni/"
MADE_ANEW = {
    "account_login", "account_logout", "account_signup", "account_inactive", "account_reauthenticate",
    "account_change_password", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "health-live", "health-ready",
    "time-reading", "area-file",
}  # fmt: skip
"""Pages that carry no tag though a browser may keep them: the forms of the log-in, what is asked by the minute, and
files, which are sent as they are."""


def tag(client: Client, address: str = PAGE, **headers: str) -> str:
    """The tag of the page; a first request gets the cookies, with which a browser comes back."""
    client.get(address)
    return client.get(address, headers=headers).get("ETag", "")


def status(client: Client, known: str, address: str = PAGE, **headers: str) -> int:
    return client.get(address, headers={"if-none-match": known, **headers}).status_code


@pytest.mark.once
def test_each_page_to_read_has_a_tag_and_each_form_is_never_kept(rows, cast, client_of):
    """A new page belongs to one of the two, or says in MADE_ANEW why to neither."""
    for member in ("coordinator", "anonymous"):
        client, neither = client_of(cast[member]), set()
        for name, (arguments, _answers) in TABLE.items():
            address = reverse(name, kwargs=arguments)
            client.get(address)  # a first request gets the cookies
            response = client.get(address)
            found = response.get("ETag", "")
            if not response.get("Content-Type", "").startswith("text/html"):
                continue  # calendars, data and files have tests of their own
            if response.status_code != 200 or "no-store" in response["Cache-Control"]:
                assert not found, name
            elif not found:
                neither.add(name)
            else:
                assert response["Cache-Control"] == "private, no-cache", name
                assert {"Cookie", "HX-Request"} <= set(response["Vary"].split(", ")), name
                again = client.get(address, headers={"if-none-match": found})
                assert (again.status_code, again.content, again.get("ETag")) == (304, b"", found), name
        assert neither <= MADE_ANEW


def test_an_unchanged_page_costs_two_queries(plan, coordinator, client_of):
    """The session, and the user with roles and mark."""
    client = client_of(coordinator)
    known = tag(client)
    with CaptureQueriesContext(connection) as caught:
        assert status(client, known) == 304
    assert len(caught) <= 2


def test_a_write_anywhere_makes_the_page_anew(plan, coordinator, client_of):
    client = client_of(coordinator)
    known = tag(client)
    Organisation.objects.update(name_fi="Uusi nimi")
    assert status(client, known) == 200
    assert "Uusi nimi" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("change", ["role", "language", "name"])
def test_what_the_reader_is_belongs_to_it(plan, coordinator, client_of, change):
    client = client_of(coordinator)
    known = tag(client)
    if change == "role":
        RoleAssignment.objects.all().delete()
    else:
        type(coordinator).objects.update(**{"language" if change == "language" else "first_name": "sv"})
    assert status(client, known) == 200


def test_nobody_gets_the_page_of_another(plan, coordinator, second_coordinator, client_of):
    """Also on a browser that they share: after the log-out, and after the next log-in."""
    client = client_of(coordinator)
    known = tag(client)
    client.post("/fi/accounts/logout/")
    assert status(client, known) == 200
    client.force_login(second_coordinator)
    assert status(client, known) == 200
    assert status(client_of(None), known) == 200


def test_a_day_later_the_page_is_another(plan, client_of, monkeypatch):
    client = client_of()
    known = tag(client)
    assert status(client, known) == 304
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2099, 1, 1))
    assert status(client, known) == 200


def test_the_question_belongs_to_it(plan, client_of):
    client = client_of()
    tags = {
        tag(client),
        tag(client, "/sv/plans/pieni/"),
        tag(client, f"{PAGE}?as_of=2013-06-30"),
        tag(client, f"{PAGE}text/"),
        tag(client, **{"hx-request": "true"}),
        tag(client, host="localhost"),
    }
    assert len(tags) == 6
    assert "" not in tags


def test_a_message_is_shown_once_and_never_kept(plan, client_of):
    client = client_of()
    known = tag(client)
    storage = CookieStorage(RequestFactory().get("/"))
    client.cookies["messages"] = storage._encode([Message(constants.INFO, "Kerran")])
    shown = client.get(PAGE, headers={"if-none-match": known})
    assert (shown.status_code, shown.has_header("ETag")) == (200, False)
    assert "Kerran" in shown.content.decode()
    assert status(client, known) == 304


def test_the_button_to_log_out_goes_on_working(plan, coordinator):
    """The page that a browser kept holds a token of its secret; without that secret it is made anew."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(coordinator)
    first = client.get(PAGE)
    assert not first.has_header("ETag")  # the secret came with this answer
    kept = client.get(PAGE)
    assert status(client, kept["ETag"]) == 304
    token = kept.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert client.post("/fi/accounts/logout/", {"csrfmiddlewaretoken": token}).status_code == 302
    client.force_login(coordinator)
    known = tag(client)
    del client.cookies["csrftoken"]
    assert status(client, known) == 200


def test_it_is_the_same_compressed(plan, client_of):
    client = client_of()
    client.get(PAGE)
    small = client.get(PAGE, headers={"accept-encoding": "gzip"})
    assert b"<html" in gzip.decompress(small.content)
    assert small["ETag"].startswith('W/"')
    assert status(client, small["ETag"], **{"accept-encoding": "gzip"}) == 304


def test_what_is_refused_or_leads_on_has_none(plan, client_of, outsider):
    factories.PlanFactory(slug="luonnos", status="draft")
    for client in (client_of(), client_of(outsider)):
        assert tag(client, "/fi/plans/luonnos/") == ""
        assert tag(client, "/fi/") == ""
    assert tag(client_of(), "/fi/my-work/") == ""
