"""Whether an evaluation says the same in both languages: what must be mended before it is issued, and what is accepted.

Looked at are the texts that the publication shows and no others: they are noted while it is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.core.history import field_label
from evaluations.models import EvaluationRound, ItemAssessment
from evaluations.selectors.frozen import read_round
from evaluations.selectors.frozen_texts import Noted
from evaluations.selectors.parity_numbers import numbers_apart
from plans.models import PlanItem

STOPS = (texts.MISSING, texts.STALE)
DRAFT, NUMBERS, UNRATED = "draft", "numbers", "unrated"


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `area` is the number of the section, empty for what belongs to none; `language` is the one
    that lacks something, `only` the numbers that stand in one language alone."""

    sort: str
    area: str
    name: str
    label: str = ""
    language: str = ""
    address: str = ""
    only_fi: tuple[str, ...] = ()
    only_sv: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parity:
    findings: list[Finding]

    def of(self, *sorts: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.sort in sorts]

    @property
    def stops(self) -> list[Finding]:
        """Missing and stale texts: nothing is issued while there is one."""
        return self.of(*STOPS)

    @property
    def drafts(self) -> list[Finding]:
        return self.of(DRAFT)

    @property
    def numbers(self) -> list[Finding]:
        return self.of(NUMBERS)

    @property
    def unrated(self) -> list[Finding]:
        return self.of(UNRATED)

    @property
    def drafts_by_area(self) -> list[tuple[str, int]]:
        """How many drafts each area has, by its number; "" for what belongs to none."""
        return sorted(Counter(finding.area for finding in self.drafts).items())

    @property
    def wants_acceptance(self) -> bool:
        """Whether there is something that a person accepts by name."""
        return bool(self.drafts or self.numbers or self.unrated)

    @property
    def accepted(self) -> dict[str, Any]:
        """What is accepted, as the record keeps it: counts, by area where there are areas."""
        return {
            "drafts": dict(self.drafts_by_area),
            "numbers": len(self.numbers),
            "unrated": [finding.name for finding in self.unrated],
        }


def parity(evaluation: EvaluationRound) -> Parity:
    """The check of a round as it stands now; a constant number of queries."""
    _publication, read = read_round(evaluation, frozen_at=timezone.now())
    findings = [finding for noted in read.noted.values() for finding in _of_text(noted)]
    return Parity([*findings, *_unrated(evaluation)])


def _of_text(noted: Noted) -> list[Finding]:
    about: dict[str, Any] = {
        "area": noted.group if noted.group.isdecimal() else "",
        "name": _name(noted.row),
        "label": field_label(type(noted.row), noted.field),
        "address": reverse("translation", args=[noted.state_key]) if noted.state_key else "",
    }
    found = []
    for code in texts.LANGUAGES:
        state = noted.state if code == noted.language else ""
        if not getattr(noted.text, code):
            found.append(Finding(texts.MISSING, language=code, **about))
        elif state in (texts.STALE, DRAFT):
            found.append(Finding(state, language=code, **about))
    if noted.text.fi and noted.text.sv:
        only_fi, only_sv = numbers_apart(noted.text.fi, noted.text.sv)
        if only_fi or only_sv:
            found.append(Finding(NUMBERS, only_fi=tuple(only_fi), only_sv=tuple(only_sv), **about))
    return found


def _name(row: models.Model) -> str:
    """What a text belongs to: the item or the area that an assessment is about, else the row itself."""
    about = next(
        (getattr(row, name) for name in ("item", "section") if getattr(row, f"{name}_id", None)), row
    )
    return str(row if isinstance(row, PlanItem) else about)


def _unrated(evaluation: EvaluationRound) -> list[Finding]:
    rated = ItemAssessment.objects.filter(round=evaluation).exclude(rating="").values("item")
    items = PlanItem.objects.filter(plan=evaluation.plan).in_plan_on(evaluation.cut_off).exclude(pk__in=rated)
    address = [evaluation.plan.slug, evaluation.kind]
    return [
        Finding(
            UNRATED,
            area=str(item.section.number),
            name=str(item),
            address=reverse("assess-item", args=[*address, item.number]),
        )
        for item in items.select_related("section").order_by("section__number", "order")
    ]
