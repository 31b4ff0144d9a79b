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
