"""Plans, items and milestones: what each member of the cast is told of them."""

from datetime import date

import pytest
from django.utils import timezone

from botnia_portal.core import texts
from networks.models import Meeting, Person
from plans.services.reporting import report_status
from tests import factories
from tests.api.conftest import PLAN

pytestmark = pytest.mark.django_db


def test_plans_are_told_with_their_parts(ask, plan):
    answer = ask("/api/v1/plans")
    (told,) = answer["results"]
    assert answer["total"] == 1
    assert told["id"] == "plans/pieni"
    assert told["url"] == "http://testserver/api/v1/plans/pieni"
    assert told["web"]["sv"] == "http://testserver/sv/plans/pieni/"
    assert told["title"] == {"fi": plan.title_fi, "sv": plan.title_sv, "state": None}
    assert [section["number"] for section in told["sections"]] == [0, 1]
    assert ask(PLAN) == told
    assert ask(told["links"]["items"])["total"] == 4


def test_an_item_is_told_with_time_parties_and_links(ask, plan, item, group):
    project = factories.ProjectFactory(slug="hanke")
    item.projects.add(project)
    item.parties.create(role="responsible", network=group)
    goal = factories.StrategyGoalFactory()
    item.goal_links.create(goal=goal, is_inferred=True)
    told = ask(f"{PLAN}/items/1.1")
    assert told["time"]["edtf"] == "2013-23"
    assert told["time"]["words"] == {"fi": "syksyllä 2013", "sv": "hösten 2013"}
    assert (told["time"]["earliest"], told["time"]["latest"]) == ("2013-09-01", "2013-11-30")
    assert (told["time"]["role"], told["time"]["precision"]) == ("completion", "season")
    assert told["parties"][0]["party"]["id"] == "networks/ryhma"
    assert told["projects"][0]["url"] == "http://testserver/api/v1/projects/hanke"
    assert told["goals"][0]["is_inferred"]
    assert ask(told["milestones"][0]["url"])["items"][0]["id"] == told["id"]
    assert ask(f"{PLAN}/items")["results"][1] == {
        k: v for k, v in told.items() if k not in ("passages", "reports")
    }


def test_a_reader_sees_no_state_before_a_day_is_published(ask, plan, item, coordinator):
    report_status(item, status="realised", as_of=date(2013, 6, 1), narrative={"fi": "x"}, author=coordinator)
    listed = ask(f"{PLAN}/items", as_of="2013-12-31")
    assert listed["shows_state"] is False
    assert listed["as_of"] == "2012-12-31"
    assert [row["state"] for row in listed["results"]] == [None] * 4
    assert [row["time"] and row["time"]["late_from"] for row in listed["results"]] == [None] * 4
    assert ask(f"{PLAN}/items/1.1")["reports"] is None
    assert {row["state"] for row in ask(f"{PLAN}/milestones")["results"]} == {None}


def test_a_reader_sees_the_published_day_at_the_latest(ask, plan, item, coordinator):
    plan.published_day = date(2013, 6, 30)
    plan.save()
    for status, day in (("running", date(2013, 6, 1)), ("realised", date(2013, 9, 1))):
        report_status(item, status=status, as_of=day, narrative={"fi": "x"}, author=coordinator)
    told = ask(f"{PLAN}/items/1.1", as_of="2014-12-31")["state"]
    assert told == {
        "as_of": "2013-06-30",
        "status": "running",
        "basis": "report",
        "reported_as_of": None,
        "is_late": False,
    }
    assert ask(f"{PLAN}/items/1.1", as_of="2013-01-31")["state"]["status"] == "no_report"


@pytest.mark.parametrize("member", ["group_contact", "steering_member", "coordinator"])
def test_who_sees_the_live_plan_is_told_reports_and_states(ask, token_of, plan, item, member, request):
    headers = token_of(request.getfixturevalue(member))
    author = request.getfixturevalue("coordinator")
    report_status(item, status="realised", as_of=date(2013, 9, 1), narrative={"fi": "Valmis"}, author=author)
    texts.record(item, texts.Place("plan:pieni", "1"))
    told = ask(f"{PLAN}/items/1.1", headers=headers, as_of="2013-12-31")
    assert (told["state"]["status"], told["state"]["reported_as_of"]) == ("realised", "2013-09-01")
    assert told["title"]["state"] == {"fi": "confirmed", "sv": "draft"}
    assert told["time"]["late_from"] == "2014-01-01"
    (report,) = told["reports"]
    assert report["narrative"]["fi"] == "Valmis"
    assert report["narrative"]["state"] == {"fi": "confirmed", "sv": "missing"}
    assert report["recorded_on"] == timezone.localdate().isoformat()


def test_the_states_of_texts_are_told_of_the_plans_that_the_user_sees_live(
    ask, token_of, plan, steering_member
):
    later = factories.PlanFactory(slug="muu", first_day=date(2015, 1, 1), last_day=date(2016, 12, 31))
    for one in (plan, later):
        texts.record(one, texts.Place(f"plan:{one.slug}"))
    told = ask("/api/v1/plans", headers=token_of(steering_member))["results"]
    assert [(row["slug"], row["title"]["state"]) for row in told] == [
        ("muu", None),
        ("pieni", {"fi": "confirmed", "sv": "draft"}),
    ]


def test_an_outsider_with_a_token_is_told_what_readers_are(ask, token_of, plan, outsider):
    assert ask(f"{PLAN}/items", headers=token_of(outsider)) == ask(f"{PLAN}/items")


def test_a_persons_name_is_for_those_who_may_see_it(ask, token_of, plan, item, coordinator):
    hidden = Person.objects.create(name="Anna Asiantuntija", title_fi="asiantuntija")
    shown = Person.objects.create(name="Pia Puheenjohtaja", name_public=True)
    item.parties.create(role="responsible", person=hidden)
    item.parties.create(role="partner", person=shown)
    item.lead = hidden
    item.save()
    told = ask(f"{PLAN}/items/1.1")
    assert [party["person"] for party in told["parties"]] == [None, "Pia Puheenjohtaja"]
    assert told["parties"][0]["words"] == {"fi": "asiantuntija", "sv": None}
    assert told["lead"] is None
    told = ask(f"{PLAN}/items/1.1", headers=token_of(coordinator))
    assert told["parties"][0]["person"] == told["lead"] == "Anna Asiantuntija"


def test_a_draft_plan_is_there_for_its_coordinators_alone(ask, token_of, plan, coordinator, steering_member):
    plan.status = "draft"
    plan.save()
    for path in (PLAN, f"{PLAN}/items", f"{PLAN}/items/1.1", f"{PLAN}/milestones", f"{PLAN}/evaluations"):
        ask(path, 404)
        ask(path, 404, headers=token_of(steering_member) if path == PLAN else None)
    assert ask("/api/v1/plans")["total"] == 0
    headers = token_of(coordinator)
    assert ask(PLAN, headers=headers)["status"] == "draft"
    assert ask("/api/v1/plans", headers=headers)["total"] == 1


def test_what_was_added_later_is_not_in_an_earlier_day(ask, token_of, plan, item, coordinator):
    item.added_on, item.added_reason_fi = date(2013, 5, 1), "Uusi tarve"
    item.save()
    headers = token_of(coordinator)
    assert ask(f"{PLAN}/items", headers=headers, as_of="2013-04-30")["total"] == 3
    assert ask(f"{PLAN}/items", headers=headers, as_of="2013-05-01")["total"] == 4
    assert ask(f"{PLAN}/items/1.1", headers=headers)["added"]["reason"]["fi"] == "Uusi tarve"


def test_milestones_as_of_a_day(ask, token_of, plan, coordinator):
    reached = plan.milestones.get()
    reached.done_on, reached.evidence_fi = date(2013, 11, 1), "Pöytäkirja"
    reached.save()
    headers = token_of(coordinator)
    (told,) = ask(f"{PLAN}/milestones", headers=headers, as_of="2013-12-31")["results"]
    assert (told["state"], told["done_on"], told["evidence"]["fi"]) == ("done", "2013-11-01", "Pöytäkirja")
    assert told["web"]["sv"] == f"http://testserver/sv/plans/pieni/milestones/#milestone-{reached.pk}"
    (told,) = ask(f"{PLAN}/milestones", headers=headers, as_of="2013-10-01")["results"]
    assert (told["state"], told["done_on"]) == ("now", None)
    plan.published_day = date(2013, 12, 31)
    plan.save()
    (told,) = ask(f"{PLAN}/milestones")["results"]
    assert (told["state"], told["evidence"]) == ("done", None)


@pytest.mark.parametrize(
    "path",
    ["plans/pieni/items/9.9", "plans/pieni/milestones/0", "plans/pieni/milestones/x", "plans/muu", "muu"],
)
def test_what_is_not_there_is_a_problem_and_no_page(ask, plan, path):
    assert ask(f"/api/v1/{path}", 404)["status"] == 404


def test_the_real_plan_is_told_whole(ask, real_plan):
    path = "/api/v1/plans/pohjanmaa-2013-2014"
    listed = ask(f"{path}/items", limit=200)
    assert listed["total"] == len(listed["results"]) == real_plan.items.count()
    assert ask(f"{path}/milestones", limit=200)["total"] == real_plan.milestones.count()
    assert all(row["title"]["fi"] and row["title"]["sv"] for row in listed["results"])
    assert ask(f"{path}/items/1.1")["passages"]


def test_example_material_says_so_everywhere(ask, plan, item):
    plan.has_example_data = True
    plan.save()
    for path in (PLAN, f"{PLAN}/items", f"{PLAN}/items/1.1", f"{PLAN}/milestones", f"{PLAN}/evaluations"):
        assert ask(path)["has_example_data"]


def test_only_what_adopted_or_revised_the_plan_is_told_of_the_decisions(plan, client_of, coordinator):
    meeting = Meeting.objects.create(network=plan.steering_group, day=date(2013, 1, 24))
    adopted = plan.decisions.create(kind="adopted", meeting=meeting, section_mark="§ 5")
    plan.baselines.create(decision=adopted, taken_on=date(2013, 1, 24), data={})
    plan.decisions.create(kind="returned", meeting=meeting, section_mark="§ 6", text_fi="Sisäinen syy")
    for user in (None, coordinator):
        answer = client_of(user).get("/api/v1/plans/pieni")
        assert [row["section"] for row in answer.json()["decisions"]] == ["§ 5"]
        assert "Sisäinen" not in answer.content.decode()
