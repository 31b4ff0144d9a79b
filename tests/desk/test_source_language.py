"""Every pair of texts says which of the two is the source, beside its label, where a phone shows it too."""

import re

import pytest

from botnia_portal.core import texts
from tests import factories


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def sources(page) -> list[str]:
    """The fields whose label says that they are the source."""
    said = r'<label for="id_([\w-]+)">[^<]*</label>\s*<span class="state">(?:lähdekieli|källspråk)</span>'
    found: list[str] = re.findall(said, page.content.decode())
    assert len(found) == page.content.decode().count('class="pair"')
    return found


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_of_a_new_row_it_is_the_language_of_the_reader(desk, plan, language):
    names = ["name", "short_name", "note"]
    assert sources(desk.get(f"/{language}/desk/organisations/new/")) == [
        f"{name}_{language}" for name in names
    ]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_of_a_row_that_stands_it_is_that_of_each_text(desk, plan, language):
    row = factories.OrganisationFactory(name_fi="", name_sv="Förbundet", note_fi="Huomautus")
    texts.record(row, texts.Place("register"))
    found = sources(desk.get(f"/{language}/desk/organisations/{row.pk}/"))
    assert {"name_sv", "note_fi"} <= set(found)


def test_the_form_of_an_item_says_it_for_its_texts_and_its_milestones(desk, plan, item):
    texts.record(item, texts.Place("plan:pieni", "1"))
    found = sources(desk.get("/sv/plans/pieni/items/1.1/edit/"))
    assert {"title_fi", "description_fi", f"m{plan.milestones.get().pk}-title_fi"} <= set(found)
    assert sources(desk.get("/sv/plans/pieni/sections/1/new/")) == ["title_sv", "reason_sv"]
