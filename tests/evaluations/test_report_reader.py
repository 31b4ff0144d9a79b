"""The reader's version of the report: short, built as soundly as the full one, and made from the same data."""

import pytest

from evaluations import report
from evaluations.services.making import page_count
from tests.evaluations.finished import Made, letters
from tests.evaluations.sample_corrected import complete
from tests.evaluations.test_report_pdf import (  # noqa: F401 - the same is asked of both versions
    test_contents_lead_to_the_pages_they_name,
    test_each_picture_is_a_figure_that_says_its_figures,
    test_everything_is_tagged_or_decoration,
    test_headings_are_in_order,
    test_no_heading_is_left_alone_at_the_foot_of_a_page,
    test_no_row_is_cut,
    test_only_the_one_typeface,
    test_publication_is_attached_as_it_is,
    test_running_heads_and_feet_are_artifacts,
    test_tables_are_regular_and_their_headers_head,
)
from tests.pdfa.structure import Tagged, plain

NAMED = {"fi": plain("Lyhyt versio"), "sv": plain("Kort version")}


@pytest.fixture(scope="module", params=["fi", "sv"])
def made(request) -> Made:
    content = report.pdf(complete(), request.param, full=False)
    return Made(request.param, content, Tagged(content), complete())


def test_it_says_on_its_cover_what_it_is(made):
    assert NAMED[made.language] in made.tagged.root.text
    assert NAMED[made.language] not in Tagged(report.pdf(complete(), made.language)).root.text


def test_each_item_is_a_row_and_its_long_texts_stand_in_the_full_version_alone(made):
    text = letters(made.tagged.root.text)
    items = [item for section in made.data.sections for item in section.items]
    assert made.tagged.elements("Art") == []
    for item in items:
        assert letters(item.number + made.words(item.title)) in text
    described = [made.words(item.description) for item in items if item.description]
    assert described
    assert not [words for words in described if letters(words) in text]


def test_what_one_asks_about_first_has_its_reason(made):
    text = letters(made.tagged.root.text)
    low = [
        item.rating.reason
        for section in made.data.sections
        for item in section.items
        if item.rating and item.rating.value in ("partly", "not") and item.rating.reason and not item.dropped
    ]
    assert low
    assert all(letters(made.words(reason)) in text for reason in low)


def test_it_is_shorter_and_equal_data_give_equal_bytes(made):
    full = report.pdf(complete(), made.language)
    assert page_count(made.content) < page_count(full)
    assert report.pdf(complete(), made.language, full=False) == made.content
