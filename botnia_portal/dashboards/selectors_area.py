"""A priority area's own page: its text, news, links and files, and its place in the plans that the reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from botnia_portal.dashboards.pages.shown import Shown
from plans.models import PlanItem, PlanSection
from plans.selectors.indicators import IndicatorLine, of_section
from plans.selectors.progress import Progress, progress_by
from priorities.models import AreaFile, AreaLink, AreaNews, PriorityArea


@dataclass(frozen=True)
class NewsLine:
    """`shown` is False of what readers do not see, which only those who write it are given."""

    news: AreaNews
    shown: bool


@dataclass(frozen=True)
class AreaPage:
    """`section` is the area's place in the plan shown, None where no plan has it; `earlier` those in older plans."""

    news: list[NewsLine]
    links: Sequence[AreaLink]
    files: Sequence[AreaFile]
    section: PlanSection | None = None
    progress: Progress = field(default_factory=Progress)
    indicators: list[IndicatorLine] = field(default_factory=list)
    earlier: Sequence[PlanSection] = ()


def area_page(area: PriorityArea, shown: Shown, today: date, *, edits: bool) -> AreaPage:
    """The page of an area; at most nine queries, whatever it holds. News follow the calendar, the rest the plan."""
    sections = _sections(area, shown)
    current = sections[0] if sections else None
    news = _news(area, today, edits=edits)
    links, files = list(area.links.all()), list(area.files.all())
    if current is None:
        return AreaPage(news, links, files)
    progress = progress_by(PlanItem.objects.filter(section=current), shown.day, "section_id")
    indicators = of_section(current, shown.day, told=shown.shows_state)
    return AreaPage(
        news, links, files, current, progress.get(current.pk, Progress()), indicators, sections[1:]
    )


def _sections(area: PriorityArea, shown: Shown) -> list[PlanSection]:
    """The area's places in the plan shown and in the older ones, in that order."""
    plans = [shown.plan, *shown.others] if shown.plan else []
    rows = PlanSection.objects.filter(area=area, plan__in=plans).select_related("plan")
    return sorted(rows, key=lambda row: plans.index(row.plan))


def _news(area: PriorityArea, today: date, *, edits: bool) -> list[NewsLine]:
    rows = AreaNews.objects.filter(area=area)
    if not edits:
        return [NewsLine(row, shown=True) for row in rows.shown_on(today)]
    seen = set(rows.shown_on(today).values_list("pk", flat=True))
    return [NewsLine(row, row.pk in seen) for row in rows]
