"""Whoever asked for reports is told once how they ended: in the own language, with the reason of what failed."""

import threading
import time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from botnia_portal.celery import app
from botnia_portal.core.models import OutgoingMail
from evaluations.choices import FailureReason, ReportFormat
from evaluations.models import Edition, EvaluationRound, Report
from evaluations.services import files, lease, reports
from tests.evaluations.sample import sample
from tests.evaluations.test_reports_service import age

pytestmark = pytest.mark.django_db
ROOT = "https://portal.kunta.example"
FILES = 2 * len(ReportFormat)


@pytest.fixture
def edition(evaluation, sent) -> Edition:
    data = sample(draft=True)
    return Edition.objects.create(round=evaluation, publication=data.to_data(), sha256=data.checksum())


def end(report: Report, failure: str = "") -> None:
    """What a worker does: take the report up and keep its file, or say why there is none."""
    token = lease.claim(report.pk)
    assert token
    if failure:
        assert reports.fail(report.pk, token, failure)
    else:
        assert reports.finish(report, token, b"a file", None, "1" * 64)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


def only_mail() -> OutgoingMail:
    (mail,) = mails()
    return mail


def test_one_mail_when_the_last_of_them_is_ready(edition, coordinator):
    *first, last = reports.queue_reports(edition, coordinator, ROOT)
    for report in first:
        end(report)
        assert not mails()
    end(last)
    mail = only_mail()
    assert (mail.receiver, mail.language, mail.state) == (coordinator.email, "fi", "waiting")
    assert mail.subject.endswith("Toimintasuunnitelma – väliarviointi, luonnos")
    lines = mail.body.splitlines()
    assert {"Toimintasuunnitelma", "Väliarviointi"} <= set(lines)
    assert any(line.startswith("Luonnos, aineisto jäädytetty") for line in lines)
    assert [line for line in lines if line.startswith("- ")] == [
        "- Raportti suomeksi, PDF, lyhyt versio",
        "- Raportti suomeksi, PDF",
        "- Raportti suomeksi, verkkosivu (HTML)",
        "- Raportti suomeksi, Word (DOCX)",
        "- Raportti ruotsiksi, PDF, lyhyt versio",
        "- Raportti ruotsiksi, PDF",
        "- Raportti ruotsiksi, verkkosivu (HTML)",
        "- Raportti ruotsiksi, Word (DOCX)",
    ]
    assert [line for line in lines if "://" in line] == [
        f"{ROOT}/fi/plans/pieni/evaluations/mid-term/#reports"
    ]
    assert not mail.has_secret
    assert not Report.objects.exclude(asked_from="").exists()


def test_the_mail_is_in_the_own_language_and_says_why_a_report_failed(edition, second_coordinator):
    *others, swedish_pdf = sorted(
        reports.queue_reports(edition, second_coordinator, ROOT),
        key=lambda report: (report.language, report.format) == ("sv", "pdf"),
    )
    end(swedish_pdf, "too_long")
    for report in others:
        end(report)
    mail = only_mail()
    lines = mail.body.splitlines()
    assert mail.language == "sv"
    assert mail.subject.endswith("Verksamhetsplan – halvtidsutvärdering, utkast")
    assert "- Rapporten på svenska, PDF. Framställningen av filen tog för lång tid och avbröts." in lines
    told = [line for line in lines if line.startswith("- ")]
    assert (len(told), told[0]) == (FILES, "- Rapporten på svenska, PDF, kort version")
    assert f"{ROOT}/sv/plans/pieni/evaluations/mid-term/#reports" in lines


def test_an_issued_edition_is_found_on_the_public_page(edition, coordinator):
    Edition.objects.update(number=2)
    for report in reports.queue_reports(edition, coordinator, ROOT):
        end(report)
    mail = only_mail()
    assert mail.subject.endswith("väliarviointi, versio 2")
    assert "Versio 2, aineisto jäädytetty" in mail.body
    assert f"{ROOT}/fi/plans/pieni/evaluations/#issued\n" in mail.body


def test_all_that_failed_is_told_with_nothing_ready(edition, coordinator):
    for report in reports.queue_reports(edition, coordinator, ROOT):
        end(report, "no_space")
    told = [line for line in only_mail().body.splitlines() if line.startswith("- ")]
    assert len(told) == FILES
    assert all(line.endswith(f". {FailureReason.NO_SPACE.label}") for line in told)


def test_the_worker_sends_it(edition, coordinator, worker_sends, mailoutbox):
    for report in reports.queue_reports(edition, coordinator, ROOT):
        end(report)
    assert worker_sends() == [True]
    assert [message.to for message in mailoutbox] == [[coordinator.email]]


def test_a_retry_leads_to_one_mail_of_its_own(edition, coordinator):
    failing, *others = reports.queue_reports(edition, coordinator, ROOT)
    for report in others:
        end(report)
    end(failing, "broken")
    failing.refresh_from_db()
    assert reports.retry(failing, coordinator, ROOT)
    assert len(mails()) == 1
    end(failing)
    again = mails()[1]
    assert [line for line in again.body.splitlines() if line.startswith("- ")] == ["- Raportti suomeksi, PDF"]


def test_what_is_tried_again_meanwhile_is_waited_for(edition, coordinator):
    failing, *others = reports.queue_reports(edition, coordinator, ROOT)
    end(failing, "broken")
    failing.refresh_from_db()
    reports.retry(failing, coordinator, ROOT)
    for report in others:
        end(report)
    assert not mails()
    end(failing)
    assert only_mail().body.count("\n- ") == FILES


def test_who_tries_it_again_is_told_of_it(edition, coordinator, second_coordinator):
    failing, *others = reports.queue_reports(edition, coordinator, ROOT)
    end(failing, "broken")
    failing.refresh_from_db()
    reports.retry(failing, second_coordinator, ROOT)
    for report in [*others, failing]:
        end(report)
    assert {mail.receiver: mail.body.count("\n- ") for mail in mails()} == {
        coordinator.email: FILES - 1, second_coordinator.email: 1,
    }  # fmt: skip


def test_asking_again_for_what_is_ready_tells_nothing(edition, coordinator):
    for report in reports.queue_reports(edition, coordinator, ROOT):
        end(report)
    reports.queue_reports(edition, coordinator, ROOT)
    reports.sweep()
    assert len(mails()) == 1


def test_a_file_that_was_lost_is_told_of_when_it_is_there_again(edition, coordinator):
    first, *others = reports.queue_reports(edition, coordinator, ROOT)
    for report in [first, *others]:
        end(report)
    files.forget(Report.objects.get(pk=first.pk).file.name)
    reports.queue_reports(edition, coordinator, ROOT)
    end(first)
    assert [mail.body.count("\n- ") for mail in mails()] == [FILES, 1]


def test_what_the_sweep_puts_back_is_still_waited_for(edition, coordinator):
    first, *others = reports.queue_reports(edition, coordinator, ROOT)
    for report in others:
        end(report)
    lease.claim(first.pk)
    age(first, 16)
    assert reports.sweep() == [first.pk]
    assert not mails()
    end(first)
    assert only_mail().body.count("\n- ") == FILES


def test_what_is_given_up_is_told(edition, coordinator):
    lost = reports.queue_reports(edition, coordinator, ROOT)
    for report in lost:
        age(report, 16, attempts=3)
    assert reports.give_up() == FILES
    assert reports.give_up() == 0
    assert only_mail().body.count(f". {FailureReason.WORKER_LOST.label}\n") == FILES


def test_a_queue_that_cannot_be_reached_is_told(
    edition, coordinator, monkeypatch, django_capture_on_commit_callbacks
):
    def away(*_arguments):
        raise OSError("no broker")

    monkeypatch.setattr(app, "send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        reports.queue_reports(edition, coordinator, ROOT)
    assert only_mail().body.count("\n- ") == FILES


def test_a_worker_that_comes_late_tells_nothing(edition, coordinator):
    first, *others = reports.queue_reports(edition, coordinator, ROOT)
    for report in others:
        end(report)
    old = lease.claim(first.pk)
    age(first, 16)
    new = lease.claim(first.pk)
    assert not reports.finish(first, old, b"late", None, "0" * 64)
    assert not reports.fail(first.pk, old, "broken")
    assert not mails()
    assert reports.finish(first, new, b"a file", None, "1" * 64)
    assert not reports.fail(first.pk, new, "broken")
    only_mail()


@pytest.mark.parametrize("columns", [{"is_active": False}, {"email": ""}, {"email": "no address"}])
def test_who_cannot_be_reached_gets_none_and_the_reports_are_ready(edition, coordinator, columns):
    type(coordinator).objects.filter(pk=coordinator.pk).update(**columns)
    for report in reports.queue_reports(edition, coordinator, ROOT):
        end(report)
    assert not mails()
    assert set(edition.reports.values_list("state", "asked_from")) == {("ready", "")}


def test_where_nobody_asked_or_the_account_is_gone_nobody_is_told(edition, outsider):
    for asker, root in ((None, ""), (None, ROOT), (outsider, "")):
        Report.objects.all().delete()
        for report in reports.queue_reports(edition, asker, root):
            end(report)
    Report.objects.all().delete()
    asked = reports.queue_reports(edition, outsider, ROOT)
    outsider.delete()
    for report in asked:
        end(report)
    assert not mails()


def test_the_pages_say_from_where_it_was_asked(evaluation, coordinator, second_coordinator, sent, client_of):
    client_of(coordinator).post("/fi/plans/pieni/evaluations/mid-term/freeze/")
    asked = Report.objects.filter(requested_by=coordinator, asked_from="http://testserver")
    assert asked.count() == FILES
    end(asked[0], "broken")
    client_of(second_coordinator).post(f"/sv/reports/{asked[0].pk}/retry/")
    assert asked.count() == FILES - 1
    assert Report.objects.filter(requested_by=second_coordinator, asked_from="http://testserver").count() == 1


def queries_of_the_end(report: Report) -> int:
    token = lease.claim(report.pk)
    report = Report.objects.select_related("edition").get(pk=report.pk)
    with CaptureQueriesContext(connection) as queries:
        reports.finish(report, token, b"a file", None, "1" * 64)
    return len(queries)


def test_the_number_of_queries_depends_on_nothing(edition, coordinator):
    ContentType.objects.get_for_model(EvaluationRound)
    first, second, *others, last = reports.queue_reports(edition, coordinator, ROOT)
    counts = [queries_of_the_end(report) for report in (first, second)]
    assert counts[0] == counts[1] <= 5
    for report in others:
        end(report)
    of_all = queries_of_the_end(last)
    last.refresh_from_db()
    reports.put_back(last, coordinator, ROOT)
    assert queries_of_the_end(last) == of_all <= 8
    assert [mail.body.count("\n- ") for mail in mails()] == [FILES, 1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time.")
def test_of_two_workers_that_end_the_last_two_at_once_one_tells(edition, coordinator):
    first, second, *others = reports.queue_reports(edition, coordinator, ROOT)
    for report in others:
        end(report)
    tokens = {report.pk: lease.claim(report.pk) for report in (first, second)}

    def other_worker() -> None:
        try:
            reports.finish(second, tokens[second.pk], b"a file", None, "2" * 64)
        finally:
            connection.close()

    thread = threading.Thread(target=other_worker)
    with transaction.atomic():
        reports.finish(first, tokens[first.pk], b"a file", None, "1" * 64)
        thread.start()
        until = time.monotonic() + 10
        while thread.is_alive() and not somebody_waits() and time.monotonic() < until:
            time.sleep(0.02)
        assert not mails()
    thread.join(10)
    assert only_mail().body.count("\n- ") == FILES


def somebody_waits() -> bool:
    """Whether another connection waits for a lock. (`pg_stat_activity` stands still within a transaction.)"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])
