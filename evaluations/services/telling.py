"""Telling whoever asked for reports how they ended: one mail, when none of them is under way any more.

`Report.asked_from` marks what somebody waits for. It is emptied, and the mail written, in the transaction in which the
last report ends; the worker sends the mail after the commit.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from botnia_portal.core.mail.writing import write_mail
from evaluations.choices import UNDER_WAY
from evaluations.models import Edition, Report
from evaluations.selectors.editions import ReportLine

logger = logging.getLogger(__name__)


@contextmanager
def ending(report_id: int) -> Iterator[None]:
    """What ends a report is written in here, and with it the mail to whoever waits for nothing more."""
    with transaction.atomic():
        edition_id = wait_for_turn(report_id)
        yield
        if edition_id is not None:
            _tell(edition_id)


def wait_for_turn(report_id: int) -> int | None:
    """Have the reports of the edition to oneself until the end of the transaction; returns the key of the edition.

    Without that, two transactions that end the last two reports would each see the other's still under way, and nobody
    would be told. SQLite lets only one transaction write anyway. The lock leaves new reports of the edition alone.
    """
    rows = Edition.objects.select_for_update(of=("self",), no_key=True).only("pk")
    edition = rows.filter(reports=report_id).first()
    return edition.pk if edition else None


def _tell(edition_id: int) -> None:
    """One mail to each person whose reports of this edition have all come to an end."""
    rows = Report.objects.filter(edition=edition_id).exclude(asked_from="").select_related("requested_by")
    by_person = sorted(rows, key=lambda report: report.requested_by_id or 0)
    for _key, group in groupby(by_person, key=lambda report: report.requested_by_id):
        ended = list(group)
        if any(report.state in UNDER_WAY for report in ended):
            continue
        mine = Report.objects.filter(pk__in=[report.pk for report in ended]).exclude(asked_from="")
        if mine.update(asked_from=""):
            _write(ended)


def _write(ended: Sequence[Report]) -> None:
    """The mail about the reports that one person asked for, where that person is to be reached."""
    person: Any = ended[0].requested_by
    if person is None or not person.is_active or not person.email:
        return
    edition = Edition.objects.defer("publication").select_related("round__plan").get(pk=ended[0].edition_id)
    # The reader's own language before the other, as on the pages.
    lines = [ReportLine(report) for report in sorted(ended, key=lambda one: one.language != person.language)]
    with translation.override(person.language):
        body = letter(edition, lines, root=ended[0].asked_from)
        try:
            write_mail(person.email, person.language, subject(edition, lines), body, about=edition.round)
        except ValidationError:
            # The report is what was asked for: it does not fail for want of an address.
            logger.warning("User %s has no address to which a mail can be sent.", person.pk)


def subject(edition: Edition, lines: Sequence[ReportLine]) -> str:
    """The subject in the active language."""
    failed, words = sum(line.has_failed for line in lines), {"edition": edition}
    if not failed:
        return (
            ngettext("The report is ready: %(edition)s", "The reports are ready: %(edition)s", len(lines))
            % words
        )
    if failed < len(lines):
        return _("Some of the reports could not be made: %(edition)s") % words
    return (
        ngettext(
            "The report could not be made: %(edition)s", "The reports could not be made: %(edition)s", failed
        )
        % words
    )


def letter(edition: Edition, lines: Sequence[ReportLine], *, root: str) -> str:
    """The text in the active language. `root` is the address of the portal ("https://portal.example.org")."""
    context = {
        "edition": edition,
        "evaluation": edition.round,
        "ready": [line for line in lines if not line.has_failed],
        "failed": [line for line in lines if line.has_failed],
        "address": root + _page_of(edition),
    }
    return render_to_string("evaluations/mail/reports.txt", context).strip() + "\n"


def _page_of(edition: Edition) -> str:
    """Where the reports are found: of an issued edition on the public page, of a draft on the page of its round."""
    if edition.is_issued:
        return f"{reverse('evaluations', args=[edition.round.plan.slug])}#issued"
    return f"{edition.round.get_absolute_url()}#reports"
