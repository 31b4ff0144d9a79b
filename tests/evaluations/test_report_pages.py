"""Watching a report, trying again, and downloading."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations import report as evaluation_report
from evaluations.models import Edition, Report
from evaluations.services import files
from tests.evaluations.sample import sample


@pytest.fixture
def report(in_review) -> Report:
    data = sample(draft=True)
    edition = Edition.objects.create(round=in_review, publication=data.to_data(), sha256=data.checksum())
    return Report.objects.create(edition=edition, language="fi", heartbeat_at=timezone.now())


def becomes(report, **columns):
    Report.objects.filter(pk=report.pk).update(**columns)


def make_ready(report):
    files.write("reports/2014/x.pdf", b"%PDF")
    becomes(report, state="ready", file="reports/2014/x.pdf", sha256="a" * 64, size=4, pages=31, percent=100)


def page(client, report, **headers):
    return client.get(reverse("report", args=[report.pk]), headers=headers)


def fragment(client, report, seen=""):
    return client.get(reverse("report", args=[report.pk]), {"seen": seen}, headers={"HX-Request": "true"})


def test_the_page_polls_while_the_report_is_under_way(report, coordinator, client_of):
    text = page(client_of(coordinator), report).content.decode()
    assert 'hx-trigger="every 2s"' in text
    assert 'role="status"' in text
    becomes(report, state="running", percent=40, step="layout")
    text = page(client_of(coordinator), report).content.decode()
    assert 'value="40"' in text


def test_a_ready_report_is_not_polled_any_more(report, coordinator, client_of):
    make_ready(report)
    text = page(client_of(coordinator), report).content.decode()
    assert "hx-get" not in text
    assert reverse("report-download", args=[report.pk]) in text
    assert "a" * 64 in text


def test_htmx_is_answered_only_where_something_has_changed(report, coordinator, client_of):
    client = client_of(coordinator)
    first = fragment(client, report)
    assert first.status_code == 200
    assert "<html" not in first.content.decode()
    assert fragment(client, report, "queued--0-0").status_code == 204
    becomes(report, state="running", percent=15, step="layout")
    changed = fragment(client, report, "queued--0-0").content.decode()
    assert "hx-swap-oob" in changed
    becomes(report, percent=16)
    quiet = fragment(client, report, "running-layout-0-15").content.decode()
    assert "16" in quiet
    assert "hx-swap-oob" not in quiet
    make_ready(report)
    assert fragment(client, report, "running-layout-0-16").status_code == 286


def test_a_failure_is_said_in_words_with_a_way_to_try_again(
    report, coordinator, steering_member, client_of, sent
):
    becomes(report, state="failed", failure="no_space")
    report.refresh_from_db()
    address = reverse("report-retry", args=[report.pk])
    text = page(client_of(coordinator), report).content.decode()
    assert str(report.get_failure_display()) in text
    assert address in text
    assert address not in page(client_of(steering_member), report).content.decode()


def test_trying_again_queues_the_report(
    report, coordinator, client_of, sent, django_capture_on_commit_callbacks
):
    becomes(report, state="failed", failure="no_space")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client_of(coordinator).post(reverse("report-retry", args=[report.pk]))
    assert answer["Location"].endswith(reverse("report", args=[report.pk])[3:])
    assert sent == [report.pk]
    client_of(coordinator).post(reverse("report-retry", args=[report.pk]))
    assert sent == [report.pk]


def test_trying_again_is_for_coordinators(report, steering_member, client_of):
    becomes(report, state="failed", failure="no_space")
    address = reverse("report-retry", args=[report.pk])
    assert client_of(steering_member).post(address).status_code == 403
    assert client_of(None).post(address).status_code == 302
    assert client_of(steering_member).get(address).status_code == 405


def test_a_long_wait_is_said(report, coordinator, client_of):
    waiting = page(client_of(coordinator), report).content
    becomes(report, heartbeat_at=timezone.now() - timedelta(seconds=31))
    assert page(client_of(coordinator), report).content != waiting


@pytest.mark.parametrize(("language", "name"), [("fi", "valiarviointi"), ("sv", "halvtidsutvardering")])
def test_the_file_has_a_name_in_its_language(report, steering_member, client_of, language, name):
    make_ready(report)
    becomes(report, language=language)
    answer = client_of(steering_member).get(reverse("report-download", args=[report.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}-pieni-{language}.pdf"'
    assert b"".join(answer.streaming_content) == b"%PDF"


def test_the_web_page_is_read_under_a_policy_of_its_own(report, coordinator, client_of):
    content = evaluation_report.web_page(sample(draft=True), "fi")
    files.write("reports/2014/x.html", content)
    becomes(report, format="html", state="ready", file="reports/2014/x.html", sha256="a" * 64, size=4)
    answer = client_of(coordinator).get(reverse("report-read", args=[report.pk]))
    assert answer.content == content
    policy = answer["Content-Security-Policy"]
    assert policy.startswith(f"{evaluation_report.policy_of(content)}; frame-ancestors 'none'")
    assert "default-src 'none'; style-src 'sha256-" in policy
    assert "script-src" not in policy
    answer = client_of(coordinator).get(reverse("report-download", args=[report.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="valiarviointi-pieni-fi.html"'
    assert b"".join(answer.streaming_content) == content


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_ready_web_page_leads_to_reading_and_to_the_file(report, coordinator, client_of, language):
    becomes(report, format="html", language=language)
    make_ready(report)
    becomes(report, pages=None)
    text = page(client_of(coordinator), report).content.decode()
    assert reverse("report-read", args=[report.pk]) in text
    assert reverse("report-download", args=[report.pk]) in text
    assert "a" * 64 in text
    assert "None" not in text


def test_only_a_web_page_is_read_in_the_browser(report, coordinator, client_of):
    make_ready(report)
    answer = client_of(coordinator).get(reverse("report-read", args=[report.pk]))
    assert answer["Location"].endswith(reverse("report", args=[report.pk])[3:])


def test_what_is_not_ready_leads_to_its_page(report, coordinator, client_of):
    answer = client_of(coordinator).get(reverse("report-download", args=[report.pk]))
    assert answer["Location"].endswith(reverse("report", args=[report.pk])[3:])


def test_a_file_that_is_gone_is_said(report, coordinator, client_of):
    make_ready(report)
    files.forget("reports/2014/x.pdf")
    assert client_of(coordinator).get(reverse("report-download", args=[report.pk])).status_code == 404


@pytest.mark.parametrize("name", ["report", "report-download", "report-read"])
def test_others_are_refused(name, report, outsider, group_contact, client_of):
    make_ready(report)
    address = reverse(name, args=[report.pk])
    assert client_of(outsider).get(address).status_code == 403
    assert client_of(group_contact).get(address).status_code == 403
    assert "/accounts/login/" in client_of(None).get(address)["Location"]
    assert client_of(outsider).get(reverse(name, args=[report.pk + 1000])).status_code == 404


def test_an_open_round_is_hidden_from_the_steering_group(report, in_review, steering_member, client_of):
    assert page(client_of(steering_member), report).status_code == 200
    in_review.state = "open"
    in_review.save()
    assert page(client_of(steering_member), report).status_code == 403


def test_the_page_asks_few_queries(report, coordinator, client_of, django_assert_max_num_queries):
    client = client_of(coordinator)
    page(client, report)
    with django_assert_max_num_queries(6):
        page(client, report)
