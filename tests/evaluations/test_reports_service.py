"""The life of a report: each change of state is won by one, and nothing stays half done."""

import errno
import hashlib
import os
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

from botnia_portal.celery import app
from evaluations import report as evaluation_report
from evaluations.models import Edition, Report
from evaluations.services import files, lease, making, reports
from evaluations.services.making import Outcome, make
from tests.evaluations.sample import sample

PDF = b"%PDF-1.7 a report"


@pytest.fixture
def edition(evaluation) -> Edition:
    data = sample(draft=True)
    return Edition.objects.create(round=evaluation, publication=data.to_data(), sha256=data.checksum())


@pytest.fixture
def report(edition) -> Report:
    return Report.objects.create(edition=edition, language="fi", heartbeat_at=timezone.now())


@pytest.fixture
def drawing(monkeypatch):
    """A stub in the place of the layout: quick, and told what to do."""

    def pdf(publication, language, *, full=True, progress=None):
        if progress:
            progress(40, "layout")
        if pdf.error:
            raise pdf.error
        return PDF

    pdf.error = None
    monkeypatch.setattr(making.evaluation_report, "pdf", pdf)
    monkeypatch.setattr(making, "page_count", lambda content: 31)
    return pdf


def age(report, seconds, **columns):
    """Make a report look as if its heart had last beaten so many seconds ago."""
    then = timezone.now() - timedelta(seconds=seconds)
    Report.objects.filter(pk=report.pk).update(heartbeat_at=then, **columns)


def reread(report):
    report.refresh_from_db()
    return report


def test_a_report_is_made_and_its_file_is_whole(report, drawing):
    assert make(report.pk) is Outcome.DONE
    reread(report)
    assert (report.state, report.percent, report.pages, report.size) == ("ready", 100, 31, len(PDF))
    assert files.path_of(report.file.name).read_bytes() == PDF
    assert not list(files.path_of(report.file.name).parent.glob("*.part"))


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize(
    ("format_", "made"), [("html", evaluation_report.web_page), ("docx", evaluation_report.word)]
)
def test_the_other_formats_are_kept_and_hashed_like_the_pdf(edition, language, format_, made):
    report = Report.objects.create(edition=edition, language=language, format=format_)
    assert make(report.pk) is Outcome.DONE
    reread(report)
    content = files.path_of(report.file.name).read_bytes()
    assert report.file.name.endswith(f".{format_}")
    assert (report.state, report.pages, report.size) == ("ready", None, len(content))
    assert report.sha256 == hashlib.sha256(content).hexdigest()
    assert content == made(sample(draft=True), language)


def test_the_files_of_an_edition_leave_each_other_alone(report, edition, drawing):
    rows = [report, *(edition.reports.create(language="fi", format=name) for name in ("html", "reader"))]
    for row in rows:
        make(row.pk)
    assert all(files.path_of(reread(row).file.name).exists() for row in rows)


def test_what_was_made_in_one_format_alone_gets_the_others(report, edition, coordinator, sent):
    queued = reports.queue_reports(edition, coordinator)
    assert len({(row.language, row.format) for row in queued}) == len(queued) == 8
    assert report in queued
    again = reports.queue_reports(edition, coordinator)
    assert [row.pk for row in again] == [row.pk for row in queued]


def test_of_two_claims_one_wins(report):
    first, second = lease.claim(report.pk), lease.claim(report.pk)
    assert (bool(first), second) == (True, None)


def test_a_stale_claim_is_taken_over_and_the_old_worker_changes_nothing(report):
    old = lease.claim(report.pk)
    age(report, 16)
    new = lease.claim(report.pk)
    assert new not in (None, old)
    assert reports.finish(reread(report), old, b"late", 1, "0" * 64) is False
    assert not list(files.path_of("reports").rglob(f"*{old[:8]}*"))
    assert reports.fail(report.pk, old, "broken") is False
    assert reports.finish(report, new, PDF, 31, "1" * 64) is True
    assert reread(report).state == "ready"


def test_the_winner_removes_what_others_left(report):
    old = lease.claim(report.pk)
    files.write(files.name_for(report, old), b"left behind")
    age(report, 16)
    new = lease.claim(report.pk)
    reports.finish(reread(report), new, PDF, 31, "1" * 64)
    folder = files.path_of(files.name_for(report, new)).parent
    prefix = report.edition.sha256[:16]
    left = [path.read_bytes() for path in folder.glob(f"{prefix}-fi-pdf-*")]
    assert left == [PDF]


def test_a_second_message_looks_again_later_or_does_nothing(report, drawing):
    lease.claim(report.pk)
    assert make(report.pk) is Outcome.BUSY
    age(report, 16)
    assert make(report.pk) is Outcome.DONE
    assert make(report.pk) is Outcome.NOTHING
    assert make(report.pk + 1000) is Outcome.NOTHING


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (SoftTimeLimitExceeded(), "too_long"),
        (OSError(errno.ENOSPC, "No space left on device"), "no_space"),
        (MemoryError(), "no_memory"),
        (OSError(errno.EACCES, "Permission denied"), "broken"),
        (ValueError("no such glyph"), "broken"),
    ],
)
def test_a_failure_says_why_and_can_be_tried_again(report, drawing, coordinator, sent, error, reason):
    drawing.error = error
    assert make(report.pk) is Outcome.DONE
    assert (reread(report).state, report.failure) == ("failed", reason)
    assert str(report.get_failure_display()).endswith(".")
    drawing.error = None
    assert reports.retry(report, coordinator)
    assert make(report.pk) is Outcome.DONE
    assert (reread(report).state, report.failure) == ("ready", "")


def test_a_full_disk_leaves_no_half_file(report, drawing, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = set(files.path_of("reports").rglob("*"))
    monkeypatch.setattr(files.os, "fsync", full)
    make(report.pk)
    assert (reread(report).state, report.failure) == ("failed", "no_space")
    assert not {path for path in files.path_of("reports").rglob("*") if path.is_file()} - before


def test_a_database_that_goes_away_is_left_to_the_task(report, drawing):
    drawing.error = OperationalError("server closed the connection")
    with pytest.raises(OperationalError):
        make(report.pk)
    assert reread(report).state == "running"


def test_data_that_were_tampered_with_make_no_report(report, drawing):
    data = report.edition.publication
    data["plan"]["title"]["fi"] = "Jotain muuta"
    Edition.objects.filter(pk=report.edition_id).update(publication=data)
    make(report.pk)
    assert (reread(report).state, report.failure) == ("failed", "broken")


def test_the_heartbeat_writes_percent_and_notices_a_lost_claim(report):
    token = lease.claim(report.pk)
    hold = lease.Lease(report.pk, token)
    hold.tell(42, "layout")
    hold.beat()
    assert (reread(report).percent, report.step) == (42, "layout")
    age(report, 16)
    lease.claim(report.pk)
    hold.beat()
    with pytest.raises(lease.ClaimLost):
        hold.tell(43, "layout")
    assert reread(report).percent == 0


def test_the_sweep_leaves_alone_what_is_alive(report, sent):
    assert reports.sweep() == []
    lease.claim(report.pk)
    assert reports.sweep() == []
    assert sent == []


def test_the_sweep_takes_up_what_lost_its_worker(report, sent):
    lease.claim(report.pk)
    age(report, 16)
    assert reports.sweep() == sent == [report.pk]
    assert (reread(report).state, report.claim, report.attempts) == ("queued", "", 1)
    assert reports.sweep() == []


def test_the_sweep_sends_again_what_waits_too_long(report, sent):
    age(report, 61)
    assert reports.sweep() == sent == [report.pk]
    assert reports.sweep() == []


def test_after_three_lost_workers_the_report_fails(report, sent):
    for _attempt in range(3):
        assert lease.claim(report.pk)
        age(report, 16)
        reports.sweep()
    assert (reread(report).state, report.failure) == ("failed", "worker_lost")
    assert len(sent) == 2
    assert lease.claim(report.pk) is None


def test_a_message_of_a_report_that_was_given_up_does_nothing(report, drawing):
    lease.claim(report.pk)
    age(report, 16, attempts=3)
    assert make(report.pk) is Outcome.NOTHING
    assert (reread(report).state, report.failure) == ("failed", "worker_lost")


def test_a_queue_that_cannot_be_reached_is_a_failure_with_its_reason(report, coordinator, monkeypatch):
    def away(*args):
        raise BrokerAway("connection refused")

    monkeypatch.setattr(app, "send_task", away)
    reports.enqueue(report.pk)
    assert (reread(report).state, report.failure) == ("failed", "no_broker")


def test_in_the_sweep_a_report_stays_queued_for_the_next_one(report, monkeypatch):
    def away(*args):
        raise OSError("no such folder")

    age(report, 61)
    monkeypatch.setattr(app, "send_task", away)
    assert reports.sweep() == []
    assert reread(report).state == "queued"


def test_a_retry_begins_to_count_anew_and_is_won_once(
    report, coordinator, sent, django_capture_on_commit_callbacks
):
    age(report, 0, state="failed", failure="worker_lost", attempts=3)
    same = Report.objects.get(pk=report.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert reports.retry(reread(report), coordinator) is True
        assert reports.retry(same, coordinator) is False
    assert (report.state, report.attempts, sent) == ("queued", 0, [report.pk])


def test_a_report_that_lost_its_file_is_made_again(report, edition, drawing, coordinator, sent):
    make(report.pk)
    files.forget(reread(report).file.name)
    reports.queue_reports(edition, coordinator)
    assert reread(report).state == "queued"


def test_what_lost_attempts_left_is_cleared_when_nobody_can_still_write_it(report, drawing):
    make(report.pk)
    kept = files.path_of(reread(report).file.name)
    old, fresh, other = (files.path_of(files.name_for(report, claim)) for claim in ("a", "b", "c"))
    other = other.with_name(other.name.replace("-fi-", "-sv-"))
    old = old.with_name(f"{old.name}.part")
    for path in (old, fresh, other):
        path.write_bytes(PDF)
    for path in (old, other, kept):
        os.utime(path, (0, 0))
    reports.clear_up()
    assert [path.exists() for path in (kept, old, fresh, other)] == [True, False, True, True]
    age(report, 0, state="queued", file="", sha256="")
    reports.clear_up()
    assert kept.exists()
