"""Timelines as strips of inline SVG: one strip a row, all on one axis, so that a table or a list holds the words.

Places are per cent of the width, so a strip fits any screen and its words stay in HTML. A strip is decoration beside
the words of its row and hidden from assistive technology. Looks differ by fill, outline and shape as well as colour;
the colour of a row is the page's (`currentColor`). Nothing here knows what the rows are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from botnia_portal.core.time.derive import parse

Look = Literal["done", "running", "ahead", "tentative", "repeat", "period"]
MarkKind = Literal["done", "ahead", "passed", "late", "given_up"]

LOOKS: dict[Look, str] = {
    "done": 'fill="currentColor" stroke="currentColor"',
    "running": 'fill="currentColor" fill-opacity="0.3" stroke="currentColor"',
    "ahead": 'fill="#ffffff" stroke="currentColor"',
    "tentative": 'fill="#ffffff" stroke="currentColor" stroke-dasharray="4 3"',
    "repeat": 'fill="#ffffff" stroke="currentColor" stroke-dasharray="1 3" stroke-linecap="round"',
    "period": 'fill="#e3e9e8" stroke="#7b8e8c"',
}
"""Solid: done; tinted: under way; outlined: ahead; dashed outline: not firm; dotted outline: comes again."""

MARKS: dict[MarkKind, str] = {
    "done": '<circle r="7" fill="currentColor" stroke="#ffffff" stroke-width="1.5"/>'
    '<path d="M-3 0L-1 2.5L3.2-2.5" fill="none" stroke="#ffffff" stroke-width="1.8"/>',
    "ahead": '<circle r="5.5" fill="#ffffff" stroke="currentColor" stroke-width="2.5"/>',
    "passed": '<circle r="4.5" fill="currentColor" stroke="#ffffff" stroke-width="1.5"/>',
    "late": '<path d="M0-8.5L8.5 0L0 8.5L-8.5 0Z" fill="#b3201b" stroke="#ffffff" stroke-width="1.5"/>'
    '<path d="M0-4V1.2M0 3V4.6" stroke="#ffffff" stroke-width="1.8"/>',
    "given_up": '<circle r="6.5" fill="#ffffff" stroke="currentColor" stroke-width="1.5"/>'
    '<path d="M-3-3L3 3M3-3L-3 3" stroke="currentColor" stroke-width="1.5"/>',
}
NARROW = 1.2
"""Per cent of the width: a narrower band is drawn as a dot, so that a day can be seen."""


@dataclass(frozen=True)
class Span:
    """The days that a time is known to lie in; an open side runs on from there."""

    first: date
    last: date
    open_before: bool = False
    open_after: bool = False


@dataclass(frozen=True)
class Band:
    span: Span
    look: Look
    words: str = ""
    thin: bool = False


@dataclass(frozen=True)
class Mark:
    """A point: what is reached, ahead or late on a day."""

    day: date
    kind: MarkKind
    words: str = ""


@dataclass(frozen=True)
class Tick:
    day: date
    words: str
    strong: bool


@dataclass(frozen=True)
class Axis:
    """The window of a timeline, first and last day, and the day as of which it is drawn, if it tells a state."""

    first: date
    last: date
    day: date | None = None

    def place(self, day: date) -> float:
        """Where a day begins, in per cent of the width; outside the window below 0 or above 100."""
        return 100 * (day - self.first).days / ((self.last - self.first).days + 1)

    @property
    def day_place(self) -> float | None:
        """Where the day ends as of which the timeline is drawn; None outside the window."""
        if self.day is None or not self.first <= self.day <= self.last:
            return None
        return self.place(self.day + timedelta(days=1))

    @property
    def one_year(self) -> bool:
        return (self.last - self.first).days < 370

    @property
    def one_quarter(self) -> bool:
        return (self.last - self.first).days < 93

    def ticks(self) -> list[Tick]:
        """Half-years, the quarters of a single year, or the months of a quarter; the first of January is strong and
        carries the year."""
        months = tuple(range(1, 13)) if self.one_quarter else (1, 4, 7, 10) if self.one_year else (1, 7)
        days = [
            date(year, month, 1) for year in range(self.first.year, self.last.year + 1) for month in months
        ]
        inside = [day for day in days if self.first <= day <= self.last]
        return [Tick(day, f"{day.day}.{day.month}.", day.month == 1) for day in inside]


def span_of(edtf: str, role: str, latest: date | None = None) -> Span | None:
    """The span of a time: the precision of its known sides is solid, the rest open. None for a time without a date.

    `latest` closes a start that has a duration. Raises TimeError for EDTF that the portal does not hold.
    """
    if not edtf:
        return None
    parsed = parse(edtf)
    start, end = parsed.start, parsed.end
    if start is None or end is None:
        known = start or end
        return Span(known.first, known.last, start is None, end is None) if known else None
    if not parsed.interval and role == "start":
        return Span(start.first, latest or start.last, open_after=latest is None)
    before = not parsed.interval and role in ("deadline", "end")
    return Span(start.first, end.last, before, role in ("continuing", "gradual"))


def repeated(span: Span, repeats: str, until: date) -> list[Span]:
    """The spans of a yearly recurrence (RRULE) after the first one, up to a day. Others are not drawn."""
    fields = dict(part.split("=") for part in repeats.split(";") if "=" in part)
    if fields.get("FREQ") != "YEARLY":
        return []
    step, spans = int(fields.get("INTERVAL", "1")), []
    for years in range(step, max(until.year - span.first.year, 0) + 1, step):
        first, last = _years_later(span.first, years), _years_later(span.last, years)
        if first <= until:
            spans.append(Span(first, last))
    return spans


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def strip(axis: Axis, bands: Iterable[Band] = (), marks: Iterable[Mark] = ()) -> SafeString:
    """The drawing of one row; it fills its place, so that the lines of rows below each other join."""
    parts = [*_grid(axis), *(part for band in bands for part in _band(axis, band)), *_as_of(axis)]
    parts += [part for mark in marks for part in _mark(axis, mark)]
    return _svg("strip", "".join(parts))


def head(axis: Axis, day_words: str) -> SafeString:
    """The axis itself: years, the days of the ticks, and the day as of which the timeline is drawn."""
    parts = list(_grid(axis, top="56%"))
    for tick in axis.ticks():
        at = f'x="{axis.place(tick.day):.2f}%" dx="5"'
        if tick.strong:
            parts.append(f'<text class="strip-year" {at} y="16">{tick.day.year}</text>')
        else:
            parts.append(f'<text class="strip-tick" {at} y="34">{tick.words}</text>')
    place = axis.day_place
    if place is not None:
        side = 'text-anchor="end" dx="-5"' if place > 50 else 'dx="5"'
        parts.append(f'<text class="strip-day" x="{place:.2f}%" y="51" {side}>{escape(day_words)}</text>')
        parts += _as_of(axis, top="72%")
    return _svg("strip strip-head", "".join(parts))


def swatch(look: Look | None = None, mark: MarkKind | None = None, *, opens: bool = False) -> SafeString:
    """A sample for the legend: a band, a mark, or an open end."""
    parts = ""
    if look:
        parts += f'<rect x="1" y="3" width="26" height="10" rx="5" stroke-width="1.5" {LOOKS[look]}/>'
    if opens:
        parts += '<rect x="1" y="3" width="12" height="10" rx="5" fill="currentColor"/>'
        parts += f'<line x1="15" x2="28" y1="8" y2="8" {_DOTS}/>'
    if mark:
        parts += f'<svg x="14" y="8" overflow="visible">{MARKS[mark]}</svg>'
    return mark_safe(  # noqa: S308 - our own constants
        f'<svg xmlns="http://www.w3.org/2000/svg" class="strip-swatch" aria-hidden="true" width="28" height="16">'
        f"{parts}</svg>"
    )


_DOTS = 'stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-dasharray="0.1 6"'


def _svg(css: str, inner: str) -> SafeString:
    return mark_safe(  # noqa: S308 - figures and constants; words are escaped where they come in
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" aria-hidden="true" width="100%" height="100%">'
        f"{inner}</svg>"
    )


def _grid(axis: Axis, top: str = "0") -> Iterator[str]:
    for tick in axis.ticks():
        place = f"{axis.place(tick.day):.2f}%"
        colour = "#a9b7b5" if tick.strong else "#dfe6e4"
        yield f'<line x1="{place}" x2="{place}" y1="{top}" y2="100%" stroke="{colour}"/>'


def _as_of(axis: Axis, top: str = "0") -> Iterator[str]:
    if axis.day_place is not None:
        place = f"{min(axis.day_place, 99.8):.2f}%"
        yield f'<line x1="{place}" x2="{place}" y1="{top}" y2="100%" stroke="#14262b" stroke-width="1.5"/>'


def _band(axis: Axis, band: Band) -> Iterator[str]:
    span, height = band.span, 4 if band.thin else 12
    left, right = axis.place(span.first), axis.place(span.last + timedelta(days=1))
    start, end = min(max(left, 0), 100), max(min(right, 100), 0)
    shift = f'transform="translate(0 {-height / 2:g})"'
    title = f"<title>{escape(band.words)}</title>" if band.words else ""
    yield f"<g>{title}"
    if span.open_before and start > 0:
        yield _dots(0, start)
    if span.open_after and end < 100:
        yield _dots(end, 100)
    if start < end:
        if right - left < NARROW:
            middle = min((start + end) / 2, 98.5)
            yield f'<circle cx="{middle:.2f}%" cy="50%" r="6" stroke-width="1.5" {LOOKS[band.look]}/>'
        else:
            yield (
                f'<rect x="{start:.2f}%" y="50%" width="{end - start:.2f}%" height="{height}" rx="{height / 2:g}" '
                f'stroke-width="1.5" {LOOKS[band.look]} {shift}/>'
            )
    yield from _beyond(left < 0 and not span.open_before, right > 100 and not span.open_after)
    yield "</g>"


def _dots(start: float, end: float) -> str:
    return f'<line x1="{start:.2f}%" x2="{end:.2f}%" y1="50%" y2="50%" {_DOTS}/>'


def _beyond(before: bool, after: bool) -> Iterator[str]:
    """An arrow at the edge: the band begins before the window, or goes on after it."""
    ground = 'fill="#ffffff" stroke="currentColor" stroke-width="1.5"'
    if before:
        yield f'<svg x="0" y="50%" overflow="visible"><path d="M9-6L1 0L9 6Z" {ground}/></svg>'
    if after:
        yield f'<svg x="100%" y="50%" overflow="visible"><path d="M-9-6L-1 0L-9 6Z" {ground}/></svg>'


def _mark(axis: Axis, mark: Mark) -> Iterator[str]:
    place = axis.place(mark.day + timedelta(days=1))
    if 0 < place <= 100:
        title = f"<title>{escape(mark.words)}</title>" if mark.words else ""
        yield f'<svg x="{min(place, 98.5):.2f}%" y="50%" overflow="visible">{title}{MARKS[mark.kind]}</svg>'
