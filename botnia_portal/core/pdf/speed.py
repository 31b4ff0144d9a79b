"""What WeasyPrint 70.0 does again and again for one answer, done once. docs/decisions.md says what that gives."""

from __future__ import annotations

import pydyf

_list_pages = pydyf.PDF.page_references.fget


def install() -> None:
    """Let a PDF keep the list of its pages; a second call changes nothing."""
    pydyf.PDF.page_references = property(_page_references)


def _page_references(self: pydyf.PDF) -> tuple[bytes, ...]:
    """The pages' references, listed anew only when there are more pages.

    WeasyPrint asks for the list at each element of the structure to take one page from it: elements times pages.
    """
    count = self.pages["Count"]
    kept: tuple[bytes, ...] = getattr(self, "kept_references", ())
    if len(kept) != count:
        kept = self.kept_references = _list_pages(self)
    return kept
