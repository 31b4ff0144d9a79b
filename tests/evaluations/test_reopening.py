"""One item of a decided round is opened again for one person until a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.models import EvaluationRound, ItemAssessment, Reopening
from evaluations.services.reopening import Opening, end, is_reopened, reopen
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db
ITEM = "/fi/plans/pieni/evaluations/mid-term/items/1.1/"
REOPEN = "/fi/plans/pieni/evaluations/mid-term/reopen/1.1/"


@pytest.fixture
def decided(evaluation) -> EvaluationRound:
    EvaluationRound.objects.filter(pk=evaluation.pk).update(state="adopted")
    evaluation.refresh_from_db()
    return evaluation


def until(days: int):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def opened(decided, item, coordinator, second_coordinator) -> Reopening:
    return reopen(decided, item, Opening(second_coordinator, until(3), "Virhe luvussa"), coordinator)


def rate(client, **changes):
    return client.post(
        ITEM, {**fields_of(client.get(ITEM)), "rating": "partly", "reason_fi": "Syy", **changes}
    )


def test_that_person_writes_on_that_item_alone(opened, coordinator, second_coordinator, client_of):
    browser = client_of(second_coordinator)
    assert rate(browser).status_code == 302
    assert ItemAssessment.objects.get().rating == "partly"
    assert browser.get(ITEM.replace("1.1", "1.2")).status_code == 403
    assert client_of(coordinator).get(ITEM).status_code == 403


def test_it_ends_with_its_day(opened, decided, item, second_coordinator, client_of):
    Reopening.objects.update(until=until(-1))
    assert not is_reopened(decided, item.number, second_coordinator)
    assert client_of(second_coordinator).get(ITEM).status_code == 403


def test_any_coordinator_ends_it(opened, decided, item, second_coordinator, client_of):
    address = f"/fi/plans/pieni/evaluations/mid-term/reopenings/{opened.pk}/end/"
    assert client_of(second_coordinator).post(address).status_code == 302
    assert not is_reopened(decided, item.number, second_coordinator)
    assert not end(opened, second_coordinator)


def test_the_form_that_was_open_when_it_ended_saves_nothing(opened, second_coordinator, client_of):
    browser = client_of(second_coordinator)
    fields = fields_of(browser.get(ITEM))
    end(opened, second_coordinator)
    assert browser.post(ITEM, {**fields, "rating": "well"}).status_code == 403
    assert not ItemAssessment.objects.exists()


def test_a_steering_member_may_be_that_person(decided, item, coordinator, steering_member, client_of):
    reopen(decided, item, Opening(steering_member, until(1), "Kannanotto"), coordinator)
    assert rate(client_of(steering_member)).status_code == 302


def test_the_same_again_prolongs_it(opened, decided, item, coordinator, second_coordinator):
    again = reopen(decided, item, Opening(second_coordinator, until(9), "Vielä"), coordinator)
    assert (again, again.until, Reopening.objects.count()) == (opened, until(9), 1)


@pytest.mark.parametrize("changes", [{"until": "2013-01-01"}, {"reason": ""}, {"person": "999"}])
def test_bad_input_gets_a_sentence(decided, coordinator, client_of, changes):
    sent = {"person": str(coordinator.pk), "until": until(2).isoformat(), "reason": "Syy", **changes}
    answer = client_of(coordinator).post(REOPEN, sent)
    assert answer.status_code == 422
    assert not Reopening.objects.exists()


def test_it_is_opened_on_a_page_and_stands_on_the_round(decided, coordinator, client_of):
    browser = client_of(coordinator)
    sent = {"person": str(coordinator.pk), "until": until(2).isoformat(), "reason": "Luku korjataan"}
    assert browser.post(REOPEN, sent).status_code == 302
    assert "Luku korjataan" in browser.get("/fi/plans/pieni/evaluations/mid-term/").content.decode()


def test_what_everybody_can_write_in_is_not_opened(evaluation, coordinator, client_of):
    sent = {"person": str(coordinator.pk), "until": until(2).isoformat(), "reason": "Syy"}
    assert client_of(coordinator).post(REOPEN, sent)["Location"] == REOPEN
    assert not Reopening.objects.exists()
