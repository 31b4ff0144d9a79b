from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundKind(models.TextChoices):
    MID_TERM = "mid-term", _("mid-term evaluation")
    END_OF_TERM = "end-of-term", _("end-of-term evaluation")


class RoundState(models.TextChoices):
    OPEN = "open", _("open")
    IN_REVIEW = "in_review", _("in review")
    ADOPTED = "adopted", _("adopted")
    ISSUED = "issued", _("issued")


WRITABLE_STATES = frozenset({RoundState.OPEN, RoundState.IN_REVIEW})
REVIEW_STATES = frozenset({RoundState.IN_REVIEW, RoundState.ADOPTED, RoundState.ISSUED})
"""From review on the steering group reads the round, and goes on reading it when it is issued."""


class Rating(models.TextChoices):
    """The coordinator's rating: a judgement of its own, never computed from the status."""

    WELL = "well", _("well")
    MOSTLY = "mostly", _("mostly")
    PARTLY = "partly", _("partly")
    NOT = "not", _("not at all")
    TOO_EARLY = "too_early", _("too early to judge")


class Outcome(models.TextChoices):
    CONTINUE = "continue", _("continues")
    CHANGE = "change", _("is changed")
    FINISH = "finish", _("is finished")
    DROP = "drop", _("is dropped")
    CARRY_OVER = "carry_over", _("is carried over to the next plan")


class Publicity(models.TextChoices):
    """The publicity class of a document (act 621/1999). Only a public edition stands on the public page."""

    PUBLIC = "public", _("public")
    PARTLY_SECRET = "partly_secret", _("partly secret")
    SECRET = "secret", _("secret")


class Retention(models.TextChoices):
    PERMANENT = "permanent", _("kept permanently")
    TEN_YEARS = "10_years", _("10 years")
    FIVE_YEARS = "5_years", _("5 years")


class ReportFormat(models.TextChoices):
    """The files that are made of one report: the PDF is the record, the reader's version what one reads of it first.
    Listed from the last of them, the reader's version comes first and the record after it."""

    PDF = "pdf", _("PDF")
    READER = "reader", _("PDF, reader’s version")
    HTML = "html", _("web page (HTML)")
    DOCX = "docx", _("Word (DOCX)")

    @property
    def extension(self) -> str:
        """How the name of the file ends."""
        return "pdf" if self == ReportFormat.READER else str(self.value)


class ReportState(models.TextChoices):
    QUEUED = "queued", _("queued")
    RUNNING = "running", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")


UNDER_WAY = frozenset({ReportState.QUEUED, ReportState.RUNNING})
"""The states of a file that is still to be made."""


class FailureReason(models.TextChoices):
    """Why a file could not be made: a word for the database, and the sentence for whoever waits for it."""

    WORKER_LOST = "worker_lost", _("The worker stopped in the middle of the work more than once.")
    TOO_LONG = "too_long", _("Making the file took too long and was stopped.")
    NO_SPACE = "no_space", _("There is no space left for the file.")
    BROKEN = "broken", _("The file could not be made. The administrators have been told in the log.")
    NO_MEMORY = "no_memory", _("Making the file needs more memory than the worker may use.")
    NO_BROKER = "no_broker", _("The queue could not be reached.")
