"""Words for the nouns of the plan in templates."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from botnia_portal.core.charts_course import Step, course_chart, course_key
from botnia_portal.core.templatetags.portal import day, text
from plans.choices import Commitment, ItemKind, Status
from plans.models import ActionPlan
from plans.querysets import NO_REPORT
from plans.selectors import milestones
from plans.selectors.development import Development, Month
from plans.selectors.parties import PartyName

register = template.Library()


@register.filter
def shows_meetings(plan: ActionPlan, user: Any) -> bool:
    """Whether the user sees the meetings of a plan; no query, since the roles came with the user."""
    return bool(user.has_perm("plans.view_meetings", plan))


@register.filter
def state_words(state: str) -> str:
    """The words of an item's state: a status, or that nothing has been reported."""
    return _("no report") if state in (NO_REPORT, "") else str(Status(state).label)


@register.simple_tag
def state_tags(item: Any, shown_day: date) -> SafeString:
    """The marks of an item's state as of the day that it was read for: status, by what it is known, and late."""
    if item.dropped_on and item.dropped_on <= shown_day:
        words = _("dropped %(day)s") % {"day": day(item.dropped_on)}
        return format_html('<span class="tag">{}</span>', words)
    kind = " tag-ok" if item.state == Status.REALISED else ""
    marks = [format_html('<span class="tag{}">{}</span>', kind, state_words(item.state))]
    if item.basis == "milestones":
        marks.append(format_html('<span class="muted small">{}</span>', _("by its milestones")))
    if item.late:
        marks.append(format_html('<span class="tag tag-late">{}</span>', _("late")))
    return format_html_join(" ", "{}", ((mark,) for mark in marks))


@register.simple_tag
def party_name(party: PartyName, live: bool) -> SafeString | str:
    """A party of a table, linked to its page; a person's name only where the visitor may read it."""
    if party.person and (live or party.public):
        return party.person
    name = text(party, "name") or _("a person")
    return (
        format_html('<a href="{}">{}</a>', reverse(party.kind, args=[party.slug]), name)
        if party.kind
        else name
    )


@register.filter
def milestone_words(state: str) -> str:
    """The words of a milestone's state (plans.selectors.milestones)."""
    words = {
        milestones.DONE: _("done"),
        milestones.LATE: _("late"),
        milestones.NOW: _("at hand"),
        milestones.AHEAD: _("ahead"),
        milestones.PASSED: _("time has passed"),
        milestones.UNDATED: _("not dated"),
        milestones.PERIOD: _("period of a document"),
        milestones.CLOSED: pgettext("put an end to", "closed"),
    }
    return words[state]


@register.filter
def milestones_words(count: int, state: str) -> str:
    """The words of a state after a number of milestones: "3 nådda" beside "1 nådd"."""
    words = {
        milestones.DONE: npgettext("milestones", "done", "done", count),
        milestones.LATE: npgettext("milestones", "late", "late", count),
        milestones.NOW: npgettext("milestones", "at hand", "at hand", count),
        milestones.AHEAD: npgettext("milestones", "ahead", "ahead", count),
        milestones.PASSED: npgettext("milestones", "time has passed", "time has passed", count),
        milestones.UNDATED: npgettext("milestones", "not dated", "not dated", count),
        milestones.CLOSED: npgettext("milestones", "closed", "closed", count),
    }
    return words[state]


@register.filter
def kind_words(kind: str) -> str:
    return str(ItemKind(kind).label) if kind else ""


@register.filter
def commitment_words(commitment: str) -> str:
    return str(Commitment(commitment).label)


@register.simple_tag
def development_chart(course: Development, chart_id: str) -> SafeString:
    """The course of the realisation over the term (core.charts_course), its half-years marked below."""
    steps = [
        Step(month.realised, month.due, f"{month.last_day.month}/{month.last_day.year}" * _begins_half(month))
        for month in course.months
    ]
    return course_chart(steps, chart_id, _course_words(course), course.counted)


def _begins_half(month: Month) -> bool:
    return month.last_day.month in (1, 7)


def _course_words(course: Development) -> str:
    """What the chart shows, in a sentence on the last month that is told."""
    told = [month for month in course.months if month.realised is not None]
    if not told:
        return _("No month of the term is over yet.")
    last = told[-1]
    return _(
        "Commitments realised by the end of each month (%(counted)d counted), against those that were due "
        "(%(dated)d can be late). %(day)s: %(realised)d realised, %(due)d due."
    ) % {
        "counted": course.counted,
        "dated": course.dated,
        "day": day(last.last_day),
        "realised": last.realised,
        "due": last.due,
    }


@register.simple_tag
def course_sign(name: str) -> SafeString:
    """The sign of a legend beside `development_chart`."""
    return course_key(name)


@register.filter
def change_words(kind: str, count: int) -> str:
    """What happened to a number of items (plans.selectors.changes), after the figure: "3 newly late"."""
    words = {
        "realised": ngettext("newly realised", "newly realised", count),
        "late": ngettext("newly late", "newly late", count),
        "partly": ngettext("newly partly realised", "newly partly realised", count),
        "running": ngettext("newly under way", "newly under way", count),
        "not_realised": ngettext("newly not realised", "newly not realised", count),
        "not_started": ngettext("newly not started", "newly not started", count),
        "no_report": ngettext("newly without a report", "newly without a report", count),
        "dropped": npgettext("change", "dropped", "dropped", count),
        "added": npgettext("change", "added", "added", count),
        "beside": ngettext("other change of status", "other changes of status", count),
    }
    return words[kind]


@register.filter
def change_heading(kind: str) -> str:
    """The heading of the items of a kind of change."""
    words = {
        "realised": _("Newly realised"),
        "late": _("Newly late"),
        "partly": _("Newly partly realised"),
        "running": _("Newly under way"),
        "not_realised": _("Newly not realised"),
        "not_started": _("Newly not started"),
        "no_report": _("Newly without a report"),
        "dropped": _("Dropped from the plan"),
        "added": _("Added to the plan"),
        "beside": _("Intentions, needs and information whose status has changed"),
    }
    return words[kind]
