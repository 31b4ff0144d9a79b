"""Calendars as iCalendar (RFC 5545), by the library `icalendar`: it escapes and folds."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import get_language
from icalendar import Calendar as Document
from icalendar import Event, vRecur, vText

from botnia_portal.feeds.entries import Calendar, Entry
from botnia_portal.feeds.words import printable

MEDIA_TYPE = "text/calendar; charset=utf-8"
DOMAIN = "botnia-portal"
"""Behind the @ of each UID. It is no host: a portal that moves, and a page in the other language, keep the events."""
REFRESH = timedelta(hours=6)


def written(calendar: Calendar, root: str) -> bytes:
    """The file; equal calendars give equal bytes. `root` is the address of the portal ("https://portal.example.org")."""
    document = Document()
    language = get_language() or "fi"
    name = printable(calendar.name)
    document.add("prodid", f"-//Botnia//Botnia portal//{language.upper()}")
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):
        document.add(key, vText(name))
    if calendar.words:
        for key in ("description", "x-wr-caldesc"):
            document.add(key, vText(calendar.words))
    document.add("url", root + calendar.path)
    document.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    document.add("x-published-ttl", "PT6H")
    for entry in calendar.shown:
        document.add_component(_event(entry, root, language))
    return document.to_ical(sorted=False)


def _event(entry: Entry, root: str, language: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{DOMAIN}")
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.slot.first)
    event.add("dtend", entry.slot.end)
    if entry.slot.rule:
        rule = vRecur.from_ical(entry.slot.rule)
        rule["UNTIL"] = [entry.slot.until]
        event.add("rrule", rule)
    event.add("summary", printable(_summary(entry)), parameters={"LANGUAGE": entry.title.language})
    if entry.lines:
        event.add("description", printable("\n".join(entry.lines)), parameters={"LANGUAGE": language})
    if entry.category:
        event.add("categories", [printable(entry.category)], parameters={"LANGUAGE": language})
    if entry.place:
        event.add("location", printable(entry.place))
    event.add("url", root + entry.path)
    event.add("status", entry.standing)
    # The days say when something falls, not that somebody is busy all day long.
    event.add("transp", "TRANSPARENT")
    return event


def _summary(entry: Entry) -> str:
    return f"{entry.title.text} ({', '.join(entry.notes)})" if entry.notes else entry.title.text
