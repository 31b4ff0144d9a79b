"""How a time is understood while it is being typed: a fragment for htmx beside its fields."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts, time
from botnia_portal.core.access import login_needed
from botnia_portal.core.choices import Language
from botnia_portal.core.days import read_day

LONGEST = 200
"""Characters that are read at most: as many as the column of the words holds."""


@login_needed
@cache_control(private=True, max_age=60)
def time_reading(request: HttpRequest) -> HttpResponse:
    """The one field that was sent, read within the term `first`–`last`; its name tells the language of the words."""
    name, typed = _typed(request)
    term = _term(request)
    result = time.read(typed, _language(name), term) if typed else time.Result()
    readings = [(reading, _both(reading, _language(name))) for reading in result.readings]
    prefix, _sep, field = name.rpartition("time_")
    context = {
        "typed": typed,
        "readings": readings,
        "prefix": prefix,
        "term": term,
        "outside": bool(term and len(readings) == 1 and _is_outside(readings[0][0], term)),
        "of_words": "" if field == "edtf" else name[-2:],
    }
    return render(request, "editing/time_reading.html", context)


def _typed(request: HttpRequest) -> tuple[str, str]:
    for name, value in request.GET.items():
        if name.rpartition("time_")[2] in ("words_fi", "words_sv", "edtf"):
            return name, str(value).strip()[:LONGEST]
    return "", ""


def _language(name: str) -> str:
    code = name[-2:]
    return code if code in Language.values else texts.here()


def _term(request: HttpRequest) -> tuple[date, date] | None:
    first, last = (read_day(request.GET.get(name, "")) for name in ("first", "last"))
    return (first, last) if first and last else None


def _is_outside(reading: time.Reading, term: tuple[date, date]) -> bool:
    """Whether no day of a reading lies within the term: plans may say so, but a wrong year says it too."""
    days, (first, last) = reading.derived, term
    return bool(days.earliest and days.earliest > last) or bool(days.latest and days.latest < first)


def _both(reading: time.Reading, typed_in: str) -> dict[str, str]:
    """The reading in the words of both languages."""
    return {code: time.in_words(reading, code, typed_in) for code in Language.values}
