"""From the markers of a text ("mennessä", "till och med") and a span to EDTF and a role."""

from datetime import timedelta

from .calendar import SPRING, WINTER, next_day
from .parts import edges
from .reading import Reading
from .spans import Span
from .units import Unit

# Marker → (how the span is taken, role), in the order in which one wins over another.
_ROLES: tuple[tuple[str, str], ...] = (
    ("before", "before"),
    ("deadline", "deadline"),
    ("after", "after"),
    ("end", "end"),
    ("till", "end"),
    ("still", "end"),
    ("start", "start"),
    ("permanent", "start"),
    ("stops", "stops"),
    ("starts", "starts"),
    ("completion", "completion"),
    ("during", "during"),
    ("whole", "during"),
    ("gradual", "gradual"),
    ("past", "past"),
    ("open", "open"),
    ("continuing", "end"),
    ("now", "at"),
)
# What a marker says where no day stands with it. "Before" or "from" alone say nothing.
_ALONE = {
    "gradual": "gradual",
    "permanent": "start",
    "past": "past",
    "open": "open",
    "continuing": "continuing",
    "now": "at",
}
_SILENT = {"about", "maybe", "still", "whole"}


def take(names: set[str], *, of_term: bool, case: str) -> str:
    """How the markers want the span taken: a role, or before, starts, stops."""
    through = names == {"end"} and of_term and case != "ill"
    if through or names == {"end", "whole"}:
        return "during"  # "koko vuoden 2013 ajan" runs through it, "vielä vuoden 2013 ajan" to its end
    if "continuing" in names and case == "at" and not names - {"continuing", "about", "maybe"}:
        return "during"  # "jatkuu vuonna 2014" goes on in that year; "jatkuu 10/2013" goes on until then
    found = next((role for name, role in _ROLES if name in names), "")
    bare = {"ela": "start", "ill": "end"}.get(case, "")
    return found or bare


def alone(names: set[str]) -> str:
    """The role of markers without any day; empty where they say nothing by themselves."""
    if names - _ALONE.keys() - _SILENT:
        return ""
    return next((role for name, role in _ALONE.items() if name in names), "")


def default_role(span: Span, *, of_term: bool) -> str:
    """The role without a marker: a term, an interval, a quarter or a half-year is a time within which."""
    halves = span.start.kind == "part" and span.start.number > WINTER
    long = span.start.kind in ("school", "third")
    return "during" if of_term or halves or long or not span.single else "at"


def is_season(unit: Unit) -> bool:
    """Whether the unit is a season."""
    return unit.kind == "part" and SPRING <= unit.number <= WINTER


def _day_before(unit: Unit) -> str:
    return (edges(unit)[0] - timedelta(days=1)).isoformat()


def _bounds(span: Span, role: str) -> tuple[str, str]:
    first, last = span.sides()
    if span.single and span.start.kind == "turn" and role in ("deadline", "end", "start", "before", "after"):
        # By the turn of the year is by its last day, from it is from the first day of the new one.
        return f"{last[:4]}-01-01", f"{first[:4]}-12-31"
    return first, last


def readings(span: Span, role: str, names: set[str], *, clear: bool) -> list[Reading]:
    """EDTF and role of a span, taken as `take` said. `clear`: a season with a deadline is not in doubt.

    "Syksyyn mennessä" may mean before the autumn or to its end: two readings.
    """
    first, last = _bounds(span, role)
    closed = first if first == last else f"{first}/{last}"
    match role:
        case "before" | "after" if span.start.kind == "turn":
            return [Reading(last, "deadline") if role == "before" else Reading(f"{first}/..", "after")]
        case "before":
            return [Reading(_day_before(span.start), "deadline")]
        case "deadline":
            doubt = span.single and is_season(span.end) and not clear
            before = [Reading(_day_before(span.end), "deadline")] if doubt else []
            return [*before, Reading(last, "deadline")]
        case "after":
            following = next_day(edges(span.end)[1])
            return [Reading(f"{following.isoformat()}/..", "after")] if following else []
        case "end" | "stops":
            inside = [Reading(closed, "at")] if names >= {"till"} and is_season(span.end) else []
            whole = role == "stops" and not span.single
            return [*inside, Reading(closed if whole else f"../{last}", "end")]
        case "start" | "starts":
            return [Reading(f"{first}/.." if span.single else closed, "start")]
    return [Reading(closed, role)]
