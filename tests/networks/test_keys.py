"""Secret keys: given once, kept as a hash, valid for one purpose, revoked by their owner alone."""

import re
from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from botnia_portal.core.tokens import hash_of
from networks import keys
from networks.models import AccessKey

pytestmark = pytest.mark.django_db
PAGE = "/fi/my-keys/"


def test_a_key_tells_whose_it_is_and_its_token_is_kept_nowhere(outsider, django_assert_num_queries):
    key, token = keys.give_key(outsider, "api", "  Kunnan \n järjestelmä ")
    assert key.name == "Kunnan järjestelmä"
    assert len(token) == 43
    assert key.token_hash == hash_of(token)
    assert token not in str(AccessKey.objects.values())
    with django_assert_num_queries(2):
        assert keys.user_of_key(token, "api") == outsider
    with django_assert_num_queries(1):
        assert keys.user_of_key(token, "api") == outsider


def test_the_day_of_the_last_use_is_written_once_a_day(outsider):
    key, token = keys.give_key(outsider, "calendar", "Puhelin")
    assert key.last_used_on is None
    AccessKey.objects.update(last_used_on=timezone.localdate() - timedelta(days=1))
    keys.user_of_key(token, "calendar")
    key.refresh_from_db()
    assert key.last_used_on == timezone.localdate()


@pytest.mark.parametrize("wrong", ["unknown", "purpose", "revoked", "inactive"])
def test_what_opens_nothing(outsider, wrong):
    key, token = keys.give_key(outsider, "calendar", "Puhelin")
    if wrong == "revoked":
        assert keys.revoke_key(key)
    elif wrong == "inactive":
        outsider.is_active = False
        outsider.save()
    asked = "x" + token if wrong == "unknown" else token
    assert keys.user_of_key(asked, "api" if wrong == "purpose" else "calendar") is None
    key.refresh_from_db()
    assert key.last_used_on is None


def test_a_key_is_revoked_once(outsider):
    key, _token = keys.give_key(outsider, "calendar", "Puhelin")
    assert keys.revoke_key(key)
    first = AccessKey.objects.get().revoked_at
    assert not keys.revoke_key(key)
    assert AccessKey.objects.get().revoked_at == first


@pytest.mark.parametrize(("purpose", "name"), [("calendar", " "), ("calendar", "n" * 81), ("all", "Puhelin")])
def test_a_key_that_cannot_be_meant_is_refused(outsider, purpose, name):
    with pytest.raises(ValidationError):
        keys.give_key(outsider, purpose, name)
    assert not AccessKey.objects.exists()


def test_two_keys_in_use_have_two_names(outsider, coordinator):
    key, _token = keys.give_key(outsider, "calendar", "Puhelin")
    with pytest.raises(ValidationError, match="tällä nimellä"):
        keys.give_key(outsider, "calendar", "Puhelin")
    keys.give_key(outsider, "api", "Puhelin")
    keys.give_key(coordinator, "calendar", "Puhelin")
    keys.revoke_key(key)
    keys.give_key(outsider, "calendar", "Puhelin")


def test_nobody_has_keys_without_end(outsider, monkeypatch):
    monkeypatch.setattr(keys, "MOST_KEYS", 1)
    keys.give_key(outsider, "calendar", "Puhelin")
    with pytest.raises(ValidationError, match="liian monta"):
        keys.give_key(outsider, "calendar", "Kone")


def test_the_database_holds_what_a_key_is(outsider):
    fields = {"user": outsider, "purpose": "api", "name": "Kone", "token_hash": "1" * 64}
    wrong = [{"purpose": "all"}, {"name": ""}, {"revoked_at": timezone.now() - timedelta(days=1)}]
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            AccessKey.objects.create(**fields | change)
    AccessKey.objects.create(**fields)
    for change in ({"token_hash": "2" * 64}, {"name": "Toinen"}):  # the name twice, the token twice
        with pytest.raises(IntegrityError), transaction.atomic():
            AccessKey.objects.create(**fields | change)


def test_the_history_tells_of_keys_and_neither_their_secrets_nor_their_names(outsider):
    key, token = keys.give_key(outsider, "calendar", "Salainen nimi")
    keys.user_of_key(token, "calendar")
    keys.revoke_key(key)
    entries = LogEntry.objects.get_for_object(key)
    assert [entry.action for entry in entries] == [LogEntry.Action.UPDATE, LogEntry.Action.CREATE]
    told = str([(entry.changes, entry.object_repr, entry.additional_data) for entry in entries])
    assert "revoked_at" in told
    assert key.token_hash not in told
    assert "alainen" not in told


def made_token(response) -> str:
    return re.search(r'id="made-token" value="([\w-]+)" readonly', response.content.decode()).group(1)


def test_a_user_makes_a_key_which_is_shown_once(client_of, outsider):
    client = client_of(outsider)
    response = client.post(PAGE, {"name": "Kunnan järjestelmä", "purpose": "api"})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    token = made_token(response)
    assert keys.user_of_key(token, "api") == outsider
    page = client.get(PAGE).content.decode()
    assert "Kunnan järjestelmä" in page
    assert token not in page
    # The browser sends the form again when the page is loaded again: nothing more is made.
    again = client.post(PAGE, {"name": "Kunnan järjestelmä", "purpose": "api"})
    assert again.status_code == 422
    assert AccessKey.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"name": "x"}, {"name": "a\x01", "purpose": "api"}, {"purpose": "all"}])
def test_a_form_with_errors_makes_nothing(client_of, outsider, data):
    response = client_of(outsider).post("/sv/my-keys/", data)
    assert response.status_code == 422
    assert 'id="errors"' in response.content.decode()
    assert not AccessKey.objects.exists()


def test_a_key_is_revoked_after_it_was_asked_for(client_of, outsider):
    key, token = keys.give_key(outsider, "calendar", "Puhelin")
    address = reverse("my-key-revoke", args=[key.pk])
    client = client_of(outsider)
    assert "Puhelin" in client.get(address).content.decode()
    assert keys.user_of_key(token, "calendar")
    assert client.post(address).url == PAGE
    assert keys.user_of_key(token, "calendar") is None
    assert "Puhelin" not in client.get(PAGE).content.decode()
    assert client.get(address).status_code == client.post(address).status_code == 404


def test_a_key_of_somebody_else_is_not_there(client_of, outsider, coordinator):
    key, token = keys.give_key(outsider, "calendar", "Puhelin")
    address = reverse("my-key-revoke", args=[key.pk])
    assert client_of(coordinator).post(address).status_code == 404
    assert "Puhelin" not in client_of(coordinator).get(PAGE).content.decode()
    assert keys.user_of_key(token, "calendar") == outsider


def test_a_visitor_is_sent_to_the_log_in(client_of):
    assert client_of().get(PAGE).url.startswith("/fi/accounts/login/")
