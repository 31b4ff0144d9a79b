"""The small Markdown of the portal: paragraphs, lists, bold, italic and links; everything else stays text."""

import html
import re

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_ENABLED = ["list", "emphasis", "link", "newline", "escape", "entity"]
_parser = MarkdownIt("zero", {"breaks": False, "html": False}).enable(_ENABLED)
_MARKS = re.compile(r"[*_`\[\]\\&<>]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
"""What may be a mark: most texts have none, and need not be read."""
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}


def render(text: str) -> SafeString:
    """HTML of a text of the small Markdown, cleaned whatever arrives."""
    cleaned = nh3.clean(
        _parser.render(text or ""),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(cleaned)  # noqa: S308 - cleaned by nh3 just above


def plain(text: str) -> str:
    """A text without its marks, on one line."""
    if _MARKS.search(text):
        text = html.unescape(strip_tags(render(text)))
    return " ".join(text.split())
