"""Reads a tagged PDF as assistive technology does: the tree of structure elements, each with its text.

Of PDF it knows what WeasyPrint writes: two-byte character codes with a ToUnicode table, marked content with an MCID.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Element:
    """A structure element. `text` is all the text within, in reading order, without what breaks lines."""

    kind: str
    node: Any
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    own_text: list[str | Element] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        return plain("".join(part if isinstance(part, str) else part.text for part in self.own_text))

    @property
    def lang(self) -> str | None:
        return str(self.node.Lang) if "/Lang" in self.node else None

    @property
    def alt(self) -> str | None:
        return str(self.node.Alt) if "/Alt" in self.node else None

    def attribute(self, name: str) -> Any:
        return self.node.A.get(name) if "/A" in self.node else None

    def within(self, kind: str = "") -> list[Element]:
        """All elements inside, of one kind or of any, in reading order."""
        found = []
        for child in self.children:
            found += [child] if not kind or child.kind == kind else []
            found += child.within(kind)
        return found

    def all_pages(self) -> set[int]:
        return self.pages.union(*(child.all_pages() for child in self.children))


def plain(text: str) -> str:
    """Text without white space and without the hyphens of line ends, for comparing."""
    return re.sub(r"[\s\N{SOFT HYPHEN}]", "", text)


class Tagged:
    """A tagged PDF: `root` is its Document element, `artifacts` the text of each page that is not in the tree."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self._fonts: dict[Any, dict[int, str]] = {}
        read = [self._read_page(page) for page in self.pdf.pages]
        self.marked = [marked for marked, _artifacts in read]
        self.artifacts = [artifacts for _marked, artifacts in read]
        self._page_numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.used: set[tuple[int, int]] = set()
        tree = self.pdf.Root.StructTreeRoot.K
        self.root = self._element(tree[0] if isinstance(tree, pikepdf.Array) else tree, None)

    def elements(self, kind: str = "") -> list[Element]:
        return self.root.within(kind)

    def fonts(self) -> set[str]:
        """The names of the fonts, without the letters of the subset; a font that is not embedded is an error."""
        names = set()
        for page in self.pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert any(key in inner.FontDescriptor for key in ("/FontFile2", "/FontFile3"))
                names.add(str(font.BaseFont).split("+")[-1])
        return names

    def links(self) -> list[Any]:
        return [
            note for page in self.pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"
        ]

    def bookmarks(self) -> list[tuple[int, str]]:
        """Depth and words of each bookmark, in order."""

        def walk(items: Any, depth: int) -> Iterator[tuple[int, str]]:
            for item in items:
                yield depth, str(item.title)
                yield from walk(item.children, depth + 1)

        with self.pdf.open_outline() as outline:
            return list(walk(outline.root, 1))

    def untagged(self) -> list[tuple[int, int]]:
        """Marked content that no structure element holds."""
        everything = {(page, mcid) for page, marked in enumerate(self.marked) for mcid in marked}
        return sorted(everything - self.used)

    def _element(self, node: Any, parent: Element | None, page: int | None = None) -> Element:
        if "/Pg" in node:
            page = self._page_numbers[node.Pg.objgen]
        element = Element(str(node.S)[1:], node, parent)
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if "/S" in kid:
                    child = self._element(kid, element, page)
                    element.children.append(child)
                    element.own_text.append(child)
                continue
            assert page is not None
            assert (page, int(kid)) not in self.used
            self.used.add((page, int(kid)))
            element.pages.add(page)
            element.own_text.append(self.marked[page][int(kid)])
        return element

    def _read_page(self, page: Any) -> tuple[dict[int, str], list[str]]:
        marked: dict[int, str] = {}
        artifacts: list[str] = []
        stack: list[int | str | None] = []
        replaced: set[int] = set()
        table: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC" | "BDC":
                    properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
                    mcid = int(properties.MCID) if "/MCID" in properties else None
                    stack.append("Artifact" if operands[0] == "/Artifact" else mcid)
                    if mcid is not None:
                        marked[mcid] = str(properties.get("/ActualText", ""))
                        replaced |= {mcid} if "/ActualText" in properties else set()
                case "EMC":
                    stack.pop()
                case "Tf":
                    table = self._table(page.Resources.Font[str(operands[0])])
                case "TJ" | "Tj":
                    text = _decode(operands[0], table)
                    inner = next((entry for entry in reversed(stack) if entry is not None), None)
                    if isinstance(inner, int):
                        marked[inner] += "" if inner in replaced else text
                    else:
                        assert inner == "Artifact", f"text outside of all marked content: {text}"
                        artifacts.append(text)
        return marked, artifacts

    def _table(self, font: Any) -> dict[int, str]:
        key = font.objgen
        if key not in self._fonts:
            pairs = re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*\n", font.ToUnicode.read_bytes())
            self._fonts[key] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs
            }
        return self._fonts[key]


def _decode(operand: Any, table: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(table[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))
