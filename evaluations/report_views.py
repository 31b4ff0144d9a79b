"""The publication as one reader sees it: each text in the language of the report, marked where it is not its own.

A view stands in front of a frozen object and hands out the same attributes; texts come as `Shown`, inner objects as
views. So templates write `{{ item.title }}` and never choose a language, and they can reach nothing but frozen data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from botnia_portal.core import charts, markdown
from evaluations import publication as data
from evaluations import report_words as words

COMPACT_LETTERS = 900
LETTERS_A_LINE = 90


class Shown(SafeString):
    """A text in the reader's language, else in the other; the string itself is a short text with its marks.

    `bare` is the short text without the mark "draft", `plain` goes into attributes and bookmarks.
    """

    bare: SafeString
    plain: str
    foreign: str  # the language, where it is not the reader's
    mark: SafeString

    @cached_property
    def inline(self) -> SafeString:
        """A long text inside a sentence or cell, without a block of its own where it is one paragraph."""
        html = _html(self.plain)
        paragraph = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, flags=re.DOTALL)
        return (
            _inline(paragraph[1], self.foreign, self.mark)
            if paragraph
            else _blocks(html, self.foreign, self.mark)
        )

    @cached_property
    def prose(self) -> SafeString:
        """A long text as blocks."""
        if self.inline.startswith("<div"):
            return self.inline
        return format_html('<div class="prose"><p>{}</p></div>', self.inline)


def show(text: data.Text, language: str, *, marks: bool = True) -> Shown | None:
    """The text for a reader of `language`; None where neither language has any."""
    own = getattr(text, language).strip()
    other = "sv" if language == "fi" else "fi"
    plain = own or getattr(text, other).strip()
    if not plain:
        return None
    mark = SafeString()
    if not own:
        mark = _mark(_("in Finnish") if other == "fi" else _("in Swedish"))
    elif marks and getattr(text, f"{language}_state") == "draft":
        mark = _mark(_("draft"))
    bare = format_html("{}", plain) if own else format_html('<span lang="{}">{}</span>{}', other, plain, mark)
    shown = Shown(bare + mark if own else bare)
    shown.bare, shown.plain, shown.foreign, shown.mark = bare, plain, "" if own else other, mark
    return shown


def _mark(words: str) -> SafeString:
    return format_html('<span class="mark"> {}</span>', words)


def _html(plain: str) -> str:
    """The small Markdown as HTML, with plain text only in its links, as PDF/UA wants it."""
    return re.sub(
        r"(<a [^>]*>)(.*?)(</a>)",
        lambda link: link[1] + re.sub(r"<[^>]+>", "", link[2]) + link[3],
        markdown.render(plain),
        flags=re.DOTALL,
    ).strip()


def _inline(html: str, foreign: str, mark: SafeString) -> SafeString:
    inner = mark_safe(html)  # noqa: S308 - cleaned by core.markdown
    return format_html('<span lang="{}">{}</span>{}', foreign, inner, mark) if foreign else inner + mark


def _blocks(html: str, foreign: str, mark: SafeString) -> SafeString:
    """Blocks; the mark ends the last of them, outside of what stands in the other language."""
    if foreign:
        inner = mark_safe(html)  # noqa: S308 - cleaned by core.markdown
        return format_html('<div class="prose"><div lang="{}">{}</div><p>{}</p></div>', foreign, inner, mark)
    ending = re.search(r"(?:</(?:p|li|ul|ol)>\s*)+$", html)
    place = ending.start() if ending else len(html)
    marked = mark_safe(html[:place] + mark + html[place:])  # noqa: S308 - as above, and a mark of our own
    return format_html('<div class="prose">{}</div>', marked)


def texts(value: Any) -> Iterator[data.Text]:
    """Every text within a frozen object."""
    if isinstance(value, data.Text):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def is_draft(value: Any, language: str) -> bool:
    """Whether every text within, and more than one, is a draft in this language."""
    states = [getattr(text, f"{language}_state") for text in texts(value) if getattr(text, language)]
    return len(states) > 1 and set(states) == {"draft"}


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
        return words.day(value) if isinstance(value, date) else value


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
            (_("Added to the plan"), [self.added_on]),
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


class FundingView(View):
    frozen: data.Funding

    @property
    def words(self) -> str:
        return words.funding(self.frozen)


class DecisionView(View):
    frozen: data.Decision

    @property
    def sentence(self) -> str:
        body = show(self.frozen.body, self.language, marks=False)
        return words.decision(self.frozen, body.plain if body else "")


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
    data.Decision: DecisionView,
}
