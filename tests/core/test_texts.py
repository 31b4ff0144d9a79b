"""What makes a text stale, and what does not."""

import pytest

from botnia_portal.core.texts import fingerprint


@pytest.mark.parametrize(
    "same",
    ["Työ  jatkuu ,\nja **valmistuu** .", "Työ jatkuu, ja _valmistuu_.", "- Työ jatkuu, ja valmistuu."],
)
def test_white_space_spaced_punctuation_and_markup_make_nothing_stale(same):
    assert fingerprint(same) == fingerprint("Työ jatkuu, ja valmistuu.")


@pytest.mark.parametrize("other", ["Työ jatkui, ja valmistuu.", "Työ jatkuu ja valmistuu."])
def test_another_word_or_mark_does(other):
    assert fingerprint(other) != fingerprint("Työ jatkuu, ja valmistuu.")


def test_another_day_at_the_beginning_of_a_line_does():
    assert fingerprint("15. lokakuuta järjestetään") != fingerprint("30. lokakuuta järjestetään")


def test_bullets_that_become_numbers_make_nothing_stale():
    bullets = "Työpajat:\n\n- yksi\n- kaksi\n- kolme"
    assert fingerprint("Työpajat:\n\n1. yksi\n2. kaksi\n3. kolme") == fingerprint(bullets)
    assert fingerprint("Työpajat:\n\n1) yksi\n2) kaksi\n3) kolme") == fingerprint(bullets)


@pytest.mark.parametrize(
    ("one", "other"), [("1. vaihe", "2. vaihe"), ("1. vaihe\n3. vaihe", "1. vaihe\n2. vaihe")]
)
def test_an_ordinal_is_no_mark_of_a_list(one, other):
    assert fingerprint(one) != fingerprint(other)
