"""The page that asks for a new password answers the same, whoever has an account and whatever the mail server does."""

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.core.cache import cache
from django.core.mail import EmailMessage

from botnia_portal.core.models import OutgoingMail
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


def answer(client, email: str, page: str = PAGE) -> tuple[int, str]:
    response = client.post(page, {"email": email})
    return response.status_code, response.url


def test_the_answer_does_not_wait_for_the_mail_server(client, user, monkeypatch):
    """Nothing is sent while the visitor waits: neither an error nor a slow server tells who has an account."""

    def fail(*_arguments, **_options):
        raise AssertionError("The page itself sends no mail.")

    monkeypatch.setattr(EmailMessage, "send", fail)
    assert answer(client, KNOWN) == answer(client, "nobody@kunta.example")
    assert OutgoingMail.objects.get().receiver == KNOWN


def test_a_mail_folder_that_cannot_be_written_does_not_tell_either(
    client, user, settings, tmp_path, worker_sends
):
    """By the real backend: where the folder should be, a file is. The row says so and is tried again."""
    (tmp_path / "mail").write_text("")
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    assert answer(client, KNOWN) == answer(client, "nobody@kunta.example")
    assert worker_sends() == [False]
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.failure) == ("waiting", "no_server")


def test_a_mistake_of_ours_is_not_hidden(client, user, monkeypatch):
    def fail(*_arguments):
        raise KeyError("context")

    monkeypatch.setattr(DefaultAccountAdapter, "render_mail", fail)
    with pytest.raises(KeyError):
        client.post(PAGE, {"email": KNOWN})


def test_a_mail_is_sent_to_those_who_have_an_account_alone(client, user, mailoutbox, worker_sends):
    answer(client, "nobody@kunta.example")
    assert worker_sends() == []
    answer(client, KNOWN)
    assert worker_sends() == [True]
    assert [mail.to for mail in mailoutbox] == [[KNOWN]]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_mail_speaks_the_language_of_the_page_and_its_link_is_wiped(client, user, worker_sends, language):
    answer(client, KNOWN, f"/{language}/accounts/password/reset/")
    mail = OutgoingMail.objects.get()
    assert (mail.language, mail.has_secret) == (language, True)
    assert f"/{language}/accounts/password/reset/key/" in mail.body
    worker_sends()
    assert OutgoingMail.objects.get().body == ""
