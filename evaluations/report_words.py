"""The report's own words for what the publication holds as codes, in the active language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from botnia_portal.core import charts, figures
from botnia_portal.core.days import day_words
from evaluations import publication as data

RATINGS: tuple[data.RatingValue, ...] = ("well", "mostly", "partly", "not", "too_early")


def status(value: data.Status) -> str:
    return {
        "realised": _("Realised"),
        "partly": _("Partly realised"),
        "running": _("Under way"),
        "not_started": _("Not started"),
        "not_realised": _("Not realised"),
        "no_report": _("No report"),
    }[value]


def judged_status(value: data.JudgedStatus) -> str:
    return _("Dropped") if value == "dropped" else status(value)


def movement(value: data.Movement) -> str:
    """How the rating has moved since the round before."""
    return {
        "better": pgettext("rating", "Better"),
        "worse": pgettext("rating", "Worse"),
        "same": pgettext("rating", "As before"),
        "open": pgettext("rating", "Cannot be compared"),
        "not_rated_then": pgettext("rating", "Not rated then"),
        "not_rated_now": pgettext("rating", "Not rated now"),
    }[value]


def movements(compared: data.Comparison) -> str:
    """The counts in one line: "12 better, 3 worse, 60 as before, 8 not rated then"."""
    parts = [
        (compared.better, npgettext("rating", "%(count)d better", "%(count)d better", compared.better)),
        (compared.worse, npgettext("rating", "%(count)d worse", "%(count)d worse", compared.worse)),
        (compared.same, npgettext("rating", "%(count)d as before", "%(count)d as before", compared.same)),
        (
            compared.open,
            npgettext("rating", "%(count)d not comparable", "%(count)d not comparable", compared.open),
        ),
        (
            compared.not_rated_then,
            npgettext(
                "rating", "%(count)d not rated then", "%(count)d not rated then", compared.not_rated_then
            ),
        ),
        (
            compared.not_rated_now,
            npgettext("rating", "%(count)d not rated now", "%(count)d not rated now", compared.not_rated_now),
        ),
    ]
    return ", ".join(charts.together(words % {"count": count}, count) for count, words in parts if count)


def rating(value: data.RatingValue) -> str:
    return {
        "well": _("Well"),
        "mostly": _("Mostly"),
        "partly": _("Partly"),
        "not": _("Not at all"),
        "too_early": _("Too early to judge"),
    }[value]


def commitment(value: data.Commitment) -> str:
    return {
        "firm": _("Commitment"),
        "intention": _("Intention"),
        "need": _("Need"),
        "information": _("Information on the work of others"),
    }[value]


def outcome(value: data.Outcome) -> str:
    return {
        "continue": _("Continues"),
        "change": _("Continues in a changed form"),
        "finish": _("Finished"),
        "drop": _("Dropped"),
        "carry_over": _("Carried over to the next plan"),
    }[value]


def milestone(state: data.MilestoneState, done_on: date | None) -> str:
    if state == "done":
        return _("Reached %(day)s") % {"day": day_words(done_on)} if done_on else _("Reached")
    return {
        "late": _("Late"),
        "due": _("Not reached yet"),
        "ahead": _("Still ahead"),
        "undated": _("Not dated"),
    }[state]


def basis(realised: data.Realised) -> str:
    """What the status rests on, as a sentence."""
    if realised.basis == "report" and realised.day:
        return _("Reported %(day)s.") % {"day": day_words(realised.day)}
    if realised.basis == "milestones":
        return ngettext(
            "%(done)d of %(due)d milestone reached.", "%(done)d of %(due)d milestones reached.", realised.due
        ) % {"done": realised.done, "due": realised.due}
    return _("Nothing has been reported, and no milestone has been reached.")


def numbers(items: Sequence[str]) -> str:
    """The numbers of items, three or more in a row as a range: "1.1–1.4, 2.3, 2.4"."""
    runs: list[list[str]] = []
    for number in items:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else run for run in runs]
    return ", ".join(part for run in parts for part in run)


def _follows(first: str, second: str) -> bool:
    area, _dot, number = first.rpartition(".")
    return number.isdecimal() and second == f"{area}.{int(number) + 1}"


def decision(taken: data.Decision, body: str) -> str:
    """Who decided what, when and in which section of the minutes."""
    sentences = {
        "adopted": _("Adopted: %(body)s %(day)s"),
        "noted": _("Taken note of: %(body)s %(day)s"),
        "returned": _("Returned: %(body)s %(day)s"),
    }
    return _in_section(sentences[taken.kind] % {"body": body, "day": day_words(taken.day)}, taken.section)


def plan_decision(taken: data.PlanDecision, body: str) -> str:
    """Who adopted or revised the plan, when and in which section of the minutes."""
    sentences = {"adopted": _("Adopted: %(body)s %(day)s"), "revised": _("Revised: %(body)s %(day)s")}
    return _in_section(sentences[taken.kind] % {"body": body, "day": day_words(taken.day)}, taken.section)


def _in_section(sentence: str, section: str) -> str:
    if not section:
        return sentence
    return _("%(decision)s, section %(section)s") % {"decision": sentence, "section": section}


def funding(share: data.Funding) -> str:
    """A share without its payer: "120 000 € granted 2013"."""
    kinds = {"applied": _("applied for"), "granted": _("granted"), "used": _("used"), "unspecified": ""}
    amount = (
        ""
        if share.amount is None
        else f"{share.amount:,}".replace(",", "\N{NO-BREAK SPACE}") + "\N{NO-BREAK SPACE}€"
    )
    return " ".join(part for part in (amount, kinds[share.kind], str(share.year or "")) if part)


def held(row: data.Held) -> str:
    """When an activity was held and how many came from the municipality: "30.9.2013, 4 participants"."""
    days = day_words(row.day)
    if row.last_day and row.last_day != row.day:
        days = f"{days}–{day_words(row.last_day)}"
    people = ngettext("%(count)d participant", "%(count)d participants", row.number)
    return f"{days}, {charts.together(people % {'count': row.number}, row.number)}"


def figure(value: str) -> str:
    """A decimal number of the publication as the reader writes it; empty where there is none."""
    return figures.figure(Decimal(value)) if value else ""


def figure_on(value: str, day: date | None) -> str:
    """A figure with its day: "12,5 (31.12.2013)"."""
    return f"{figure(value)} ({day_words(day)})" if value and day else figure(value)


def course(row: data.Indicator) -> tuple[list[figures.Point], Decimal | None]:
    """The values of an indicator by their days, the beginning among them, and its target."""
    beginning = Decimal(row.baseline) if row.baseline else None
    values = ((value.day, Decimal(value.value)) for value in row.values)
    points = figures.course(beginning, row.baseline_day, values)
    return points, Decimal(row.target) if row.target else None


def apart(counts: data.Counts) -> str:
    """The sentence on what is shown and left out of the counts."""
    parts = [
        (counts.intentions, ngettext("%(count)d intention", "%(count)d intentions", counts.intentions)),
        (counts.needs, ngettext("%(count)d need", "%(count)d needs", counts.needs)),
        (
            counts.information,
            ngettext("%(count)d piece of information", "%(count)d pieces of information", counts.information),
        ),
        (counts.dropped, ngettext("%(count)d dropped item", "%(count)d dropped items", counts.dropped)),
    ]
    named = [charts.together(words % {"count": count}, count) for count, words in parts if count]
    return _("Shown, but not counted: %(list)s.") % {"list": ", ".join(named)} if named else ""
