"""Word documents (DOCX) from the HTML of a report: real headings and header rows, languages, equal bytes each time."""

from botnia_portal.core.word.document import About, render

__all__ = ["About", "render"]
