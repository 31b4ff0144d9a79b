"""A portal in which something of each kind is found, and what somebody finds in it."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from botnia_portal.celery import app
from botnia_portal.search.indexing import rebuild


@pytest.fixture(autouse=True)
def _worker_at_hand():
    """What is sent to the worker is done at once, in this process."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


@pytest.fixture
def index():
    """The index of the rows as they are now; a test of what is found changes them and calls it again."""
    return rebuild


@pytest.fixture
def find(client_of):
    """What a user is answered: `find(user, "seutu")` is the context of the page, with its `response`."""

    def ask(user, words: str, language: str = "fi", **query):
        response = client_of(user).get(f"/{language}/search/", {"q": words, **query})
        assert response.status_code == 200
        return response

    return ask


@pytest.fixture
def titles(find):
    """The headings of the hits, without marks: `titles(user, "seutu")`."""

    def ask(user, words: str, language: str = "fi", **query) -> list[str]:
        return [name_of(hit) for hit in find(user, words, language, **query).context["results"].hits]

    return ask


def name_of(hit) -> str:
    if hit.title:
        return hit.title.html.replace("<mark>", "").replace("</mark>", "")
    return str(hit.about or hit.entry.round)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A transaction as a request has one: what follows a commit happens at its end."""

    @contextmanager
    def block():
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            yield

    return block
