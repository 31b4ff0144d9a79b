"""Words: how texts are taken apart, and which forms belong together."""

import pytest

from botnia_portal.search.asking import MOST_WORDS, Term, read
from botnia_portal.search.words import root, snowball, tokens, words_of

TOGETHER = [
    ("seutu", "seudun", "seudulla", "seutua"),
    ("kunta", "kunnan", "kuntien", "kunnissa"),
    ("kehittäminen", "kehittämisen", "kehittämistä"),
    ("koulutus", "koulutuksen", "koulutusta"),
    ("hyvinvointi", "hyvinvoinnin", "hyvinvointia"),
    ("tieto", "tiedon", "tietoa"),
    ("lapsi", "lapset", "lasten"),
    ("vuosi", "vuoden", "vuonna"),
    ("sopimus", "sopimuksen"),
    ("kaupunki", "kaupungin"),
    ("apu", "avun"),
]
APART = [("kunta", "kuntoutus"), ("tieto", "tie"), ("ohje", "ohjaus"), ("laki", "laaja"), ("vaasa", "väsä")]


def _root(word: str) -> str:
    return root(snowball(word, "fi"), "fi")


@pytest.mark.parametrize("forms", TOGETHER, ids=lambda forms: forms[0])
def test_the_forms_of_a_finnish_word_have_one_root(forms):
    assert {_root(form) for form in forms} == {_root(forms[0])}


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_have_another(one, other):
    assert _root(one) != _root(other)


@pytest.mark.parametrize("form", ["kommun", "kommunen", "kommuner", "kommunernas"])
def test_swedish_needs_the_stem_alone(form):
    assert root(snowball(form, "sv"), "sv") == "kommun"


@pytest.mark.parametrize(
    ("one", "other"), [("skydd", "skyddet"), ("barn", "barnet"), ("arbete", "arbetet"), ("enhet", "enheten")]
)
def test_swedish_neuters_have_one_root_with_their_definite_form(one, other):
    assert root(snowball(one, "sv"), "sv") == root(snowball(other, "sv"), "sv")


def test_a_text_is_taken_apart_at_hyphens_and_keeps_numbers_whole():
    assert [word for *_places, word in tokens("Sote-palvelut (2.7): THL:n ÄÄNI_31.12.2013!")] == [
        "sote", "palvelut", "2.7", "thl", "n", "ääni", "31.12.2013",
    ]  # fmt: skip


def test_words_that_say_nothing_are_not_kept():
    assert words_of("Kunta ja seutu", "fi") == ["kunta", "seutu"]
    assert words_of("Kommunen och regionen", "sv") == ["kommunen", "regionen"]


@pytest.mark.parametrize(
    ("typed", "word", "stands"),
    [
        ("kehittäminen", "palvelukehittämisessä", True),
        ("palvelu", "palvelukehittäminen", True),
        ("työ", "sosiaalityön", True),
        ("työ", "työpaja", True),
        ("kunta", "maakunnan", True),
        ("kunta", "kuntoutus", False),
        ("saari", "sääri", False),
    ],
)
def test_a_word_stands_in_compounds_at_either_end(typed, word, stands):
    assert Term(typed).stands_in(word, "fi") is stands


def test_a_long_question_is_cut_and_says_so():
    assert len(read("kunta " + " ".join(f"sana{n}" for n in range(20))).terms) == MOST_WORDS
    assert read("kunta " + " ".join(f"sana{n}" for n in range(20))).is_cut
    assert read("x" * 5_000).is_cut
    assert not read("kunta").is_cut


@pytest.mark.parametrize("nothing", ["", "   ", "a", "ja", "och", "*", "%_", "'\"", "(:*)"])
def test_nothing_is_asked_for_by_what_is_no_word(nothing):
    assert read(nothing).terms == ()


def test_a_word_that_says_nothing_is_not_marked_for_its_stem():
    assert Term("kunta").stands_in("kuntien", "fi")
    assert not Term("kunta").stands_in("kun", "fi")
