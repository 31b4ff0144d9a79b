"""The pages of the log-in, in our look, with sign-up closed."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import PASSWORD

PUBLIC = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", PUBLIC)
def test_every_page_without_a_login_has_our_look(plan, client_of, name, language):
    response = client_of().get(reverse(name).replace("/fi/", f"/{language}/", 1))
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == 1
    assert 'class="top"' in html
    assert "style=" not in html


@pytest.mark.parametrize("name", ["account_logout", "account_change_password", "account_reauthenticate"])
def test_every_page_of_an_account_has_our_look(plan, client_of, outsider, name):
    response = client_of(outsider).get(reverse(name))
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert 'class="top"' in html


def test_log_in_and_out(plan, client_of, outsider):
    client = client_of()
    wrong = client.post(reverse("account_login"), {"login": outsider.email, "password": "wrong"})
    assert wrong.status_code == 200
    assert "notice-error" in wrong.content.decode()
    right = client.post(
        reverse("account_login") + "?next=/fi/my-work/", {"login": outsider.email, "password": PASSWORD}
    )
    assert right.status_code == 302
    assert client.get(reverse("my-work")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("my-work")).status_code == 302


def test_a_missing_field_is_told_at_the_field(plan, client_of):
    html = client_of().post(reverse("account_login"), {"login": "", "password": ""}).content.decode()
    assert 'aria-invalid="true"' in html
    assert 'id="id_login_error"' in html


def test_nobody_signs_up(plan, client_of, django_user_model):
    client_of().post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD})
    assert not django_user_model.objects.exists()


def test_a_forgotten_password_is_chosen_anew(plan, client_of, outsider, worker_sends):
    client = client_of()
    assert client.post(reverse("account_reset_password"), {"email": outsider.email}).status_code == 302
    worker_sends()
    link = re.search(r"https?://[^/]+(/\S+/password/reset/key/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    assert page.status_code == 200
    assert 'name="password1"' in page.content.decode()
    new = "another-long-password-of-tests"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    outsider.refresh_from_db()
    assert outsider.check_password(new)
    assert client_of().get(link, follow=True).status_code == 200


def test_a_used_link_says_so(plan, client_of):
    url = reverse("account_reset_password_from_key", args=["x", "y-z"])
    html = client_of().get(url, follow=True).content.decode()
    assert reverse("account_reset_password") in html
