"""From tokens to spans of units: single points, closed intervals, and the year that the context gives."""

from dataclasses import dataclass, replace

from . import parts
from .errors import TimeError
from .tokens import Token
from .units import Term, Unit, read_unit


@dataclass(frozen=True, slots=True)
class Side:
    """Tokens of one side of a time: what it may mean, and a part ("loppuun") of it."""

    units: tuple[Unit, ...]
    part: Token | None

    @property
    def case(self) -> str:
        """The case that shows: of the part, if there is one."""
        return self.part.case if self.part else self.units[0].case


@dataclass(frozen=True, slots=True)
class Span:
    """A time as units with their years. Start and end are the same object for a single point."""

    start: Unit
    end: Unit

    @property
    def single(self) -> bool:
        """Whether it is one unit, not an interval of two."""
        return self.start is self.end

    def sides(self) -> tuple[str, str]:
        """EDTF of the first and the last side. Raises TimeError."""
        return self.start.edtf()[0], self.end.edtf()[1]


def read_side(tokens: list[Token], language: str, term: Term | None) -> Side | None:
    """One side: a unit, perhaps with a part. None where the tokens are no such thing."""
    part = [token for token in tokens if token.kind in "bme"]
    rest = [token for token in tokens if token.kind not in "bme"]
    if len(part) > 1:
        return None
    if not rest and part and part[0].case == "close":
        rest = [Token("T")]  # "päättyessä" alone: of our term
    units = read_unit(rest, language, term) if rest else []
    return Side(tuple(units), part[0] if part else None) if units else None


def split_interval(tokens: list[Token], language: str, term: Term | None) -> tuple[Side, Side] | None:
    """Two sides about a dash, or "from … to …" in Finnish cases. None where it is no interval."""
    dashes = [index for index, token in enumerate(tokens) if token.kind == "-"]
    for index in dashes:
        pair = _pair(tokens[:index], tokens[index + 1 :], language, term)
        if pair:
            return pair
    for index in range(1, len(tokens)):
        pair = _pair(tokens[:index], tokens[index:], language, term)
        if pair and pair[0].case == "ela" and pair[1].case == "ill":
            return pair
    return None


def _pair(
    left: list[Token], right: list[Token], language: str, term: Term | None
) -> tuple[Side, Side] | None:
    if {token.kind for token in right} == {"y"} and {token.kind for token in left} - {"y", "K"}:
        return None  # "lokakuussa 2013–2014" is hardly a span from a month to a year
    for one, other in (_lend(left, right), (left, right)):
        first, second = read_side(one, language, term), read_side(other, language, term)
        if first and second:
            return first, second
    return None


def _lend(left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
    """A number without its unit takes that of the other side: 1.–15.10.2013, 10–11/2013, viikoilla 42–43."""
    named = [token for token in left if token.kind in "WQHO"]
    if named and not any(token.kind in "WQHOMSKhV" for token in right):
        return left, [replace(named[0], case=""), *right]
    if [token.kind for token in right] == ["n"] and {token.kind for token in left} in ({"y"}, {"K", "y"}):
        century = left[-1].value // 100 * 100
        return left, [Token("y", century + right[0].value)]
    bare = [token for token in left if token.kind not in "Ky"]
    if len(bare) == 1 and bare[0].kind in "ndr" and not any(token.kind in "Sh" for token in right):
        index = next((i for i, token in enumerate(right) if token.kind in "ndr"), None)
        if index is not None:
            years = [token for token in left if token.kind in "Ky"]
            rest = [token for token in right if not (years and token.kind in "Ky")]
            place = next(i for i, token in enumerate(rest) if token.kind in "ndr")
            return [
                *years,
                *rest[:place],
                replace(rest[place], value=bare[0].value),
                *rest[place + 1 :],
            ], right
    return left, right


def _years(unit: Unit, term: Term | None) -> list[Unit]:
    """The unit in each year in which it meets the term; a turn of the year must lie within it."""
    if unit.dated:
        return [unit]
    found: list[Unit] = []
    if term is None:
        return found
    for year in range(term[0].year - 1, term[1].year + 2):
        candidate = replace(unit, year=year)
        try:
            first, last = parts.edges(candidate)
        except TimeError:  # 29.2. in a common year
            continue
        inside = term[0] <= first and last <= term[1]
        if inside or (unit.kind != "turn" and first <= term[1] and term[0] <= last):
            found.append(candidate)
    return found


def dated(side: Side, role: str, term: Term | None) -> list[Unit]:
    """What one side may mean, with years. Raises TimeError for days that no calendar has."""
    return [
        narrowed
        for unit in side.units
        for candidate in _years(unit, term)
        for narrowed in parts.apply(candidate, side.part, role, term)
    ]


def _beside(unit: Unit, other: Unit, step: int) -> list[Unit]:
    """A unit without a year beside one that has its own: the same year, or the one next to it."""
    if unit.dated:
        return [unit]
    year = parts.edges(other)[0].year
    candidates = [replace(unit, year=near) for near in (year, year + step)]
    for candidate in candidates:
        earlier, later = (candidate, other) if step < 0 else (other, candidate)
        try:
            if parts.edges(earlier)[0] < parts.edges(later)[0]:
                return [candidate]
        except TimeError:
            continue
    return []


def interval(sides: tuple[Side, Side], term: Term | None) -> list[Span]:
    """The intervals that two sides may mean. Raises TimeError."""
    first, second = sides
    spans: list[Span] = []
    starts = [unit for side_unit in first.units for unit in ([side_unit] if side_unit.dated else [])]
    if starts and not all(unit.dated for unit in second.units):
        for start in starts:
            for end in (found for unit in second.units for found in _beside(unit, start, 1)):
                spans += _closed(start, first.part, end, second.part, term)
        return spans
    for end in (found for unit in second.units for found in _years(unit, term)):
        for start in (found for unit in first.units for found in _beside(unit, end, -1)):
            spans += _closed(start, first.part, end, second.part, term)
    return spans


def _closed(start: Unit, first: Token | None, end: Unit, last: Token | None, term: Term | None) -> list[Span]:
    return [
        Span(left, right)
        for left in parts.apply(start, first, "start", term)
        for right in parts.apply(end, last, "end", term)
        if parts.edges(left)[0] <= parts.edges(right)[0]
    ]
