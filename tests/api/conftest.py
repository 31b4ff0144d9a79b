"""Asking the API in the name of the cast, by token."""

import pytest
from django.test import Client

from networks.keys import give_key

PLAN = "/api/v1/plans/pieni"


@pytest.fixture
def token_of():
    """The headers of a new token: `token_of(coordinator)`."""

    def make(user) -> dict[str, str]:
        return {"authorization": f"Bearer {give_key(user, 'api', 'Koe')[1]}"}

    return make


@pytest.fixture
def ask():
    """What is answered, as JSON: `ask("/api/v1/plans")`; another status than 200 is `ask(path, 404)`."""

    def get(path, expected=200, /, headers=None, **query):
        response = Client().get(path, query, headers=headers or {})
        assert response.status_code == expected
        return response.json()

    return get
