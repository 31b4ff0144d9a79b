"""The pack on paper: asked for as rows, made by the worker, read back; and what a person sees where it fails."""

import errno
import os
import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation
from kombu.exceptions import OperationalError as BrokerAway

from botnia_portal.celery import app
from botnia_portal.meetings import pack_pdf, tasks
from botnia_portal.meetings.models import PackFile
from botnia_portal.meetings.selectors_pack import pack_of
from botnia_portal.meetings.services import making, packs
from evaluations.choices import FailureReason
from evaluations.services import files, lease
from evaluations.services.making import Outcome
from networks.models import AgendaPoint
from tests.pdfa.structure import Tagged, plain


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """The heartbeat writes through a connection of its own, which sees nothing of the transaction of a test."""
    monkeypatch.setattr(lease, "TELL_SECONDS", 3600)


@pytest.fixture
def sent(monkeypatch):
    """The messages that would go to the queue."""
    messages = []

    def send_task(name, arguments, *_more, **_options) -> None:
        if name == packs.MAKE_PACK:
            messages.append((name, *arguments))

    monkeypatch.setattr(app, "send_task", send_task)
    return messages


@pytest.fixture
def asked(plan, meeting, steering_member, sent, django_capture_on_commit_callbacks):
    AgendaPoint.objects.create(
        meeting=meeting,
        title_fi="Suunnitelman tilanne",
        title_sv="Läget för planen",
        proposal_fi="Merkitään tiedoksi.",
    )
    with django_capture_on_commit_callbacks(execute=True):
        return packs.ask(plan, meeting, steering_member)


def test_both_languages_are_asked_for_once(asked, plan, meeting, steering_member, sent):
    assert [(pack.language, pack.state) for pack in asked] == [("fi", "queued"), ("sv", "queued")]
    assert sent == [(packs.MAKE_PACK, pack.pk) for pack in asked]
    assert packs.ask(plan, meeting, steering_member) == asked
    assert PackFile.objects.count() == 2


def test_whoever_does_not_see_the_meetings_asks_for_nothing(plan, meeting, group_contact, sent):
    with pytest.raises(PermissionDenied):
        packs.ask(plan, meeting, group_contact)
    assert not PackFile.objects.exists()


FINNISH = ["Tilanne 23.1.2014, laadittu", "Suunnitelman tilanne", "0 toteutunut 2 sitoumuksesta"]
SWEDISH = ["Läget 23.1.2014, handlingarna gjorda", "Läget för planen", "Texten är på finska."]


@pytest.mark.parametrize(
    ("place", "title", "said"),
    [(0, "Kokousaineisto 23.1.2014", FINNISH), (1, "Möteshandlingar 23.1.2014", SWEDISH)],
)
def test_the_worker_makes_an_accessible_file_in_the_language(
    asked, client_of, steering_member, place, title, said
):
    pack = asked[place]
    assert making.make(pack.pk) is Outcome.DONE
    pack.refresh_from_db()
    assert (pack.state, pack.percent) == ("ready", 100)
    answer = client_of(steering_member).get(f"/fi/packs/{pack.pk}/download/")
    assert f"-2014-01-23-{pack.language}.pdf" in answer["Content-Disposition"]
    tagged = Tagged(b"".join(answer.streaming_content))
    assert str(tagged.pdf.Root.Lang) == pack.language
    assert len(tagged.pdf.pages) == pack.pages
    with tagged.pdf.open_metadata() as metadata:
        assert metadata["dc:title"].startswith(title)
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    read = plain(tagged.root.text)
    assert [sentence for sentence in said if plain(sentence) not in read] == []
    assert tagged.untagged() == []
    levels = [int(element.kind[1]) for element in tagged.elements() if re.fullmatch("H[1-6]", element.kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tagged.links() == []


def test_the_page_says_of_which_day_it_tells_and_when_it_was_made(plan, meeting, asked):
    moment = timezone.now().replace(year=2014, month=1, day=20, hour=10, minute=5)
    with translation.override("sv"):
        page = pack_pdf.html(pack_of(plan, meeting, moment.date()), "sv", moment)
    assert "Läget 20.1.2014, handlingarna gjorda 20.1.2014 kl. 12.05" in page
    assert "Läget för planen" in page
    assert "Merkitään tiedoksi." in page
    assert "Exempelmaterial" not in page
    meeting.is_example = True
    assert pack_pdf.is_example(pack_of(plan, meeting, moment.date()))


def test_an_address_of_a_page_stands_in_no_file(plan, meeting, asked):
    assert 'href="/' not in pack_pdf.html(pack_of(plan, meeting, meeting.day), "fi", timezone.now())


def test_a_failure_is_told_with_a_sentence_and_can_be_tried_again(
    asked, monkeypatch, client_of, steering_member, sent, django_capture_on_commit_callbacks
):
    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    pack = asked[0]
    with monkeypatch.context() as failing:
        failing.setattr(files, "write", full)
        assert making.make(pack.pk) is Outcome.DONE
    pack.refresh_from_db()
    assert (pack.state, pack.failure) == ("failed", "no_space")
    client = client_of(steering_member)
    page = client.get(f"/fi/packs/{pack.pk}/").content.decode()
    assert pack.get_failure_display() in page
    assert f"/fi/packs/{pack.pk}/retry/" in page
    sent.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/fi/packs/{pack.pk}/retry/").url == f"/fi/packs/{pack.pk}/"
    assert sent == [(packs.MAKE_PACK, pack.pk)]
    assert making.make(pack.pk) is Outcome.DONE
    pack.refresh_from_db()
    assert pack.state == "ready"
    assert not packs.retry(pack, steering_member)


@pytest.mark.parametrize(("language", "word"), [("en", "report"), ("fi", "raport"), ("sv", "rapport")])
def test_no_reason_of_failure_speaks_of_a_report(language, word):
    with translation.override(language):
        assert [words for words in FailureReason.labels if word in words.casefold()] == []


def test_where_the_queue_is_away_the_pack_says_so(asked, monkeypatch):
    def away(*_arguments):
        raise BrokerAway("connection refused")

    monkeypatch.setattr(app, "send_task", away)
    assert not packs.enqueue(asked[0].pk)
    asked[0].refresh_from_db()
    assert asked[0].failure == "no_broker"


def test_in_the_sweep_a_pack_stays_queued_for_the_next_one(asked, monkeypatch):
    def away(*_arguments):
        raise BrokerAway("connection refused")

    PackFile.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    monkeypatch.setattr(app, "send_task", away)
    assert packs.sweep() == []
    assert set(PackFile.objects.values_list("state", "failure")) == {("queued", "")}


def test_made_anew_it_replaces_the_file_before(asked, plan, meeting, steering_member):
    pack = asked[0]
    making.make(pack.pk)
    pack.refresh_from_db()
    first = files.path_of(str(pack.file))
    packs.ask(plan, meeting, steering_member)
    making.make(pack.pk)
    pack.refresh_from_db()
    assert files.path_of(str(pack.file)).exists()
    assert not first.exists()


def test_a_pack_that_lost_its_worker_is_taken_up_and_given_up_after_the_last_attempt(asked, sent):
    key = asked[0].pk
    long_ago = timezone.now() - timedelta(minutes=5)
    rows = PackFile.objects.filter(pk=key)
    rows.update(state="running", claim="x", heartbeat_at=long_ago, attempts=1)
    sent.clear()
    assert packs.sweep() == [key]
    assert sent == [(packs.MAKE_PACK, key)]
    rows.update(state="running", heartbeat_at=long_ago, attempts=3)
    assert packs.sweep() == []
    assert rows.get().failure == "worker_lost"


def test_a_worker_that_has_lost_its_claim_leaves_no_file(asked):
    pack = asked[0]
    PackFile.objects.filter(pk=pack.pk).update(state="running", claim="another")
    assert not packs.finish(pack, "mine-and-lost", b"%PDF", 1, "0" * 64)
    assert not files.path_of(f"{packs.FOLDER}/{pack.pk}-mine-and.pdf").exists()


def test_files_that_no_pack_points_to_are_deleted_when_they_are_old(asked, meeting):
    pack = asked[0]
    making.make(pack.pk)
    pack.refresh_from_db()
    kept, lost, fresh = (
        files.path_of(name) for name in (str(pack.file), "packs/999-lost.pdf", "packs/998-new.pdf")
    )
    lost.write_bytes(b"%PDF")
    fresh.write_bytes(b"%PDF")
    for path in (kept, lost):
        os.utime(path, (0, 0))
    packs.clear_up()
    assert (kept.exists(), lost.exists(), fresh.exists()) == (True, False, True)
    meeting.delete()
    packs.clear_up()
    assert not kept.exists()


def test_htmx_is_answered_only_where_something_has_changed(asked, client_of, steering_member):
    pack, client = asked[0], client_of(steering_member)
    url, htmx = f"/fi/packs/{pack.pk}/", {"HX-Request": "true"}
    part = client.get(url, headers=htmx)
    assert part.status_code == 200
    assert "<html" not in part.content.decode()
    seen = part.context["line"].mark
    assert client.get(url, {"seen": seen}, headers=htmx).status_code == 204
    making.make(pack.pk)
    assert client.get(url, {"seen": seen}, headers=htmx).status_code == 286


def test_the_names_that_beat_and_the_services_know_are_those_of_the_tasks(settings):
    assert tasks.make_pack.name == packs.MAKE_PACK
    assert settings.CELERY_BEAT_SCHEDULE["sweep-packs"]["task"] == tasks.sweep_packs.name
    assert settings.CELERY_BEAT_SCHEDULE["clear-up-packs"]["task"] == tasks.clear_up_packs.name
