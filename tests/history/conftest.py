"""What the tests of the history share."""

import pytest
from auditlog.context import set_actor

from tests import factories


@pytest.fixture
def reading(client_of, coordinator):
    """The coordinator's browser: `reading(q="words")` is the page's HTML, `reading.client` the browser."""

    class Reading:
        client = client_of(coordinator)

        def __call__(self, language="fi", **query) -> str:
            answer = self.client.get(f"/{language}/history/", query)
            assert answer.status_code == 200
            return answer.content.decode().split("<main", 1)[1].split("</main>")[0]

        def lines(self, **query) -> list[str]:
            """Each entry of the page as its HTML."""
            _before, _sep, rows = self(**query).partition("history-lines")
            return rows.split('<li class="stack-s">')[1:]

    return Reading()


@pytest.fixture
def network(plan):
    return factories.NetworkFactory(slug="verkko", name_fi="Lähipalvelut", name_sv="Närservice")


@pytest.fixture
def change():
    """Change a row as a person: `change(coordinator, row, name_fi="…")`."""

    def make(by, row, /, **values):
        with set_actor(by):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
        return row

    return make
