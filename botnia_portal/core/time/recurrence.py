"""Recurrences: the few RRULEs (RFC 5545) that plans need, and their words.

"Twice a year" is FREQ=MONTHLY;INTERVAL=6: RRULE has no other way to say it without naming months.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateutil.rrule import rrulestr

from . import words_fi, words_sv
from .calendar import PARTS
from .errors import TimeError

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
# (frequency, interval) → words.
_FI = {
    ("YEARLY", 1): "vuosittain",
    ("MONTHLY", 1): "kuukausittain",
    ("MONTHLY", 6): "kaksi kertaa vuodessa",
    ("MONTHLY", 4): "kolme kertaa vuodessa",
    ("MONTHLY", 3): "neljä kertaa vuodessa",
    ("WEEKLY", 1): "viikoittain",
    ("DAILY", 1): "päivittäin",
}
_SV = {
    ("YEARLY", 1): "årligen",
    ("YEARLY", 2): "vartannat år",
    ("MONTHLY", 1): "månatligen",
    ("MONTHLY", 2): "varannan månad",
    ("MONTHLY", 6): "två gånger per år",
    ("MONTHLY", 4): "tre gånger per år",
    ("MONTHLY", 3): "fyra gånger per år",
    ("WEEKLY", 1): "varje vecka",
    ("WEEKLY", 2): "varannan vecka",
    ("DAILY", 1): "dagligen",
}
_UNITS_FI = {"YEARLY": "vuosi", "MONTHLY": "kuukausi", "WEEKLY": "viikko", "DAILY": "päivä"}
_UNITS_SV = {
    "YEARLY": "vart {} år",
    "MONTHLY": "var {} månad",
    "WEEKLY": "var {} vecka",
    "DAILY": "var {} dag",
}
# Months of a season → its code: "every autumn" names three months.
_SEASON_OF = {
    tuple(sorted((first + n - 1) % 12 + 1 for n in range(count))): code
    for code, (precision, first, count) in PARTS.items()
    if precision == "season"
}


def _fields(repeats: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in repeats.split(";")]
    fields = {name: value for name, equals, value in pairs if equals and value}
    known = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY"}
    numeric = all(value.replace(",", "").isdecimal() for name, value in fields.items() if name != "FREQ")
    if (
        len(fields) != len(pairs)
        or not numeric
        or fields.keys() - known
        or fields.get("FREQ") not in FREQUENCIES
    ):
        raise TimeError(f"Not a recurrence that the portal holds: {repeats!r}")
    return fields


@dataclass(frozen=True)
class Cadence:
    """How often something comes again, and when within the year: `part` is a code of `calendar.PARTS`, `day` the day of
    that month; 0 where the recurrence does not say."""

    frequency: str
    interval: int = 1
    part: int = 0
    day: int = 0

    @property
    def rule(self) -> str:
        """The RRULE of the cadence alone, for a time whose first day is known."""
        return rule(self.frequency, self.interval)


def cadence(repeats: str) -> Cadence:
    """A recurrence taken apart. Months that are no season tell no part. Raises TimeError for one that is not held."""
    fields = _fields(repeats)
    months = tuple(int(month) for month in fields.get("BYMONTH", "").split(",") if month)
    part = months[0] if len(months) == 1 else _SEASON_OF.get(months, 0)
    day = int(fields.get("BYMONTHDAY", "0")) if len(months) == 1 else 0
    return Cadence(fields["FREQ"], int(fields.get("INTERVAL", "1")), part if part in PARTS else 0, day)


def rule(frequency: str, interval: int = 1) -> str:
    """The RRULE of a frequency and an interval."""
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")


def within_year(repeats: str, part: int, day: int | None = None) -> str:
    """A yearly rule narrowed to a month or a season, and perhaps to a day of the month."""
    _precision, first, count = PARTS[part]
    months = sorted((first + n - 1) % 12 + 1 for n in range(count))
    narrowed = f"{repeats};BYMONTH={','.join(map(str, months))}"
    return f"{narrowed};BYMONTHDAY={day}" if day else narrowed


def times_a_year(count: int) -> str | None:
    """The RRULE of so many times a year; None where no number of whole months fits."""
    if count == 1:
        return rule("YEARLY")
    return rule("MONTHLY", 12 // count) if 0 < count <= 12 and 12 % count == 0 else None


def _cadence(frequency: str, interval: int, language: str) -> str:
    fixed = (_FI if language == "fi" else _SV).get((frequency, interval))
    if fixed:
        return fixed
    if language == "fi":
        number = words_fi.ORDINALS[interval]["nom"] if interval in words_fi.ORDINALS else f"{interval}."
        return f"joka {number} {_UNITS_FI[frequency]}"
    return _UNITS_SV[frequency].format(words_sv.ORDINALS.get(interval, f"{interval}:e"))


def _when(fields: dict[str, str], language: str) -> str:
    months = tuple(int(month) for month in fields.get("BYMONTH", "").split(",") if month)
    table = words_fi.PARTS if language == "fi" else words_sv.PARTS
    day = fields.get("BYMONTHDAY", "")
    if day and len(months) == 1:
        return f"{day}.{months[0]}." if language == "fi" else f"den {day} {words_sv.PARTS[months[0]]['nom']}"
    if months in _SEASON_OF:
        season = table[_SEASON_OF[months]]["at"]
        return season if language == "fi" else f"på {season}"
    if any(not 1 <= month <= 12 for month in months):
        raise TimeError(f"Not months: {fields['BYMONTH']!r}")
    return (" ja " if language == "fi" else " och ").join(table[month]["at"] for month in months)


def show_repeats(repeats: str, language: str) -> str:
    """A recurrence in words: "vuosittain lokakuussa", "vartannat år". Raises TimeError for one that is not held."""
    fields = _fields(repeats)
    cadence = _cadence(fields["FREQ"], int(fields.get("INTERVAL", "1")), language)
    return f"{cadence} {_when(fields, language)}".rstrip()


def months_of(repeats: str, year: int, anchor: date | None = None) -> list[int] | None:
    """The months of a year in which a recurrence comes; with an anchor, a day of its first time, from then on.

    None where neither the rule nor an anchor tells that: "yearly", "twice a year". Raises TimeError for a rule that is
    not held.
    """
    fields = _fields(repeats)
    every = fields.get("INTERVAL", "1") == "1"
    tells = every and ("BYMONTH" in fields or fields["FREQ"] != "YEARLY")
    if anchor is None and not (tells or fields["FREQ"] in ("WEEKLY", "DAILY")):
        return None
    begins = anchor.replace(day=1) if anchor else date(year, 1, 1)
    found = rrulestr(repeats, dtstart=_midnight(begins)).between(
        _midnight(date(year, 1, 1)), _midnight(date(year, 12, 31)), inc=True
    )
    return sorted({moment.month for moment in found})


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
