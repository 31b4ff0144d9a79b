"""A course over months as bars against a stepped line, the same code for web pages and reports; see `core.charts`.

Places are per cent of the width and letters keep their size, so that the chart fits a phone and a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

HEIGHT, TOP, FLOOR = 190, 10, 164
"""In CSS pixels from above: all of it, the highest value, and nothing."""
LEFT = 7.0
"""Per cent of the width that the figures of the scale take."""
BAR, OUTLINE, LINE, INK, GRID = "#17603d", "#0f4a2e", "#8a5a00", "#56686f", "#dfe5e5"


@dataclass(frozen=True)
class Step:
    """A month: how much was reached by its end (None where it is not told yet), and how much was due by then.

    `label` stands under the axis where it is not empty.
    """

    reached: int | None
    due: int
    label: str = ""


def course_chart(steps: Sequence[Step], chart_id: str, title: str, whole: int) -> SafeString:
    """Bars for what was reached and a dashed line for what was due. `title` says in words what the picture shows.

    The scale holds `whole`, all that could be reached, so that what is left to do is seen too.
    `chart_id` (letters, digits, hyphens) must be unique on the page. Empty without a step.
    """
    if not steps:
        return SafeString()
    most = _end_of_scale(max(whole, *(max(step.due, step.reached or 0) for step in steps)))
    wide = (100 - LEFT) / len(steps)
    parts = [_grid(most), *(_bar(LEFT + place * wide, wide, step, most) for place, step in enumerate(steps))]
    before = None
    for place, step in enumerate(steps):
        left, y = LEFT + place * wide, _y(step.due, most)
        if before is not None and before != y:
            parts.append(_line(left, before, left, y))
        parts.append(_line(left, y, left + wide, y))
        before = y
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="course" role="img" aria-labelledby="{0}-title" '
        'width="100%" height="{1}"><title id="{0}-title">{2}</title>{3}</svg>',
        chart_id,
        HEIGHT,
        title,
        mark_safe("".join(parts)),  # noqa: S308 - our own constants and figures, and escaped labels
    )


def course_key(name: str) -> SafeString:
    """The small sign of a legend for the bars ("reached") or the line ("due"); decoration beside the words."""
    signs = {
        "reached": f'<rect x="0.5" y="0.5" width="11" height="11" fill="{BAR}" stroke="{OUTLINE}"/>',
        "due": f'<path d="M0 6H20" stroke="{LINE}" stroke-width="2.5" stroke-dasharray="6 3"/>',
    }
    return mark_safe(  # noqa: S308 - our own constants
        f'<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" width="20" height="12">{signs[name]}</svg>'
    )


def _bar(left: float, wide: float, step: Step, most: int) -> str:
    parts = ""
    if step.reached:
        top = _y(step.reached, most)
        parts = (
            f'<rect x="{left + wide * 0.16:.2f}%" y="{top:g}" width="{wide * 0.68:.2f}%" '
            f'height="{FLOOR - top:g}" fill="{BAR}" stroke="{OUTLINE}"/>'
        )
    if step.label:
        parts += f'<line x1="{left:.2f}%" x2="{left:.2f}%" y1="{FLOOR}" y2="{FLOOR + 7}" stroke="{INK}"/>'
        parts += f'<text x="{left:.2f}%" dx="3" y="{HEIGHT - 6}" fill="{INK}">{escape(step.label)}</text>'
    return parts


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{x1:.2f}%" y1="{y1:g}" x2="{x2:.2f}%" y2="{y2:g}" stroke="{LINE}" stroke-width="2.5" '
        'stroke-dasharray="6 3"/>'
    )


def _grid(most: int) -> str:
    """Lines at nothing, the half and the whole of the scale, with their figures."""
    lines = ""
    for value in (0, most // 2, most):
        y, colour = _y(value, most), INK if value == 0 else GRID
        lines += f'<line x1="{LEFT}%" x2="100%" y1="{y:g}" y2="{y:g}" stroke="{colour}"/>'
        lines += f'<text x="{LEFT}%" dx="-6" y="{y + 4:g}" text-anchor="end" fill="{INK}">{value}</text>'
    return lines


def _y(value: int, most: int) -> float:
    return round(FLOOR - (FLOOR - TOP) * value / most, 1)


def _end_of_scale(value: int) -> int:
    """The next round figure whose half is whole too: 9 gives 10, 61 gives 70, 437 gives 450."""
    step = 10 ** (len(str(value)) - 1)
    while step > 1 and value <= step * 5:
        step //= 2 if step % 2 == 0 else 5
    step = max(step, 2)
    return max(-(-value // step) * step, 2)
