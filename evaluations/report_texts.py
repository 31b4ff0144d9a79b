"""Texts of the publication as one reader sees them: in the report's language, marked where that is not their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Literal

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from botnia_portal.core import markdown
from botnia_portal.core.texts import other as other_language
from evaluations import publication as data


class Shown(SafeString):
    """A text in the reader's language, else in the other; the string itself is a short text with its marks.

    `bare` is the short text without the mark "draft", `plain` goes into attributes and bookmarks.
    """

    bare: SafeString
    plain: str
    foreign: str  # the language, where it is not the reader's
    mark: SafeString

    @cached_property
    def inline(self) -> SafeString:
        """A long text inside a sentence or cell, without a block of its own where it is one paragraph."""
        html = _html(self.plain)
        paragraph = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, flags=re.DOTALL)
        return (
            _inline(paragraph[1], self.foreign, self.mark)
            if paragraph
            else _blocks(html, self.foreign, self.mark)
        )

    @cached_property
    def prose(self) -> SafeString:
        """A long text as blocks."""
        if self.inline.startswith("<div"):
            return self.inline
        return format_html('<div class="prose"><p>{}</p></div>', self.inline)


def show(text: data.Text, language: str, *, marks: bool = True) -> Shown | None:
    """The text for a reader of `language`; None where neither language has any."""
    own = getattr(text, language).strip()
    other = other_language(language)
    plain = own or getattr(text, other).strip()
    if not plain:
        return None
    mark = SafeString()
    if not own:
        mark = _in_other(other)
    elif marks and getattr(text, f"{language}_state") == "draft":
        mark = _mark(_("draft"))
    bare = format_html("{}", plain) if own else format_html('<span lang="{}">{}</span>{}', other, plain, mark)
    shown = Shown(bare + mark if own else bare)
    shown.bare, shown.plain, shown.foreign, shown.mark = bare, plain, "" if own else other, mark
    return shown


def show_pieces(change: data.Change, kind: Literal["removed", "added"], language: str) -> SafeString:
    """The text before ("removed") or now ("added"), with the words that changed set off.

    Where only the other language has changed, it stands in that one, with a mark.
    """
    other = other_language(language)
    own = getattr(change, language)
    pieces = [piece for piece in own or getattr(change, other) if piece.kind in ("same", kind)]
    tag = {"removed": "<del>{}</del>", "added": "<ins>{}</ins>"}[kind]
    words = format_html_join("", "{}", ((_piece(piece, tag),) for piece in pieces)) or SafeString("–")
    return words if own else format_html('<span lang="{}">{}</span>{}', other, words, _in_other(other))


def _piece(piece: data.Piece, tag: str) -> str:
    return piece.text if piece.kind == "same" else format_html(tag, piece.text)


def _in_other(language: str) -> SafeString:
    return _mark(_("in Finnish") if language == "fi" else _("in Swedish"))


def _mark(words: str) -> SafeString:
    return format_html('<span class="mark"> {}</span>', words)


def _html(plain: str) -> str:
    """The small Markdown as HTML, with plain text only in its links, as PDF/UA wants it."""
    return re.sub(
        r"(<a [^>]*>)(.*?)(</a>)",
        lambda link: link[1] + re.sub(r"<[^>]+>", "", link[2]) + link[3],
        markdown.render(plain),
        flags=re.DOTALL,
    ).strip()


def _inline(html: str, foreign: str, mark: SafeString) -> SafeString:
    inner = mark_safe(html)  # noqa: S308 - cleaned by core.markdown
    return format_html('<span lang="{}">{}</span>{}', foreign, inner, mark) if foreign else inner + mark


def _blocks(html: str, foreign: str, mark: SafeString) -> SafeString:
    """Blocks; the mark ends the last of them, outside of what stands in the other language."""
    if foreign:
        inner = mark_safe(html)  # noqa: S308 - cleaned by core.markdown
        return format_html('<div class="prose"><div lang="{}">{}</div><p>{}</p></div>', foreign, inner, mark)
    ending = re.search(r"(?:</(?:p|li|ul|ol)>\s*)+$", html)
    place = ending.start() if ending else len(html)
    marked = mark_safe(html[:place] + mark + html[place:])  # noqa: S308 - as above, and a mark of our own
    return format_html('<div class="prose">{}</div>', marked)


def texts(value: Any) -> Iterator[data.Text]:
    """Every text within a frozen object."""
    if isinstance(value, data.Text):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def is_draft(value: Any, language: str) -> bool:
    """Whether every text within, and more than one, is a draft in this language."""
    states = [getattr(text, f"{language}_state") for text in texts(value) if getattr(text, language)]
    return len(states) > 1 and set(states) == {"draft"}
