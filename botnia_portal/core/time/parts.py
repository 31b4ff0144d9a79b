"""Beginning, middle and end of a unit: "lokakuun loppuun", "vuoden 2013 alusta", "i mitten av perioden".

Of a month, a season or a quarter the beginning lies within the unit, and the unit is what is held (the words are
kept beside it). Of a year it may be a month, a quarter or a half: several readings, and the coordinator is asked.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from .derive import parse
from .errors import TimeError
from .tokens import Token
from .units import Term, Unit, term_middle

# "At the beginning of the year" and "at its end" may mean any of these.
_YEAR_PARTS = {"b": (1, 33, 40), "e": (12, 36, 41)}


def fixed(day: date, case: str = "") -> Unit:
    """A single day as a unit."""
    return Unit("span", case=case, span=(day.isoformat(), day.isoformat()))


def edges(unit: Unit) -> tuple[date, date]:
    """First and last day of a dated unit. Raises TimeError."""
    first, last = unit.edtf()
    start, end = parse(first).start, parse(last).end
    if start is None or end is None:
        raise TimeError(f"No days: {unit}")
    return start.first, end.last


def _month_window(last_of_month: date) -> Unit:
    following = last_of_month + timedelta(days=1)
    return Unit("span", span=(f"{last_of_month:%Y-%m}", f"{following:%Y-%m}"))


def _end(unit: Unit, case: str, role: str, term: Term | None) -> list[Unit]:
    if role in ("deadline", "end", "before"):
        return [replace(unit, case="gen")]
    last = edges(unit)[1]
    if role == "after":
        return [replace(unit, case="gen")]
    if role == "start":
        return [fixed(last)]
    if case == "close" or _is_term(unit, term):
        return [fixed(last)]
    return _within(unit, "e")


def _beginning(unit: Unit, case: str, role: str, term: Term | None) -> list[Unit]:
    if role in ("start", "before", "after") or case in ("ela", "close"):
        return [fixed(edges(unit)[0], "ela" if case == "ela" else "")]
    if role in ("deadline", "end"):
        return []
    if _is_term(unit, term):
        year = edges(unit)[0].year
        return [Unit("part", code, year=year) for code in _YEAR_PARTS["b"]]
    return _within(unit, "b")


def _middle(unit: Unit, case: str, role: str, term: Term | None) -> list[Unit]:
    last = _middle_day(unit, term)
    sharp = role in ("deadline", "end", "start", "before", "after") or case in ("ill", "ela")
    if sharp:
        return [] if last is None else [fixed(last, case)]
    if _is_term(unit, term) and last is not None:
        return [_month_window(last)]
    return [Unit("mid_year", year=unit.year)] if unit.kind == "year" else _within(unit, "m")


def _middle_day(unit: Unit, term: Term | None) -> date | None:
    if _is_term(unit, term) and term is not None:
        return term_middle(term)
    first, _last = edges(unit)
    if unit.kind == "year":
        return date(first.year, 6, 30)
    return first.replace(day=15) if unit.kind == "part" and unit.number <= 12 else None


def _is_term(unit: Unit, term: Term | None) -> bool:
    return unit.kind == "span" and term is not None and edges(unit) == term


def _within(unit: Unit, part: str) -> list[Unit]:
    if unit.kind == "year":
        return [Unit("part", code, year=unit.year) for code in _YEAR_PARTS[part]]
    return [unit] if unit.kind in ("part", "week", "third") else []


_PARTS: dict[str, Callable[[Unit, str, str, Term | None], list[Unit]]] = {
    "b": _beginning,
    "m": _middle,
    "e": _end,
}


def apply(unit: Unit, part: Token | None, role: str, term: Term | None) -> list[Unit]:
    """The dated unit narrowed by "beginning", "middle" or "end", as the role wants it. Raises TimeError."""
    return [unit] if part is None else _PARTS[part.kind](unit, part.case, role, term)
