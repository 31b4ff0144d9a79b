"""The report as a Word document: headings, header rows and languages as Word knows them, equal bytes each time."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html as lxml_html

from botnia_portal.core.word import About, render
from evaluations import report
from evaluations.publication import Text, Whole
from tests.evaluations.sample_corrected import complete

HEADINGS = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3"}


@dataclass
class Made:
    language: str
    content: bytes
    document: Any
    page: Any


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module", params=["fi", "sv"])
def made(request) -> Made:
    content = report.word(complete(), request.param)
    page = lxml_html.document_fromstring(report.html(complete(), request.param))
    return Made(request.param, content, opened(content), page)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_headings_are_those_of_the_page_by_style(made):
    on_page = [
        (HEADINGS[heading.tag], plain(heading.text_content()))
        for heading in made.page.xpath("//h1 | //h2 | //h3 | //h4")
    ]
    in_word = [
        (row.style.name, plain(row.text))
        for row in made.document.paragraphs
        if row.style.name in HEADINGS.values()
    ]
    assert in_word == on_page


def test_the_tables_hold_the_cells_of_the_page_and_repeat_their_headers(made):
    on_page = made.page.xpath("//table")
    assert len(made.document.tables) == len(on_page)
    for table, source in zip(made.document.tables, on_page, strict=True):
        cells = [[plain(cell.text_content()) for cell in row] for row in source.xpath(".//tr")]
        assert [[plain(cell.text).replace(" ", "") for cell in row.cells] for row in table.rows] == [
            [text.replace(" ", "") for text in row] for row in cells
        ]
        heads = [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [row.getparent().tag == "thead" for row in source.xpath(".//tr")]


def test_the_language_of_the_document_and_of_what_stands_in_the_other(made):
    assert made.document.core_properties.language == f"{made.language}-FI"
    defaults = made.document.styles.element.find(".//" + qn("w:docDefaults"))
    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == f"{made.language}-FI"
    other = {"fi": "sv", "sv": "fi"}[made.language]
    on_page = [plain(span.text_content()) for span in made.page.xpath(f"//body//*[@lang='{other}']")]
    in_word = [
        plain("".join(node.text for node in run.iter(qn("w:t"))))
        for run in made.document.element.iter(qn("w:r"))
        if (mark := run.find(".//" + qn("w:lang"))) is not None and mark.get(qn("w:val")) == f"{other}-FI"
    ]
    assert in_word == on_page != []


def test_links_inside_lead_to_bookmarks(made):
    marks = [mark.get(qn("w:name")) for mark in made.document.element.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in made.document.element.iter(qn("w:hyperlink"))} - {None}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert "area_1" in links


def test_its_properties_are_those_of_the_frozen_data(made):
    properties, data = made.document.core_properties, complete()
    assert getattr(data.round.title, made.language) in properties.title
    assert properties.author == getattr(data.plan.owner, made.language)
    assert properties.identifier == data.checksum()
    moment = datetime(2014, 1, 24, 8, 30, tzinfo=UTC)
    assert {properties.created, properties.modified} <= {moment, moment.replace(tzinfo=None)}
    head = made.document.sections[0].header.paragraphs[0].text
    assert head == "Esimerkkiaineisto / Exempelmaterial"


def test_nothing_of_today_is_in_the_file_and_no_part_twice(made):
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(file.namelist()) == len(set(file.namelist()))
        assert not [name for name in file.namelist() if name.endswith((".jpeg", ".bin"))]


def test_same_bytes_in_another_process(made):
    code = (
        "import sys, hashlib, django; django.setup(); from evaluations import report; "
        "from evaluations.publication import Publication; "
        "data = Publication.from_json(sys.stdin.buffer.read()); "
        "print(hashlib.sha256(report.word(data, sys.argv[1])).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "botnia_portal.settings"}
    command = [sys.executable, "-c", code, made.language]
    result = subprocess.run(
        command,
        input=complete().to_json(),
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert result.stdout.decode().strip() == hashlib.sha256(made.content).hexdigest()


ABOUT = About("Otsikko", "Tekijä", "fi", datetime(2014, 1, 1, tzinfo=UTC))


def written(body: str) -> list[tuple[str, str]]:
    html = f"<html lang='fi'><body>{body}</body></html>"
    return [(row.style.name, row.text) for row in opened(render(html, ABOUT)).paragraphs]


def test_lists_begin_anew_and_go_on_without_a_number():
    body = "<ol><li>yksi</li><li><p>kaksi</p><p>jatkuu</p></li></ol><ol start='4'><li>neljä</li></ol>"
    document = opened(render(f"<html><body>{body}</body></html>", ABOUT))
    rows = [(row.style.name, row.text) for row in document.paragraphs]
    assert rows == [
        ("List Number", "yksi"),
        ("List Number", "kaksi"),
        ("List Continue", "jatkuu"),
        ("List Number", "neljä"),
    ]
    numbers = [row._p.pPr.numPr.numId.val for row in document.paragraphs if row.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_white_space_is_as_in_a_browser():
    assert written("<div>\n <p>  Yksi\n  <strong> kaksi</strong>  <em>kolme</em>.\n</p> loppu\n</div>") == [
        ("Normal", "Yksi kaksi kolme."),
        ("Normal", "loppu"),
    ]


def test_what_has_gone_is_struck_and_what_is_new_is_underlined():
    html = "<html lang='fi'><body><p>Pysyy <del>vanha</del> <ins>uusi</ins></p></body></html>"
    (paragraph,) = opened(render(html, ABOUT)).paragraphs
    runs = {run.text.strip(): (run.underline, run.font.strike) for run in paragraph.runs if run.text.strip()}
    assert runs == {"Pysyy": (None, None), "vanha": (None, True), "uusi": (True, None)}


def test_a_list_within_a_list_and_a_line_that_is_broken():
    assert written("<ul><li>ulompi<ul><li>sisempi</li></ul></li></ul><p>a<br>b</p>") == [
        ("List Bullet", "ulompi"),
        ("List Bullet 2", "sisempi"),
        ("Normal", "a\nb"),
    ]


def test_a_link_leads_out_and_a_text_alone_is_no_markup():
    text = Text("[sivu](https://www.example.org/a?b=c&d=e) & <b>", "")
    document = opened(report.word(replace(complete(), whole=Whole(summary=text)), "fi"))
    targets = [row.target_ref for row in document.part.rels.values() if row.is_external]
    assert "https://www.example.org/a?b=c&d=e" in targets
    assert any("sivu & <b>" in row.text for row in document.paragraphs)
