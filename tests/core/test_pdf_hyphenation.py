"""Finnish words at the end of a line: a break less is only ragged, a wrong one is a mistake."""

import pyphen
import pytest

from botnia_portal.core.syllables import breaks

# As a careful reader divides them: "|" between the parts of a compound, "-" between syllables.
RIGHT = [
    "lau-sun-to",
    "hy-vin|voin-ti|a-lue",
    "hy-vin|voin-ti|ker-to-mus|kou-lu-tus",
    "kan-sa-lais|o-pis-to",
    "kan-sa-lais|jär-jes-tö",
    "kun-ta|stra-te-gi-a",
    "maa|kun-ta|oh-jel-ma",
    "toi-min-ta|suun-ni-tel-ma",
    "työn|an-ta-ja",
    "työ|e-lä-mä",
    "so-si-aa-li|a-si-a-kas",
    "so-si-aa-li|a-lan",
    "o-saa-mis|kes-kus|neu-vot-te-lu|kun-ta",
    "ko-ke-mus|a-si-an|tun-ti-ja",
    "ra-hoi-tus|o-suus",
    "han-ke|pro-jek-ti",
    "las-ten|suo-je-lu",
    "jär-jes-tö|yh-teis|työ",
    "tie-to|tuo-tan-to",
    "ter-veys|a-la",
    "ke-hit-tä-mis|eh-do-tus",
    "a-jan|koh-tais|a-si-a",
    "val-ti-on|a-vus-tus",
    "käyt-töön|ot-to",
]


def places(divided: str, marks: str) -> set[int]:
    """The places in the word where one of the marks stands."""
    return {
        sum(letter not in "-|" for letter in divided[:index])
        for index, letter in enumerate(divided)
        if letter in marks
    }


@pytest.mark.parametrize("divided", RIGHT)
def test_no_wrong_break(divided):
    word = divided.replace("-", "").replace("|", "")
    assert set(breaks(word)) <= places(divided, "-|")


@pytest.mark.parametrize("divided", RIGHT)
def test_no_vowel_of_the_next_part_is_left_behind(divided):
    """Breaking hyvinvointia-lue is right by the syllable and still misleads the eye."""
    word = divided.replace("-", "").replace("|", "")
    after_seam = {seam + 1 for seam in places(divided, "|")}
    assert not after_seam & set(breaks(word))


@pytest.mark.parametrize(
    ("word", "part"),
    [("hyvinvointialue", "alue"), ("kuntastrategia", "strategia"), ("rahoitusosuus", "osuus")],
)
def test_seams_before_known_parts_are_found(word, part):
    assert len(word) - len(part) in breaks(word)


@pytest.mark.parametrize("word", ["ai", "aie", "", "öljy", "äiti", "yöaika"])
def test_short_words_are_left_alone(word):
    assert all(2 <= place < len(word) - 1 for place in breaks(word))


def test_pyphen_knows_finnish_now_and_swedish_as_before():
    assert pyphen.language_fallback("fi") == "fi"
    assert pyphen.Pyphen(lang="fi", left=5, right=4).inserted("Hyvinvointialue") == "Hyvin-voin-ti-alue"
    assert "-" in pyphen.Pyphen(lang="sv", left=4, right=4).inserted("verksamhetsplan")
