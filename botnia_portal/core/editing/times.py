"""The time of an item or a milestone in a form: the words as typed, and the calendar time that belongs to them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from botnia_portal.core import texts, time

Term = tuple[date, date] | None
"""First and last day of the plan whose years are meant where the words name none."""
_EDTF = "time_edtf"
_WORDS = tuple(f"time_words_{code}" for code in texts.LANGUAGES)


REPEATS = (
    "FREQ=YEARLY",
    "FREQ=YEARLY;INTERVAL=2",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=MONTHLY;INTERVAL=4",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;INTERVAL=2",
    "FREQ=MONTHLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY",
)
"""The recurrences that a form offers; a row may hold others that words have told ("every October")."""
DURATIONS = ("P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y", "P2Y", "P3Y", "P4Y", "P5Y")
"""The durations and delays that a form offers."""


def repeat_choices(*held: str) -> list[tuple[str, str]]:
    """Recurrences in the reader's words, those that the row holds among them."""
    here = get_language() or "fi"
    return _in_words(REPEATS, held, lambda rule: time.show("", "", here, repeats=rule))


def duration_choices(*held: str, use: str = "for") -> list[tuple[str, str]]:
    """How long it lasts (`use` "for") or how long after something ("after"), in the reader's words."""
    here = get_language() or "fi"
    if use == "for":
        return _in_words(DURATIONS, held, lambda text: time.show("", "", here, duration=text))
    return _in_words(DURATIONS, held, lambda text: time.show("", "", here, offset=text))


def _in_words(
    usual: tuple[str, ...], held: tuple[str, ...], words: Callable[[str], str]
) -> list[tuple[str, str]]:
    choices = [("", "–")]
    for value in dict.fromkeys([*usual, *(value for value in held if value)]):
        try:
            choices.append((value, words(value)))
        except time.TimeError:
            choices.append((value, value))
    return choices


def read_while_typing(form: forms.BaseForm, target: str) -> None:
    """Let the fields of a time ask how they are understood; the answer goes to the element with the id `target`."""
    asks = {
        "hx-get": reverse("time-reading"),
        "hx-trigger": "input changed delay:400ms",
        "hx-target": f"#{target}",
    }
    for name in (*_WORDS, _EDTF):
        form.fields[name].widget.attrs.update(asks)


def clean_time(form: forms.BaseForm, data: dict[str, Any], term: Term, *, duration: str = "") -> None:
    """Bring the fields of a time together: what the words tell, then whether the days lie in the calendar."""
    if {_EDTF, "time_role"} - set(data):
        return
    reading = _typed_into_calendar(form, term) or _told_by_words(form, data, term)
    if reading:
        chosen = data["time_role"] if "time_role" in form.changed_data else ""
        if reading.edtf:
            data[_EDTF], data["time_role"] = reading.edtf, chosen or reading.role
        _repeat_and_last(form, data, term, reading)
    _check(form, data, data.get("time_duration", duration))


def _repeat_and_last(form: forms.BaseForm, data: dict[str, Any], term: Term, reading: time.Reading) -> None:
    """The recurrence and the duration that the words tell; what the former words told goes with them."""
    former = _first_reading({name: form.initial.get(name, "") for name in _WORDS}, term)
    for name, part in (("time_repeats", "repeats"), ("time_duration", "duration")):
        if name not in data or name in form.changed_data:
            continue
        told, had = getattr(reading, part), former and getattr(former, part)
        if told or had == form.initial.get(name):
            data[name] = told


def _first_reading(words: dict[str, str], term: Term) -> time.Reading | None:
    readings = (_reading(text, name[-2:], term) for name, text in words.items() if text)
    return next((reading for reading in readings if reading), None)


def _typed_into_calendar(form: forms.BaseForm, term: Term) -> time.Reading | None:
    """Words that were typed into the field of the calendar time ("syksyllä 2013")."""
    typed = str(form[_EDTF].data or "").strip()
    try:
        time.derive(typed, "at")
    except time.TimeError:
        return None if form[_EDTF].errors else _reading(typed, get_language() or "fi", term)
    return None


def _told_by_words(form: forms.BaseForm, data: dict[str, Any], term: Term) -> time.Reading | None:
    """What changed words tell, unless the calendar time was changed by hand too."""
    if not form.initial or {_EDTF, "time_role"} & set(form.changed_data):
        return None
    changed = {name: data[name] for name in _WORDS if name in form.changed_data and data.get(name)}
    return _first_reading(changed, term)


def _reading(words: str, language: str, term: Term) -> time.Reading | None:
    reading = time.read(words, language, term).reading
    told = reading and (reading.edtf or reading.repeats or reading.duration)
    return reading if reading and told and len(reading.edtf) <= 80 else None


def possible_times(form: forms.BaseForm, term: Term) -> list[str]:
    """Where the words can mean several times, these in words, so that the person can choose; else nothing."""
    here = get_language() or "fi"
    for language in texts.LANGUAGES:
        words = str(form[f"time_words_{language}"].value() or "")
        readings = time.read(words, language, term).ambiguous
        if readings:
            return [time.show(reading.edtf, reading.role, here) or reading.after for reading in readings]
    return []


def _check(form: forms.BaseForm, data: dict[str, Any], duration: str) -> None:
    edtf, role = data[_EDTF], data["time_role"]
    if not edtf:
        return
    if not role:
        form.add_error("time_role", _("Choose what the time means."))
        return
    try:
        time.derive(edtf, role, duration=duration)
    except time.TimeError:
        form.add_error(_EDTF, ValidationError(_("With its duration this time is outside the calendar.")))


def understood(form: Any, duration: str) -> time.Derived | None:
    """The days of the time that stands in the form; None where there is none or it cannot be read."""
    edtf, role = str(form[_EDTF].value() or "").strip(), form["time_role"].value() or "at"
    try:
        return time.derive(edtf, role, duration=duration) if edtf else None
    except time.TimeError:
        return None
