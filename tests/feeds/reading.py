"""Reading feeds back as a calendar program does."""

from icalendar import Calendar


def calendar_of(answer) -> Calendar:
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("text/calendar")
    raw = answer.content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return Calendar.from_ical(raw)


def events_of(answer) -> dict[str, object]:
    """The events by their UIDs, each of them once."""
    events = calendar_of(answer).walk("VEVENT")
    found = {str(event["UID"]): event for event in events}
    assert len(found) == len(events)
    return found
