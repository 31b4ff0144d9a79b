"""Issued editions: on the list for everyone, with their reports; the internal round stays internal."""

import re
from itertools import product

import pytest
from django.urls import reverse
from django.utils.translation import override

from evaluations.choices import ReportFormat
from evaluations.models import Edition, EvaluationRound, Report
from evaluations.services import files
from tests.evaluations.sample import sample

FORMATS = ("reader", "pdf", "html", "docx")
"""As they are listed."""
LIST = "/{}/plans/pieni/evaluations/"


def edition_of(evaluation, *, draft: bool) -> Edition:
    data = sample(draft=draft)
    edition = Edition.objects.create(
        round=evaluation,
        number=data.edition.number,
        publication=data.to_data(),
        sha256=data.checksum(),
        frozen_at=data.edition.frozen_at,
    )
    for language, format_ in product(("fi", "sv"), ReportFormat.values):
        name = f"reports/2014/{edition.number}-{language}.{format_}"
        files.write(name, b"%PDF issued" if edition.number else b"%PDF draft")
        Report.objects.create(
            edition=edition,
            language=language,
            format=format_,
            state="ready",
            file=name,
            sha256=f"{language}-{format_}".ljust(64, "a"),
            size=11,
            pages=31 if ReportFormat(format_).extension == "pdf" else None,
        )
    return edition


@pytest.fixture
def issued(evaluation) -> Edition:
    """An issued round whose draft lies beside the edition."""
    EvaluationRound.objects.update(state="issued")
    edition_of(evaluation, draft=True)
    return edition_of(evaluation, draft=False)


@pytest.fixture(params=["anonymous", "outsider", "group_contact", "steering_member", "coordinator"])
def client(request, client_of):
    return client_of(None if request.param == "anonymous" else request.getfixturevalue(request.param))


@pytest.mark.parametrize(
    ("language", "title"),
    [("fi", "Toimintasuunnitelman väliarviointi"), ("sv", "Halvtidsutvärdering av verksamhetsplanen")],
)
def test_everyone_finds_the_edition_and_both_of_its_reports(issued, client, language, title):
    text = client.get(LIST.format(language)).content.decode()
    assert title in text
    assert "24.1.2014" in text
    assert "31.12.2013" in text
    with override(language):
        links = {name: reverse("report-download", args=[row.pk]) for name, row in by_language(issued).items()}
        draft = Edition.objects.get(number=0)
        assert reverse("report-download", args=[draft.reports.first().pk]) not in text
    for link in links.values():
        assert f'href="{link}"' in text
        assert b"".join(client.get(link).streaming_content) == b"%PDF issued"


def by_language(edition) -> dict[str, Report]:
    """The PDFs."""
    return {row.language: row for row in edition.reports.filter(format="pdf")}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_file_stands_with_its_format_size_and_checksum_the_own_language_first(
    issued, client_of, language
):
    text = client_of(None).get(LIST.format(language)).content.decode()
    other = {"fi": "sv", "sv": "fi"}[language]
    shown = re.findall(r"SHA-256 ((?:fi|sv)-[a-z]+?)a*<", text)
    assert shown == [f"{code}-{name}" for code in (language, other) for name in FORMATS]
    assert text.count("11\xa0") == 2 * len(FORMATS)
    with override(language):
        pages = [reverse("report-read", args=[row.pk]) for row in issued.reports.filter(format="html")]
    assert all(f'href="{address}"' in text for address in pages)


def test_the_card_shows_frozen_words_alone(issued, client_of):
    """What is renamed or moved afterwards changes no issued card."""
    EvaluationRound.objects.update(cut_off="2013-06-30", instructions_fi="Sisäinen ohje")
    text = client_of(None).get(LIST.format("fi")).content.decode()
    assert "31.12.2013" in text
    assert "30.6.2013" not in text


def test_readers_are_led_to_no_page_of_the_round(issued, client_of):
    reader = client_of(None)
    report = issued.reports.first()
    round_page = reverse("round", args=["pieni", "mid-term"])
    for address in (LIST.format("fi"), reverse("report", args=[report.pk])):
        answer = reader.get(address)
        assert answer.status_code == 200
        assert f'href="{round_page}"' not in answer.content.decode()
    assert "/accounts/login/" in reader.get(round_page)["Location"]


@pytest.mark.parametrize(
    ("member", "code"),
    [(None, 302), ("outsider", 403), ("group_contact", 403), ("steering_member", 200), ("coordinator", 200)],
)
def test_a_draft_stays_a_draft_when_the_round_is_issued(issued, request, client_of, member, code):
    user = request.getfixturevalue(member) if member else None
    draft = Report.objects.get(edition__number=0, language="fi", format="pdf")
    answer = client_of(user).get(reverse("report-download", args=[draft.pk]))
    answer.close()
    assert answer.status_code == code


def test_a_report_that_is_made_again_is_announced_without_a_dead_button(issued, client_of):
    Report.objects.filter(edition=issued, language="sv", format="pdf").update(state="queued")
    text = client_of(None).get(LIST.format("fi")).content.decode()
    finnish, swedish = (by_language(issued)[language].pk for language in ("fi", "sv"))
    assert reverse("report-download", args=[finnish]) in text
    assert reverse("report-download", args=[swedish]) not in text
    assert reverse("report", args=[swedish]) in text


def test_only_coordinators_have_an_issued_report_made_again(
    issued, coordinator, steering_member, client_of, sent
):
    Report.objects.filter(edition=issued, language="sv", format="pdf").update(
        state="failed", failure="broken"
    )
    address = reverse("report-retry", args=[by_language(issued)["sv"].pk])
    assert client_of(steering_member).post(address).status_code == 403
    assert client_of(coordinator).post(address).status_code == 302
    assert by_language(issued)["sv"].state == "queued"


def test_the_list_asks_few_queries(issued, client_of, django_assert_max_num_queries):
    reader = client_of(None)
    reader.get(LIST.format("fi"))
    with django_assert_max_num_queries(6):
        reader.get(LIST.format("fi"))
