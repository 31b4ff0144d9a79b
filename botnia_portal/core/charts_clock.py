"""A year as a ring of twelve months, in inline SVG: days as marks, spans as arcs, on a ring for each sort of thing.

The drawing is decoration beside a list that says the same in words, and hidden from assistive technology. Sorts differ
by ring and by shape, not by colour alone. Nothing here knows what is drawn.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import cos, pi, sin
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Shape = Literal["square", "diamond", "dot", "bar"]

SIZE, CENTRE = 640, 320
MONTHS = (262, 300)
"""Inner and outer radius of the ring of the months' names."""
OUTERMOST, RING, GAP = 252, 36, 8
"""Outer radius of the first ring, its width, and the space between two rings."""
LANES = 3
"""Arcs that lie beside each other within a ring; what does not fit shares the last lane."""
NARROW = 12
"""Days up to which a span is drawn as a mark."""

_MARKS: dict[Shape, str] = {
    "square": '<rect x="-6" y="-6" width="12" height="12" rx="1.5" fill="#0b4f5c" stroke="#ffffff"/>',
    "diamond": '<path d="M0-8L8 0L0 8L-8 0Z" fill="#8a459c" stroke="#ffffff"/>',
    "dot": '<circle r="5.5" fill="#ffffff" stroke="#0e6f7d" stroke-width="2.5"/>',
    "bar": '<circle r="4.5" fill="#54686f" stroke="#ffffff"/>',
}
_ARCS: dict[Shape, str] = {
    "square": 'stroke="#0b4f5c"',
    "diamond": 'stroke="#8a459c" stroke-dasharray="9 3"',
    "dot": 'stroke="#0e6f7d"',
    "bar": 'stroke="#54686f" stroke-dasharray="2 3"',
}


@dataclass(frozen=True)
class Piece:
    """First and last day of something within the year, and its words for those who point at it."""

    first: date
    last: date
    words: str = ""


@dataclass(frozen=True)
class Ring:
    """All things of one sort."""

    shape: Shape
    pieces: Sequence[Piece] = field(default_factory=list)


def clock(year: int, months: Sequence[str], rings: Sequence[Ring], day: date | None = None) -> SafeString:
    """The ring of a year, January on top; `months` are their twelve names, `day` is marked by a hand."""
    parts = [*_months(months), *_grounds(len(rings))]
    for place, ring in enumerate(rings):
        parts += _ring(year, ring, OUTERMOST - place * (RING + GAP))
    if day is not None and day.year == year:
        parts += _hand(day, OUTERMOST - len(rings) * (RING + GAP))
    parts.append(
        f'<text x="{CENTRE}" y="{CENTRE + 14}" text-anchor="middle" font-size="40" font-weight="600" '
        f'fill="#0b4f5c">{year}</text>'
    )
    return mark_safe(  # noqa: S308 - figures and constants; words are escaped where they come in
        f'<svg xmlns="http://www.w3.org/2000/svg" class="clock" aria-hidden="true" viewBox="0 0 {SIZE} {SIZE}">'
        f"{''.join(parts)}</svg>"
    )


def sample(shape: Shape) -> SafeString:
    """A mark for the legend."""
    return mark_safe(  # noqa: S308 - our own constants
        '<svg xmlns="http://www.w3.org/2000/svg" class="clock-sample" aria-hidden="true" width="20" height="18" '
        f'viewBox="-10 -9 20 18">{_MARKS[shape]}</svg>'
    )


def _turn(day: date) -> float:
    """Where a day begins on the ring, from 0 to 1."""
    return (day - date(day.year, 1, 1)).days / (366 if isleap(day.year) else 365)


def _point(turn: float, radius: float) -> str:
    angle = 2 * pi * turn
    return f"{CENTRE + radius * sin(angle):.1f} {CENTRE - radius * cos(angle):.1f}"


def _arc(start: float, end: float, radius: float) -> str:
    """The path of an arc, clockwise; a whole round is two halves."""
    if end - start > 0.999:
        half = start + 0.5
        return f"{_arc(start, half, radius)} {_arc(half, start + 0.998, radius)}"
    large = int(end - start > 0.5)
    return f"M{_point(start, radius)}A{radius:g} {radius:g} 0 {large} 1 {_point(end, radius)}"


def _months(names: Sequence[str]) -> Iterator[str]:
    inner, outer = MONTHS
    for number, name in enumerate(names):
        middle = (number + 0.5) / 12
        yield f'<path d="M{_point(number / 12, 90)}L{_point(number / 12, outer)}" stroke="#d5dddb"/>'
        # The names lie along the ring; in its lower half they are turned, so that none stands on its head.
        turned = 360 * middle + (180 if 0.25 < middle < 0.75 else 0)
        yield (
            f'<text transform="translate({_point(middle, (inner + outer) / 2)}) rotate({turned:g})" y="5" '
            f'text-anchor="middle" font-size="16" fill="#14262b">{escape(name)}</text>'
        )
    yield f'<circle cx="{CENTRE}" cy="{CENTRE}" r="{outer}" fill="none" stroke="#7b8e8c"/>'
    yield f'<circle cx="{CENTRE}" cy="{CENTRE}" r="{inner}" fill="none" stroke="#7b8e8c"/>'


def _grounds(count: int) -> Iterator[str]:
    """A pale band under each ring, so that one follows it around."""
    for place in range(count):
        middle = OUTERMOST - place * (RING + GAP) - RING / 2
        yield (
            f'<circle cx="{CENTRE}" cy="{CENTRE}" r="{middle:g}" fill="none" stroke="#eef3f2" stroke-width="{RING}" '
            'stroke-opacity="0.75"/>'
        )


def _ring(year: int, ring: Ring, outer: float) -> Iterator[str]:
    ends: list[date] = []
    width = RING / LANES
    whole = sorted(_within(year, ring.pieces), key=lambda piece: (piece.first, piece.last))
    for piece in (piece for piece in whole if _is_long(piece)):
        lane = _lane(ends, piece)
        radius = outer - width * (lane + 0.5)
        path = _arc(_turn(piece.first), _turn(piece.last) + 1 / 366, radius)
        line = f'fill="none" stroke-width="6" {_ARCS[ring.shape]}'
        yield f'<g>{_title(piece)}<path d="{path}" {line}/></g>'
    for piece in (piece for piece in whole if not _is_long(piece)):
        middle = piece.first + (piece.last - piece.first) / 2
        place = _point(_turn(middle), outer - RING / 2)
        yield f'<g transform="translate({place})">{_title(piece)}{_MARKS[ring.shape]}</g>'


def _within(year: int, pieces: Iterable[Piece]) -> Iterator[Piece]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    for piece in pieces:
        if piece.first <= last and piece.last >= first:
            yield Piece(max(piece.first, first), min(piece.last, last), piece.words)


def _is_long(piece: Piece) -> bool:
    return (piece.last - piece.first).days > NARROW


def _lane(ends: list[date], piece: Piece) -> int:
    """The first lane that is free where the piece begins; `ends` tells until when each is taken."""
    for lane, end in enumerate(ends):
        if end < piece.first:
            ends[lane] = piece.last
            return lane
    if len(ends) < LANES:
        ends.append(piece.last)
        return len(ends) - 1
    ends[-1] = max(ends[-1], piece.last)
    return LANES - 1


def _title(piece: Piece) -> str:
    return f"<title>{escape(piece.words)}</title>" if piece.words else ""


def _hand(day: date, inner: float) -> Iterator[str]:
    """The day as of which the year is looked at."""
    turn = _turn(day + timedelta(days=1)) if day < date(day.year, 12, 31) else 0.999
    yield f'<path d="M{_point(turn, inner)}L{_point(turn, MONTHS[1] + 8)}" stroke="#14262b" stroke-width="2"/>'
    yield f'<g transform="translate({_point(turn, MONTHS[1] + 8)})"><circle r="5" fill="#14262b"/></g>'
