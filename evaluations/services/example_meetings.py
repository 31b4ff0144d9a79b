"""The meetings of the example: their agendas, and what they decided on the plan."""

from typing import Any

from botnia_portal.core import texts
from evaluations.services.example_round import both_columns
from networks.models import AgendaPoint, Meeting, Network
from plans.models import ActionPlan, Decision


def make(plan: ActionPlan, row: dict[str, Any]) -> None:
    """A meeting with its points and decisions, marked as example. Nobody is named as present."""
    place = texts.Place(f"plan:{plan.slug}")
    meeting = Meeting.objects.create(
        network=Network.objects.get(source_key=row["network"]),
        day=row["day"],
        number=row["number"],
        is_example=True,
        **both_columns(row, "place"),
    )
    texts.record(meeting, place)
    for order, told in enumerate(row["points"], 1):
        columns = both_columns(told, "title", "text", "proposal")
        texts.record(AgendaPoint.objects.create(meeting=meeting, order=order, **columns), place)
    for told in row.get("decisions", []):
        decision = Decision.objects.create(
            plan=plan,
            meeting=meeting,
            kind=told["kind"],
            section_mark=told["section"],
            is_example=True,
            **both_columns(told, "text"),
        )
        texts.record(decision, place)
