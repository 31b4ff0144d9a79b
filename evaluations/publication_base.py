"""The words that the publication uses for codes, and its texts in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["fi", "sv"]
TextState = Literal["confirmed", "draft", "missing"]
RoundKind = Literal["mid-term", "end-of-term"]
DecisionKind = Literal["adopted", "noted", "returned"]
Commitment = Literal["firm", "intention", "need", "information"]
Status = Literal["realised", "partly", "running", "not_started", "not_realised", "no_report"]
JudgedStatus = Literal["realised", "partly", "running", "not_started", "not_realised", "no_report", "dropped"]
BasisKind = Literal["report", "milestones", "none"]
RatingValue = Literal["well", "mostly", "partly", "not", "too_early"]
Outcome = Literal["continue", "change", "finish", "drop", "carry_over"]
MilestoneState = Literal["done", "late", "due", "ahead", "undated"]
FundingKind = Literal["applied", "granted", "used", "unspecified"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages, each with the state of that language's version.

    Long texts are the small Markdown of the portal. A stale text counts as a draft; a name that needs no
    confirming is "confirmed". "missing" goes with an empty text, and the report shows the other language's.
    """

    fi: str
    sv: str
    fi_state: TextState = "confirmed"
    sv_state: TextState = "confirmed"
