"""What each field of the publication is called where it has changed, and how its value is said in a language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.days import day_words
from evaluations import publication as data
from evaluations import report_words as words

Say = Callable[[Any, str], str]
Rule = tuple[Promise, Say | None]
"""A label, and how a value is said; None of a text, which is compared word by word."""


def in_language(text: data.Text | None, language: str) -> str:
    """A text as a reader of the language sees it."""
    if text is None:
        return ""
    return str(getattr(text, language) or text.fi or text.sv)


def _code(say: Callable[[Any], str]) -> Say:
    return lambda value, _language: say(value)


def _all(say: Callable[[Any, str], str], separator: str = "; ") -> Say:
    return lambda values, language: separator.join(say(value, language) for value in values)


def _milestone(row: data.ItemMilestone, language: str) -> str:
    parts = [
        in_language(row.title, language), in_language(row.time, language), words.milestone(row.state, row.done_on),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)


def _funding(row: data.Funding, language: str) -> str:
    return f"{in_language(row.payer, language)} {words.funding(row)}".strip()


def _decision(row: data.Decision, language: str) -> str:
    sentence = words.decision(row, in_language(row.body, language))
    return f"{sentence}. {in_language(row.text, language)}".strip() if row.text else sentence


def _plan_decision(row: data.PlanDecision, language: str) -> str:
    return words.plan_decision(row, in_language(row.body, language))


def _held(row: data.Held, language: str) -> str:
    return f"{in_language(row.title, language)} {words.held(row)}"


def _measured(row: data.IndicatorValue, language: str) -> str:
    said = words.figure_on(row.value, row.day)
    return f"{said}, {in_language(row.note, language)}" if row.note else said


def _gone(row: data.GoneItem, language: str) -> str:
    return f"{row.number} {in_language(row.title, language)}"


def _ratings(rows: tuple[data.RatingCount, ...], _language: str) -> str:
    return ", ".join(f"{words.rating(row.value)} {row.count}" for row in rows)


def _judged(row: data.Judged, _language: str) -> str:
    parts = [
        words.judged_status(row.status),
        words.rating(row.rating) if row.rating else "",
        words.outcome(row.outcome) if row.outcome else "",
    ]
    return ", ".join(part for part in parts if part)


def _basis(value: data.BasisKind) -> str:
    names = {
        "report": gettext("a report"),
        "milestones": gettext("the milestones"),
        "none": gettext("nothing"),
    }
    return names[value]


def _yes(value: bool) -> str:
    return gettext("yes") if value else gettext("no")


_DAY, _NUMBER, _PLAIN = _code(day_words), _code(str), _code(str)
_NUMBERS, _TEXTS, _YES, _RATING = (
    _code(words.numbers),
    _all(in_language, ", "),
    _code(_yes),
    _code(words.rating),
)

_FIGURE = _code(words.figure)

_SERVING: dict[str, Rule] = {
    "name": (_("Name"), None),
    "citation": (_("Citation"), None),
    "items": (_("Items"), _NUMBERS),
    "contribution": (_("Contribution"), _RATING),
    "text": (_("Assessment"), None),
}

RULES: dict[type, dict[str, Rule]] = {
    data.Plan: {
        "title": (_("Plan"), None),
        "owner": (_("Owner"), None),
        "owner_description": (_("Owner"), None),
        "steering_group": (_("Steering group"), None),
        "province": (_("Province"), None),
        "first_day": (_("First day"), _DAY),
        "last_day": (_("Last day"), _DAY),
    },
    data.Round: {
        "title": (_("Title"), None),
        "cut_off": (_("The situation on"), _DAY),
    },
    data.Edition: {
        "decisions": (_("Decision"), _all(_decision)),
        "case_number": (_("Case number"), _PLAIN),
    },
    data.Whole: {
        "summary": (_("Summary"), None),
        "conclusions": (_("Conclusions"), None),
        "recommendations": (_("Recommendations"), None),
        "position": (_("The steering group’s position"), None),
    },
    data.Counts: {
        "counted": (_("Commitments, number"), _NUMBER),
        "realised": (_("Realised, number"), _NUMBER),
        "partly": (_("Partly realised, number"), _NUMBER),
        "running": (_("Under way, number"), _NUMBER),
        "not_started": (_("Not started, number"), _NUMBER),
        "not_realised": (_("Not realised, number"), _NUMBER),
        "no_report": (_("No report, number"), _NUMBER),
        "late": (_("Late, number"), _NUMBER),
        "dropped": (_("Dropped, number"), _NUMBER),
        "intentions": (_("Intentions, number"), _NUMBER),
        "needs": (_("Needs, number"), _NUMBER),
        "information": (_("Information on the work of others, number"), _NUMBER),
        "ratings": (_("Ratings, number"), _ratings),
    },
    data.Section: {
        "name": (_("Name"), None),
        "introduction": (_("Introduction"), None),
        "summary": (_("Summary of the area"), None),
        "strengths": (_("Strengths"), None),
        "obstacles": (_("Obstacles"), None),
        "strategy_link": (_("Link to the strategy"), None),
        "position": (_("The steering group’s position"), None),
    },
    data.Item: {
        "title": (_("Title"), None),
        "commitment": (_("How firm it is"), _code(words.commitment)),
        "description": (_("What was planned"), None),
        "condition": (_("Condition"), None),
        "kinds": (_("Kind"), _TEXTS),
        "responsible": (_("Responsible"), None),
        "partners": (_("Partners"), None),
        "projects": (_("Projects and other works"), _TEXTS),
        "time": (_("Planned time"), None),
        "late": (_("Late"), _YES),
        "milestones": (_("Milestones"), _all(_milestone)),
        "assessment": (_("Assessment"), None),
        "done": (_("What was done"), None),
        "effect": (_("Result and effect"), None),
        "deviation": (_("What went otherwise, and why"), None),
        "next_steps": (_("What comes next"), None),
        "position": (_("The steering group’s position"), None),
        "outcome": (_("From here on"), _code(words.outcome)),
        "added_on": (_("Added to the plan"), _DAY),
        "added_reason": (_("Reason for the addition"), None),
    },
    data.Realised: {
        "status": (pgettext_lazy("judgement", "Realised"), _code(words.status)),
        "basis": (_("What the status rests on"), _code(_basis)),
        "day": (_("Day of the report"), _DAY),
        "done": (_("Milestones reached, number"), _NUMBER),
        "due": (_("Milestones due, number"), _NUMBER),
        "narrative": (_("Status report"), None),
    },
    data.Rating: {
        "value": (_("The coordinator’s rating"), _RATING),
        "reason": (_("Reason for the rating"), None),
    },
    data.Dropped: {
        "day": (_("Dropped on"), _DAY),
        "reason": (_("Reason"), None),
    },
    data.Strategy: {"name": (_("Name"), None), "citation": (_("Citation"), None)},
    data.Goal: {name: rule for name, rule in _SERVING.items() if name != "citation"},
    data.StatutoryTask: _SERVING,
    data.Linkage: {"unlinked": (_("Commitments that serve none of the goals or tasks"), _NUMBERS)},
    data.Network: {
        "kind": (_("Kind"), None),
        "level": (_("Level"), None),
        "state": (_("State"), None),
        "task": (_("Task"), None),
        "members": (_("Members"), None),
        "items": (_("Items"), _NUMBERS),
    },
    data.Project: {
        "kind": (_("Kind"), None),
        "phase": (_("Phase"), None),
        "period": (_("Period"), None),
        "coordinator": (_("Coordinator"), None),
        "participants": (_("Participants"), None),
        "funding": (_("Funding"), _all(_funding)),
        "items": (_("Items"), _NUMBERS),
    },
    data.Milestone: {
        "time": (_("Time"), None),
        "state": (_("State"), _code(lambda state: words.milestone(state, None))),
        "done_on": (_("Reached on"), _DAY),
        "items": (_("Items"), _NUMBERS),
    },
    data.Municipality: {
        "area": (_("Cooperation area"), None),
        "networks": (_("Networks"), None),
        "projects": (_("Projects and other works"), None),
        "held": (_("Activities held"), _all(_held)),
    },
    data.Indicator: {
        "unit": (_("Unit"), None),
        "place": (_("Belongs to"), None),
        "description": (_("Description"), None),
        "baseline": (_("At the beginning"), _FIGURE),
        "baseline_day": (_("Day of the value at the beginning"), _DAY),
        "target": (_("Target"), _FIGURE),
        "target_day": (_("The target is to be reached by"), _DAY),
        "values": (_("Values"), _all(_measured)),
        "reached": (_("Target reached"), _YES),
    },
    data.Comparison: {
        "title": (_("Title"), None),
        "cut_off": (_("The situation on"), _DAY),
        "edition": (_("Edition"), _NUMBER),
        "checksum": (_("Checksum of the data"), _PLAIN),
    },
    data.ComparedItem: {"then": (_("In the earlier evaluation"), _judged)},
    data.PlanChanges: {
        "decisions": (_("Decision"), _all(_plan_decision)),
        "baseline": (_("Copied as adopted"), _DAY),
        "adopted_items": (_("Items as adopted, number"), _NUMBER),
        "added": (_("Added items"), _NUMBERS),
        "gone": (_("No longer in the plan"), _all(_gone)),
    },
    data.Publication: {"example": (_("Example data"), _YES)},
}  # fmt: skip

NESTED: dict[type, dict[str, type]] = {
    data.Section: {"counts": data.Counts},
    data.Item: {"realised": data.Realised, "rating": data.Rating, "dropped": data.Dropped},
}
"""Fields whose own fields are told as those of the thing that holds them."""

FOLLOWING: dict[type, set[str]] = {
    data.Plan: {"slug"},
    data.Round: {"kind"},
    data.Edition: {"number", "draft", "frozen_at", "changes"},
    data.Goal: {"counts"},
    data.StatutoryTask: {"counts"},
    data.ComparedItem: {"now", "movement", "title"},
    data.Comparison: {"better", "worse", "same", "open", "not_rated_then", "not_rated_now"},
    data.PlanChanges: {"changed"},
    data.Publication: {"version", "edition_changes"},
}
"""Fields that are not told: they are another edition's by nature, or follow from others that are told."""
