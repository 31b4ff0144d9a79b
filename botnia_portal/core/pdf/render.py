"""HTML in, PDF out: PDF/A-3a and PDF/UA-1 at once, the same bytes for the same input."""

from __future__ import annotations

import gc
import hashlib
import logging
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document, Page
from weasyprint.logger import PROGRESS_LOGGER
from weasyprint.urls import FatalURLFetchingError

from botnia_portal.core.pdf import accessibility, fonts, hyphenation, speed
from botnia_portal.core.pdf.fetcher import LocalFiles
from botnia_portal.core.pdf.metadata import mark_as_accessible

VARIANT = "pdf/a-3a"
Step = Literal["reading", "layout", "drawing", "writing"]
Progress = Callable[[int, str], None]
"""Told the per cent (0–100, never falling) and the step: reading, layout, drawing, writing."""

PROGRESS_LOGGER.propagate = False  # the steps are told to whoever waits, not to the log
accessibility.install()
hyphenation.install()
speed.install()


class PdfError(Exception):
    """The PDF cannot be made from this HTML: it names a resource that a report may not read, or that is not there."""


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF. `relationship` is PDF's word for it: Data, Source, Supplement, Alternative."""

    name: str
    content: bytes
    description: str
    relationship: str = "Data"


def render(
    html: str,
    *,
    base: Path,
    language: str,
    created: datetime | None = None,
    attachments: Sequence[Attached] = (),
    progress: Progress | None = None,
) -> bytes:
    """Lay out `html` and return the PDF.

    Relative addresses in the HTML are files under the folder `base`; the HTML may read no others, and PdfError is
    raised where it tries. `language` is the document's (it must also stand in `<html lang>`). `created` is the day
    and time written into the file, the same for the same data; left out, the file says nothing of it.
    """
    with _without_collector():
        return _render(html, base, language, created, attachments, progress)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python's cycle collector rest: it walks the growing tree of boxes again and again for nothing."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()


def _render(
    html: str,
    base: Path,
    language: str,
    created: datetime | None,
    attachments: Sequence[Attached],
    progress: Progress | None,
) -> bytes:
    html = fonts.printable(html)
    report = _Reporter(progress, html)
    report(0, "reading")
    try:
        with report.listening():
            document = _lay_out(html, base)
    except FatalURLFetchingError as error:
        raise PdfError(str(error.__cause__ or error)) from error
    if document.metadata.lang != language:
        raise PdfError(f"The HTML says lang={document.metadata.lang!r}, not {language!r}.")
    if created is not None:
        document.metadata.created = document.metadata.modified = _w3c(created)
    mark_as_accessible(document)
    accessibility.prepare(document)
    report.watch_painting(document.pages)
    with warnings.catch_warnings():
        # WeasyPrint leaves it to Python to close its colour profile.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf: bytes = document.write_pdf(
            pdf_variant=VARIANT,
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32],
            attachments=[_attachment(attached, created) for attached in attachments],
            finisher=accessibility.finish,
        )
    report(100, "writing")
    return pdf


def _lay_out(html: str, base: Path) -> Document:
    folder = base.resolve()
    fetcher = LocalFiles(folder, fonts.folder())
    configuration = fonts.configuration()
    faces = CSS(string=fonts.stylesheet(), font_config=configuration, url_fetcher=fetcher)
    source = HTML(string=html, base_url=f"{folder.as_uri()}/", url_fetcher=fetcher)
    return source.render(font_config=configuration, stylesheets=[faces], pdf_variant=VARIANT)


def _attachment(attached: Attached, created: datetime | None) -> Attachment:
    moment = created or datetime.fromtimestamp(0, UTC)
    return Attachment(
        string=attached.content,
        name=attached.name,
        description=attached.description,
        relationship=attached.relationship,
        created=moment,
        modified=moment,
    )


def _w3c(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Reporter:
    """Turns WeasyPrint's log of its steps into per cent: reading 0–15, layout 15–65, drawing 65–95, writing 100.

    How many pages there will be is not known before they are laid out, so the layout's share is guessed from the
    length of the HTML and approaches its end.
    """

    def __init__(self, progress: Progress | None, html: str) -> None:
        self.progress, self.last = progress, -1
        self.expected_pages = max(4, len(html) // 7000)

    def __call__(self, percent: float, step: Step) -> None:
        if self.progress and int(percent) > self.last:
            self.last = int(percent)
            self.progress(self.last, step)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen to the steps that this thread logs."""
        if not self.progress:
            yield
            return
        handler = logging.Handler(logging.INFO)
        handler.emit = partial(self._hear, threading.get_ident())  # type: ignore[method-assign]
        level = PROGRESS_LOGGER.level
        PROGRESS_LOGGER.addHandler(handler)
        PROGRESS_LOGGER.setLevel(logging.INFO)
        try:
            yield
        finally:
            PROGRESS_LOGGER.removeHandler(handler)
            PROGRESS_LOGGER.setLevel(level)

    def _hear(self, thread: int, record: logging.LogRecord) -> None:
        if record.thread != thread:
            return
        if record.msg.startswith("Step 3"):
            self(10, "reading")
        elif record.msg.endswith("Page %d") and isinstance(record.args, tuple):
            share = min(1.0, int(str(record.args[0])) / self.expected_pages)
            self(15 + 50 * share, "layout")

    def watch_painting(self, pages: list[Page]) -> None:
        """Report each page as it is painted."""
        self(65, "drawing")
        for index, page in enumerate(pages, 1):
            page.on_painted = partial(self, 65 + 30 * index / len(pages), "drawing")
