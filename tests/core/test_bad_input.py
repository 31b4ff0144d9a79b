"""Bad input as a whole: too much of it, bytes that are no text, and marks that hide what a text says."""

import pytest

EDIT = "/{}/plans/pieni/items/1.1/edit/"


@pytest.fixture
def browser(client_of, coordinator):
    return client_of(coordinator)


def test_what_is_too_large_to_be_read_is_answered_in_both_languages(browser, item, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    answer = browser.post(EDIT.format("fi"), {f"field-{n}": "x" for n in range(9)})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Mitään ei tallennettu." in html
    assert "Ingenting sparades." in html


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Teksti saa olla enintään 250 merkin pituinen (nyt 301)."),
        ("sv", "Texten får vara högst 250 tecken lång (nu 301)."),
    ],
)
def test_a_long_text_is_neither_cut_by_the_browser_nor_by_us(browser, item, language, sentence):
    page = browser.get(EDIT.format(language)).content.decode()
    assert "maxlength" not in page.partition("<main")[2]
    answer = browser.post(EDIT.format(language), {"title_fi": "x" * 301})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "x" * 301 in answer.content.decode()


@pytest.mark.parametrize("mark", [b"%ED%A0%80", b"%E2%80%AE", b"%00"])
def test_what_is_no_text_or_hides_one_is_refused(browser, item, mark):
    answer = browser.generic(
        "POST", f"/fi/comments/item/{item.pk}/", b"text=a" + mark + b"b", "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 422
    assert "Tekstissä on merkki" in answer.content.decode()
