"""The publication as one reader sees it: each text in the language of the report, marked where it is not its own.

A view stands in front of a frozen object and hands out the same attributes; texts come as `Shown`, inner objects as
views. So templates write `{{ item.title }}` and never choose a language, and they can reach nothing but frozen data.
"""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from botnia_portal.core import charts
from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.charts_sparkline import sparkline
from botnia_portal.core.days import day_words
from botnia_portal.core.figures import course_words
from evaluations import publication as data
from evaluations import report_words as words
from evaluations.report_texts import Shown, is_draft, show, show_pieces

COMPACT_LETTERS = 900
LETTERS_A_LINE = 90


class View:
    """One frozen object in one language. `wholly_draft` says once what else each of its texts would say."""

    def __init__(self, frozen: Any, language: str, *, marks: bool = True) -> None:
        self.frozen, self.language = frozen, language
        self.wholly_draft = marks and not isinstance(frozen, data.Publication) and is_draft(frozen, language)
        self.marks = marks and not self.wholly_draft

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.localise(getattr(self.frozen, name))

    def localise(self, value: Any) -> Any:
        """A frozen value as the reader sees it."""
        if isinstance(value, data.Text):
            return show(value, self.language, marks=self.marks)
        if isinstance(value, tuple):
            return [self.localise(entry) for entry in value]
        if is_dataclass(value):
            return VIEWS.get(type(value), View)(value, self.language, marks=self.marks)
        return day_words(value) if isinstance(value, date) else value


class PublicationView(View):
    frozen: data.Publication

    @property
    def municipalities(self) -> list[Any]:
        """By the reader's alphabet: the publication has them by their Finnish names."""
        return sorted(self.localise(self.frozen.municipalities), key=lambda row: alphabet(row.name.plain))

    @cached_property
    def indicators(self) -> list[IndicatorView]:
        """Each with the number that makes the ids of its picture."""
        rows: list[IndicatorView] = self.localise(self.frozen.indicators)
        for place, row in enumerate(rows, 1):
            row.chart_id = f"course-{place}"
        return rows


class CountsView(View):
    frozen: data.Counts

    @property
    def sentence(self) -> str:
        return charts.progress_words(self.frozen)

    @property
    def headline(self) -> str:
        return charts.realised_words(self.frozen)

    @property
    def apart(self) -> str:
        return words.apart(self.frozen)

    @property
    def late_sentence(self) -> str:
        return charts.late_words(self.frozen.late) if self.frozen.late else ""

    @property
    def row(self) -> list[int]:
        """The commitments, then the six statuses in the order of the bar."""
        return [self.frozen.counted, *(getattr(self.frozen, kind) for kind in charts.KINDS)]

    @property
    def others(self) -> int:
        """What is neither realised nor partly, and not under way: the rest of the count."""
        row = self.frozen
        return row.counted - row.realised - row.partly - row.running

    @property
    def ratings_in_order(self) -> list[int]:
        given = {entry.value: entry.count for entry in self.frozen.ratings}
        return [given.get(value, 0) for value in words.RATINGS]

    @property
    def unrated(self) -> int:
        return self.frozen.counted - sum(self.ratings_in_order)


class SectionView(View):
    frozen: data.Section

    @property
    def anchor(self) -> str:
        return f"area-{self.frozen.number}"

    @property
    def bar(self) -> SafeString:
        return charts.status_bar(self.frozen.counts, f"bar-{self.frozen.number}")

    @cached_property
    def to_notice(self) -> list[Any]:
        """The items that one asks about first: late, dropped, not done as planned, or rated so."""
        return [item for item in self.items if item.is_to_notice]


class ItemView(View):
    frozen: data.Item

    @property
    def anchor(self) -> str:
        return f"item-{self.frozen.number.replace('.', '-')}"

    @property
    def commitment_label(self) -> str:
        return words.commitment(self.frozen.commitment)

    @property
    def outcome_label(self) -> str:
        return words.outcome(self.frozen.outcome) if self.frozen.outcome else ""

    @property
    def status_label(self) -> str:
        return _("Dropped") if self.frozen.dropped else self.last_status_label

    @property
    def last_status_label(self) -> str:
        """What was last told; of a dropped item, before it was dropped."""
        return words.status(self.frozen.realised.status)

    @property
    def rating_label(self) -> str:
        return words.rating(self.frozen.rating.value) if self.frozen.rating else ""

    @property
    def is_late(self) -> bool:
        return self.frozen.late and not self.frozen.dropped

    @property
    def is_to_notice(self) -> bool:
        rating = self.frozen.rating.value if self.frozen.rating else ""
        ended = self.frozen.realised.status in ("partly", "not_realised")
        return bool(self.is_late or self.frozen.dropped or ended or rating in ("partly", "not"))

    @property
    def is_compact(self) -> bool:
        """Whether the item is short enough to stay on one page without leaving much of the page before it empty."""
        letters = sum(len(text.plain) for _label, text in self.entries)
        return letters + LETTERS_A_LINE * len(self.frozen.milestones) < COMPACT_LETTERS

    @cached_property
    def facts(self) -> list[tuple[str, Any]]:
        """What kind of work, who, with whom, by which project, when, and how firmly; where there are any words."""
        named = [
            (_("Kind"), self.kinds),
            (_("Responsible"), [self.responsible]),
            (_("Partners"), [self.partners]),
            (_("Projects and other works"), self.projects),
            (_("Planned time"), [self.time]),
            (_("Condition"), [self.condition]),
            (_("Added to the plan"), [self.added_on, self.added_reason]),
        ]
        return [(label, shown) for label, values in named if (shown := [value for value in values if value])]

    @cached_property
    def entries(self) -> list[tuple[str, Shown]]:
        """The long texts that there are, each with its heading."""
        named = [
            (_("What was planned"), self.description),
            (_("Status report"), self.realised.narrative),
            (_("Assessment"), self.assessment),
            (_("What was done"), self.done),
            (_("Result and effect"), self.effect),
            (_("What went otherwise, and why"), self.deviation),
            (_("What comes next"), self.next_steps),
        ]
        return [(label, text) for label, text in named if text]


class RealisedView(View):
    frozen: data.Realised

    @property
    def basis_words(self) -> str:
        return words.basis(self.frozen)


class MilestoneView(View):
    frozen: data.ItemMilestone | data.Milestone

    @property
    def state_label(self) -> str:
        return words.milestone(self.frozen.state, self.frozen.done_on)

    @property
    def is_late(self) -> bool:
        return self.frozen.state == "late"


class GoalView(View):
    frozen: data.Goal | data.StatutoryTask

    @property
    def contribution_label(self) -> str:
        return words.rating(self.frozen.contribution) if self.frozen.contribution else ""

    @property
    def numbers(self) -> str:
        return words.numbers(self.frozen.items)


class RowView(View):
    """A row of an annex."""

    @property
    def numbers(self) -> str:
        return words.numbers(self.frozen.items)


class AnnexMilestoneView(MilestoneView, RowView):
    pass


class JudgedView(View):
    frozen: data.Judged

    @property
    def status_label(self) -> str:
        return words.judged_status(self.frozen.status)

    @property
    def rating_label(self) -> str:
        return words.rating(self.frozen.rating) if self.frozen.rating else ""

    @property
    def outcome_label(self) -> str:
        return words.outcome(self.frozen.outcome) if self.frozen.outcome else ""


class ComparedView(View):
    frozen: data.ComparedItem

    @property
    def movement_label(self) -> str:
        return words.movement(self.frozen.movement)

    @property
    def has_moved(self) -> bool:
        return self.frozen.movement in ("better", "worse")


class ComparisonView(View):
    frozen: data.Comparison

    @property
    def sentence(self) -> str:
        return words.movements(self.frozen)


class ChangeView(View):
    frozen: data.Change

    @property
    def before(self) -> SafeString:
        return show_pieces(self.frozen, "removed", self.language)

    @property
    def now(self) -> SafeString:
        return show_pieces(self.frozen, "added", self.language)


class FundingView(View):
    frozen: data.Funding

    @property
    def words(self) -> str:
        return words.funding(self.frozen)


class HeldView(View):
    frozen: data.Held

    @property
    def words(self) -> str:
        return words.held(self.frozen)


class IndicatorView(View):
    frozen: data.Indicator
    chart_id: str

    @property
    def begun(self) -> str:
        return words.figure_on(self.frozen.baseline, self.frozen.baseline_day)

    @property
    def aim(self) -> str:
        return words.figure_on(self.frozen.target, self.frozen.target_day)

    @property
    def chart(self) -> SafeString:
        """The course, where there are two values at least."""
        points, target = words.course(self.frozen)
        if len(points) < 2:
            return SafeString()
        return sparkline(points, self.chart_id, course_words(points, target), target)


class MeasuredView(View):
    frozen: data.IndicatorValue

    @property
    def words(self) -> str:
        return words.figure_on(self.frozen.value, self.frozen.day)


class DecisionView(View):
    frozen: data.Decision

    @property
    def sentence(self) -> str:
        body = show(self.frozen.body, self.language, marks=False)
        return words.decision(self.frozen, body.plain if body else "")


class PlanDecisionView(View):
    frozen: data.PlanDecision

    @property
    def sentence(self) -> str:
        body = show(self.frozen.body, self.language, marks=False)
        return words.plan_decision(self.frozen, body.plain if body else "")


VIEWS: dict[type, type[View]] = {
    data.Counts: CountsView,
    data.Section: SectionView,
    data.Item: ItemView,
    data.Realised: RealisedView,
    data.ItemMilestone: MilestoneView,
    data.Goal: GoalView,
    data.StatutoryTask: GoalView,
    data.Network: RowView,
    data.Project: RowView,
    data.Milestone: AnnexMilestoneView,
    data.Funding: FundingView,
    data.Held: HeldView,
    data.Indicator: IndicatorView,
    data.IndicatorValue: MeasuredView,
    data.Change: ChangeView,
    data.Judged: JudgedView,
    data.ComparedItem: ComparedView,
    data.Comparison: ComparisonView,
    data.Decision: DecisionView,
    data.PlanDecision: PlanDecisionView,
}
