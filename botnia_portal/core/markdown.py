"""The small Markdown of the portal: paragraphs, lists, bold, italic and links; everything else stays text."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_ENABLED = ["list", "emphasis", "link", "newline", "escape", "entity"]
_parser = MarkdownIt("zero", {"breaks": False, "html": False}).enable(_ENABLED)
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}


def render(text: str) -> SafeString:
    """HTML of a text of the small Markdown, cleaned whatever arrives."""
    html = nh3.clean(
        _parser.render(text or ""),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(html)  # noqa: S308 - cleaned by nh3 just above
