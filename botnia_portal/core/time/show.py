"""From EDTF and a role to words, in the reader's language. Whole phrases stand in the word tables of a language."""

from collections.abc import Callable
from functools import lru_cache

from . import words_fi, words_sv
from .calendar import WINTER
from .derive import Point, parse
from .durations import spoken
from .errors import TimeError
from .recurrence import show_repeats

LANGUAGES = ("fi", "sv")
_WORDS = {"fi": words_fi, "sv": words_sv}
# Words that stand only where no day is told.
_ALONE = ("open", "start", "past")
# The role that shapes the phrase, for the roles whose phrase is that of another.
_PHRASE_OF = {
    "completion": "at",
    "after": "at",
    "continuing": "at",
    "gradual": "at",
    "past": "at",
    "open": "at",
}


def _years(point: Point) -> str:
    # "Winter 2013" alone does not tell which of two winters is meant.
    return f"{point.year}–{point.year + 1}" if point.part == WINTER else f"{point.year:04}"


def _day(point: Point) -> str:
    return f"{point.day}.{point.part}.{point.year:04}"


def _form_fi(point: Point, case: str) -> str:
    year = _years(point)
    match point.precision:
        case "day":
            return _day(point)
        case "year":
            return f"{words_fi.YEAR[case]} {year}"
        case "quarter" | "half_year":
            number = point.part - (32 if point.precision == "quarter" else 39)
            noun = words_fi.QUARTER if point.precision == "quarter" else words_fi.HALF_YEAR
            return f"vuoden {year} {words_fi.ORDINALS[number][case]} {noun[case]}"
    return f"{words_fi.PARTS[point.part][case]} {year}"


def _form_sv(point: Point, case: str) -> str:
    year = _years(point)
    match point.precision:
        case "day":
            return _day(point)
        case "year":
            return f"år {year}"
        case "quarter":
            return f"{words_sv.ORDINALS[point.part - 32]} kvartalet {year}"
        case "half_year":
            return f"{words_sv.ORDINALS[point.part - 39]} halvåret {year}"
    return f"{words_sv.PARTS[point.part][case]} {year}"


_FORM: dict[str, Callable[[Point, str], str]] = {"fi": _form_fi, "sv": _form_sv}
_CASES = {"fi": words_fi.CASES, "sv": ("nom", "at")}


def _marked(point: Point, phrase: str, language: str) -> str:
    return f"{_WORDS[language].MARKS[point.mark]} {phrase}" if point.mark else phrase


def _phrase(point: Point, role: str, language: str) -> str:
    phrases = _WORDS[language].PHRASES
    template = phrases.get((role, point.precision)) or phrases[role, ""]
    forms = {case: _FORM[language](point, case) for case in _CASES[language]}
    return _marked(point, template.format(**forms), language)


def _days(start: Point, end: Point, language: str) -> str:
    # Finnish keeps the full stop before the dash (1.1.–31.12.2013), Swedish drops it (1.1–31.12.2013).
    stop = "." if language == "fi" else ""
    if start.year != end.year:
        return f"{_day(start)}–{_day(end)}"
    if start.part != end.part:
        return f"{start.day}.{start.part}{stop}–{_day(end)}"
    return f"{start.day}{stop}–{_day(end)}" if start.day != end.day else _day(end)


def _months(start: Point, end: Point, language: str, case: str) -> str:
    if language == "fi":
        return f"{words_fi.MONTH_STEMS[start.part - 1]}–{_form_fi(end, case)}"
    return f"{words_sv.PARTS[start.part][case]}–{words_sv.PARTS[end.part]['nom']} {end.year:04}"


def _side_by_side(start: Point, end: Point, language: str) -> str:
    # A bare year after a month would read as two years of that month.
    named = end.precision == "year" and start.precision != "year"
    last = _marked(end, _FORM[language](end, "nom"), language) if named else _short_point(end, language)
    return f"{_short_point(start, language)} – {last}"


def _span(start: Point, end: Point, language: str, case: str) -> str:
    """A closed interval in words; `case` is "at" in a sentence and "nom" in a table."""
    kinds = {start.precision, end.precision}
    if start.mark or end.mark:
        return _side_by_side(start, end, language)
    if kinds == {"day"}:
        return _days(start, end, language)
    if kinds == {"year"}:
        return f"{start.year:04}–{end.year:04}"
    if kinds == {"month"} and start.year == end.year and start.part != end.part:
        return _months(start, end, language, case)
    if "day" in kinds or case == "nom":
        return _side_by_side(start, end, language)
    if language == "fi":
        return f"{_form_fi(start, 'ela')} {_form_fi(end, 'ill')}"
    return f"från {_form_sv(start, 'nom')} till {_form_sv(end, 'nom')}"


def _time(edtf: str, role: str, language: str) -> str:
    if not edtf:
        return ""
    parsed = parse(edtf)
    start, end = parsed.start, parsed.end
    shape = _PHRASE_OF.get(role, role)
    if start is None and end is None:
        return _WORDS[language].ROLE_WORDS["open"]
    if parsed.point is not None:
        return _phrase(parsed.point, shape, language)
    if end is not None and (start is None or shape == "deadline"):
        return _phrase(end, "deadline" if shape == "deadline" else "end", language)
    if start is None or end is None:
        return _phrase(start, "start", language) if start else ""
    verb = _WORDS[language].VERBS.get(role, "")
    return f"{verb} {_span(start, end, language, 'at')}".lstrip()


def _round(number: int, language: str) -> str:
    if language == "fi":
        return f"{words_fi.ORDINALS[number]['part'] if number in words_fi.ORDINALS else f'{number}.'} kertaa"
    return f"för {words_sv.ORDINALS.get(number, f'{number}:e')} gången"


@lru_cache(maxsize=4096)
def _show(
    edtf: str, role: str, language: str, repeats: str, duration: str, offset: str, occurrence: int
) -> str:
    if language not in LANGUAGES:
        raise TimeError(f"Not a language of the portal: {language!r}")
    words = _WORDS[language].ROLE_WORDS
    time = _time(edtf, role, language)
    pieces = [
        words[role] if role in words and not (edtf and role in _ALONE) else "",
        show_repeats(repeats, language) if repeats else "",
        time,
        spoken(duration, language, "for") if duration else "",
        spoken(offset, language, "after") if offset else "",
        _round(occurrence, language) if occurrence else "",
    ]
    return " ".join(dict.fromkeys(piece for piece in pieces if piece))


def show(
    edtf: str,
    role: str,
    language: str,
    *,
    repeats: str = "",
    duration: str = "",
    offset: str = "",
    occurrence: int = 0,
) -> str:
    """A time in words: "lokakuuhun 2015 saakka", "till och med oktober 2015". Empty where nothing is known.

    `repeats` is an RRULE, `duration` and `offset` are ISO 8601 durations, `occurrence` 2 is "for the second time".
    Raises TimeError for what is not held.
    """
    return _show(edtf, role, language, repeats, duration, offset, occurrence)


def _short_point(point: Point, language: str) -> str:
    if point.precision == "year":
        return _marked(point, f"{point.year:04}", language)
    if language == "fi" and point.precision in ("quarter", "half_year"):
        noun, base = ("neljännes", 32) if point.precision == "quarter" else ("puolisko", 39)
        return _marked(point, f"{point.part - base}. {noun} {point.year:04}", language)
    return _marked(point, _FORM[language](point, "nom"), language)


@lru_cache(maxsize=4096)
def short(edtf: str, language: str) -> str:
    """A time for a table cell: "syksy 2013", "–oktober 2015". Empty for a time that is not dated. Raises TimeError."""
    if language not in LANGUAGES:
        raise TimeError(f"Not a language of the portal: {language!r}")
    if not edtf:
        return ""
    parsed = parse(edtf)
    start, end = parsed.start, parsed.end
    if start is not None and end is not None:
        return _short_point(start, language) if not parsed.interval else _span(start, end, language, "nom")
    return f"{_short_point(start, language) if start else ''}–{_short_point(end, language) if end else ''}"
