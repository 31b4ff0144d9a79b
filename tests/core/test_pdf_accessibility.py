"""What no validator sees: language, headers, decoration, and what continues on the next page."""

import pytest

from botnia_portal.core.pdf import render
from tests.pdfa.structure import Tagged, plain

HTML = """<!doctype html><html lang="fi"><head><title>T</title><style>
@page {
  size: 100mm 70mm; margin: 12mm;
  @bottom-left { content: "Juokseva alaviite" }
  @bottom-right { content: counter(page) }
}
html { font: 10pt "Source Sans 3"; hyphens: auto }
table { table-layout: fixed; width: 160px }
tr { break-inside: avoid }
h2 { break-before: page }
ol { list-style: none }
.toc li::after { content: target-counter(attr(data-target), page) }
</style></head><body><h1>T</h1>
<ol class="toc" role="doc-toc">
<li data-target="#a"><a href="#a">Luku yksi</a></li>
<li data-target="#b"><a href="#b">Luku kaksi</a></li>
</ol>
<p>Suomea, <span lang="sv">svenska</span> ja <a href="https://example.org/x">linkki</a>.</p>
<svg aria-hidden="true" width="10" height="10"><rect width="10" height="10"/></svg>
<svg width="10" height="10"><title>Kuvio</title><rect width="10" height="10"/></svg>
<h2 id="a">Luku yksi</h2>
<table><caption>Taulu</caption>
<thead><tr><th scope="col">Nro</th><th scope="col">Nimi</th></tr></thead>
<tbody>ROWS</tbody></table>
<h2 id="b">Luku kaksi</h2><p>WORDS</p><ul>ENTRIES</ul></body></html>"""
WORDS = "hyvinvointikertomuskoulutus on pitkä sana. " * 30


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> Tagged:
    rows = "".join(f'<tr><th scope="row">{n}</th><td>nimi {n}</td></tr>' for n in range(30))
    entries = "".join(f"<li>kohta {n}</li>" for n in range(20))
    html = HTML.replace("ROWS", rows).replace("WORDS", WORDS).replace("ENTRIES", entries)
    return Tagged(render(html, base=tmp_path_factory.mktemp("style"), language="fi"))


def test_everything_on_the_pages_is_in_the_tree_or_an_artifact(pdf):
    assert pdf.untagged() == []


def test_language_of_inner_texts(pdf):
    assert [element.text for element in pdf.elements() if element.lang == "sv"] == ["svenska"]


def test_header_cells_say_what_they_head(pdf):
    scopes = {element.text: str(element.attribute("/Scope")) for element in pdf.elements("TH")}
    assert (scopes["Nro"], scopes["Nimi"], scopes["7"]) == ("/Column", "/Column", "/Row")


def test_running_feet_are_artifacts_on_every_page(pdf):
    for number, words in enumerate(pdf.artifacts, 1):
        assert {"Juokseva alaviite", str(number)} <= set(words)
    assert "Juoksevaalaviite" not in pdf.root.text


def test_decoration_is_no_figure(pdf):
    assert [figure.alt for figure in pdf.elements("Figure")] == ["Kuvio"]


def test_table_over_pages_is_one_table_and_its_header_is_heard_once(pdf):
    (table,) = pdf.elements("Table")
    assert len(table.all_pages()) > 2
    assert [child.kind for child in table.children] == ["Caption", "THead", "TBody"]
    assert len(table.within("TR")) == 31
    assert "Nro" in pdf.artifacts[max(table.all_pages())]


def test_cells_of_later_pages_name_the_header_of_the_first(pdf):
    (table,) = pdf.elements("Table")
    column = table.within("TH")[1].node.ID
    for row in table.within("TR")[1:]:
        header, cell = row.children
        assert [str(name) for name in cell.attribute("/Headers")] == [str(header.node.ID), str(column)]


def test_paragraph_and_list_over_pages_stay_whole(pdf):
    long = [element for element in pdf.elements("P") if len(element.all_pages()) > 1]
    assert [element.text for element in long] == [plain(WORDS)]
    lists = [element for element in pdf.elements("L") if element.text.endswith("kohta19")]
    assert [len(element.within("LI")) for element in lists] == [20]


def test_hyphen_of_a_line_end_is_a_soft_one(pdf):
    assert any(text.endswith("\N{SOFT HYPHEN}") for page in pdf.marked for text in page.values())


def test_a_hyphen_of_the_text_stays_one_after_the_font_has_divided_a_word(tmp_path):
    words = "<p><b>hyvinvointikertomuskoulutus on hyvinvointikertomuskoulutus</b></p>"
    html = HTML.replace("<p>WORDS</p>", words).replace("<ul>ENTRIES</ul>", "<p><b>Kaste-ohjelma</b></p>")
    pdf = Tagged(render(html, base=tmp_path, language="fi"))
    assert any(text.endswith("\N{SOFT HYPHEN}") for page in pdf.marked for text in page.values())
    assert pdf.elements("P")[-1].text == "Kaste-ohjelma"


def test_parents_are_those_that_list_the_element(pdf):
    for element in pdf.elements():
        assert element.parent is not None
        assert element.node.P.objgen == element.parent.node.objgen


def test_links_say_where_they_go(pdf):
    assert [str(link.Contents) for link in pdf.links()] == ["Luku yksi", "Luku kaksi", "linkki"]


def test_contents_list_is_tagged_as_one_with_its_page_numbers(pdf):
    (contents,) = pdf.elements("TOC")
    assert [child.kind for child in contents.children] == ["TOCI", "TOCI"]
    pages = {element.text: min(element.all_pages()) + 1 for element in pdf.elements("H2")}
    assert [entry.text for entry in contents.children] == [f"{name}{page}" for name, page in pages.items()]


def test_contents_list_over_pages_is_one(tmp_path):
    entries = "".join(f'<li><a href="#c">Luku {n}</a></li>' for n in range(60))
    html = HTML.replace('<ol class="toc" role="doc-toc">', f'<ol role="doc-toc">{entries}</ol><ol id="c">')
    (contents,) = Tagged(render(html, base=tmp_path, language="fi")).elements("TOC")
    assert len(contents.all_pages()) > 1
    assert {child.kind for child in contents.children} == {"TOCI"}
    assert len(contents.children) == 60
