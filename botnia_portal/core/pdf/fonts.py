"""The one typeface of the reports, Source Sans 3, from the npm package; never a font of the machine.

TTF, because WOFF2 is unpacked in pure Python and costs more than the layout of a short report.
"""

from __future__ import annotations

import logging
import os
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

log = logging.getLogger(__name__)

FAMILY = "Source Sans 3"
FACES = (
    ("SourceSans3-Regular.ttf", "normal", 400),
    ("SourceSans3-It.ttf", "italic", 400),
    ("SourceSans3-Semibold.ttf", "normal", 600),
    ("SourceSans3-SemiboldIt.ttf", "italic", 600),
)
STAND_IN = "\N{WHITE SQUARE}"
"""Printed for a character that the typeface lacks (an emoji, say); without a glyph the PDF would not be valid."""

_NO_FONTS = Path(__file__).with_name("no-fonts.conf")
_environment_lock = threading.Lock()


def folder() -> Path:
    """Where the TTF files are. FileNotFoundError where the npm packages are not installed."""
    path = Path(settings.BASE_DIR) / "node_modules" / "source-sans" / "TTF"
    if not path.is_dir():
        raise FileNotFoundError(f"The typeface is missing: {path} (npm ci installs it).")
    return path


def stylesheet() -> str:
    """The @font-face rules of the faces that reports use."""
    root = folder()
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; font-weight: {weight};'
        f' src: url("{(root / name).as_uri()}") format("truetype"); }}\n'
        for name, style, weight in FACES
    )


def configuration() -> FontConfiguration:
    """A font configuration that knows no font of the machine, and none of the machine's rules about fonts."""
    with _environment_lock, _environment("FONTCONFIG_FILE", str(_NO_FONTS)):
        return FontConfiguration()


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    # Fontconfig reads the variable once, while the configuration is made; nothing else may see it.
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@cache
def _covered() -> frozenset[int]:
    with TTFont(folder() / FACES[0][0], lazy=True) as font:
        return frozenset(font.getBestCmap())


def printable(text: str) -> str:
    """The text as the typeface can print it.

    Letters are composed (a + diaeresis becomes ä), invisible format and control characters go, and a character
    without a glyph becomes `STAND_IN`, which is logged.
    """
    text = unicodedata.normalize("NFC", text).replace("\N{HYPHEN}", "-")
    letters = set(text) - {"\n", "\t"}
    invisible = {char for char in letters if unicodedata.category(char) in ("Cf", "Cc")}
    missing = {char for char in letters - invisible if ord(char) not in _covered()}
    if missing:
        log.warning("The typeface lacks %s", ", ".join(f"U+{ord(char):04X}" for char in sorted(missing)))
    table = dict.fromkeys(map(ord, invisible), None) | dict.fromkeys(map(ord, missing), STAND_IN)
    return text.translate(table) if table else text
