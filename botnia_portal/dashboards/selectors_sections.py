"""The state of one area of a plan, as the overview tells that of the whole plan."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from botnia_portal.core import texts
from evaluations.models import EvaluationRound
from evaluations.selectors.rounds import rounds_with_progress
from plans.models import PlanSection
from plans.selectors.changes import change_counts
from plans.selectors.development import Development, development
from plans.selectors.kept import kept
from plans.selectors.meetings import steering_meetings


@dataclass(frozen=True)
class SectionState:
    """`since` is the day of the last meeting, None for readers and where there was none; `round` has `rated` and
    `item_count` of this area alone."""

    since: date | None = None
    changes: dict[str, int] = field(default_factory=dict)
    development: Development | None = None
    shares: list[texts.LanguageShare] = field(default_factory=list)
    round: EvaluationRound | None = None


def section_state(section: PlanSection, day: date, *, live: bool, told: bool, user: Any) -> SectionState:
    """The state as of `day`. Without `live` (a reader) what is inside is left out; without `told`, the course too."""
    course = development(section.plan, day, section.pk) if told else None
    if not live:
        return SectionState(development=course)
    plan = section.plan
    meetings = steering_meetings(plan, day)
    since = meetings[0].day if meetings else None
    shares = kept(plan, ("shares",), lambda: texts.shares_by_group(f"plan:{plan.slug}"))
    return SectionState(
        since=since,
        changes=change_counts(plan, since, day, told=told, section=section.pk) if since else {},
        development=course,
        shares=shares.get(str(section.number), []),
        round=_newest_round(section, user),
    )


def _newest_round(section: PlanSection, user: Any) -> EvaluationRound | None:
    """The latest round that the user may see, counted in this area; one query."""
    seen = EvaluationRound.objects.visible_to(user).filter(plan=section.plan)
    return rounds_with_progress(seen, section).select_related("plan").order_by("-cut_off").first()
