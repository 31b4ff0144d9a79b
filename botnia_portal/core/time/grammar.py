"""From the tokens of a typed time to readings: which side is which, which marker wins, which year is meant."""

from dataclasses import replace

from . import parts, roles
from .errors import TimeError
from .lexer import tokenise
from .reading import Reading
from .recurrence import rule, within_year
from .spans import Side, Span, dated, interval, read_side, split_interval
from .tokens import Token
from .units import Term

_MARKS = {frozenset({"about"}): "~", frozenset({"maybe"}): "?", frozenset({"about", "maybe"}): "%"}
# Markers of the two sides of an interval; the verbs only where there is no preposition.
_SIDES = (({"start"}, {"end", "till"}), ({"start", "starts"}, {"end", "till", "stops"}))


def read_words(text: str, language: str, term: Term | None, repeats: str = "") -> list[Reading]:
    """All readings of a normalised text without event or duration; empty where there is none."""
    tokens = tokenise(text, language)
    if not tokens or any(token.kind == "x" for token in tokens):
        return []
    tokens, names = _join_sides(tokens)
    if "yearly" in names:
        names, repeats = names - {"yearly"}, repeats or rule("YEARLY")
    if not tokens:
        return [Reading(role=role, repeats=repeats)] if (role := roles.alone(names)) else []
    tokens, names = _open_sides(tokens, names)
    if {"V", "M"} <= {token.kind for token in tokens}:
        tokens = [
            token for token in tokens if token.kind != "V"
        ]  # "elo–syyskuun vaihteessa" is the two months
    try:
        found = _either(tokens, names, language, term) or _read(tokens, names, language, term, repeats)
    except (TimeError, ValueError, OverflowError):
        return []
    mark = _MARKS.get(frozenset(names & {"about", "maybe"}), "")
    return [replace(reading, edtf=_mark(reading.edtf, mark)) for reading in found]


def _mark(edtf: str, mark: str) -> str:
    sides = edtf.split("/")
    return "/".join(side + mark if side and side != ".." else side for side in sides)


def _join_sides(tokens: list[Token]) -> tuple[list[Token], set[str]]:
    """Take the markers out; "from X to Y" and "between X and Y" become X - Y."""
    names = {token.name for token in tokens if token.kind == "!"}
    for first, last in _SIDES:
        joint = _joint(tokens, first, last)
        if joint is not None:
            tokens = [Token("-") if index == joint else token for index, token in enumerate(tokens)]
            tokens = [token for token in tokens if token.kind != "&"]
            names -= first | last
            break
    if "between" in names:
        tokens = [Token("-") if token.kind == "&" else token for token in tokens]
    return [token for token in tokens if token.kind != "!"], names


def _joint(tokens: list[Token], first: set[str], last: set[str]) -> int | None:
    """The index of the marker that stands between the two sides; None where there are no two sides."""
    starts = [index for index, token in enumerate(tokens) if token.name in first]
    ends = [index for index, token in enumerate(tokens) if token.name in last]
    if len(starts) != 1 or len(ends) != 1 or ends[0] - starts[0] < 2:
        return None
    # Swedish sets the marker before its side, Finnish after it.
    before = all(token.kind == "!" for token in tokens[: starts[0]])
    after = all(token.kind == "!" for token in tokens[ends[0] :])
    return ends[0] if before else starts[0] if after else None


def _open_sides(tokens: list[Token], names: set[str]) -> tuple[list[Token], set[str]]:
    """A dash at the beginning is "until", one at the end is "from"."""
    if tokens[0].kind == "-":
        return tokens[1:], names | {"end"}
    if tokens[-1].kind == "-":
        return tokens[:-1], names | {"start"}
    return tokens, names


def _either(tokens: list[Token], names: set[str], language: str, term: Term | None) -> list[Reading]:
    """Readings of "lokakuussa tai marraskuussa": each of the two."""
    if [token.kind for token in tokens].count("|") != 1:
        return []
    joined = [Token("-") if token.kind == "|" else token for token in tokens]
    sides = split_interval(joined, language, term)
    found: list[Reading] = []
    for span in interval(sides, term) if sides else []:
        for unit in (span.start, span.end):
            found += _readings(Span(unit, unit), names, "", of_term=False, clear=False)
    return found


def _read(
    tokens: list[Token], names: set[str], language: str, term: Term | None, repeats: str
) -> list[Reading]:
    of_term = any(token.kind in "Tt" for token in tokens)
    side = read_side(tokens, language, term)
    if side is not None:
        return _single(side, names, term, repeats, of_term=of_term)
    adjoining = any(token.kind == "&" for token in tokens)
    joined = [Token("-") if token.kind == "&" else token for token in tokens]
    sides = split_interval(joined, language, term)
    if sides is None:
        return _each_year(tokens, names, language, repeats)
    if repeats and not any(unit.dated for side in sides for unit in side.units):
        return _narrowed(sides, names, repeats)
    spans = interval(sides, term)
    if adjoining:
        spans = [span for span in spans if _adjoin(span)]
    inferred = not any(unit.dated for side in sides for unit in side.units)
    return [
        replace(reading, repeats=repeats, inferred=inferred)
        for span in spans
        for reading in _readings(span, names, "", of_term=False, clear=True)
    ]


def _each_year(tokens: list[Token], names: set[str], language: str, repeats: str) -> list[Reading]:
    """ "Vuosittain lokakuussa 2013–2014": the month goes into the rule, the years stay as days."""
    if not repeats or [token.kind for token in tokens[-3:]] != ["y", "-", "y"]:
        return []
    first, _dash, last = (token.value for token in tokens[-3:])
    side = read_side([token for token in tokens[:-3] if token.kind != "K"], language, None)
    narrowed = _narrowed((side,), names, repeats) if side and first < last else []
    return [replace(reading, edtf=f"{first:04}/{last:04}", role="during") for reading in narrowed]


def _adjoin(span: Span) -> bool:
    return (parts.edges(span.end)[0] - parts.edges(span.start)[1]).days == 1


def _single(side: Side, names: set[str], term: Term | None, repeats: str, *, of_term: bool) -> list[Reading]:
    if side.part is not None:
        of_term = False  # the middle or the end of the term is not the term
        if side.part.kind == "e" and "before" in names:
            names = names - {"before"} | {"deadline"}  # "före utgången av oktober" has the last day in it
    how = roles.take(names, of_term=of_term, case=side.case)
    undated = not any(unit.dated for unit in side.units)
    if repeats and undated:
        return _narrowed((side,), names, repeats)
    clear = side.part is not None or side.case == "at" or "during" in names
    return [
        replace(reading, repeats=repeats, inferred=undated)
        for unit in dated(side, how, term)
        for reading in _readings(Span(unit, unit), names, side.case, of_term=of_term, clear=clear)
    ]


def _readings(span: Span, names: set[str], case: str, *, of_term: bool, clear: bool) -> list[Reading]:
    of_term = of_term and span.start.span is not None and span.start.span[0] != span.start.span[1]
    if not span.single and "continuing" in names and not names & {"end", "till", "start"}:
        names = names - {"continuing"}  # "pågår 2013–2015" runs through the interval
    role = roles.take(names, of_term=of_term, case=case) or roles.default_role(span, of_term=of_term)
    return roles.readings(span, role, names, clear=clear)


def _narrowed(sides: tuple[Side, ...], names: set[str], repeats: str) -> list[Reading]:
    """A yearly recurrence with a month, a season or a day of no year: part of the rule, not a day of one year."""
    units = [side.units[0] for side in sides]
    role = roles.take(names, of_term=False, case="") or "at"
    if "FREQ=YEARLY" not in repeats or role not in ("at", "during", "deadline", "completion"):
        return []
    if len(units) == 2:
        first, last = units
        if {unit.kind for unit in units} != {"part"} or not 1 <= first.number < last.number <= 12:
            return []
        months = ",".join(str(month) for month in range(first.number, last.number + 1))
        return [Reading(role=role, repeats=f"{repeats};BYMONTH={months}")]
    if units[0].kind not in ("part", "day") or len(sides[0].units) > 1:
        return []
    return [Reading(role=role, repeats=within_year(repeats, units[0].number, units[0].day or None))]
