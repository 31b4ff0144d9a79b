"""What readers write to the coordinators: received, told by mail, answered, closed; and what is kept of a reader."""

import re
from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from botnia_portal.core.models import OutgoingMail
from botnia_portal.feedback.models import Feedback

pytestmark = pytest.mark.django_db
SENT = {
    "kind": "accessibility",
    "message": "Kuvaajaa ei voi lukea.",
    "email": "lukija@kunta.example",
    "page": "",
}


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


@pytest.fixture
def received(client, coordinator) -> Feedback:
    client.post("/fi/feedback/", SENT)
    return Feedback.objects.get()


def test_a_reader_writes_and_is_told_when_the_answer_comes(client, coordinator, second_coordinator):
    answer = client.post("/sv/feedback/", {**SENT, "page": "/sv/plans/pieni/"}, follow=True)
    row, due = Feedback.objects.get(), timezone.localdate() + timedelta(days=14)
    assert (row.kind, row.state, row.language, row.page) == ("accessibility", "new", "sv", "/sv/plans/pieni/")
    assert row.due_on == due
    assert f"{due.day}.{due.month}.{due.year}" in answer.content.decode()
    mails = {mail.receiver: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == {"coordinator@example.org", "second@example.org"}
    assert mails["second@example.org"].language == "sv"
    assert "tillgänglighet" in mails["second@example.org"].subject
    for mail in mails.values():
        assert f"http://testserver/{mail.language}/feedback/received/{row.pk}/" in mail.body
        assert "lukija@" not in mail.body
        assert "Kuvaajaa" not in mail.body


def test_the_mail_leaves_by_the_worker(received, worker_sends, mailoutbox):
    assert worker_sends() == [True]
    assert mailoutbox[0].to == ["coordinator@example.org"]


@pytest.mark.parametrize(("kind", "days"), [("accessibility", [14]), ("other", [])])
def test_without_an_address_none_is_promised(client, coordinator, kind, days):
    answer = client.post("/fi/feedback/", {**SENT, "email": "", "kind": kind}, follow=True)
    assert "vastausta ei voi lähettää" in answer.content.decode()
    assert [int(n) for n in re.findall(r"(\d+) päivän kuluessa", answer.content.decode())] == days
    assert bool(Feedback.objects.get().due_on) == bool(days)


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [
        ({"message": " "}, "lukija@kunta.example"),
        ({"kind": ""}, "Kuvaajaa"),
        ({"kind": "praise"}, "Kuvaajaa"),
        ({"email": "ei osoite"}, "ei osoite"),
        ({"page": "x" * 301}, "Kuvaajaa"),
        ({"message": "a\x07b"}, "lukija@kunta.example"),
        ({"message": "x" * 20_001}, "lukija@kunta.example"),
        ({"website": "https://spam.example"}, "Kuvaajaa"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, coordinator, wrong, kept):
    answer = client.post("/fi/feedback/", {**SENT, **wrong})
    assert answer.status_code == 422
    assert kept in answer.content.decode()
    assert 'id="errors"' in answer.content.decode()
    assert not Feedback.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_trap_is_seen_by_nobody_unless_it_was_filled(client):
    page = client.get("/fi/feedback/").content.decode()
    assert '<div class="visually-hidden" aria-hidden="true">' in page
    assert 'tabindex="-1" id="id_website"' in page
    page = client.post("/fi/feedback/", {**SENT, "website": "x"}).content.decode()
    assert 'aria-hidden="true"><div' not in page
    assert 'tabindex="-1" id="id_website"' not in page


def test_a_second_press_of_the_button_sends_nothing_more(client, coordinator):
    for _ in range(2):
        assert client.post("/fi/feedback/", SENT).status_code == 302
    assert Feedback.objects.count() == OutgoingMail.objects.count() == 1


def test_too_many_messages_from_one_place_wait_and_keep_what_was_typed(client, coordinator):
    for number in range(10):
        assert client.post("/fi/feedback/", {**SENT, "message": f"Viesti {number}"}).status_code == 302
    answer = client.post("/fi/feedback/", {**SENT, "message": "Yhdestoista viesti"})
    assert answer.status_code == 429
    assert "Yhdestoista viesti" in answer.content.decode()
    assert Feedback.objects.count() == 10
    elsewhere = client.post("/fi/feedback/", {**SENT, "message": "Muualta"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302


def test_nothing_of_the_visitor_is_kept(client, coordinator):
    client.post("/fi/feedback/", SENT, REMOTE_ADDR="192.0.2.7", headers={"user-agent": "Selain 4711"})
    kept = str(list(Feedback.objects.values()) + list(LogEntry.objects.values()))
    assert "192.0.2.7" not in kept
    assert "4711" not in kept


@pytest.mark.parametrize(
    ("address", "headers", "page"),
    [
        ("?page=/fi/plans/pieni/&kind=content", {}, "/fi/plans/pieni/"),
        ("?page=/fi/plans/pieni/%3Fq%3Dx", {}, "/fi/plans/pieni/"),
        ("?page=/sv/networks/", {}, "/sv/networks/"),
        ("?page=//evil.example/fi/", {}, ""),
        ("?page=https://evil.example/", {}, ""),
        ("?page=/fi/answer/salainen/", {}, ""),
        ("", {"referer": "http://testserver/fi/networks/?q=sana"}, "/fi/networks/"),
        ("", {"referer": "http://evil.example/fi/networks/"}, ""),
        ("", {"referer": "http://testserver/fi/answer/salainen/"}, ""),
        ("", {"referer": "http://[evil"}, ""),
        ("", {"referer": "http://testserver/fi/feedback/"}, ""),
    ],
)
def test_the_page_it_is_about_stands_there_already(client, address, headers, page):
    answer = client.get(f"/fi/feedback/{address}", headers=headers)
    assert answer.context["form"]["page"].value() == page
    assert (
        'value="content"' in answer.content.decode().partition("checked")[0]
    ) or "checked" not in answer.content.decode()


@pytest.mark.parametrize("page", ["/fi/answer/salainen/", "http://testserver/sv/answer/salainen/"])
def test_an_address_that_lets_somebody_in_is_not_kept(client, coordinator, page):
    assert client.post("/fi/feedback/", {**SENT, "page": page}).status_code == 302
    assert Feedback.objects.get().page == ""


def test_an_answer_is_recorded_with_who_and_when(client_of, coordinator, received):
    desk = client_of(coordinator)
    answer = desk.post(
        received.get_absolute_url(), {"do": "answer", "seen": "new", "note": "Kerrottu taulukosta."}
    )
    assert answer.status_code == 302
    received.refresh_from_db()
    assert (received.state, received.answered_by, received.note) == (
        "answered",
        coordinator,
        "Kerrottu taulukosta.",
    )
    assert received.email == "lukija@kunta.example"  # the talk may go on
    page = desk.get("/fi/feedback/received/").content.decode()
    assert "Kaija Koordinaattori" in page
    assert "lukija@" not in page


def test_closing_deletes_the_address_for_good(client_of, coordinator, received):
    desk = client_of(coordinator)
    desk.post(received.get_absolute_url(), {"do": "close", "seen": "new", "note": "Korjattu."})
    received.refresh_from_db()
    assert (received.state, received.closed_by, received.email) == ("closed", coordinator, "")
    kept = str(list(LogEntry.objects.values())) + str(list(OutgoingMail.objects.values("subject", "body")))
    assert "lukija@" not in kept
    assert "Kuvaajaa" not in kept
    assert "Korjattu." in desk.get(received.get_absolute_url()).content.decode()


def test_the_note_is_wanted(client_of, coordinator, received):
    desk = client_of(coordinator)
    assert desk.post(received.get_absolute_url(), {"do": "answer", "note": " "}).status_code == 422
    received.refresh_from_db()
    assert received.state == "new"


@pytest.mark.parametrize("do", ["answer", "close"])
def test_who_comes_second_is_told_and_keeps_the_note(
    client_of, coordinator, second_coordinator, received, do
):
    sent = {"do": "close", "seen": "new", "note": "Ensimmäinen."}
    client_of(second_coordinator).post(received.get_absolute_url(), sent)
    sent = {"do": do, "seen": "new", "note": "Toinen muistiinpano."}
    answer = client_of(coordinator).post(received.get_absolute_url(), sent)
    assert answer.status_code == 409
    assert "Toinen muistiinpano." in answer.content.decode()
    received.refresh_from_db()
    assert received.note == "Ensimmäinen."


def test_feedback_on_accessibility_is_late_after_fourteen_days(client, client_of, coordinator, received):
    due = received.due_on
    assert not received.is_late(due)
    assert received.is_late(due + timedelta(days=1))
    assert not Feedback.objects.late_on(due).exists()
    assert Feedback.objects.late_on(due + timedelta(days=1)).get() == received
    Feedback.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    client.post("/fi/feedback/", {**SENT, "kind": "content"})
    desk = client_of(coordinator)
    assert desk.get("/fi/feedback/received/").content.decode().count("tag-late") == 1
    desk.post(received.get_absolute_url(), {"do": "answer", "seen": "new", "note": "Vastattu."})
    assert "tag-late" not in desk.get("/fi/feedback/received/").content.decode()


def test_what_waits_stands_first_and_the_list_is_filtered(client, client_of, coordinator, received):
    desk = client_of(coordinator)
    desk.post(received.get_absolute_url(), {"do": "close", "seen": "new", "note": "Valmis."})
    client.post("/fi/feedback/", {**SENT, "kind": "other"})
    client.post("/fi/feedback/", {**SENT, "message": "Toinen este"})
    kinds = [(row.kind, row.state) for row in Feedback.objects.for_list()]
    assert kinds == [("accessibility", "new"), ("other", "new"), ("accessibility", "closed")]
    page = desk.get("/fi/feedback/received/?state=closed").content.decode()
    assert page.count('data-state="closed"') == 1
    assert 'data-state="new"' not in page


@pytest.mark.parametrize(("done", "said"), [(["answer"], "vastattu "), (["answer", "close"], "suljettu ")])
def test_the_list_says_what_was_done_where_the_account_of_who_did_it_is_gone(
    client_of, coordinator, second_coordinator, received, done, said
):
    for user, do in zip([coordinator, second_coordinator][-len(done) :], done, strict=True):
        seen = {"answer": "new", "close": "answered"}[do]
        sent = {"do": do, "seen": seen, "note": "Kerrottu taulukosta."}
        client_of(user).post(received.get_absolute_url(), sent)
    second_coordinator.delete()
    page = client_of(coordinator).get("/fi/feedback/received/").content.decode()
    assert said in page
    assert "vastannut" not in page


def test_the_list_asks_a_constant_number_of_questions(client_of, coordinator, django_assert_max_num_queries):
    desk = client_of(coordinator)
    for number in range(30):
        Feedback.objects.create(kind="other", message=f"Viesti {number}", language="fi")
    with django_assert_max_num_queries(12):
        desk.get("/fi/feedback/received/")


def test_the_database_holds_the_rules(received):
    for change in (
        {"state": "closed", "closed_at": timezone.now()},  # with its address
        {"state": "answered"},
        {"due_on": None},
        {"message": ""},
        {"kind": "praise"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Feedback.objects.filter(pk=received.pk).update(**change)
    received.message = ""
    with pytest.raises(ValidationError):
        received.full_clean()


def test_a_secret_address_in_a_message_is_cut_short(client):
    secret = "Ab3-" * 11
    told = {
        "kind": "other",
        "message": f"Osoite portal.fi/fi/calendar/{secret}/my-work.ics ei avaudu",
        "page": f"answer/{secret}",
    }
    assert client.post("/fi/feedback/", told).status_code == 302
    row = Feedback.objects.get()
    assert secret not in row.message + row.page
    assert "calendar/…/my-work.ics ei avaudu" in row.message
