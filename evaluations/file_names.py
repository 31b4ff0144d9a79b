"""The names that files get on the reader's machine: plain letters, in one of the two languages."""

from evaluations.choices import ReportFormat, RoundKind

EVALUATIONS = {
    (RoundKind.MID_TERM, "fi"): "valiarviointi",
    (RoundKind.MID_TERM, "sv"): "halvtidsutvardering",
    (RoundKind.END_OF_TERM, "fi"): "loppuarviointi",
    (RoundKind.END_OF_TERM, "sv"): "slututvardering",
}
READERS_VERSION = {"fi": "lyhyt", "sv": "kort"}
PACKAGES = {"fi": "versio-{number}-arkistopaketti", "sv": "version-{number}-arkivpaket"}


def of_report(kind: str, slug: str, language: str, format_: str) -> str:
    """A report of a round of this kind and the plan `slug`, in the language of the report."""
    version = f"-{READERS_VERSION[language]}" if format_ == ReportFormat.READER else ""
    return f"{EVALUATIONS[RoundKind(kind), language]}-{slug}{version}-{language}.{ReportFormat(format_).extension}"


def of_package(kind: str, slug: str, number: int, language: str) -> str:
    """The archive package of an edition, in the language of the reader."""
    return f"{EVALUATIONS[RoundKind(kind), language]}-{slug}-{PACKAGES[language].format(number=number)}.zip"
