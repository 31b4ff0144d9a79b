"""The document around the text: paper, styles, language, properties, and a file with nothing of today in it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import html as lxml_html

from botnia_portal.core.word.text import TABLE_TEXT, Writer, locale_of

BRAND = RGBColor(0x0B, 0x4F, 0x5C)
SIZES = {"Title": 30, "Heading 1": 20, "Heading 2": 13, "Heading 3": 11}
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP knows; every part of the file carries it."""


@dataclass(frozen=True)
class About:
    """What the file says of itself. `head` and `foot` stand on each page; `moment` is when the data were frozen."""

    title: str
    author: str
    language: str
    moment: datetime
    identifier: str = ""
    head: str = ""
    foot: str = ""


def render(html: str, about: About) -> bytes:
    """The body of `html` as a Word document. Equal input gives equal bytes."""
    document = Document()
    _set_up(document, about)
    body = lxml_html.document_fromstring(html).find("body")
    Writer(document, about.language).write(body)
    file = BytesIO()
    document.save(file)
    return _without_today(file)


def _set_up(document: Any, about: About) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    section.header.paragraphs[0].text = about.head
    foot = section.footer.paragraphs[0]
    foot.text = f"{about.foot} · " if about.foot else ""
    _add_page_number(foot)
    _set_language(document, locale_of(about.language))
    _set_styles(document.styles)
    _describe(document.core_properties, about)
    _drop_thumbnail(document.part.package)


def _add_page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    paragraph._p.append(field)


def _set_language(document: Any, locale: str) -> None:
    """The language of all that says no other: in the defaults of the styles, and for the themes of Word."""
    for element in (document.styles.element, document.settings.element):
        for place in (*element.iter(qn("w:lang")), *element.iter(qn("w:themeFontLang"))):
            place.set(qn("w:val"), locale)


def _set_styles(styles: Any) -> None:
    styles["Normal"].font.size = Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in SIZES.items():
        styles[name].font.size, styles[name].font.color.rgb = Pt(size), BRAND
    styles["Heading 1"].paragraph_format.page_break_before = True
    styles["Caption"].font.size, styles["Caption"].font.color.rgb = Pt(10), BRAND
    styles["Caption"].paragraph_format.keep_with_next = True
    cell = styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(1)


def _describe(properties: Any, about: About) -> None:
    moment = about.moment.astimezone(UTC).replace(tzinfo=None)
    properties.title, properties.identifier = about.title, about.identifier
    properties.author = properties.last_modified_by = about.author
    properties.language = locale_of(about.language)
    properties.created = properties.modified = moment
    properties.comments = ""


def _drop_thumbnail(package: Any) -> None:
    """The picture of an empty page that the library's template brings along."""
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _without_today(file: BytesIO) -> bytes:
    """The same parts in the same order, each with the same day instead of the one of saving."""
    again = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(part, old.read(name))
    return again.getvalue()
