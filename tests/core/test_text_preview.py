"""How a long text will look, while it is being written."""

import pytest

pytestmark = pytest.mark.django_db


def preview(client, text: str) -> str:
    return client.post("/fi/preview/", {"text": text}).content.decode()


def test_the_text_looks_as_on_the_pages(client_of, coordinator):
    html = preview(client_of(coordinator), "**Kysely** ja\n\n- yksi\n- kaksi")
    assert "<strong>Kysely</strong>" in html
    assert html.count("<li>") == 2


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=y>"]
)
def test_nothing_harmful_comes_back(client_of, coordinator, text):
    html = preview(client_of(coordinator), text)
    assert "<script" not in html
    assert "<img" not in html
    assert "href" not in html


def test_what_no_form_would_take_gets_its_sentence(client_of, coordinator):
    assert 'class="error"' in preview(client_of(coordinator), "a\x07b")
    assert 'class="error"' in preview(client_of(coordinator), "a" * 20_001)
