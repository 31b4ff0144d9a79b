"""What has changed in a plan between two days, a row for each change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.columns import Both, Laid, Part
from botnia_portal.core.days import read_day
from botnia_portal.dashboards.pages.shown import ShownPlan
from plans.models import Milestone, PlanItem, PlanSection, StatusUpdate
from plans.selectors.changes import ItemChange, item_changes
from plans.selectors.meetings import day_to_compare_with, steering_meetings
from plans.selectors.retold import Retold, retold_between
from plans.selectors.told import reports_afterwards, reports_between
from plans.templatetags.plan_tags import change_heading, state_words

NO_WORDS: Both = ("", "")


@dataclass(frozen=True)
class _Change:
    """`what` has happened to a row; `field` with its words before and after, or the day and the words of a report."""

    what: str
    number: str
    title: Both
    before: str = ""
    after: str = ""
    field: str = ""
    told_on: date | None = None
    words: Both = NO_WORDS
    item: PlanItem | None = None


def changes(shown: ShownPlan, query: QueryDict) -> Laid:
    """From the end of `?since=`, else since the last meeting of the steering group, to the end of the day shown."""
    since = read_day(query.get("since", "")) or _usual_day(shown)
    return columns.laid(_parts(), _rows(shown, since) if since < shown.day else iter(()))


def _usual_day(shown: ShownPlan) -> date:
    meetings = steering_meetings(shown.plan, shown.day) if shown.live else []
    return day_to_compare_with(shown.plan, meetings)


def _parts() -> list[Part[_Change]]:
    return [
        columns.one(_("What has changed"), 28, lambda row: row.what),
        columns.code(_("Number"), 9, lambda row: row.number),
        columns.two(_("Title"), 44, lambda row: row.title),
        columns.one(_("Field"), 20, lambda row: row.field),
        columns.one(_("Before"), 36, lambda row: row.before),
        columns.one(_("Now"), 36, lambda row: row.after),
        columns.two(_("Time"), 26, lambda row: columns.time_words(row.item) if row.item else NO_WORDS),
        columns.day(_("First day"), lambda row: row.item.time_earliest if row.item else None),
        columns.day(_("Last day"), lambda row: row.item.time_latest if row.item else None),
        columns.day(_("Status as of"), lambda row: row.told_on),
        columns.two(_("What has been done, or the reason"), 60, lambda row: row.words),
    ]


def _rows(shown: ShownPlan, since: date) -> Iterator[_Change]:
    """In the order of the page."""
    told = {"told": shown.shows_state, "live": shown.live}
    above: set[int] = set()
    for kind, change in item_changes(shown.plan, since, shown.day, **told):
        if change.update:
            above.add(change.update.pk)
        yield _of_item(kind, change, told=shown.shows_state)
    if not shown.live:
        return
    retold = retold_between(shown.plan, since, shown.day)
    for heading, rows in ((_("Changed times"), retold.times), (_("Changed texts"), retold.texts)):
        yield from (change for row in rows for change in _of_words(heading, row))
    for update in columns.in_batches(reports_between(shown.plan, since, shown.day)):
        if update.pk not in above:
            yield _of_report(_("Other reports"), update)
    for update in columns.in_batches(reports_afterwards(shown.plan, since, shown.day)):
        yield _of_report(_("Told afterwards"), update)


def _of_item(kind: str, change: ItemChange, *, told: bool) -> _Change:
    item, update = change.item, change.update
    reason = {"dropped": "dropped_reason", "added": "added_reason"}.get(kind, "")
    words = columns.both(item, reason) if reason else NO_WORDS
    state: Any = item
    return _Change(
        what=change_heading(kind),
        number=item.number,
        title=columns.both(item, "title"),
        field=_("Status") if told else "",
        before=state_words(change.before) if told else "",
        after=state_words(state.state) if told else "",
        told_on=update.as_of if update else None,
        words=columns.both(update, "narrative") if update and not any(words) else words,
        item=item,
    )


def _of_words(heading: str, retold: Retold) -> Iterator[_Change]:
    number, title = _named(retold.row)
    for field in retold.fields:
        yield _Change(heading, number, title, field.before, field.after, field.label)


def _named(row: Model) -> tuple[str, Both]:
    """How the page names a row of the plan: by number and title, or by its words alone."""
    if isinstance(row, PlanItem):
        return row.number, columns.both(row, "title")
    if isinstance(row, PlanSection):
        return str(row.number), columns.both(row, "list_name")
    return "", columns.both(row, "title" if isinstance(row, Milestone) else "text")


def _of_report(heading: str, update: StatusUpdate) -> _Change:
    return _Change(
        what=heading,
        number=update.item.number,
        title=columns.both(update.item, "title"),
        field=_("Status"),
        after=update.get_status_display(),
        told_on=update.as_of,
        words=columns.both(update, "narrative"),
        item=update.item,
    )
