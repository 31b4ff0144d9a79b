from evaluations.models.made import MadeFile
from evaluations.models.records import Edition, Report
from evaluations.models.rounds import (
    AreaAssessment,
    EvaluationRound,
    GoalAssessment,
    GroupPosition,
    ItemAssessment,
    Reopening,
)

__all__ = [
    "AreaAssessment",
    "Edition",
    "EvaluationRound",
    "GoalAssessment",
    "GroupPosition",
    "ItemAssessment",
    "MadeFile",
    "Reopening",
    "Report",
]
