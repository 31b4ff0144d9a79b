"""Pages for when something is not there, not allowed, or broken."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import permission_denied, server_error


def test_a_missing_page_answers_in_the_language_of_the_address(plan, client_of):
    response = client_of().get("/sv/plans/saknas/")
    assert response.status_code == 404
    html = response.content.decode()
    assert '<html lang="sv"' in html
    assert 'href="/sv/"' in html
    assert 'lang="fi"><' not in html


def test_an_address_without_a_language_answers_in_both(plan, client_of):
    response = client_of().get("/olematon")
    assert response.status_code == 404
    html = response.content.decode()
    assert '<span lang="fi">' in html
    assert '<span lang="sv">' in html
    assert html.count("<h1>") == 1


def test_a_refusal_says_who_may(plan, item, client_of, outsider):
    response = client_of(outsider).get(reverse("item-edit", args=[plan.slug, item.number]))
    assert response.status_code == 403
    html = response.content.decode()
    assert str(outsider) in html
    assert "<h2>" in html


def test_a_refusal_without_a_reason(rf: RequestFactory, db, outsider):
    request = rf.get("/fi/")
    request.user = outsider
    request.session = {}
    request._messages = []
    assert permission_denied(request, PermissionDenied()).status_code == 403


def test_a_form_that_is_too_old(plan):
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"})
    assert response.status_code == 403
    assert "<h1>" in response.content.decode()


@pytest.mark.django_db(databases=[])
def test_the_last_page_needs_neither_database_nor_context(rf: RequestFactory):
    response = server_error(rf.get("/fi/"))
    assert response.status_code == 500
    html = response.content.decode()
    assert 'lang="fi"' in html
    assert 'lang="sv"' in html
    assert "style=" not in html
