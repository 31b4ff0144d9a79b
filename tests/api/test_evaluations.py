"""Evaluations: issued editions with files and checksums for everyone, the round for those who may see it."""

import hashlib
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from evaluations.models import EvaluationRound
from tests.api.conftest import PLAN
from tests.evaluations.sample import sample

pytestmark = pytest.mark.django_db
MID_TERM = f"{PLAN}/evaluations/mid-term"


@pytest.fixture
def evaluation(plan):
    return EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="issued", summary_fi="Sisäinen"
    )


@pytest.fixture
def edition(evaluation):
    data = sample()
    made = evaluation.editions.create(number=1, publication=data.to_data(), sha256=data.checksum())
    made.reports.create(
        language="sv", format="pdf", state="ready", file="reports/x.pdf", sha256="a" * 64, size=7
    )
    made.reports.create(language="fi", format="pdf")
    return made


def test_a_reader_sees_issued_editions_with_files_and_checksums(ask, edition):
    (told,) = ask(f"{PLAN}/evaluations")["results"]
    assert told == ask(MID_TERM)
    assert told["round"] is None
    (issued,) = told["editions"]
    assert (issued["number"], issued["sha256"]) == (1, edition.sha256)
    (file,) = issued["files"]
    assert (file["language"], file["format"], file["sha256"]) == ("sv", "pdf", "a" * 64)
    assert file["url"].startswith("http://testserver/sv/plans/pieni/evaluations/mid-term/editions/1/sv/pdf")


def test_the_frozen_data_are_the_bytes_behind_the_checksum(ask, edition):
    (issued,) = ask(MID_TERM)["editions"]
    response = Client().get(issued["publication"])
    assert hashlib.sha256(response.content).hexdigest() == edition.sha256
    schema = ask(f"/api/v1/schemas/evaluation-publication-{issued['schema_version']}.json")
    assert set(schema["required"]) <= set(response.json())


@pytest.mark.parametrize("state", [{"publicity": "secret", "publicity_reason": "Syy"}, {"withdrawn": True}])
def test_what_is_withdrawn_or_not_public_is_named_and_not_given(ask, token_of, edition, coordinator, state):
    if state.pop("withdrawn", None):
        state = {"withdrawn_at": timezone.now(), "withdrawal_reason_fi": "Virhe"}
    type(edition).objects.update(**state)
    (told,) = ask(MID_TERM)["editions"]
    assert (told["publication"], told["package"], told["files"]) == (None, None, [])
    ask(f"{MID_TERM}/editions/1/publication", 404)
    (told,) = ask(MID_TERM, headers=token_of(coordinator))["editions"]
    assert told["publication"]


def test_an_open_round_is_for_those_who_may_see_it(ask, token_of, evaluation, coordinator, steering_member):
    EvaluationRound.objects.update(state="open")
    assert ask(f"{PLAN}/evaluations")["results"] == []
    ask(MID_TERM, 404)
    ask(MID_TERM, 404, headers=token_of(steering_member))
    told = ask(MID_TERM, headers=token_of(coordinator))
    assert (told["round"]["state"], told["round"]["summary"]["fi"]) == ("open", "Sisäinen")


@pytest.mark.parametrize("number", ["0", "2", "x", "99999999999"])
def test_a_draft_has_no_frozen_data_here(ask, token_of, edition, coordinator, number):
    ask(f"{MID_TERM}/editions/{number}/publication", 404, headers=token_of(coordinator))
