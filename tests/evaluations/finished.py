"""A finished report, read as a screen reader does, with the frozen data that it was made from."""

import re
from dataclasses import dataclass

from botnia_portal.core import markdown
from evaluations.publication import Publication, Text
from tests.pdfa.structure import Tagged, plain


@dataclass
class Made:
    language: str
    content: bytes
    tagged: Tagged
    data: Publication

    def words(self, text: Text) -> str:
        """The text as it must stand in the report: its own language or the other, without Markdown's marks."""
        words = getattr(text, self.language) or text.fi or text.sv
        return plain(re.sub(r"<[^>]+>", "", markdown.render(words)).replace("&amp;", "&"))


def letters(text: str) -> str:
    """Without what numbers the entries of a list, which stands between its texts."""
    return re.sub(r"[\d.•]", "", text)
