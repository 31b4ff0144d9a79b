"""Outgoing mail against a real mail server: taken, refused, tried again, never lost, nothing smuggled in."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from botnia_portal.celery import app
from botnia_portal.core import tasks
from botnia_portal.core.mail import sending, writing
from botnia_portal.core.mail.choices import MailFailure, MailState
from botnia_portal.core.mail.models import OutgoingMail
from tests.core import smtp_server
from tests.core.smtp_server import MailServer

pytestmark = pytest.mark.django_db
RECEIVER = "kaija@kunta.example"


@pytest.fixture
def server(settings):
    """A mail server that is told beforehand how to answer: `server(NO_RECEIVER)`."""
    running = []

    def start(*script: str) -> MailServer:
        running.append(MailServer(*script).__enter__())
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running[-1].port
        return running[-1]

    yield start
    for one in running:
        one.__exit__()


def written(**changes) -> OutgoingMail:
    given = {"receiver": RECEIVER, "language": "sv", "subject": "Läget", "body": "Hej\n\nåäö\n", **changes}
    return writing.write_mail(
        given.pop("receiver"), given.pop("language"), given.pop("subject"), given.pop("body"), **given
    )


def fresh(mail: OutgoingMail) -> OutgoingMail:
    return OutgoingMail.objects.get(pk=mail.pk)


def make_due(mail: OutgoingMail, *, by: timedelta = timedelta(0)) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(due_at=timezone.now() - by - timedelta(seconds=1))


def test_a_mail_is_taken_by_the_server_and_then_marked_as_sent(server):
    mailbox = server()
    mail = written()
    assert sending.send(mail.pk)
    (receiver, message), mail = mailbox.taken[0], fresh(mail)
    assert (receiver, message["To"], message["Subject"]) == (RECEIVER, RECEIVER, "Läget")
    assert message.get_content().splitlines() == ["Hej", "", "åäö"]
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert (mail.state, mail.attempts, mail.failure) == ("sent", 1, "")
    assert mail.sent_at is not None
    assert mail.body


def test_a_message_that_comes_twice_sends_once(server):
    mailbox = server()
    mail = written()
    tasks.send_mail.run(mail.pk)
    tasks.send_mail.run(mail.pk)
    tasks.send_mail.run(mail.pk + 1)
    assert len(mailbox.taken) == 1


@pytest.mark.parametrize(
    ("word", "failure"),
    [
        (smtp_server.NO_RECEIVER, MailFailure.ADDRESS),
        (smtp_server.REFUSED_MESSAGE, MailFailure.REFUSED),
        (smtp_server.NO_SENDER, MailFailure.REFUSED),
    ],
)
def test_what_is_refused_for_good_fails_at_once_with_words(server, word, failure):
    mailbox = server(word)
    mail = written()
    assert not sending.send(mail.pk)
    mail = fresh(mail)
    assert (mail.state, mail.failure, mail.attempts) == ("failed", failure, 1)
    assert mail.server_answer.startswith("55")
    assert mail.get_failure_display()
    assert mailbox.taken == []


@pytest.mark.parametrize(
    ("word", "failure"),
    [
        (smtp_server.BUSY_RECEIVER, MailFailure.BUSY),
        (smtp_server.BUSY_MESSAGE, MailFailure.BUSY),
        (smtp_server.LOST_BEFORE_ANSWER, MailFailure.CUT_OFF),
    ],
)
def test_what_may_pass_is_tried_again_later(server, word, failure):
    server(word)
    mail = written()
    before = timezone.now()
    sending.send(mail.pk)
    mail = fresh(mail)
    assert (mail.state, mail.failure) == ("waiting", failure)
    assert mail.due_at >= before + sending.WAITS[0]
    assert not sending.send(mail.pk)  # not due yet
    make_due(mail)
    assert sending.send(mail.pk)
    assert (fresh(mail).state, fresh(mail).failure) == ("sent", "")


def test_a_server_that_is_away_is_waited_for_longer_and_longer_and_then_given_up(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    mail, waits = written(), []
    for _ in range(sending.MAX_ATTEMPTS):
        make_due(mail)
        sending.send(mail.pk)
        waits.append(fresh(mail).due_at - timezone.now())
    assert waits[:-1] == sorted(waits[:-1])
    assert (fresh(mail).state, fresh(mail).failure) == ("failed", MailFailure.NO_SERVER)


def test_a_worker_killed_between_taken_and_marked_loses_nothing(server, monkeypatch):
    """The mail goes out once more, under the same Message-ID."""
    mailbox = server()
    mail = written()

    def killed(_mail):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_held", killed)
        with pytest.raises(SystemExit):
            sending.send(mail.pk)
    assert fresh(mail).state == MailState.SENDING
    assert sending.sweep() == []  # the hold is fresh
    make_due(mail, by=sending.GRACE)
    assert sending.sweep() == [mail.pk]
    assert sending.send(mail.pk)
    first, second = (message["Message-ID"] for _receiver, message in mailbox.taken)
    assert first == second


def test_a_worker_that_comes_back_late_marks_nothing(server, monkeypatch):
    server()
    mail = written()
    claimed = sending._claim(mail.pk)
    make_due(mail)
    assert sending.send(mail.pk)
    sending._not_sent(claimed, MailFailure.BUSY, "", False)
    assert fresh(mail).state == MailState.SENT


def test_what_has_lost_its_last_worker_says_so():
    mail = written()
    OutgoingMail.objects.update(state="sending", attempts=sending.MAX_ATTEMPTS)
    make_due(mail)
    sending.sweep()
    assert (fresh(mail).state, fresh(mail).failure) == ("failed", MailFailure.WORKER_LOST)


def test_a_secret_is_wiped_when_it_was_sent(server):
    server()
    mail = written(has_secret=True)
    sending.send(mail.pk)
    assert (fresh(mail).state, fresh(mail).body) == ("sent", "")


def test_a_secret_that_cannot_be_sent_is_not_kept_for_ever():
    waiting, failed, plain = written(has_secret=True), written(has_secret=True), written()
    OutgoingMail.objects.filter(pk=failed.pk).update(state="failed", failure=MailFailure.ADDRESS)
    OutgoingMail.objects.update(created_at=timezone.now() - sending.SECRETS_KEPT - timedelta(hours=1))
    sending.sweep()
    assert (fresh(waiting).body, fresh(waiting).failure) == ("", MailFailure.TOO_OLD)
    assert (fresh(failed).body, fresh(failed).failure) == ("", MailFailure.ADDRESS)
    assert fresh(plain).body
    assert not writing.try_again(failed)


def test_a_failed_mail_is_tried_again_once():
    mail = written()
    assert not writing.try_again(mail)
    OutgoingMail.objects.update(state="failed", failure=MailFailure.ADDRESS, attempts=3)
    assert writing.try_again(mail)
    assert not writing.try_again(mail)
    assert (fresh(mail).state, fresh(mail).attempts, fresh(mail).failure) == ("waiting", 0, "")


@pytest.mark.parametrize(
    "receiver",
    ["", "kaija", f"{RECEIVER}\nBcc: x@y.example", f"Kaija <{RECEIVER}>", f"{RECEIVER}, a@b.example"],
)
def test_one_receiver_and_nothing_else(receiver):
    with pytest.raises(ValidationError):
        written(receiver=receiver)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("nasty", ["a\r\nBcc: x@y.example", "a\nb", "a\x00b", "a\u2028b", "a\x85b"])
def test_a_subject_cannot_add_a_header(server, nasty):
    mailbox = server()
    mail = written(subject=nasty, body=f"Hej {nasty}\n.\nQUIT\n")
    assert sending.send(mail.pk)
    ((receiver, message),) = mailbox.taken
    assert (receiver, message["Bcc"], message["To"]) == (RECEIVER, None, RECEIVER)
    assert len(message["Subject"].splitlines()) == 1
    assert message.get_content().splitlines()[-2:] == [".", "QUIT"]


def test_what_cannot_be_made_fails_with_words():
    mail = written()
    OutgoingMail.objects.update(subject="a\nb")
    sending.send(mail.pk)
    assert (fresh(mail).state, fresh(mail).failure) == ("failed", MailFailure.BROKEN)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_queued_that_was_rolled_back(monkeypatch):
    queued = []
    monkeypatch.setattr(writing, "enqueue", queued.append)
    with transaction.atomic():
        written()
        transaction.set_rollback(True)
    assert queued == []
    with transaction.atomic():
        mail = written()
        assert queued == []
    assert queued == [mail.pk]


def test_a_queue_that_cannot_be_reached_leaves_the_row_to_the_sweep(monkeypatch):
    def away(*_arguments):
        raise OSError("no broker")

    mail = written()
    monkeypatch.setattr(app, "send_task", away)
    assert not writing.enqueue(mail.pk)
    assert fresh(mail).state == MailState.WAITING


@pytest.mark.parametrize(
    "columns", [{"state": "failed"}, {"state": "sent"}, {"state": "lost"}, {"language": "en"}]
)
def test_the_database_holds_what_a_state_means(columns):
    written()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(**columns)


def test_the_names_that_beat_and_writing_know_are_those_of_the_tasks(settings):
    assert settings.CELERY_BEAT_SCHEDULE["sweep-mail"]["task"] == tasks.sweep_mail.name
    assert tasks.send_mail.name == writing.SEND_MAIL


def test_a_worker_sweeps_when_it_starts(monkeypatch):
    asked = []
    monkeypatch.setattr(tasks.sweep_mail, "apply_async", lambda **options: asked.append(options))
    tasks.sweep_mail_at_start()
    assert asked[0] == {}
    assert asked[1]["countdown"] > sending.HOLD.total_seconds()
