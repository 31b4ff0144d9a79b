"""Word diffs: whole, in order, quick on long texts, and in excerpts."""

from time import process_time

import pytest

from botnia_portal.core.editing.differences import ADDED, REMOVED, SAME, excerpt, word_diff


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("", ""),
        ("a b c", "a b c"),
        ("a b c", "a x c"),
        ("", "uusi"),
        ("vanha", ""),
        ("a a a", "a a"),
        ("ab", "ba ab"),
    ],
)
def test_both_texts_can_be_read_out_of_the_pieces(before, now):
    pieces = word_diff(before, now)
    assert "".join(text for kind, text in pieces if kind != ADDED) == before
    assert "".join(text for kind, text in pieces if kind != REMOVED) == now
    assert all(text for _kind, text in pieces)


def test_a_text_that_was_written_anew_is_not_compared_for_seconds():
    before, now = ("sana " * 4000) + "a", "toinen " + ("ord " * 4000)
    began = process_time()
    pieces = word_diff(before, now)
    assert process_time() - began < 1
    assert {kind for kind, _text in pieces} == {ADDED, REMOVED}


def test_an_excerpt_keeps_the_changes_and_the_words_beside_them():
    long = "sanoja " * 60
    pieces = excerpt(word_diff(f"{long}vanha {long}toinen {long}", f"{long}uusi {long}viimeinen {long}"))
    assert [kind for kind, _text in pieces] == [SAME, REMOVED, ADDED, SAME, REMOVED, ADDED, SAME]
    assert pieces[0][1].startswith("… ")
    assert pieces[0][1].endswith("sanoja ")
    assert " … " in pieces[3][1]
    assert pieces[-1][1].endswith(" …")
    assert all(len(text) < 150 for _kind, text in pieces)
