"""What the state of a round forbids to everyone, an administrator with every permission among them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from evaluations.models import Edition, EvaluationRound, ItemAssessment
from evaluations.services import freezing, rounds
from evaluations.services.writing import Edit, Subject, save

ROUND = {"slug": "pieni", "kind": "mid-term"}
WRITING = [
    ("assess-item", {**ROUND, "number": "1.1"}),
    ("assess-area", {**ROUND, "number": 1}),
    ("assess-whole", ROUND),
]
STEPS = [("round-review", ROUND), ("round-review-end", ROUND)]


@pytest.fixture(params=["coordinator", "superuser"])
def user(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["adopted", "issued"])
def decided(request, evaluation, item) -> EvaluationRound:
    ItemAssessment.objects.create(round=evaluation, item=item, rating="well")
    EvaluationRound.objects.update(state=request.param)
    evaluation.refresh_from_db()
    return evaluation


@pytest.mark.parametrize(("name", "arguments"), [*WRITING, *STEPS])
def test_a_decided_round_takes_no_post(decided, user, client_of, name, arguments):
    before = EvaluationRound.objects.values().get()
    answer = client_of(user).post(reverse(name, kwargs=arguments), {"rating": "not", "summary_fi": "x"})
    assert answer.status_code == 403
    assert str(answer.context["exception"]) in answer.content.decode()
    assert EvaluationRound.objects.values().get() == before
    assert ItemAssessment.objects.get().rating == "well"


@pytest.mark.parametrize(("name", "arguments"), WRITING)
def test_a_decided_round_offers_no_form(decided, user, client_of, name, arguments):
    client = client_of(user)
    assert client.get(reverse(name, kwargs=arguments)).status_code == 403
    page = client.get(reverse("round", kwargs=ROUND))
    assert reverse(name, kwargs=arguments) not in page.content.decode()


def test_the_services_look_for_themselves(decided, item, user):
    subject = Subject(ItemAssessment, decided, item=item)
    values = subject.shape.read(subject.row) | {"rating": "not"}
    with pytest.raises(PermissionDenied):
        save(decided, [Edit(subject, values, None)], user, source="fi")
    for step in (rounds.begin_review, rounds.end_review):
        with pytest.raises(PermissionDenied):
            step(decided, user)
    assert ItemAssessment.objects.get().rating == "well"


def test_of_an_issued_round_no_draft_is_made(evaluation, user, client_of, sent):
    EvaluationRound.objects.update(state="issued")
    with pytest.raises(PermissionDenied) as refused:
        freezing.freeze(evaluation, user)
    assert str(refused.value)
    client = client_of(user)
    assert client.post(reverse("freeze", kwargs=ROUND)).status_code == 403
    assert reverse("freeze", kwargs=ROUND) not in client.get(reverse("round", kwargs=ROUND)).content.decode()
    assert not Edition.objects.exists()


def test_of_an_adopted_round_a_draft_can_be_made(evaluation, user, sent):
    EvaluationRound.objects.update(state="adopted")
    assert freezing.freeze(evaluation, user).number == 0


def test_an_administrator_writes_in_an_open_round(evaluation, superuser, client_of):
    """The guards forbid by state alone: an open round is not closed to a superuser."""
    assert (
        client_of(superuser).get(reverse("assess-item", args=["pieni", "mid-term", "1.1"])).status_code == 200
    )
