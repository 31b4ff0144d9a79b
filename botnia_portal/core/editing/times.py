"""The time of an item or a milestone in a form: the words as typed, and the calendar time that belongs to them."""

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


def read_while_typing(form: forms.BaseForm, target: str) -> None:
    """Let the fields of a time ask how they are understood; the answer goes to the element with the id `target`."""
    asks = {
        "hx-get": reverse("time-reading"),
        "hx-trigger": "input changed delay:400ms",
        "hx-target": f"#{target}",
    }
    for name in (*(f"time_words_{code}" for code in texts.LANGUAGES), _EDTF):
        form.fields[name].widget.attrs.update(asks)


def clean_time(form: forms.BaseForm, data: dict[str, Any], term: Term, *, duration: str = "") -> None:
    """Bring the fields of a time together: what the words tell, then whether the days lie in the calendar."""
    if {_EDTF, "time_role"} - set(data):
        return
    reading = _typed_into_calendar(form, term) or _told_by_words(form, data, term)
    if reading:
        chosen = data["time_role"] if "time_role" in form.changed_data else ""
        data[_EDTF], data["time_role"] = reading.edtf, chosen or reading.role
    _check(form, data, duration)


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
    for language in texts.LANGUAGES:
        name = f"time_words_{language}"
        if name in form.changed_data and data.get(name):
            reading = _reading(data[name], language, term)
            if reading:
                return reading
    return None


def _reading(words: str, language: str, term: Term) -> time.Reading | None:
    reading = time.read(words, language, term).reading
    return reading if reading and reading.edtf and len(reading.edtf) <= 80 else None


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
