"""A course of few values as a small line, the same code for web pages and reports; see `core.charts`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from botnia_portal.core.figures import Point

WIDTH, HEIGHT, MARGIN = 140, 36, 5
INK, TARGET = "#0b4f5c", "#8a5a00"


def sparkline(
    points: Sequence[Point], chart_id: str, title: str, target: Decimal | None = None
) -> SafeString:
    """The values by their days as a line with a dot each, and the target as a dashed line.

    `title` says in words what the picture shows, and is read in its place. `chart_id` (letters, digits, hyphens) must
    be unique on the page. Empty without a value.
    """
    if not points:
        return SafeString()
    days = [point.day.toordinal() for point in points]
    heights = [point.value for point in points] + ([target] if target is not None else [])
    marks = [
        (
            _place(day, min(days), max(days), WIDTH),
            HEIGHT - _place(point.value, min(heights), max(heights), HEIGHT),
        )
        for day, point in zip(days, points, strict=True)
    ]
    line = " ".join(f"{x:g},{y:g}" for x, y in marks)
    parts = []
    if target is not None:
        y = HEIGHT - _place(target, min(heights), max(heights), HEIGHT)
        parts.append(f'<path d="M0 {y:g}H{WIDTH}" stroke="{TARGET}" stroke-dasharray="4 3" fill="none"/>')
    if len(marks) > 1:
        parts.append(f'<polyline points="{line}" fill="none" stroke="{INK}" stroke-width="1.5"/>')
    parts += [f'<circle cx="{x:g}" cy="{y:g}" r="2.5" fill="{INK}"/>' for x, y in marks]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="sparkline" role="img" aria-labelledby="{0}-title" '
        'width="{1}" height="{2}" viewBox="0 0 {1} {2}"><title id="{0}-title">{3}</title>{4}</svg>',
        chart_id,
        WIDTH,
        HEIGHT,
        title,
        mark_safe("".join(parts)),  # noqa: S308 - our own constants and figures
    )


def _place(value: Decimal | int, least: Decimal | int, most: Decimal | int, length: int) -> float:
    """Where a value stands between the least and the most, within the margins; in the middle where they are one."""
    inner = length - 2 * MARGIN
    share = 0.5 if most == least else float((value - least) / (most - least))
    return round(MARGIN + inner * share, 1)
