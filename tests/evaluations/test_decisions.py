"""What a body decides on a round, and what follows from it."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from evaluations.models import EvaluationRound, GroupPosition
from evaluations.services.deciding import NotNow, Ruling, decide
from networks.models import Meeting
from plans.choices import DecisionKind
from plans.models import Decision

pytestmark = pytest.mark.django_db
ADDRESS = "/fi/plans/pieni/evaluations/mid-term/decide/"


@pytest.fixture
def review(plan):
    return EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="in_review"
    )


@pytest.fixture
def meeting(plan):
    return Meeting.objects.create(network=plan.steering_group, day=date(2014, 2, 12), number="1/2014")


def rule(review, meeting, user, kind: str, **words) -> Decision:
    return decide(review, Ruling(DecisionKind(kind), meeting, "§ 7", words), user, source="fi")


def state_of(review) -> str:
    review.refresh_from_db()
    return review.state


def test_adoption_closes_the_writing_and_makes_the_positions_those_of_the_meeting(
    review, meeting, coordinator
):
    position = GroupPosition.objects.create(round=review, text_fi="Hyvä")
    decision = rule(review, meeting, coordinator, "adopted", fi="Hyväksyttiin.", sv="Godkändes.")
    position.refresh_from_db()
    assert (state_of(review), position.decision) == ("adopted", decision)
    assert not review.is_writable
    assert LogEntry.objects.get_for_object(review).filter(changes__has_key="state").exists()


def test_a_return_opens_the_round_again_and_says_why(review, meeting, coordinator):
    rule(review, meeting, coordinator, "returned", fi="Alue 3 puuttuu.")
    assert state_of(review) == "open"
    assert review.decisions.get().text_fi == "Alue 3 puuttuu."


def test_a_second_body_takes_note_or_adopts_too(review, meeting, coordinator):
    rule(review, meeting, coordinator, "adopted")
    other = Meeting.objects.create(network=meeting.network, day=date(2014, 3, 1))
    rule(review, other, coordinator, "noted")
    rule(review, other, coordinator, "adopted")
    assert (state_of(review), review.decisions.count()) == ("adopted", 3)


def test_the_same_decision_twice_is_one(review, meeting, coordinator):
    assert rule(review, meeting, coordinator, "adopted") == rule(review, meeting, coordinator, "adopted")
    assert review.decisions.count() == 1


@pytest.mark.parametrize(
    ("state", "kind"), [("open", "adopted"), ("adopted", "returned"), ("issued", "noted")]
)
def test_what_the_state_does_not_allow(review, meeting, coordinator, state, kind):
    EvaluationRound.objects.filter(pk=review.pk).update(state=state)
    with pytest.raises(NotNow):
        rule(review, meeting, coordinator, kind)
    assert (state_of(review), Decision.objects.count()) == (state, 0)


def test_the_coordinator_records_it_on_a_page(review, meeting, coordinator, client_of):
    browser = client_of(coordinator)
    assert browser.get(ADDRESS).status_code == 200
    sent = {"kind": "adopted", "meeting": str(meeting.pk), "section_mark": "§ 7", "text_fi": "Hyväksyttiin."}
    assert browser.post(ADDRESS, sent).status_code == 302
    page = browser.get("/fi/plans/pieni/evaluations/mid-term/").content.decode()
    assert "Hyväksyttiin." in page
    assert "12.2.2014" in page


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "returned"}, {"kind": "adopted", "meeting": "999"}, {"kind": "elsewhere"}]
)
def test_bad_input_gets_a_sentence(review, meeting, coordinator, client_of, sent):
    answer = client_of(coordinator).post(ADDRESS, {"meeting": str(meeting.pk), "text_sv": "", **sent})
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert not Decision.objects.exists()


def test_the_page_says_when_nothing_can_be_decided(review, coordinator, client_of):
    EvaluationRound.objects.filter(pk=review.pk).update(state="open")
    page = client_of(coordinator).get(ADDRESS)
    assert page.status_code == 200
    assert 'name="kind"' not in page.content.decode()


def test_where_nothing_can_be_decided_the_round_says_where_it_stands(evaluation, coordinator, client_of):
    answer = client_of(coordinator).post(ADDRESS, {"kind": "adopted"})
    assert answer["Location"] == evaluation.get_absolute_url()
    assert not Decision.objects.exists()
