"""The page that asks for a new password answers the same, whoever has an account and whatever the mail server does."""

import logging
import smtplib

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured

from tests.factories import UserFactory

PAGE = "/fi/accounts/password/reset/"
KNOWN = "kaija@kunta.example"


@pytest.fixture(autouse=True)
def _no_attempts_before():
    """allauth counts the attempts of an address in the cache."""
    cache.clear()


@pytest.fixture
def user(db):
    return UserFactory(email=KNOWN)


def answer(client, email: str) -> tuple[int, str]:
    response = client.post(PAGE, {"email": email})
    return response.status_code, response.url


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(111, "Connection refused"),
        TimeoutError("timed out"),
        smtplib.SMTPRecipientsRefused({KNOWN: (550, b"no such mailbox")}),
        ImproperlyConfigured("Could not create directory for saving email messages"),
    ],
)
def test_a_failing_mail_server_does_not_tell_who_has_an_account(client, user, monkeypatch, caplog, error):
    def fail(*_arguments):
        raise error

    monkeypatch.setattr(DefaultAccountAdapter, "send_mail", fail)
    assert answer(client, KNOWN) == answer(client, "nobody@kunta.example")
    (record,) = (r for r in caplog.records if r.name == "networks.accounts")
    assert record.levelno == logging.ERROR
    assert type(error).__name__ in record.getMessage()
    assert KNOWN not in caplog.text


def test_a_mail_folder_that_cannot_be_written_does_not_tell_either(client, user, settings, tmp_path):
    """The same by the real backend: where the folder should be, a file is."""
    (tmp_path / "mail").write_text("")
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    assert answer(client, KNOWN) == answer(client, "nobody@kunta.example")


def test_a_mistake_of_ours_is_not_hidden(client, user, monkeypatch):
    def fail(*_arguments):
        raise KeyError("context")

    monkeypatch.setattr(DefaultAccountAdapter, "send_mail", fail)
    with pytest.raises(KeyError):
        client.post(PAGE, {"email": KNOWN})


def test_a_mail_is_sent_to_those_who_have_an_account_alone(client, user, mailoutbox):
    answer(client, "nobody@kunta.example")
    assert mailoutbox == []
    answer(client, KNOWN)
    assert [mail.to for mail in mailoutbox] == [[KNOWN]]
