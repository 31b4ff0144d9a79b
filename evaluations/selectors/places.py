"""Where the texts of a round belong, for counting their states."""

from botnia_portal.core.texts import Place
from evaluations.models import EvaluationRound

WHOLE = "whole"


def scope_of(evaluation: EvaluationRound) -> str:
    """The container of a round's texts; apart from the plan's own, so that each is counted alone."""
    return f"round:{evaluation.plan.slug}/{evaluation.kind}"


def place_in(evaluation: EvaluationRound, section_number: int | None = None) -> Place:
    """The place of a text on an area, or on the whole."""
    return Place(scope_of(evaluation), WHOLE if section_number is None else str(section_number))
