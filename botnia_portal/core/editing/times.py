"""The time of an item or a milestone in a form: the words as typed, and the calendar time that belongs to them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from botnia_portal.core import texts, time
from botnia_portal.core.editing.told import LONGEST, Term, Told, chosen, reading_of, readings, tells, together

_EDTF = "time_edtf"
CHOSEN = "time_chosen"
"""The hidden field that tells which of several readings the person chose, and for which words (`told.Choice`)."""
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
    here = texts.here()
    return _in_words(REPEATS, held, lambda rule: time.show("", "", here, repeats=rule))


def duration_choices(*held: str, use: str = "for") -> list[tuple[str, str]]:
    """How long it lasts (`use` "for") or how long after something ("after"), in the reader's words."""
    here = texts.here()
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
    """Let the fields of a time ask how they are understood; the answer goes to the element with the id `target`.

    The field for what the person chooses of an answer comes with them; the page shows it beside that element.
    """
    # A plain field: whatever else arrives in it chooses nothing, and is no error that a person could mend.
    form.fields[CHOSEN] = forms.Field(required=False, widget=forms.HiddenInput)
    asks = {
        "hx-get": reverse("time-reading"),
        "hx-trigger": "input changed delay:400ms",
        "hx-target": f"#{target}",
    }
    for name in (*_WORDS, _EDTF):
        form.fields[name].widget.attrs.update(asks)


def clean_time(form: forms.BaseForm, data: dict[str, Any], term: Term, *, duration: str = "") -> None:
    """Bring the fields of a time together: what the words tell, then whether the days lie in the calendar.

    New words never stand beside old days: words that are not understood, or that can mean several times of which none
    was chosen, take the days away. Two languages that say different times are an error, until one is chosen.
    """
    if {_EDTF, "time_role"} - set(data):
        return
    typed = _typed_into_calendar(form, term)
    told = Told(typed) if typed else _told_by_words(form, data, term)
    if told and told.apart:
        _say_apart(form, told)
        return
    if told:
        reading = told.reading or time.Reading(role="")
        if reading.edtf or not _days_of_no_words(form, reading):
            by_hand = data["time_role"] if "time_role" in form.changed_data else ""
            data[_EDTF], data["time_role"] = reading.edtf, by_hand or reading.role
        _repeat_and_last(form, data, term, reading)
    _check(form, data, data.get("time_duration", duration))


def _days_of_no_words(form: forms.BaseForm, reading: time.Reading) -> bool:
    """Days that stood without any words stay beside those that tell a recurrence or a duration alone."""
    return tells(reading) and not any(form.initial.get(name) for name in _WORDS)


def _say_apart(form: forms.BaseForm, told: Told) -> None:
    form.time_apart = told  # type: ignore[attr-defined]  # for `time_state`
    changed = [name for name in _WORDS if name in form.changed_data] or list(_WORDS)
    form.add_error(
        changed[-1],
        _(
            "The Finnish and the Swedish words say different times. Correct one of them, or choose below which of the "
            "times goes to the calendar."
        ),
    )


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
        return None if form[_EDTF].errors else _reading(typed, texts.here(), term)
    return None


def _told_by_words(form: forms.BaseForm, data: dict[str, Any], term: Term) -> Told | None:
    """What changed words tell; None where none was changed, or the calendar time was changed by hand too."""
    if not form.initial or set(_WORDS) - set(data):
        return None
    words = {name[-2:]: data[name] for name in _WORDS if data[name]}
    sent = data.get(CHOSEN) or ""
    choice = chosen(sent, words, term)
    if _by_hand(form, data, choice[1] if choice else reading_of(sent, term)):
        return None
    if choice:
        code, reading, in_sight = choice
        others = {} if in_sight else {other: text for other, text in words.items() if other != code}
        return _beside(reading, code, others, words, term)
    if not (changed := _changed(form, words, term)):
        return None
    held = {code: form.initial.get(_EDTF) or "" for code in words if code not in changed}
    told = together(words, term, held)
    # What one language said before does not speak for new words of the other that nobody understands.
    unread = [code for code in changed if code in words]
    return Told(unread=told.unread) if unread and set(unread) <= set(told.unread) else told


def _beside(
    reading: time.Reading, code: str, others: dict[str, str], words: dict[str, str], term: Term
) -> Told:
    """A chosen reading, unless the words of the other language say that it is none of theirs."""
    if not others or not reading.edtf:
        return Told(reading)
    told = together(words, term, {code: reading.edtf})
    return told if told.apart else Told(reading)


def _by_hand(form: forms.BaseForm, data: dict[str, Any], choice: time.Reading | None) -> bool:
    """Whether the calendar time is another than before and than a choice has filled in."""
    return _EDTF in form.changed_data and not (choice and choice.edtf == data[_EDTF])


def _changed(form: forms.BaseForm, words: dict[str, str], term: Term) -> list[str]:
    """The languages whose words tell something else than before. A correction of their spelling tells the same, and a
    translation that is not understood leaves the time to the words that it translates."""
    former = {name[-2:]: str(form.initial.get(name) or "") for name in _WORDS}
    before, now = readings(former, term), readings(words, term)
    rewritten = [name[-2:] for name in _WORDS if name in form.changed_data]
    if len(rewritten) == 1 and any(text and code not in rewritten for code, text in words.items()):
        rewritten = [code for code in rewritten if words.get(code) and (former[code] or now.get(code))]
    return [
        code for code in rewritten if not now.get(code) or _bare(now[code]) != _bare(before.get(code, ()))
    ]


def _bare(several: tuple[time.Reading, ...]) -> list[time.Reading]:
    """Readings without the words of an event, which may be spelt in many ways."""
    return [replace(reading, after="") for reading in several]


def _reading(words: str, language: str, term: Term) -> time.Reading | None:
    reading = time.read(words, language, term).reading
    return reading if reading and tells(reading) and len(reading.edtf) <= LONGEST else None


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


@dataclass(frozen=True)
class TimeState:
    """How the time in a form is understood: its days, or else what its words tell of it. `html_name` is the field that
    a choice is sent in."""

    days: time.Derived | None
    told: Told
    html_name: str
    worded: bool


def time_state(form: forms.BaseForm, term: Term, duration: str = "") -> TimeState:
    """The state of the time as it stands in the form, before and after it was sent."""
    words = {name[-2:]: str(form[name].value() or "") for name in _WORDS}
    told: Told | None = getattr(form, "time_apart", None)
    days = None if told else _days(form, duration)
    if told is None:
        told = Told() if days else together(words, term)
    return TimeState(days, told, form.add_prefix(CHOSEN), worded=any(words.values()))


def _days(form: forms.BaseForm, duration: str) -> time.Derived | None:
    """The days of the time that stands in the form; None where there is none or it cannot be read."""
    cleaned = getattr(form, "cleaned_data", {})
    edtf, role = (str(cleaned.get(name, form[name].value()) or "").strip() for name in (_EDTF, "time_role"))
    try:
        return time.derive(edtf, role or "at", duration=duration) if edtf else None
    except time.TimeError:
        return None
