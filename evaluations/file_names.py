"""The names that files get on the reader's machine: plain letters, in one of the two languages."""

from evaluations.choices import RoundKind
from evaluations.models import Report

WORDS = {
    (RoundKind.MID_TERM, "fi"): "valiarviointi",
    (RoundKind.MID_TERM, "sv"): "halvtidsutvardering",
    (RoundKind.END_OF_TERM, "fi"): "loppuarviointi",
    (RoundKind.END_OF_TERM, "sv"): "slututvardering",
}


def of_report(report: Report) -> str:
    """In the language of the report."""
    evaluation = report.edition.round
    word = WORDS[RoundKind(evaluation.kind), report.language]
    return f"{word}-{evaluation.plan.slug}-{report.language}.{report.format}"
