"""The report as one file for the web: the same content, its style inside, nothing from anywhere, the same bytes."""

import hashlib
import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html

from evaluations import report
from tests.evaluations.sample_corrected import complete

LANGUAGES = ("fi", "sv")


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request) -> tuple[str, bytes, lxml_html.HtmlElement]:
    content = report.web_page(complete(), request.param)
    return request.param, content, lxml_html.document_fromstring(content.decode())


def test_nothing_is_fetched_and_nothing_runs(made):
    _language, content, page = made
    asked = page.xpath("//@src | //link/@href | //@srcset | //@data | //@poster | //@action")
    assert asked == ["data:,"]
    assert not re.search(rb"<script|\sstyle=|\son\w+=|@import|@font-face|url\((?!#)", content)


def test_its_policy_allows_its_own_style_alone(made):
    _language, content, page = made
    digest = b64encode(hashlib.sha256(page.xpath("string(//style)").encode()).digest()).decode()
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:")
    assert policy == report.policy_of(content)


def test_a_page_kept_with_an_older_style_is_read_with_that_style(made):
    _language, content, _page = made
    older = content.replace(b"<style>", b"<style>/* 2013 */")
    assert report.policy_of(older) != report.policy_of(content)


def test_language_landmarks_and_headings(made):
    language, _content, page = made
    assert page.get("lang") == language
    assert [len(page.xpath(f"//{name}")) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert page.xpath("//body/a[1]/@href") == ["#main"]
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_lead_somewhere_and_ids_are_unique(made):
    _language, _content, page = made
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    chapters = page.xpath("//main//h2/@id")
    assert set(page.xpath("//nav//a/@href")) >= {f"#{key}" for key in chapters if key != "facts"}


def test_each_header_cell_says_what_it_heads(made):
    _language, _content, page = made
    assert {cell.get("scope") for cell in page.xpath("//th")} == {"row", "col"}
    for frame in page.xpath("//table[contains(@class, 'grid')]/.."):
        assert (frame.get("role"), frame.get("tabindex")) == ("group", "0")
        assert frame.get("aria-label")


def test_both_languages_show_the_same_items_and_figures():
    pages = [report.web_page(complete(), language).decode() for language in LANGUAGES]
    for pattern in (r'id="(item-[^"]+)"', r'<td class="n[^"]*">(\d+)</td>'):
        first, second = (re.findall(pattern, page) for page in pages)
        assert first == second != []


def test_example_data_are_labelled_and_not_indexed():
    assert b'content="noindex"' in report.web_page(complete(), "fi")
    real = report.web_page(replace(complete(), example=False), "fi")
    assert b"noindex" not in real
    assert b"Exempelmaterial" not in real


def test_needs_no_database_and_is_the_same_in_another_process(made):
    language, content, _page = made
    code = (
        "import sys, hashlib, django; django.setup(); from evaluations import report; "
        "from evaluations.publication import Publication; "
        "data = Publication.from_json(sys.stdin.buffer.read()); "
        "print(hashlib.sha256(report.web_page(data, sys.argv[1])).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "botnia_portal.settings"}
    command = [sys.executable, "-c", code, language]
    result = subprocess.run(
        command,
        input=complete().to_json(),
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert result.stdout.decode().strip() == hashlib.sha256(content).hexdigest()
