"""Every address and every cast member: who gets the page, who is sent to the log-in, who is refused.

A new address that is not in the table fails `test_every_address_stands_in_the_table`.
"""

from datetime import date

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils.translation import override

from botnia_portal.core import texts
from botnia_portal.core.models import TextState
from evaluations.models import EvaluationRound
from plans.models import ActionPlan
from tests import factories

CAST = ("anonymous", "outsider", "group_contact", "steering_member", "coordinator")
ALL = (200,) * 5
LOGIN = 302
DESK = (302, 403, 403, 403, 200)
PLAN = {"slug": "pieni"}
ITEM = {"slug": "pieni", "number": "1.1"}
ROUND = {"slug": "pieni", "kind": "mid-term"}
REPORT = {"pk": 1}

TABLE: dict[str, tuple] = {
    "root": (None, (302,) * 5),
    "health-live": (None, ALL),
    "health-ready": (None, ALL),
    "home": (None, (302,) * 5),
    "plan": (PLAN, ALL),
    "timeline": (PLAN, ALL),
    "linkage": (PLAN, ALL),
    "municipalities": (PLAN, ALL),
    "municipality": ({"slug": "kunta"}, ALL),
    "networks": (None, ALL),
    "network": ({"slug": "ryhma"}, ALL),
    "projects": (None, ALL),
    "project": ({"slug": "hanke"}, ALL),
    "priorities": (None, ALL),
    "my-work": (None, (LOGIN, 200, 200, 200, 200)),
    "translations": (None, DESK),
    "translations-read": (None, (302, 403, 403, 403, 302)),
    "translation": ({"pk": 1}, DESK),
    "desk": (None, DESK),
    "desk-list": ({"noun": "networks"}, DESK),
    "desk-new": ({"noun": "networks"}, DESK),
    "desk-row": ({"noun": "projects", "pk": 1}, DESK),
    "desk-delete": ({"noun": "projects", "pk": 1}, DESK),
    "plan-text": (PLAN, ALL),
    "section": ({"slug": "pieni", "number": 1}, ALL),
    "plan-items": (PLAN, ALL),
    "item": (ITEM, ALL),
    "item-edit": (ITEM, (LOGIN, 403, 403, 403, 200)),
    "item-status": (ITEM, (LOGIN, 403, 200, 403, 200)),
    "milestones": (PLAN, ALL),
    "evaluations": (PLAN, ALL),
    "round-open": (PLAN, (405,) * 5),
    "round": (ROUND, (LOGIN, 403, 403, 403, 200)),
    "round-review": (ROUND, (405,) * 5),
    "round-review-end": (ROUND, (405,) * 5),
    "assess-item": ({**ROUND, "number": "1.1"}, (LOGIN, 403, 403, 403, 200)),
    "assess-area": ({**ROUND, "number": 1}, (LOGIN, 403, 403, 403, 200)),
    "assess-whole": (ROUND, (LOGIN, 403, 403, 403, 200)),
    "freeze": (ROUND, (405,) * 5),
    "report": (REPORT, (LOGIN, 403, 403, 403, 200)),
    "report-retry": (REPORT, (405,) * 5),
    "report-download": (REPORT, (LOGIN, 403, 403, 403, 302)),
}


@pytest.fixture
def cast(outsider, group_contact, steering_member, coordinator):
    people = (None, outsider, group_contact, steering_member, coordinator)
    return dict(zip(CAST, people, strict=True))


@pytest.fixture
def rows(plan, group):
    factories.MunicipalityFactory(slug="kunta")
    factories.ProjectFactory(pk=1, slug="hanke")
    texts.record(plan, texts.Place("plan:pieni"))
    TextState.objects.filter(field="title").update(id=1)
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    edition = evaluation.editions.create(publication={}, sha256="0" * 64)
    edition.reports.create(pk=1, language="fi")
    return plan


def _names(resolver=None) -> set[str]:
    names = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            names.add(entry.name)
        else:
            names |= _names(entry)
    return names


def test_every_address_stands_in_the_table():
    ours = {name for name in _names() if not name.startswith("account_")}
    assert ours == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("member", CAST)
def test_who_gets_what(rows, cast, client_of, name, member):
    arguments, answers = TABLE[name]
    with override("sv"):
        address = reverse(name, kwargs=arguments)
    response = client_of(cast[member]).get(address)
    expected = answers[CAST.index(member)]
    assert response.status_code == expected, (name, member)
    if member == "anonymous" and expected == LOGIN and name not in ("root", "home"):
        assert response.url.startswith("/sv/accounts/login/?next=/sv/")


POSTS = {
    "translations-read": (None, (LOGIN, 403, 403, 403)),
    "translation": ({"pk": 1}, (LOGIN, 403, 403, 403)),
    "desk-new": ({"noun": "networks"}, (LOGIN, 403, 403, 403)),
    "desk-row": ({"noun": "projects", "pk": 1}, (LOGIN, 403, 403, 403)),
    "desk-delete": ({"noun": "projects", "pk": 1}, (LOGIN, 403, 403, 403)),
    "round-open": (PLAN, (LOGIN, 403, 403, 403)),
    "item-edit": (ITEM, (LOGIN, 403, 403, 403)),
    "item-status": (ITEM, (LOGIN, 403, 200, 403)),
    "round-review": (ROUND, (LOGIN, 403, 403, 403)),
    "round-review-end": (ROUND, (LOGIN, 403, 403, 403)),
    "assess-item": ({**ROUND, "number": "1.1"}, (LOGIN, 403, 403, 403)),
    "assess-area": ({**ROUND, "number": 1}, (LOGIN, 403, 403, 403)),
    "assess-whole": (ROUND, (LOGIN, 403, 403, 403)),
    "freeze": (ROUND, (LOGIN, 403, 403, 403)),
    "report-retry": (REPORT, (LOGIN, 403, 403, 403)),
}


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("member", CAST[:-1])
def test_who_may_not_write(rows, cast, client_of, name, member):
    arguments, answers = POSTS[name]
    response = client_of(cast[member]).post(reverse(name, kwargs=arguments))
    assert response.status_code == answers[CAST.index(member)], (name, member)


@pytest.mark.parametrize("member", CAST)
def test_the_existence_of_a_draft_plan_is_not_public(rows, cast, client_of, member):
    ActionPlan.objects.update(status="draft")
    response = client_of(cast[member]).get(reverse("plan", kwargs=PLAN))
    assert response.status_code == (200 if member == "coordinator" else 404)


@pytest.mark.parametrize("state", ["in_review", "adopted"])
def test_from_review_on_the_steering_group_reads_the_round(rows, cast, client_of, state):
    EvaluationRound.objects.update(state=state)
    address = reverse("round", kwargs=ROUND)
    assert [client_of(cast[member]).get(address).status_code for member in CAST] == [
        LOGIN,
        403,
        403,
        200,
        200,
    ]


def test_an_issued_round_is_for_everyone(rows, cast, client_of):
    EvaluationRound.objects.update(state="issued")
    address = reverse("round", kwargs=ROUND)
    assert {client_of(cast[member]).get(address).status_code for member in CAST} == {200}


@pytest.mark.parametrize("state", ["open", "in_review", "adopted", "issued"])
def test_predicate_and_queryset_agree(rows, cast, state):
    """What `visible_to` finds is what `has_perm` allows, for every cast member."""
    EvaluationRound.objects.update(state=state)
    evaluation = EvaluationRound.objects.select_related("plan").get()
    for member, user in cast.items():
        if user is not None:
            allowed = user.has_perm("evaluations.view", evaluation)
            assert EvaluationRound.objects.visible_to(user).exists() == allowed, (member, state)


@pytest.mark.parametrize("status", ["draft", "adopted", "closed"])
def test_predicate_and_queryset_of_plans_agree(rows, cast, status):
    ActionPlan.objects.update(status=status)
    plan = ActionPlan.objects.get()
    for member, user in cast.items():
        if user is not None:
            assert ActionPlan.objects.visible_to(user).exists() == user.has_perm("plans.view", plan), (
                member,
                status,
            )


@pytest.mark.django_db
def test_nobody_signs_up(client):
    assert "signup" not in client.get("/fi/accounts/login/").content.decode()
    assert b"<form" not in client.get("/fi/accounts/signup/").content.split(b"<main")[1]
