"""The text of a report's HTML as Word's own headings, paragraphs, lists and tables.

Drawings are left out, because what they show stands in words beside them; a small one inside a line becomes a dot. What
stands in the other language is marked so, run by run, for whoever has it read aloud or checks the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from botnia_portal.core.word.widths import widths

TABLE_TEXT = "Table Text"
HEADINGS = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3"}
LISTS = {"ul": "List Bullet", "ol": "List Number"}
BLOCKS = {"p", "table", "div", "section", "article", *HEADINGS, *LISTS}
LINK = RGBColor(0x0B, 0x4F, 0x5C)
DEEPEST = 3
"""So many levels of lists have styles of their own."""


def locale_of(language: str) -> str:
    """Word's name of a language as it is written in Finland: fi-FI, sv-FI."""
    return f"{language}-FI"


@dataclass(frozen=True)
class Look:
    """How a stretch of text is set; `language` where it is not the document's, `target` where it is a link."""

    bold: bool = False
    italic: bool = False
    added: bool = False
    removed: bool = False
    language: str = ""
    target: str = ""

    def within(self, element: Any) -> Look:
        """The look of what stands inside an element."""
        names = element.get("class", "").split()
        return Look(
            bold=self.bold or element.tag == "strong" or "late" in names or "total" in names,
            italic=self.italic or element.tag == "em" or "mark" in names,
            added=self.added or element.tag == "ins",
            removed=self.removed or element.tag == "del",
            language=element.get("lang") or self.language,
            target=element.get("href", self.target) if element.tag == "a" else self.target,
        )


Piece = tuple[str, Look]


class Writer:
    """Writes into one document; `written` holds each paragraph with the name of its style, in order."""

    def __init__(self, document: Any, language: str) -> None:
        self.document, self.language = document, language
        self.written: list[tuple[Any, str]] = []
        # The library looks a style up in the whole file each time, which took four fifths of the work.
        self._styles = {style.name: style.style_id for style in document.styles}
        self._empty: Any = None  # the paragraph that each new cell begins with
        self._bookmarks = 0

    def write(self, body: Any) -> None:
        self._flow(body, self.document, Look(), "Normal")

    def _flow(self, element: Any, place: Any, look: Look, style: str, level: int = 1) -> None:
        """The content of an element: blocks as blocks, and what stands between them as paragraphs."""
        pieces: list[Piece] = [(element.text or "", look)]
        for child in element:
            if child.tag in BLOCKS:
                self._paragraph(pieces, place, style)
                pieces = []
                self._block(child, place, look.within(child), style, level)
            else:
                pieces += _pieces(child, look)
            pieces.append((child.tail or "", look))
        self._paragraph(pieces, place, style)

    def _block(self, element: Any, place: Any, look: Look, style: str, level: int) -> None:
        if element.tag in HEADINGS:
            heading = self._paragraph(list(_inside(element, look)), place, HEADINGS[element.tag])
            if heading is not None and element.get("id"):
                self._bookmark(heading, element.get("id"))
        elif element.tag in LISTS and element.get("role") != "doc-toc":
            self._list(element, place, look, level)
        elif element.tag == "table":
            self._table(element, look)
        elif element.tag == "ol":
            for entry in element:
                self._flow(entry, place, look, "Normal")
        else:
            self._flow(element, place, look, style, level)

    def _paragraph(self, pieces: list[Piece], place: Any, style: str) -> Any:
        """A paragraph of these pieces; None where they hold nothing but white space."""
        pieces = _tidy(pieces)
        if not pieces:
            return None
        paragraph, self._empty = self._empty or place.add_paragraph(), None
        paragraph._p.style = self._styles[style]
        for text, look in pieces:
            self._run(paragraph, text, look)
        self.written.append((paragraph, style))
        return paragraph

    def _run(self, paragraph: Any, text: str, look: Look) -> None:
        run = paragraph.add_run(text)
        run.bold, run.italic = look.bold or None, look.italic or None
        # Set as such and not tracked: a change that Word tracks would be taken for one of the document.
        run.underline, run.font.strike = look.added or None, look.removed or None
        if look.target:
            run.underline, run.font.color.rgb = True, LINK
            link = OxmlElement("w:hyperlink")
            paragraph._p.append(link)
            link.append(run._r)
            self._aim(link, look.target)
        if look.language and look.language != self.language:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), locale_of(look.language))
            run._r.get_or_add_rPr().append(language)

    def _aim(self, link: Any, target: str) -> None:
        if target.startswith("#"):
            link.set(qn("w:anchor"), _mark(target[1:]))
        else:
            key = self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), key)

    def _bookmark(self, paragraph: Any, name: str) -> None:
        self._bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._bookmarks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), _mark(name))
            paragraph._p.append(mark)

    def _list(self, element: Any, place: Any, look: Look, level: int) -> None:
        """A list; a numbered one begins anew, and what follows in an entry has no number of its own."""
        depth = "" if level == 1 else f" {min(level, DEEPEST)}"
        style = LISTS[element.tag] + depth
        number = self._new_numbers(style, int(element.get("start", 1))) if element.tag == "ol" else None
        for entry in element:
            before = len(self.written)
            self._flow(entry, place, look.within(entry), style, level + 1)
            own = [row for row, name in self.written[before:] if name == style]
            for row in own[1:]:
                row._p.style = self._styles[f"List Continue{depth}"]
            if own and number is not None:
                own[0]._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number

    def _new_numbers(self, style: str, start: int) -> int:
        numbering = self.document.part.numbering_part.element
        used = self.document.styles[style].element.pPr.numPr.numId.val
        pattern = next(row.abstractNumId.val for row in numbering.num_lst if row.numId == used)
        fresh = numbering.add_num(pattern)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(start)
        number: int = fresh.numId
        return number

    def _table(self, element: Any, look: Look) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._paragraph(list(_inside(caption, look)), self.document, "Caption")
        rows = list(element.iter("tr"))
        heads = element.find("thead") is not None
        table = self.document.add_table(len(rows), max(map(len, rows)))
        table._tbl.tblPr.style = self._styles["Table Grid"]
        look_of_table = table._tbl.tblPr.find(qn("w:tblLook"))
        look_of_table.set(qn("w:firstRow"), str(int(heads)))
        look_of_table.set(qn("w:val"), "04A0" if heads else "0480")  # the same, as older programs read it
        _set_widths(table, widths([[cell.text_content().strip() for cell in row] for row in rows]))
        for source, row in zip(rows, table.rows, strict=True):
            is_head = source.getparent().tag == "thead"
            _keep_together(row, repeats=is_head)
            for cell, place in zip(source, row.cells, strict=False):
                is_bold = cell.tag == "th" and (is_head or not heads)
                self._cell(
                    cell, place, replace(look.within(source), bold=is_bold or look.within(source).bold)
                )
        self.document.add_paragraph()._p.style = self._styles[TABLE_TEXT]

    def _cell(self, element: Any, place: Any, look: Look) -> None:
        self._empty = place.paragraphs[0]
        self._empty._p.style = self._styles[TABLE_TEXT]
        self._flow(element, place, look.within(element), TABLE_TEXT)
        self._empty = None
        if "n" in element.get("class", "").split():
            place.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_widths(table: Any, millimetres: list[float]) -> None:
    """In the grid and in each cell: programs read the one or the other."""
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def _keep_together(row: Any, *, repeats: bool) -> None:
    """No row breaks over two pages; a header row stands again on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeats:
        properties.append(OxmlElement("w:tblHeader"))


def _mark(name: str) -> str:
    """A bookmark's name: letters, digits and underscores."""
    return re.sub(r"\W", "_", name)


def _inside(element: Any, look: Look) -> Iterator[Piece]:
    yield element.text or "", look
    for child in element:
        yield from _pieces(child, look)
        yield child.tail or "", look


def _pieces(element: Any, look: Look) -> Iterator[Piece]:
    """The text of an inline element, in stretches of one look."""
    if element.tag == "br":
        yield "\n", look
    elif element.tag == "svg":
        yield _words_of_picture(element), look
    else:
        yield from _inside(element, look.within(element))


def _words_of_picture(svg: Any) -> str:
    """A dot for a mark; the title of a course, which no words beside it say; nothing for a bar, which has its words."""
    if svg.get("aria-hidden"):
        return "·"
    return svg.findtext("title") or "" if svg.get("class") == "sparkline" else ""


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """White space as a browser shows it: none at the ends, one where there is any; only a <br> breaks a line."""
    tidied: list[Piece] = []
    for text, look in pieces:
        words = text if text == "\n" else re.sub(r"[ \t\r\n]+", " ", text)
        if not tidied or tidied[-1][0].endswith((" ", "\n")):
            words = words.removeprefix(" ") if tidied else words.lstrip(" \n")
        if words:
            tidied.append((words, look))
    while tidied and not tidied[-1][0].strip(" \n"):
        tidied.pop()
    if tidied:
        tidied[-1] = (tidied[-1][0].rstrip(" "), tidied[-1][1])
    return tidied
