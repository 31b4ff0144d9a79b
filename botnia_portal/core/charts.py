"""Charts as accessible inline SVG, the same code for web pages and reports.

No style attribute (the content policy forbids it) and no colour that stands alone: the parts differ by pattern, by
outline (3:1 against white) and by the words beside the bar, so that they are told apart in black and white too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HEIGHT = 14
"""Height of a bar in CSS pixels; its width is what the page gives it."""


class Progress(Protocol):
    """How many commitments stand where; the six add up to `counted`, and `late` is a mark beside them."""

    @property
    def counted(self) -> int: ...
    @property
    def realised(self) -> int: ...
    @property
    def partly(self) -> int: ...
    @property
    def running(self) -> int: ...
    @property
    def not_started(self) -> int: ...
    @property
    def not_realised(self) -> int: ...
    @property
    def no_report(self) -> int: ...
    @property
    def late(self) -> int: ...


@dataclass(frozen=True)
class Look:
    """`ground` and `ink` are colours; `pattern` is drawn in the ink on the ground, on a tile of 6 by 6."""

    ground: str
    outline: str
    pattern: str = ""


# The order of the parts is the order of the bar. Diagonals run over the corners, so that the tiles join.
LOOKS = {
    "realised": Look("#17603d", "#0f4a2e"),
    "partly": Look(
        "#dcefe3", "#17603d", '<path d="M-1 1L1-1M0 6L6 0M5 7L7 5" stroke="#17603d" stroke-width="2"/>'
    ),
    "running": Look("#5b8fbe", "#33638f"),
    "not_started": Look("#ffffff", "#56686f"),
    "not_realised": Look(
        "#ffffff", "#56686f", '<path d="M0 0L6 6M6 0L0 6" stroke="#56686f" stroke-width="1.1"/>'
    ),
    "no_report": Look("#ffffff", "#56686f", '<circle cx="3" cy="3" r="1" fill="#56686f"/>'),
}
KINDS = tuple(LOOKS)


def status_words(kind: str, count: int) -> str:
    """The words of one part of the bar: "7 realised"."""
    forms = {
        "realised": ngettext("%(count)d realised", "%(count)d realised", count),
        "partly": ngettext("%(count)d partly realised", "%(count)d partly realised", count),
        "running": ngettext("%(count)d under way", "%(count)d under way", count),
        "not_started": ngettext("%(count)d not started", "%(count)d not started", count),
        "not_realised": ngettext("%(count)d not realised", "%(count)d not realised", count),
        "no_report": ngettext("%(count)d without a report", "%(count)d without a report", count),
    }
    return together(forms[kind] % {"count": count}, count)


def together(words: str, count: int) -> str:
    """The words with their figure held on one line."""
    return words.replace(f"{count} ", f"{count}\N{NO-BREAK SPACE}", 1)


def realised_words(progress: Progress) -> str:
    """The first thing to know: "7 of 15 commitments realised"."""
    return ngettext(
        "%(realised)d of %(counted)d commitment realised",
        "%(realised)d of %(counted)d commitments realised",
        progress.counted,
    ) % {"realised": progress.realised, "counted": progress.counted}


def progress_words(progress: Progress) -> str:
    """One sentence of the counts: "7 of 15 commitments realised, 2 partly realised. 1 is late."."""
    if not progress.counted:
        return _("No commitments.")
    parts = [status_words(kind, _count(progress, kind)) for kind in KINDS[1:] if _count(progress, kind)]
    words = ", ".join([realised_words(progress), *parts]) + "."
    return f"{words} {late_words(progress.late)}" if progress.late else words


def late_words(count: int) -> str:
    """The sentence about what is late; it stands beside the bar and is never a part of it."""
    return ngettext("%(count)d is late.", "%(count)d are late.", count) % {"count": count}


def status_bar(progress: Progress, bar_id: str, title: str = "") -> SafeString:
    """A stacked bar of the six statuses, as wide as its place and `HEIGHT` pixels high.

    `bar_id` (letters, digits, hyphens, underscores) must be unique on the page: the ids of the patterns begin
    with it. The title, read aloud in place of the picture, is the sentence of `progress_words` unless another is
    given.
    """
    _check_id(bar_id)
    shares = [(kind, _count(progress, kind)) for kind in KINDS if _count(progress, kind)]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="status-bar" role="img" aria-labelledby="{0}-title" '
        'width="100%" height="{1}"><title id="{0}-title">{2}</title>{3}{4}</svg>',
        bar_id,
        HEIGHT,
        title or progress_words(progress),
        mark_safe("".join(_pattern(bar_id, kind) for kind, _count in shares)),  # noqa: S308 - our own constants
        mark_safe(_parts(bar_id, shares)),  # noqa: S308 - our own constants and figures
    )


def status_swatch(kind: str, swatch_id: str) -> SafeString:
    """The small square of a legend; decoration beside the words, so hidden from assistive technology."""
    _check_id(swatch_id)
    look = LOOKS[kind]
    return mark_safe(  # noqa: S308 - a checked id and our own constants
        '<svg xmlns="http://www.w3.org/2000/svg" class="status-swatch" aria-hidden="true" width="12" height="12">'
        f"{_pattern(swatch_id, kind)}"
        f'<rect x="0.5" y="0.5" width="11" height="11" fill="{_fill(swatch_id, kind)}" stroke="{look.outline}"/>'
        "</svg>"
    )


def _count(progress: Progress, kind: str) -> int:
    count: int = getattr(progress, kind)
    return count


def _check_id(text: str) -> None:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", text):
        raise ValueError(f"{text!r} is no id of letters, digits, hyphens and underscores.")


def _fill(prefix: str, kind: str) -> str:
    return f"url(#{prefix}-{kind})" if LOOKS[kind].pattern else LOOKS[kind].ground


def _pattern(prefix: str, kind: str) -> str:
    look = LOOKS[kind]
    if not look.pattern:
        return ""
    return (
        f'<defs><pattern id="{prefix}-{kind}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{look.ground}"/>{look.pattern}</pattern></defs>'
    )


def _parts(prefix: str, shares: list[tuple[str, int]]) -> str:
    """The rectangles from left to right, in per cent of the width, and a white gap with outlines between them."""
    total = sum(count for _kind, count in shares)
    if not total:
        return f'<rect x="0.5" y="0.5" width="99.8%" height="{HEIGHT - 1}" fill="#ffffff" stroke="#56686f"/>'
    parts, gaps, before = [], [], 0
    for index, (kind, count) in enumerate(shares):
        look, left, width = LOOKS[kind], 100 * before / total, 100 * count / total
        parts.append(
            f'<rect class="{kind}" x="{left:.3f}%" y="0.5" width="{width:.3f}%" height="{HEIGHT - 1}" '
            f'fill="{_fill(prefix, kind)}" stroke="{look.outline}"/>'
        )
        if index:
            gaps.append(_gap(left, LOOKS[shares[index - 1][0]].outline, look.outline))
        before += count
    first, last = LOOKS[shares[0][0]].outline, LOOKS[shares[-1][0]].outline
    edges = [_line(0, 0.5, 1, first), _line(100, -0.5, 1, last)]
    return "".join(parts + gaps + edges)


def _gap(left: float, outline_before: str, outline_after: str) -> str:
    lines = ((0, 3, "#ffffff"), (-2, 1, outline_before), (2, 1, outline_after))
    return "".join(_line(left, shift, width, colour) for shift, width, colour in lines)


def _line(left: float, shift: float, width: int, colour: str) -> str:
    # A place in per cent plus a shift in pixels: SVG lengths cannot add the two, a transform can.
    return (
        f'<line x1="{left:.3f}%" x2="{left:.3f}%" y1="0" y2="{HEIGHT}" stroke="{colour}" '
        f'stroke-width="{width}" transform="translate({shift} 0)"/>'
    )
