"""What a coordinator writes on the page of a meeting: a point of its agenda, or a decision on the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from botnia_portal.core.access import asked_key, fetch
from botnia_portal.core.editing.row_forms import RowForm, columns
from botnia_portal.desk.nouns import NOUNS
from botnia_portal.desk.rows import RowSubject
from botnia_portal.meetings.access import MeetingPage
from networks.models import AgendaPoint
from plans.models import Decision

NEW = "new"
POINT, DECISION = "point", "decision"
ANCHORS = {POINT: "agenda", DECISION: "decisions"}
"""Where on the page each is read."""


class MeetingDecisionForm(RowForm):
    """A decision of the meeting whose page it is written on. One on an evaluation round is recorded with the round."""

    class Meta(RowForm.Meta):
        model = Decision
        fields = columns(Decision, "text", "kind", "section_mark")


POINTS = NOUNS["agenda-points"]
DECISIONS = replace(NOUNS["decisions"], form=MeetingDecisionForm)


def asked(request: HttpRequest, page: MeetingPage) -> tuple[str, RowSubject] | None:
    """What the address asks to write: `?point=new`, `?point=12`, `?decision=new`, `?decision=3`; None where nothing.

    Raises 404 for a row that is not of this meeting, or that is written elsewhere.
    """
    for name in (POINT, DECISION):
        if key := request.GET.get(name, ""):
            row = _new(name, page) if key == NEW else _standing(name, page, asked_key(key))
            noun = POINTS if name == POINT else DECISIONS
            return name, RowSubject(noun, row, user=request.user)
    return None


def _new(name: str, page: MeetingPage) -> Any:
    if name == POINT:
        return AgendaPoint(meeting=page.meeting)
    return Decision(plan=page.plan, meeting=page.meeting)


def _standing(name: str, page: MeetingPage, key: int) -> Any:
    if name == POINT:
        return fetch(AgendaPoint.objects.filter(meeting=page.meeting), pk=key)
    return fetch(Decision.objects.filter(plan=page.plan, meeting=page.meeting, rounds=None), pk=key)
