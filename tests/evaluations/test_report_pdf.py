"""The finished report, read as a screen reader does, against the frozen data it was made from."""

import hashlib
import io
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pikepdf
from django.utils import translation

from botnia_portal.core import charts
from botnia_portal.core.figures import course_words
from evaluations import report, report_words
from evaluations.publication import Text
from evaluations.report_texts import texts
from tests.evaluations.finished import Made, letters
from tests.evaluations.sample_corrected import complete
from tests.pdfa.structure import Element, plain


def test_says_what_it_is(made):
    with made.tagged.pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert getattr(made.data.round.title, made.language) in xmp["dc:title"]
        assert xmp["dc:creator"] == [getattr(made.data.plan.owner, made.language)]
        assert xmp["xmp:CreateDate"] == "2014-01-24T08:30:00Z"
    root = made.tagged.pdf.Root
    assert str(root.Lang) == made.language
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)


def test_only_the_one_typeface(made):
    assert made.tagged.fonts()
    assert all(name.startswith("Source-Sans-3") for name in made.tagged.fonts())


def test_everything_is_tagged_or_decoration(made):
    assert made.tagged.untagged() == []


def test_headings_are_in_order(made):
    levels = [int(e.kind[1]) for e in made.tagged.elements() if re.fullmatch("H[1-6]", e.kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_are_regular_and_their_headers_head(made):
    for table in made.tagged.elements("Table"):
        assert {str(header.attribute("/Scope")) for header in table.within("TH")} <= {"/Row", "/Column"}
        assert len({len(row.children) for row in table.within("TR")}) == 1
        assert all(len(cell.attribute("/Headers")) for cell in table.within("TD"))


def test_each_picture_is_a_figure_that_says_its_figures(made):
    counts = [made.data.counts, *(section.counts for section in made.data.sections)]
    courses = [report_words.course(row) for row in made.data.indicators]
    with translation.override(made.language):
        expected = [charts.progress_words(count) for count in counts]
        expected += [course_words(*course) for course in courses if len(course[0]) > 1]
    assert [figure.alt for figure in made.tagged.elements("Figure")] == expected


def test_running_heads_and_feet_are_artifacts(made):
    pages = len(made.tagged.pdf.pages)
    assert made.tagged.artifacts[0] == []
    for number, words in enumerate(made.tagged.artifacts[1:], 2):
        line = "".join(words)
        assert "Esimerkkiaineisto / Exempelmaterial" in line
        assert f"{number} / {pages}" in line
        assert getattr(made.data.plan.owner, made.language) in line


def test_bookmarks_are_chapters_and_items(made):
    bookmarks = made.tagged.bookmarks()
    items = [item for section in made.data.sections for item in section.items]
    expected = [f"{item.number} {getattr(item.title, made.language)}" for item in items]
    assert [words for depth, words in bookmarks if depth == 2] == expected
    chapters = [element.text for element in made.tagged.elements("H2")]
    assert [plain(words) for depth, words in bookmarks if depth == 1] == chapters


def test_contents_lead_to_the_pages_they_name(made):
    (contents,) = made.tagged.elements("TOC")
    headings = {element.text: min(element.all_pages()) + 1 for element in made.tagged.elements("H2")}
    entries = [entry.text for entry in contents.children]
    assert entries == [f"{words}{page}" for words, page in list(headings.items())[1:]]
    targets = [link for link in made.tagged.links() if "/Dest" in link]
    assert [plain(str(link.Contents)) for link in targets] == list(headings)[1:]


def test_links_of_texts_hold_their_words(made):
    (link,) = [link for link in made.tagged.links() if "/A" in link]
    assert str(link.A.URI).startswith("https://www.example.org/")
    assert str(link.Contents) in ("maakuntapäivillä", "landskapsdagarna")


def test_publication_is_attached_as_it_is(made):
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert list(pdf.attachments) == ["publication.json"]
        file = pdf.attachments["publication.json"].get_file()
        assert file.read_bytes() == made.data.to_json()
        assert file.mime_type == "application/json"
        assert len(pdf.Root.AF) == 1


def test_each_item_holds_its_own_texts(made):
    articles = made.tagged.elements("Art")
    items = [item for section in made.data.sections for item in section.items]
    assert len(articles) == len(items)
    for item, article in zip(items, articles, strict=True):
        assert article.text.startswith(item.number + made.words(item.title))
        lacking = [text for text in texts(item) if made.words(text) not in article.text.replace("•", "")]
        assert not _without_lists(lacking), f"{item.number}: {lacking}"


def _without_lists(lacking: list[Text]) -> list[Text]:
    # The numbers of an ordered list stand between its entries; its entries are looked for one by one.
    return [text for text in lacking if "\n1. " not in text.fi]


def test_every_text_of_the_publication_is_somewhere(made):
    whole = letters(made.tagged.root.text)
    lacking = [made.words(text) for text in texts(made.data) if letters(made.words(text)) not in whole]
    assert lacking == []


def test_text_of_the_other_language_is_tagged_as_such(made):
    foreign = [e for e in made.tagged.elements() if e.lang not in (None, made.language)]
    words = {element.text for element in foreign}
    label = {"fi": "Exempelmaterial", "sv": "Esimerkkiaineisto"}[made.language]
    missing = [made.words(text) for text in texts(made.data) if not getattr(text, made.language)]
    assert words == {label, *missing, *_changed_in_the_other_language(made)}


def _changed_in_the_other_language(made: Made) -> list[str]:
    """What the page of changes shows in the language that alone has changed."""
    other = {"fi": "sv", "sv": "fi"}[made.language]
    changes = [change for thing in made.data.edition_changes.things for change in thing.changes]
    foreign = [getattr(change, other) for change in changes if not getattr(change, made.language)]
    return [
        plain("".join(piece.text for piece in pieces if piece.kind in ("same", kind)))
        for pieces in foreign
        for kind in ("removed", "added")
    ]


def test_item_is_whole_where_it_continues_on_the_next_page(made):
    articles = made.tagged.elements("Art")
    assert any(len(article.all_pages()) > 1 for article in articles)
    assert all(_heads(article) == 1 for article in articles)


def _heads(article: Element) -> int:
    return len(article.within("H3"))


def test_no_heading_is_left_alone_at_the_foot_of_a_page(made):
    """What follows a heading in reading order begins on the heading's page."""
    flow = [e for e in made.tagged.elements() if e.kind in ("H2", "H3", "H4", "P", "Table", "LI", "Figure")]
    for heading, after in pairwise(flow):
        if heading.kind in ("H2", "H3", "H4"):
            assert min(after.all_pages()) == max(heading.all_pages()), heading.text


def test_no_row_is_cut(made):
    for table in made.tagged.elements("Table"):
        assert all(len(row.all_pages()) == 1 for row in table.within("TR"))


def test_same_bytes_each_time_and_in_another_process(made):
    code = (
        "import sys, hashlib, django; django.setup(); from evaluations import report; "
        "from evaluations.publication import Publication; "
        "data = Publication.from_json(sys.stdin.buffer.read()); "
        "print(hashlib.sha256(report.pdf(data, sys.argv[1])).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "botnia_portal.settings"}
    result = subprocess.run(
        [sys.executable, "-c", code, made.language],
        input=made.data.to_json(),
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert result.stdout.decode().strip() == hashlib.sha256(made.content).hexdigest()


def test_nothing_of_the_html_or_style_is_unknown_to_the_renderer(caplog):
    with caplog.at_level("WARNING", logger="weasyprint"):
        report.pdf(complete(), "fi")
    assert [record.getMessage() for record in caplog.records if record.name.startswith("weasyprint")] == []
