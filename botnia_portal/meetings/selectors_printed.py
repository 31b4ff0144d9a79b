"""The printed packs of a meeting as its page shows them."""

from dataclasses import dataclass

from botnia_portal.core import texts
from botnia_portal.meetings.models import PackFile
from evaluations.selectors.editions import FileLine
from networks.models import Meeting
from plans.models import ActionPlan


@dataclass(frozen=True)
class PackLine(FileLine):
    """The pack in one language."""

    report: PackFile


def printed(plan: ActionPlan, meeting: Meeting) -> list[PackLine]:
    """The pack in each language that was asked for, the reader's own first; one query."""
    rows = PackFile.objects.filter(plan=plan, meeting=meeting)
    return [PackLine(row) for row in sorted(rows, key=lambda row: row.language != texts.here())]
