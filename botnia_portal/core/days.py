"""Days and moments as they are written in Finland, in both languages."""

from datetime import date, datetime

from django.utils.dateparse import parse_date
from django.utils.timezone import localtime
from django.utils.translation import get_language


def day_words(day: date) -> str:
    """ "31.12.2013"."""
    return f"{day.day}.{day.month}.{day.year}"


def moment_words(moment: datetime) -> str:
    """ "31.12.2013 klo 14.05", in Swedish "31.12.2013 kl. 14.05"; Helsinki time."""
    here = localtime(moment)
    clock = "klo" if get_language() == "fi" else "kl."
    return f"{day_words(here)} {clock} {here.hour}.{here.minute:02d}"


def read_day(text: str) -> date | None:
    """A day out of an address ("2013-12-31"); None where it is none."""
    try:
        return parse_date(text)
    except ValueError:
        return None
