"""Units of a typed time: a day, a part of the year, a year, a week … with or without its year.

A row of tokens is read as one unit by regular expressions over the kinds of the tokens (see tokens.py).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .calendar import WINTER
from .derive import parse
from .errors import TimeError
from .tokens import Token

Term = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Unit:
    """kind: day (number = month, day), part (number = code), year, week, turn, mid_year, school, third, span.

    `year` is None where the text does not tell it. A span has its EDTF already, and no year.
    """

    kind: str
    number: int = 0
    day: int = 0
    year: int | None = None
    case: str = ""
    span: tuple[str, str] | None = None

    @property
    def dated(self) -> bool:
        """Whether the unit needs no year from elsewhere."""
        return self.span is not None or self.year is not None

    def edtf(self) -> tuple[str, str]:
        """EDTF text of its first and last side (the same for a single point). Raises TimeError."""
        if self.span is not None:
            return self.span
        first, last = _EDTF[self.kind](self, self.year or 0)
        parse(first)
        parse(last)
        return first, last


def _week(unit: Unit, year: int) -> tuple[str, str]:
    try:
        monday = date.fromisocalendar(year, unit.number, 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    except (ValueError, OverflowError) as error:
        raise TimeError(f"No such week: {unit.number}/{year}") from error


def _same(text: str) -> tuple[str, str]:
    return text, text


_EDTF: dict[str, Callable[[Unit, int], tuple[str, str]]] = {
    "day": lambda unit, year: _same(f"{year:04}-{unit.number:02}-{unit.day:02}"),
    "part": lambda unit, year: _same(f"{year:04}-{unit.number:02}"),
    "year": lambda unit, year: _same(f"{year:04}"),
    "week": _week,
    "turn": lambda unit, year: (f"{year:04}-12", f"{year + 1:04}-01"),
    "mid_year": lambda unit, year: (f"{year:04}-06", f"{year:04}-07"),
    "school": lambda unit, year: (f"{year:04}-08", f"{year + 1:04}-07"),
    "third": lambda unit, year: (f"{year:04}-{4 * unit.number - 3:02}", f"{year:04}-{4 * unit.number:02}"),
}


def term_span(term: Term) -> tuple[str, str]:
    """EDTF of the term: years where it runs over whole years, else days."""
    first, last = term
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}", f"{last.year:04}"
    return first.isoformat(), last.isoformat()


def term_middle(term: Term) -> date:
    """The last day of the month at whose end the middle of the term lies nearest."""
    middle = term[0] + (term[1] - term[0]) / 2
    previous = middle.replace(day=1) - timedelta(days=1)
    end = middle.replace(day=monthrange(middle.year, middle.month)[1])
    return end if end - middle <= middle - previous else previous


# A row of kinds → (kind of unit, base of its code). The values are taken by position: a = number, m = month word,
# s = day of the month, y = year; "." is passed over.
_SHAPES: tuple[tuple[str, str, str, int], ...] = (
    ("d[dn]y?", "say", "day", 0),
    ("[dn]My?", "say", "day", 0),
    ("Mdy?", "asy", "day", 0),
    ("yMd", "yas", "day", 0),
    ("My?", "ay", "part", 0),
    ("yM", "ya", "part", 0),
    ("n/y", "a.y", "month", 0),
    ("dy", "ay", "month", 0),
    ("Sy?", "ay", "part", 0),
    ("yS", "ya", "part", 0),
    ("[dnr]Qy?", "a.y", "part", 32),
    ("[dn]Q/y", "a..y", "part", 32),
    ("Q[dnr]y?", ".ay", "part", 32),
    ("Q[dn]/y", ".a.y", "part", 32),
    ("y[dnr]Q", "ya.", "part", 32),
    ("yQ[dnr]", "y.a", "part", 32),
    ("y/Q[dnr]", "y..a", "part", 32),
    ("r/y", "a.y", "part", 32),
    ("[dnr]Hy?", "a.y", "part", 39),
    ("H[dnr]/y", ".a.y", "part", 39),
    ("H[dnr]y?", ".ay", "part", 39),
    ("y[dnr]H", "ya.", "part", 39),
    ("hy?", "ay", "part", 0),
    ("yh", "ya", "part", 0),
    ("W[nd]y?", ".ay", "week", 0),
    ("W[nd]/y", ".a.y", "week", 0),
    ("[nd]Wy?", "a.y", "week", 0),
    ("yW[nd]", "y.a", "week", 0),
    ("y[dn]W", "ya.", "week", 0),
    ("[dnr]Oy?", "a.y", "third", 0),
    ("y[dnr]O", "ya.", "third", 0),
    ("y", "y", "year", 0),
)
_COMPILED = tuple((re.compile(shape), places, kind, base) for shape, places, kind, base in _SHAPES)
_TWO_YEARS = re.compile(r"(?P<before>[VUS]?)y[-/](?P<second>[yn])(?P<after>[VUS]?)")


def _valid(kind: str, number: int, base: int) -> bool:
    limit = {32: 4, 39: 2}.get(base) or {"third": 3, "day": 12, "month": 12}.get(kind, 53)
    return 1 <= number <= limit


def _two_years(kinds: str, tokens: list[Token]) -> Unit | None:
    """The turn of the year, a school year or a winter that names both of its years."""
    match = _TWO_YEARS.fullmatch(kinds)
    letter = (match["before"] or match["after"]) if match else ""
    if match is None or not letter:
        return None
    years = [token.value for token in tokens if token.kind in "yn"]
    named = next(token for token in tokens if token.kind == letter)
    if (years[0] + 1) % (100 if match["second"] == "n" else 10_000) != years[1]:
        return None
    if letter == "S":
        return Unit("part", WINTER, year=years[0], case=named.case) if named.value == WINTER else None
    return Unit({"V": "turn", "U": "school"}[letter], year=years[0], case=named.case)


def _year_only(kinds: str, tokens: list[Token]) -> list[Unit] | None:
    """A turn of the year or a school term: what one year does not settle gives several units."""
    year = next((token.value for token in tokens if token.kind == "y"), None)
    case = next((token.case for token in tokens if token.kind in "Vk"), "")
    if kinds in ("V", "Vy", "yV"):
        return (
            [Unit("turn", year=year, case=case)]
            if year is None
            else [
                Unit("turn", year=year - 1, case=case),
                Unit("turn", year=year, case=case),
            ]
        )
    if kinds in ("k", "ky", "yk"):
        # A school's spring term is not the calendar's spring: January or March to May or June.
        code = next(token.value for token in tokens if token.kind == "k")
        return [Unit("part", part, year=year, case=case) for part in (code, {21: 40, 23: 41}[code])]
    return None


def _short_numbers(kinds: str, tokens: list[Token], language: str) -> Unit | None:
    """1.10.13, 10/13, 2013/14 and the Swedish 15/10, where only one reading is possible."""
    values = [token.value for token in tokens]
    if kinds == "ddn":
        return Unit("day", values[1], values[0], 2000 + values[2]) if 1 <= values[1] <= 12 else None
    if kinds == "y/n" and (values[0] + 1) % 100 == values[2]:
        return Unit("span", span=(f"{values[0]:04}", f"{values[0] + 1:04}"))
    if kinds == "n/n" and values[2] > 12 and 1 <= values[0] <= 12:
        return Unit("part", values[0], year=2000 + values[2])
    if kinds in ("n/n", "n/ny") and language == "sv" and 1 <= values[2] <= 12:
        return Unit("day", values[2], values[0], values[3] if kinds == "n/ny" else None)
    return None


def read_unit(tokens: list[Token], language: str, term: Term | None) -> list[Unit]:
    """The units that a row of tokens may mean, without markers: none, one, or several."""
    row = [token for token in tokens if token.kind != "P"]
    kinds = "".join(token.kind for token in row)
    if "K" in kinds:
        return _with_year_word(row, kinds, language, term)
    special = _term(row, kinds, term) or _two_years(kinds, row) or _short_numbers(kinds, row, language)
    if special is not None:
        return [special]
    several = _year_only(kinds, row)
    return several if several is not None else _by_shape(row, kinds)


def _with_year_word(row: list[Token], kinds: str, language: str, term: Term | None) -> list[Unit]:
    case = next(token.case for token in row if token.kind == "K")
    if set(kinds) == {"K"}:
        return [Unit("year", case=case)]
    if kinds in ("dK", "Kd") and term is not None:
        number = next(token.value for token in row if token.kind == "d")
        year = term[0].year + number - 1
        return [Unit("year", year=year, case=case)] if year <= term[1].year else []
    units = read_unit([token for token in row if token.kind != "K"], language, term)
    return [replace(unit, case=unit.case or case) for unit in units]


def _term(row: list[Token], kinds: str, term: Term | None) -> Unit | None:
    if not kinds.startswith(("T", "t")) and not kinds.endswith(("T", "t")):
        return None
    case = next(token.case for token in row if token.kind in "Tt")
    years = [token.value for token in row if token.kind in "yn"]
    if kinds == "T" and term is not None:
        return Unit("span", case=case, span=term_span(term))
    if kinds.strip("Tt") in ("y-y", "y/y") and years[0] < years[1]:
        return Unit("span", case=case, span=(f"{years[0]:04}", f"{years[1]:04}"))
    return None


def _by_shape(row: list[Token], kinds: str) -> list[Unit]:
    for pattern, places, kind, base in _COMPILED:
        if pattern.fullmatch(kinds) is None:
            continue
        values = {place: token.value for place, token in zip(places, row, strict=False) if place != "."}
        number = values.get("a", 0)
        if kind != "year" and not _valid(kind, number, base):
            return []
        case = next((token.case for token in reversed(row) if token.case), "")
        kind = "part" if kind == "month" else kind
        return [Unit(kind, number + base, values.get("s", 0), values.get("y"), case)]
    return []
