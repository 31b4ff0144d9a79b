"""What WeasyPrint 70.0 leaves out of a tagged PDF and no validator misses, put in.

1. `lang` of inner elements becomes /Lang of their structure elements.
2. TH cells get /Scope.
3. Running heads and feet, decorative images and the repeated header of a table that continues on the next page
   are painted as artifacts, so that nobody hears them in the middle of a sentence.
4. What continues on the next page stays one structure element (one table, one paragraph), instead of two.
5. The text of a link's annotation says where it goes, instead of the name of its target.
6. A list with role="doc-toc" is a table of contents (TOC, TOCI).
7. A hyphen that only divides a word at the end of a line is a soft hyphen for whoever reads or copies the text, and
   one of the text itself stays one, also where the first that a font draws divides a word: both have one glyph.

`install()` puts wrappers around three functions of WeasyPrint's inside; `finish` is a finisher of `write_pdf`.
They are written against the pinned version; the tests of the finished PDFs fail where one no longer bites.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

Box = Any
Node = Any  # a structure element, pydyf.Dictionary

LINE_HYPHEN = "\N{HYPHEN}"
"""What WeasyPrint adds at the end of a line; `fonts.printable` leaves no other of it in a text."""

_installed = False


def install() -> None:
    """Wrap WeasyPrint's functions; a second call does nothing."""
    global _installed
    if _installed:
        return
    _installed = True
    Stream.marked = _marked
    _wrap_painting(Page.paint)
    _wrap_tagging(tags._build_box_tree)


def prepare(document: Document) -> None:
    """Find, before painting, the table headers that only repeat what an earlier page has shown."""
    continuing: set[int] = set()
    for page in document.pages:
        page.repeated = {
            id(group): group
            for table in _edge(page, 0)
            if isinstance(table, boxes.TableBox) and id(table.element) in continuing
            for group in table.children
            if group.is_header
        }
        continuing = {id(box.element) for box in _edge(page, -1) if isinstance(box, boxes.TableBox)}


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Finisher: join what was divided between pages, name contents lists and hyphens, list each attachment once."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    _join_children(pdf, _object(pdf, root["K"][0]))
    for node in getattr(pdf, "contents_lists", ()):
        if node:  # empty where it has been joined to its beginning on the page before
            _name_contents(pdf, node)
    _name_hyphens(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _name_hyphens(pdf: pydyf.PDF) -> None:
    """The hyphen's glyph means a hyphen of the text; the one at the end of a line has its own words (`_marked`)."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and b"/CMapName /Adobe-Identity-UCS def" in entry.stream:
            entry.stream = [
                line[: -len(b"<2010>")] + b"<002d>" if line.endswith(b"> <2010>") else line
                for line in entry.stream
            ]


# --- Painting ------------------------------------------------------------------------------------------------------


@contextmanager
def _marked(self: Stream, box: Box, tag: str) -> Iterator[None]:
    """Stands in for `Stream.marked`: begins and ends what belongs to one piece of the structure."""
    if self._tags is None:
        yield
        return
    if id(box) in getattr(self, "artifacts", ()) or _is_decoration(box):
        self.begin_marked_content("Artifact")
    else:
        number = len(self._tags)
        self._tags[box] = {"tag": tag, "mcid": number}
        properties = pydyf.Dictionary({"MCID": number})
        if isinstance(box, boxes.TextBox) and box.text.endswith(LINE_HYPHEN):
            properties["ActualText"] = pydyf.String(box.text[:-1] + "\N{SOFT HYPHEN}")
        self.begin_marked_content(tag, properties)
    yield
    self.end_marked_content()


def _wrap_painting(paint: Any) -> None:
    def paint_page(self: Page, stream: Stream, *args: Any, **options: Any) -> Any:
        margins = [child for child in self._page_box.children if isinstance(child, boxes.MarginBox)]
        repeated = getattr(self, "repeated", {}).values()
        stream.artifacts = {id(inner) for box in (*margins, *repeated) for inner in box.descendants()}
        result = paint(self, stream, *args, **options)
        getattr(self, "on_painted", _nothing)()
        for group in repeated:
            # The structure is built from the boxes after all pages are painted.
            group.is_repeated_header = True
        return result

    Page.paint = paint_page


def _is_decoration(box: Box) -> bool:
    """Whether this is an image that says nothing: alt="" or aria-hidden."""
    if not isinstance(box, boxes.ReplacedBox) or box.element is None:
        return False
    element = box.element
    return element.get("aria-hidden") == "true" or (element.tag == "img" and element.get("alt") == "")


def _edge(page: Page, index: int) -> Iterator[Box]:
    """The boxes along the first (0) or the last (-1) edge of a page's content, from the outside in."""
    children = [child for child in page._page_box.children if not isinstance(child, boxes.MarginBox)]
    while children:
        box = children[index]
        yield box
        children = list(getattr(box, "children", ()))


# --- Structure -----------------------------------------------------------------------------------------------------


def _wrap_tagging(build: Any) -> None:
    def build_tree(box: Box, parent: Node, pdf: pydyf.PDF, *args: Any) -> Iterator[Node]:
        if isinstance(box, boxes.MarginBox) or _is_decoration(box) or hasattr(box, "is_repeated_header"):
            return
        element = box.element
        if element is None or element.tag in ("html", "body"):
            yield from build(box, parent, pdf, *args)
            return
        _before_tagging(box)
        for node in build(box, parent, pdf, *args):
            _complete(node, box, pdf)
            yield node

    tags._build_box_tree = build_tree


def _before_tagging(box: Box) -> None:
    if getattr(box, "is_table_wrapper", False) and (table := box.get_wrapped_table()):
        table.children = [child for child in table.children if not hasattr(child, "is_repeated_header")]
    if box.link_annotation:
        box.link_annotation["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))


def _complete(node: Node, box: Box, pdf: pydyf.PDF) -> None:
    element = box.element
    node.origin = (element, box.element_tag, node["S"])
    if (language := element.get("lang")) and "Lang" not in node:
        node["Lang"] = pydyf.String(language)
    if node["S"] == "/TH":
        node["A"]["Scope"] = "/Row" if element.get("scope", "").startswith("row") else "/Column"
    elif node["S"] == "/L" and element.get("role") == "doc-toc":
        pdf.contents_lists = [*getattr(pdf, "contents_lists", ()), node]


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _kids(pdf: pydyf.PDF, node: Node) -> list[Node]:
    """The structure elements among the children of a structure element."""
    objects = [_object(pdf, kid) for kid in node["K"] if isinstance(kid, bytes)]
    return [kid for kid in objects if isinstance(kid, dict) and kid.get("Type") == "/StructElem"]


def _join_children(pdf: pydyf.PDF, parent: Node) -> None:
    """Join neighbours that are pieces of one element on two pages."""
    kept: list[Node] = []
    for node in _kids(pdf, parent):
        if kept and _is_continued(kept[-1], node):
            _join(pdf, kept[-1], node)
            parent["K"].remove(node.reference)
        else:
            kept.append(node)


def _is_continued(first: Node, second: Node) -> bool:
    # A link keeps its pieces: each has content and an annotation of its own page.
    origin = getattr(first, "origin", None)
    same = origin is not None and origin == getattr(second, "origin", None) and first["Pg"] != second["Pg"]
    return same and first["S"] not in ("/Link", "/Figure")


def _join(pdf: pydyf.PDF, first: Node, second: Node) -> None:
    """Move the children of `second` to the end of `first`, joining them where they meet."""
    rows = _rows(pdf, second) if first["S"] == "/Table" else []
    if rows:
        _point_to_headers(pdf, first, rows)
    meeting = _kids(pdf, first)[-1:]
    for kid in _kids(pdf, second):
        kid["P"] = first.reference
    first["K"].extend(second["K"])
    later = _kids(pdf, second)[:1]
    if meeting and later and _is_continued(meeting[0], later[0]):
        _join(pdf, meeting[0], later[0])
        first["K"].remove(later[0].reference)
    second.clear()


def _rows(pdf: pydyf.PDF, node: Node) -> list[Node]:
    found = []
    for kid in _kids(pdf, node):
        found += [kid] if kid["S"] == "/TR" else _rows(pdf, kid) if kid["S"] in ("/THead", "/TBody") else []
    return found


def _point_to_headers(pdf: pydyf.PDF, table: Node, rows: list[Node]) -> None:
    """Let the cells of the later pages name the column headers of the first, which they repeat only for the eye."""
    head = [row for group in _kids(pdf, table) if group["S"] == "/THead" for row in _rows(pdf, group)]
    columns = [[cell["ID"]] for cell in _kids(pdf, head[0]) if "ID" in cell] if len(head) == 1 else []
    for row in rows:
        cells = _kids(pdf, row)
        if len(cells) != len(columns):
            continue
        for cell, header in zip(cells, columns, strict=True):
            if cell["S"] == "/TD":
                cell["A"]["Headers"] = pydyf.Array([*cell["A"].get("Headers", ()), *header])


def _name_contents(pdf: pydyf.PDF, contents: Node) -> None:
    contents["S"] = "/TOC"
    for entry in _kids(pdf, contents):
        entry["S"] = "/TOCI"
        for body in _kids(pdf, entry):
            if body["S"] == "/LBody":
                body["S"] = "/Reference"


def _nothing() -> None:
    pass
