"""The archive package of an edition: everything in one file, the same bytes each time, and nothing that was altered."""

import hashlib
import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils.translation import override

from evaluations.models import Edition, EvaluationRound, Report
from evaluations.services import files
from evaluations.services.issuing import chained
from evaluations.services.packaging import AlteredError, package
from tests.evaluations.sample import sample

NAMES = {"fi": "valiarviointi-rantamaa-2013-2014-fi", "sv": "halvtidsutvardering-rantamaa-2013-2014-sv"}
ALWAYS = ["SHA256SUMS", "metadata.json", "publication.json"]


def frozen(evaluation, number=1, previous=None) -> Edition:
    """An issued edition whose reports are not made yet."""
    data = sample()
    edition = Edition(
        round=evaluation,
        number=number,
        publication=data.to_data(),
        sha256=data.checksum(),
        frozen_at=data.edition.frozen_at,
        previous=previous,
        case_number=data.edition.case_number,
        retention="10_years",
    )
    edition.chain_sha256 = chained(edition)
    edition.save()
    return edition


def add(edition, language, format_) -> Report:
    content = f"{language} {format_}".encode()
    name = f"reports/2014/package-{language}.{format_}"
    files.write(name, content)
    return edition.reports.create(
        language=language,
        format=format_,
        state="ready",
        file=name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


@pytest.fixture
def issued(evaluation) -> Edition:
    EvaluationRound.objects.update(state="issued")
    edition = frozen(EvaluationRound.objects.get())
    for language in ("fi", "sv"):
        for format_ in ("pdf", "html", "docx"):
            add(edition, language, format_)
    return edition


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def told(edition) -> dict:
    return json.loads(opened(package(edition))["metadata.json"])


def address(edition, language="fi") -> str:
    with override(language):
        return reverse("edition-package", args=["pieni", edition.pk])


def test_it_holds_each_file_the_data_the_record_and_the_sums(issued):
    parts = opened(package(issued))
    made = [f"{NAMES[language]}.{name}" for language in NAMES for name in ("pdf", "html", "docx")]
    assert sorted(parts) == sorted([*made, *ALWAYS])
    assert parts[f"{NAMES['sv']}.docx"] == b"sv docx"
    assert hashlib.sha256(parts["publication.json"]).hexdigest() == issued.sha256
    sums = dict(reversed(line.split("  ")) for line in parts.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}


def test_the_record_says_what_an_archive_asks(issued):
    record = told(issued)
    assert record["title"]["sv"] == "Halvtidsutvärdering av verksamhetsplanen"
    assert record["creator"]["fi"] == "Rannikon osaamiskeskus"
    assert (record["case_number"], record["retention"]) == ("ROK/12/2014", "10_years")
    assert record["publicity"] == {"class": "public", "reason": ""}
    assert record["languages"] == ["fi", "sv"]
    body = {"fi": "ohjausryhmä", "sv": "styrgruppen"}
    assert record["decisions"] == [{"body": body, "kind": "adopted", "day": "2014-01-23", "section": "4"}]
    assert record["files"][0] == {
        "name": f"{NAMES['fi']}.pdf", "format": "pdf", "language": "fi", "size": 6,
        "sha256": hashlib.sha256(b"fi pdf").hexdigest(),
    }  # fmt: skip


def test_whoever_has_the_packages_can_follow_the_chain(issued):
    second = frozen(issued.round, number=2, previous=issued)
    first, record = told(issued), told(second)
    for one in (first, record):
        covered = json.dumps(
            one["chain"]["covers"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        assert hashlib.sha256(covered.encode()).hexdigest() == one["chain"]["sha256"]
    assert (first["corrects"], first["previous_in_chain"]) == (None, None)
    assert record["corrects"] == record["previous_in_chain"]
    assert (
        record["chain"]["covers"]["previous"]
        == first["chain"]["sha256"]
        == record["corrects"]["chain_sha256"]
    )


def test_a_round_that_follows_another_corrects_nothing(issued):
    other = EvaluationRound.objects.create(plan=issued.round.plan, kind="end-of-term", cut_off="2014-12-31")
    record = told(frozen(other, previous=issued))
    assert record["corrects"] is None
    assert (record["previous_in_chain"]["round"], record["previous_in_chain"]["edition"]) == ("mid-term", 1)


def test_the_same_bytes_each_time_whatever_is_renamed(issued):
    before = package(issued)
    plan = issued.round.plan
    plan.slug, plan.title_fi, plan.title_sv = "toinen", "Toinen nimi", "Ett annat namn"
    plan.save()
    plan.owner.name_fi = "Uusi omistaja"
    plan.owner.save()
    assert package(Edition.objects.get(pk=issued.pk)) == before
    with zipfile.ZipFile(io.BytesIO(before)) as file:
        assert {part.date_time for part in file.infolist()} == {(2014, 1, 24, 8, 30, 0)}
        assert {part.compress_type for part in file.infolist()} == {zipfile.ZIP_STORED}


def test_what_is_not_ready_is_left_out(issued):
    issued.reports.exclude(language="fi", format="pdf").update(state="queued", file="")
    assert sorted(opened(package(issued))) == sorted([f"{NAMES['fi']}.pdf", *ALWAYS])
    assert len(told(issued)["files"]) == 1


def test_a_withdrawal_is_in_the_record(issued):
    issued.withdrawn_at, issued.withdrawal_reason_sv = issued.frozen_at, "Personuppgift"
    assert told(issued)["withdrawn"] == {
        "at": "2014-01-24T08:30:00+00:00",
        "reason": {"fi": "", "sv": "Personuppgift"},
    }


@pytest.mark.parametrize("spoil", [files.forget, lambda name: files.write(name, b"something else")])
def test_what_was_altered_is_not_given_out(issued, client, spoil):
    spoil(issued.reports.first().file.name)
    with pytest.raises(AlteredError):
        package(issued)
    assert client.get(address(issued)).status_code == 404


def test_data_that_were_altered_are_not_given_out(issued, client):
    issued.publication["plan"]["title"]["fi"] = "Jotain muuta"
    issued.save()
    assert client.get(address(issued)).status_code == 404


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("fi", "valiarviointi-pieni-versio-1-arkistopaketti.zip"),
        ("sv", "halvtidsutvardering-pieni-version-1-arkivpaket.zip"),
    ],
)
def test_everyone_downloads_it_from_the_list_with_a_name_in_the_own_language(issued, client, language, name):
    link = address(issued, language)
    assert f'href="{link}"' in client.get(f"/{language}/plans/pieni/evaluations/").content.decode()
    answer = client.get(link)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert b"".join(answer.streaming_content) == package(issued)


@pytest.mark.parametrize(
    "column", [{"publicity": "secret", "publicity_reason": "Syy"}, {"withdrawn_at": "2014-02-01T00:00Z"}]
)
def test_what_is_secret_or_withdrawn_is_for_those_who_see_the_round(
    issued, client, client_of, outsider, coordinator, column
):
    Edition.objects.filter(pk=issued.pk).update(**column)
    assert "/accounts/login/" in client.get(address(issued))["Location"]
    assert client_of(outsider).get(address(issued)).status_code == 403
    assert client_of(coordinator).get(address(issued)).status_code == 200
    assert f'href="{address(issued)}"' not in client.get("/fi/plans/pieni/evaluations/").content.decode()


def test_a_draft_has_no_package(issued, client_of, coordinator):
    Edition.objects.filter(pk=issued.pk).update(number=0)
    assert client_of(coordinator).get(address(issued)).status_code == 404


def test_it_asks_few_queries(issued, client, django_assert_max_num_queries):
    client.get(address(issued))
    with django_assert_max_num_queries(6):
        client.get(address(issued))
