"""The evaluations of a plan: what has been issued, and the rounds that the user may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from botnia_portal.api.rows.places import Places
from botnia_portal.api.rows.words import TextBook
from botnia_portal.api.schemas.basic import Dated, Names
from botnia_portal.api.schemas.evaluations import Edition, EditionDecision, Evaluation, File, Round
from evaluations.choices import ReportState, RoundKind
from evaluations.models import EvaluationRound
from evaluations.selectors.editions import EditionLine, issued_editions
from plans.models import ActionPlan


@dataclass(frozen=True)
class EvaluationWriter:
    """Writes the evaluations of one plan for one user."""

    plan: ActionPlan
    user: Any
    places: Places

    def all(self) -> list[Evaluation]:
        """The evaluations in the order of the term; four queries, one more where texts have states."""
        seen = EvaluationRound.objects.visible_to(self.user).filter(plan=self.plan)
        rounds = {row.kind: row for row in seen}
        book = TextBook(live=bool(rounds))
        book.learn(EvaluationRound, [row.pk for row in rounds.values()])
        editions: dict[str, list[EditionLine]] = {}
        for line in issued_editions(self.plan):
            editions.setdefault(line.edition.round.kind, []).append(line)
        return [
            self._evaluation(kind, rounds.get(kind), editions.get(kind, ()), book)
            for kind in RoundKind.values
            if kind in rounds or kind in editions
        ]

    def _evaluation(
        self, kind: str, row: EvaluationRound | None, lines: Iterable[EditionLine], book: TextBook
    ) -> Evaluation:
        thing = self._id(kind)
        return Evaluation(
            id=thing,
            url=self.places.own(thing),
            web=self.places.page("evaluations", self.plan.slug),
            plan=self.plan.slug,
            has_example_data=self.plan.has_example_data,
            kind=RoundKind(kind),
            round=self._round(row, book) if row else None,
            editions=[self._edition(line, sees_round=row is not None) for line in lines],
        )

    def _id(self, kind: str) -> str:
        return f"plans/{self.plan.slug}/evaluations/{kind}"

    def _round(self, row: EvaluationRound, book: TextBook) -> Round:
        return Round(
            state=row.state,  # type: ignore[arg-type]
            cut_off=row.cut_off,
            opens=row.opens,
            closes=row.closes,
            summary=book.text(row, "summary"),
            conclusions=book.text(row, "conclusions"),
            recommendations=book.text(row, "recommendations"),
        )

    def _edition(self, line: EditionLine, *, sees_round: bool) -> Edition:
        """`sees_round` opens what is withdrawn or not public too, as `evaluations.download` does."""
        row: Any = line.edition
        thing = f"{self._id(row.round.kind)}/editions/{row.number}"
        opened = row.is_public or sees_round
        return Edition(
            id=thing,
            web=self.places.page("edition", self.plan.slug, row.round.kind, row.number),
            number=row.number,
            title=Names(fi=row.title_fi, sv=row.title_sv),
            cut_off=line.cut_off,
            frozen_at=row.frozen_at,
            publicity=row.publicity,
            publicity_reason=row.publicity_reason or None,
            retention=row.retention,
            case_number=row.case_number or None,
            sha256=row.sha256,
            chain_sha256=row.chain_sha256 or None,
            decisions=_decisions(row),
            withdrawn=_withdrawal(row),
            schema_version=row.schema_version,
            publication=self.places.own(f"{thing}/publication") if opened else None,
            package=self._package(row) if opened else None,
            files=self._files(line) if opened else [],
        )

    def _files(self, line: EditionLine) -> list[File]:
        address = line.edition.round.kind, line.edition.number
        return [
            File(
                language=report.language,  # type: ignore[arg-type]
                format=report.format,  # type: ignore[arg-type]
                url=self._file(*address, report.language, report.format),
                size=report.size,
                pages=report.pages,
                sha256=report.sha256,
            )
            for report in (made.report for made in line.reports)
            if report.state == ReportState.READY
        ]

    def _file(self, kind: str, number: int, language: str, format: str) -> str:
        found = self.places.page("edition-file", self.plan.slug, kind, number, language, format)
        return found.sv if language == "sv" else found.fi

    def _package(self, row: Any) -> str:
        return self.places.host + reverse("edition-package", args=[self.plan.slug, row.pk])


def _decisions(row: Any) -> list[EditionDecision]:
    return [
        EditionDecision(
            kind=told["kind"],
            body=Names(fi=told["body"]["fi"] or None, sv=told["body"]["sv"] or None),
            day=told["day"],
            section=told["section"] or None,
        )
        for told in row.decisions or ()
    ]


def _withdrawal(row: Any) -> Dated | None:
    if row.withdrawn_at is None:
        return None
    return Dated(
        on=timezone.localdate(row.withdrawn_at), reason=TextBook(live=False).text(row, "withdrawal_reason")
    )
