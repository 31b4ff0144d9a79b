"""Editions and their reports, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KT, KeyTransform
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluations.choices import UNDER_WAY, ReportState
from evaluations.models import Edition, EvaluationRound, MadeFile, Report
from evaluations.publication import Decision, Text
from evaluations.publication_codec import decode
from evaluations.selectors.frozen import DRAFT
from plans.choices import DecisionKind
from plans.models import ActionPlan

WAITED_LONG = timedelta(seconds=30)


@dataclass(frozen=True)
class FileLine:
    """A file that the worker makes, as a page shows it. `mark` changes with every change that a reader can see."""

    report: MadeFile

    @property
    def is_under_way(self) -> bool:
        return self.report.state in UNDER_WAY

    @property
    def has_failed(self) -> bool:
        return self.report.state == ReportState.FAILED

    @property
    def waits_long(self) -> bool:
        """Whether nobody has taken the report up for a while: perhaps no worker runs."""
        since = self.report.heartbeat_at or self.report.requested_at
        return self.report.state == ReportState.QUEUED and since < timezone.now() - WAITED_LONG

    @property
    def spoken_mark(self) -> str:
        """What is read aloud when it changes: state and step, not each percent."""
        return f"{self.report.state}-{self.report.step}-{self.waits_long:d}"

    @property
    def step_words(self) -> str:
        """What the worker is doing, for a reader."""
        steps = {
            "reading": _("The data are being read."),
            "layout": _("The pages are being laid out."),
            "drawing": _("The pages are being drawn."),
            "writing": _("The file is being written."),
        }
        return steps.get(self.report.step, _("The work is beginning."))

    @property
    def mark(self) -> str:
        return f"{self.spoken_mark}-{self.report.percent}"


@dataclass(frozen=True)
class ReportLine(FileLine):
    """A report of an edition as a page shows it."""

    report: Report


@dataclass(frozen=True)
class EditionLine:
    """An edition as a page shows it; of an issued one also what `issued_editions` annotates."""

    edition: Edition
    reports: list[ReportLine]
    before: Edition | None = None
    """The edition that this one corrects."""
    after: Edition | None = None
    """The edition that corrects this one."""

    @property
    def languages(self) -> list[tuple[str, list[ReportLine]]]:
        """The reports of each language, the PDF first; the reader's own language before the other."""
        groups = groupby(self.reports, key=lambda line: line.report.language)
        return sorted(
            [(language, list(lines)) for language, lines in groups],
            key=lambda group: group[0] != get_language(),
        )

    @property
    def cut_off(self) -> date:
        """The day that an issued edition tells of, as it was frozen."""
        frozen: Any = self.edition
        return date.fromisoformat(frozen.cut_off)

    @property
    def decisions(self) -> list[DecisionLine]:
        """What was decided on an issued edition, as it was frozen, in the reader's language."""
        frozen: Any = self.edition
        rows = [decode(Decision, row, "decision") for row in frozen.decisions or ()]
        return [
            DecisionLine(str(DecisionKind(row.kind).label), _here(row.body), row.day, row.section)
            for row in rows
        ]


@dataclass(frozen=True)
class DecisionLine:
    """A decision as a reader reads it."""

    kind: str
    body: str
    day: date
    section: str


def _here(text: Text) -> str:
    first, second = (text.sv, text.fi) if get_language() == "sv" else (text.fi, text.sv)
    return first or second


def latest_draft(evaluation: EvaluationRound) -> EditionLine | None:
    """The newest draft of a round with its reports, without the frozen data themselves; two queries."""
    rows = _light().filter(round=evaluation, number=DRAFT)
    edition = rows.first()
    return edition_line(edition, edition.reports.all()) if edition else None


def issued_editions(plan: ActionPlan) -> list[EditionLine]:
    """The issued editions of a plan, the newest first, with their frozen title and day; two queries."""
    rows = _light().filter(round__plan=plan, number__gt=DRAFT).select_related("withdrawn_by", "round")
    rows = rows.annotate(
        title_fi=KT("publication__round__title__fi"),
        title_sv=KT("publication__round__title__sv"),
        cut_off=KT("publication__round__cut_off"),
        decisions=KeyTransform("decisions", KeyTransform("edition", "publication")),
    )
    found = list(rows)
    for edition in found:
        edition.round.plan = plan
    by_number = {(edition.round_id, edition.number): edition for edition in found}
    return [
        replace(
            edition_line(edition, edition.reports.all()),
            before=by_number.get((edition.round_id, edition.number - 1)),
            after=by_number.get((edition.round_id, edition.number + 1)),
        )
        for edition in found
    ]


def issued_edition(plan: ActionPlan, kind: str, number: int) -> EditionLine | None:
    """One issued edition of a plan; as many queries as for all of them, which are few."""
    wanted = (kind, number)
    lines = issued_editions(plan)
    return next((line for line in lines if (line.edition.round.kind, line.edition.number) == wanted), None)


def quoting(edition: Edition) -> Edition | None:
    """The correction that quotes what an edition said, where readers can open it."""
    rows = Edition.objects.filter(round=edition.round_id, number=edition.number + 1, withdrawn_at=None)
    return rows.filter(publication__edition_changes__withheld=False).defer("publication").first()


def edition_line(edition: Edition, reports: Iterable[Report]) -> EditionLine:
    lines = []
    for report in reports:
        report.edition = edition
        lines.append(ReportLine(report))
    return EditionLine(edition, lines)


def _light() -> QuerySet[Edition]:
    return (
        Edition.objects.defer("publication")
        .select_related("withdrawn_by")
        .prefetch_related(Prefetch("reports", Report.objects.all()))
    )
