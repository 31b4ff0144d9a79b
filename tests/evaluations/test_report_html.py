"""The report as HTML: both languages alike, each text marked where it is not its own, nothing but frozen data."""

import dataclasses
import re
from itertools import pairwise

import pytest
from django.utils import translation

from evaluations import report
from evaluations.publication import Item, Realised, Section, Text
from evaluations.report_texts import is_draft, show
from evaluations.report_views import View
from evaluations.report_words import numbers
from tests.evaluations.sample import counts_of, sample

LANGUAGES = ("fi", "sv")


def drafts_in_swedish(value):
    """The same frozen object with each Swedish text a draft."""
    if isinstance(value, Text):
        return dataclasses.replace(value, sv_state="draft") if value.sv else value
    if isinstance(value, tuple):
        return tuple(drafts_in_swedish(entry) for entry in value)
    if dataclasses.is_dataclass(value):
        changed = {f.name: drafts_in_swedish(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {language: report.html(sample(), language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_its_language_and_has_no_inline_style_or_script(pages, language):
    html = pages[language]
    assert f'<html lang="{language}">' in html
    assert not re.search(
        r"<script|<style|\sstyle=|\son\w+=|https?://(?!www\.example\.org|www\.w3\.org)", html
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_of_headings_never_skip(pages, language):
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", pages[language])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_links_lead_somewhere(pages, language):
    ids = re.findall(r'\sid="([^"]+)"', pages[language])
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href|data-target)="#([^"]+)"', pages[language])) <= set(ids)


def test_both_languages_show_the_same_items_in_the_same_order(pages):
    for pattern in (r'id="(item-[^"]+)"', r'id="(area-[^"]+)"', r'<td class="n[^"]*">(\d+)</td>'):
        assert re.findall(pattern, pages["fi"]) == re.findall(pattern, pages["sv"])


def test_no_language_is_left_on_in_the_thread():
    with translation.override("fi"):
        report.html(sample(), "sv")
        assert translation.get_language() == "fi"


def test_needs_no_database():
    """No `db` fixture here: pytest-django fails on any query."""
    assert report.html(sample(), "fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_label_is_there_in_both_languages_and_only_for_examples(pages, language):
    label = '<span lang="fi">Esimerkkiaineisto</span> / <span lang="sv">Exempelmaterial</span>'
    assert label in pages[language]
    assert "Exempelmaterial" not in report.html(sample(example=False), language)


def test_draft_edition_shows_no_decision():
    html = report.html(sample(draft=True), "fi")
    assert "23.1.2014" not in html
    assert "23.1.2014" in report.html(sample(), "fi")


def test_text_of_the_other_language_carries_its_lang_and_a_mark(pages):
    words = "Seminaari peruttiin vähäisen ilmoittautumisen vuoksi."
    assert re.search(rf'<span lang="fi">{words}</span><span class="mark">', pages["sv"])
    assert f'lang="fi">{words}' not in pages["fi"]


def test_drafts_are_marked_only_where_they_are_drafts(pages):
    marks = {language: pages[language].count('class="mark"') for language in LANGUAGES}
    texts = [text for text in _texts(sample()) if text.sv_state == "draft"]
    assert marks["fi"] == 0
    assert marks["sv"] == len(texts) + 1  # and the one that Swedish lacks


def _texts(value):
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for entry in value for text in _texts(entry)]
    if dataclasses.is_dataclass(value):
        return [text for field in dataclasses.fields(value) for text in _texts(getattr(value, field.name))]
    return []


def test_wholly_drafted_language_says_so_once():
    html = report.html(drafts_in_swedish(sample()), "sv")
    assert is_draft(drafts_in_swedish(sample()), "sv")
    # Each mark that is left belongs to the text that Swedish lacks.
    assert html.count('class="mark"') == 1
    assert html.count('class="notice"') == 2


def test_wholly_drafted_item_says_so_once():
    data = sample()
    first = data.sections[1]
    items = (drafts_in_swedish(first.items[0]), *first.items[1:])
    changed = dataclasses.replace(first, items=items)
    html = report.html(
        dataclasses.replace(data, sections=(data.sections[0], changed, *data.sections[2:])), "sv"
    )
    article = re.search(r'<article(?:(?!</article>).)*id="item-1-1".*?</article>', html, re.DOTALL)
    assert article
    assert article[0].count('class="mark"') == 1


def test_long_texts_keep_their_lists_and_lose_what_does_not_belong_in_a_link():
    text = "Ensin.\n\n- yksi\n- **kaksi**\n\n[a **b** c](https://example.org/x) <script>x</script>"
    prose = show(Text(text, ""), "fi").prose
    assert "<ul>" in prose
    assert '<a href="https://example.org/x" rel="noopener noreferrer">a b c</a>' in prose
    assert "<script>" not in prose


def test_mark_ends_the_last_paragraph():
    prose = show(Text("Yksi.\n\nKaksi.", "", fi_state="draft"), "fi").prose
    assert re.search(r'Kaksi\.<span class="mark"> [^<]+</span></p></div>$', prose)


def test_empty_texts_are_nothing():
    assert show(Text("", "  "), "fi") is None


def test_views_hand_out_frozen_attributes_only():
    view = View(sample(), "fi")
    assert view.example is True
    with pytest.raises(AttributeError):
        view.objects  # noqa: B018
    with pytest.raises(AttributeError):
        view._meta  # noqa: B018


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["1.1"], "1.1"),
        (["1.1", "1.2"], "1.1, 1.2"),
        (["1.1", "1.2", "1.3"], "1.1–1.3"),
        (["1.9", "1.10", "1.11", "2.1", "3.2", "3.3"], "1.9–1.11, 2.1, 3.2, 3.3"),
        (["A", "B"], "A, B"),
    ],
)
def test_numbers_in_a_row_become_a_range(items, words):
    assert numbers(items) == words


def test_smallest_publication_is_a_report_too():
    """A plan of one unreported item, with nothing written, no annexes and no linkage."""
    item = Item("1.1", Text("Toimi", "Åtgärd"), "firm", Realised("no_report", "none"))
    section = Section(1, Text("Alue", "Område"), counts_of([item]), (item,))
    small = dataclasses.replace(
        sample(), counts=section.counts, sections=(section,), whole=type(sample().whole)(),
        linkage=type(sample().linkage)(), networks=(), projects=(), milestones=(), municipalities=(),
    )  # fmt: skip
    for language in LANGUAGES:
        html = report.html(small, language)
        assert 'id="item-1-1"' in html
        assert 'id="networks"' not in html
