"""Every address and every cast member: who gets the page, who is sent to the log-in, who is refused.

A new address that is not in the table fails `test_every_address_stands_in_the_table`.
"""

import inspect
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils.translation import override

from botnia_portal.core import texts
from botnia_portal.core.models import Attachment, Comment, OutgoingMail, TextState
from botnia_portal.feedback.models import Feedback
from botnia_portal.meetings.models import PackFile
from evaluations.models import EvaluationRound
from plans.models import ActionPlan
from tests import factories
from tests.evaluations.sample import sample
from tests.permission_table import CAST, ELSEWHERE, ISSUED, LOGIN, PLAN, POSTS, REPORT, ROUND, TABLE, TOKEN

pytestmark = pytest.mark.once


@pytest.fixture
def cast(outsider, group_contact, steering_member, coordinator):
    people = (None, outsider, group_contact, steering_member, coordinator)
    return dict(zip(CAST, people, strict=True))


@pytest.fixture
def rows(plan, group, coordinator):
    factories.MunicipalityFactory(slug="kunta")
    project = factories.ProjectFactory(pk=1, slug="hanke")
    project.name_fi = "Uusi nimi"
    project.save()
    LogEntry.objects.get_for_object(project).filter(action=LogEntry.Action.UPDATE).update(id=9004711)
    factories.StatutoryTaskFactory(pk=9004713)
    remarked = factories.ItemFactory(pk=9004711, plan=plan, section=plan.sections.get(number=1), order=9)
    factories.UserFactory().roles.create(pk=9004714, role="group_contact", network=group)
    plan.decisions.create(kind="revised")
    Comment.objects.create(pk=1, target=remarked, text="Huomio")
    reached = factories.MilestoneFactory(pk=9004712, plan=plan)
    reached.items.add(plan.items.get(number="1.1"))
    kept = default_storage.save("attachments/kept", ContentFile(b"Muistio"))
    area = factories.PriorityAreaFactory(slug="painopiste", owner=plan.owner)
    area.files.create(pk=1, name="Liite", file=kept, file_name="liite.txt", size=7)
    Attachment.objects.create(pk=1, target=reached, file=kept, name="muistio.txt", size=7)
    OutgoingMail.objects.create(
        pk=1, receiver="x@kunta.example", language="fi", subject="Aihe", body="Teksti"
    )
    Feedback.objects.create(pk=1, kind="other", message="Palaute", language="fi")
    link = factories.answer_link(plan, group, TOKEN)
    factories.submitted(link, remarked, pk=1)
    coordinator.access_keys.create(pk=9004717, purpose="calendar", name="Puhelin", token_hash="0" * 64)
    texts.record(plan, texts.Place("plan:pieni"))
    TextState.objects.filter(field="title").update(id=1)
    meeting = plan.steering_group.meetings.create(pk=9004717, day=date(2014, 1, 23))
    PackFile.objects.create(pk=9004718, plan=plan, meeting=meeting, language="fi")
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    evaluation.reopenings.create(
        pk=9004714,
        item=plan.items.get(number="1.1"),
        person=coordinator,
        until=date(2099, 1, 1),
        reason="Syy",
    )
    for key, draft in ((9004715, True), (9004716, False)):
        data = sample(draft=draft)
        edition = evaluation.editions.create(
            pk=9004711 if draft else 9004712,
            number=data.edition.number,
            publication=data.to_data(),
            sha256=data.checksum(),
        )
        edition.reports.create(pk=key, language="fi")
    return plan


def _views(resolver=None, space="") -> dict:
    """Each address of the portal by its name, with its view."""
    views = {}
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            views[f"{space}{entry.name}"] = entry.callback
        else:
            views |= _views(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
    return views


def undone(ask):
    """What is answered; what the question changed is as before."""
    with transaction.atomic():
        response = ask()
        transaction.set_rollback(True)
    return response


def each_of(cast, client_of, ask) -> list:
    """What each member is answered, in the order of CAST."""
    return [undone(lambda member=member: ask(client_of(cast[member]))) for member in CAST]


def test_every_address_stands_in_the_table():
    assert set(_views()) == set(TABLE)


@pytest.mark.parametrize("member", CAST)
def test_who_gets_what(rows, cast, client_of, member):
    client, answers, expected = client_of(cast[member]), {}, {}
    for name, (arguments, statuses) in TABLE.items():
        with override("sv"):
            address = reverse(name, kwargs=arguments)
        response = undone(lambda address=address: client.get(address))
        expected[name], answers[name] = statuses[CAST.index(member)], response.status_code
        if answers[name] == LOGIN and member == "anonymous" and name not in ELSEWHERE:
            assert response.url.startswith("/sv/accounts/login/?next=/sv/"), name
    assert answers == expected


@pytest.mark.parametrize("member", CAST)
def test_who_may_write(rows, cast, client_of, member):
    answers, expected = {}, {}
    for name, (arguments, statuses) in POSTS.items():
        address, client = reverse(name, kwargs=arguments), client_of(cast[member])
        expected[name] = statuses[CAST.index(member)]
        answers[name] = undone(lambda address=address, client=client: client.post(address)).status_code
    assert answers == expected


def test_every_address_that_takes_a_post_stands_in_the_posts(rows, cast, client_of, monkeypatch):
    """Such a view takes nothing else, asks for the method, or reads what was sent."""
    read: list[str] = []
    monkeypatch.setattr(WSGIRequest, "POST", property(lambda request: _noted(request, read)))
    taking = {name for name, view in _views().items() if 'method == "POST"' in _source(view)}
    taking |= {name for name, view in _views().items() if 'method != "POST"' in _source(view)}
    for name, (arguments, _answers) in TABLE.items():
        if name not in taking and any(
            _takes(client_of(cast[member]), reverse(name, kwargs=arguments), read)
            for member in ("coordinator", "anonymous")
        ):
            taking.add(name)
    assert taking == set(POSTS)


def _takes(client, address: str, read: list[str]) -> bool:
    read.clear()
    answer = client.post(address).status_code
    return answer != 405 and (bool(read) or client.get(address).status_code == 405)


def _noted(request, read: list[str]):
    if request.method == "POST":
        read.append(request.path)
    return request._get_post()


def _source(view) -> str:
    return inspect.getsource(inspect.unwrap(view))


def answers_of(cast, client_of, name, arguments) -> list[int]:
    address = reverse(name, kwargs=arguments)
    return [response.status_code for response in each_of(cast, client_of, lambda client: client.get(address))]


def test_the_existence_of_a_draft_plan_is_not_public(rows, cast, client_of):
    ActionPlan.objects.update(status="draft")
    assert answers_of(cast, client_of, "plan", PLAN) == [404, 404, 404, 404, 200]


@pytest.mark.parametrize("state", ["in_review", "adopted", "issued"])
def test_from_review_on_the_steering_group_reads_the_round(rows, cast, client_of, state):
    EvaluationRound.objects.update(state=state)
    for name, arguments in (("round", ROUND), ("report", REPORT)):
        assert answers_of(cast, client_of, name, arguments) == [LOGIN, 403, 403, 200, 200], name


def test_the_reports_of_an_issued_edition_are_for_everyone_the_round_and_its_drafts_are_not(
    rows, cast, client_of
):
    EvaluationRound.objects.update(state="issued")
    assert set(answers_of(cast, client_of, "report", ISSUED)) == {200}
    # A report that has no file yet leads to its page.
    assert set(answers_of(cast, client_of, "report-download", ISSUED)) == {302}
    assert set(answers_of(cast, client_of, "report-read", ISSUED)) == {302}
    assert client_of(None).get(reverse("report-download", kwargs=ISSUED)).url == reverse(
        "report", kwargs=ISSUED
    )


@pytest.mark.parametrize("name", ["report", "report-download", "report-read"])
def test_where_the_plan_is_a_draft_even_an_issued_edition_is_not_there(rows, cast, client_of, name):
    ActionPlan.objects.update(status="draft")
    found = 200 if name == "report" else 302
    assert answers_of(cast, client_of, name, ISSUED) == [404, 404, 404, 404, found]


@pytest.fixture
def users(cast):
    """Whoever asks, as views see them: also nobody, and a superuser, whom `has_perm` permits everything."""
    superuser = factories.UserFactory(email="super@example.org", is_superuser=True)
    gone = factories.UserFactory(email="gone@example.org", is_superuser=True, is_active=False)
    return {**cast, "anonymous": AnonymousUser(), "superuser": superuser, "inactive superuser": gone}


@pytest.mark.parametrize("state", ["open", "in_review", "adopted", "issued"])
def test_predicate_and_queryset_agree(rows, users, state):
    """What `visible_to` finds is what `has_perm` allows, for every cast member."""
    EvaluationRound.objects.update(state=state)
    evaluation = EvaluationRound.objects.select_related("plan").get()
    for member, user in users.items():
        allowed = user.has_perm("evaluations.view", evaluation)
        assert EvaluationRound.objects.visible_to(user).exists() == allowed, (member, state)


@pytest.mark.parametrize("status", ["draft", "adopted", "closed"])
def test_predicate_and_queryset_of_plans_agree(rows, users, status):
    ActionPlan.objects.update(status=status)
    plan = ActionPlan.objects.get()
    for member, user in users.items():
        allowed = user.has_perm("plans.view", plan)
        assert ActionPlan.objects.visible_to(user).exists() == allowed, (member, status)


@pytest.mark.django_db
def test_nobody_signs_up(client):
    assert "signup" not in client.get("/fi/accounts/login/").content.decode()
    assert b"<form" not in client.get("/fi/accounts/signup/").content.split(b"<main")[1]
