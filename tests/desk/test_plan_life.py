"""A new plan on the desk, its adoption and revision by decisions, and its end."""

from datetime import date

import pytest
from django.utils import timezone

from botnia_portal.core import texts
from evaluations.models import EvaluationRound
from plans.models import ActionPlan, Baseline
from tests import factories
from tests.plans.forms import fields_of

NEW = "/fi/desk/plans/new/"


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def add(desk, plan, **changes):
    sent = {
        **fields_of(desk.get(NEW)),
        "title_fi": "Suunnitelma 2015–2016",
        "title_sv": "Plan 2015–2016",
        "owner": str(plan.owner_id),
        "first_day": "2015-01-01",
        "last_day": "2016-12-31",
        "predecessor": str(plan.pk),
    }
    return desk.post(NEW, {name: value for name, value in {**sent, **changes}.items() if value is not None})


def test_a_new_plan_is_a_draft_with_the_areas_of_the_earlier_one(desk, plan, client_of):
    answer = add(desk, plan)
    new = ActionPlan.objects.get(title_sv="Plan 2015–2016")
    assert answer.url == f"/fi/desk/plans/{new.pk}/"
    assert (new.status, new.slug, new.predecessor) == ("draft", "suunnitelma-2015-2016", plan)
    copied = list(new.sections.values_list("number", "area", "list_name_sv", "introduction"))
    assert copied == list(plan.sections.values_list("number", "area", "list_name_sv", "introduction"))
    assert not new.items.exists()
    assert texts.states_of(new)["title"].scope == "plan:suunnitelma-2015-2016"
    assert texts.states_of(new.sections.get(number=1))["heading"].group == "1"
    assert client_of(None).get(f"/fi/plans/{new.slug}/").status_code == 404
    assert desk.get(f"/fi/plans/{new.slug}/").status_code == 200


def test_confirmed_names_of_areas_stay_confirmed(desk, plan, coordinator):
    section = plan.sections.get(number=1)
    texts.record(section, texts.Place("plan:pieni", "1"))
    for state in texts.states_of(section).values():
        texts.confirm(state, coordinator)
    add(desk, plan)
    copied = ActionPlan.objects.get(title_sv="Plan 2015–2016").sections.get(number=1)
    assert {state.state for state in texts.states_of(copied).values()} == {"confirmed"}


def test_a_plan_may_begin_empty(desk, plan):
    add(desk, plan, copy_areas=None)
    assert not ActionPlan.objects.get(title_sv="Plan 2015–2016").sections.exists()
    add(desk, plan, predecessor="", title_fi="Toinen", title_sv="En annan")
    assert not ActionPlan.objects.get(title_sv="En annan").sections.exists()


def test_a_double_press_makes_one_plan(desk, plan):
    sent = {**fields_of(desk.get(NEW)), "title_fi": "Uusi", "owner": str(plan.owner_id)}
    sent |= {"first_day": "2015-01-01", "last_day": "2016-12-31", "predecessor": str(plan.pk)}
    assert desk.post(NEW, sent).url == desk.post(NEW, sent).url
    assert ActionPlan.objects.count() == 2


def test_a_plan_is_followed_by_one_plan_alone(desk, plan):
    add(desk, plan)
    assert f'<option value="{plan.pk}">{plan}' not in desk.get(NEW).content.decode()
    assert add(desk, plan, title_fi="Toinen", title_sv="En annan").status_code == 422
    assert ActionPlan.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title_fi": "", "title_sv": ""}, "title_fi"),
        ({"owner": ""}, "owner"),
        ({"first_day": ""}, "first_day"),
        ({"last_day": "2014-01-01"}, ""),
        ({"predecessor": "77777"}, "predecessor"),
    ],
)
def test_a_plan_that_lacks_something_is_refused(desk, plan, changes, named):
    answer = add(desk, plan, **changes)
    assert answer.status_code == 422
    assert not named or f'id="id_{named}_error"' in answer.content.decode()
    assert ActionPlan.objects.count() == 1


def test_a_plan_is_made_for_the_own_organisation_alone(desk, plan):
    other = factories.OrganisationFactory(name_fi="Toinen omistaja")
    assert "Toinen omistaja" not in desk.get(NEW).content.decode()
    assert add(desk, plan, owner=str(other.pk)).status_code == 422
    assert ActionPlan.objects.count() == 1


def test_a_coordinator_of_the_province_makes_plans_of_its_owners(client_of, plan):
    user = factories.UserFactory()
    user.roles.create(role="coordinator", province=plan.province)
    other = factories.OrganisationFactory(name_fi="Toinen omistaja")
    answer = add(client_of(user), plan, owner=str(other.pk), predecessor="")
    assert answer.status_code == 422
    assert 'id="id_owner_error"' in answer.content.decode()
    answer = add(client_of(user), plan, owner=str(other.pk), predecessor="", province=str(plan.province_id))
    assert answer.status_code == 302


def test_others_make_no_plan(client_of, plan, steering_member, outsider):
    for user in (steering_member, outsider):
        assert client_of(user).get(NEW).status_code == 403
        assert client_of(user).post(NEW, {"title_fi": "X"}).status_code == 403


@pytest.fixture
def draft(plan):
    plan.status = "draft"
    plan.save()
    return plan


def decide(desk, plan, **changes):
    at = f"/fi/desk/plans/{plan.slug}/decide/"
    return desk.post(at, {**fields_of(desk.get(at)), **changes})


def test_a_draft_is_adopted_by_a_decision_and_kept_as_it_stood(desk, draft, client_of):
    meeting = draft.steering_group.meetings.create(day=date(2013, 2, 1))
    decision = draft.decisions.create(kind="adopted", meeting=meeting, section_mark="§ 4")
    assert client_of(None).get("/fi/plans/pieni/").status_code == 404
    page = desk.get(f"/fi/desk/plans/{draft.slug}/decide/").content.decode()
    assert 'value="2013-02-01"' in page
    assert decide(desk, draft).status_code == 302
    draft.refresh_from_db()
    baseline = Baseline.objects.get()
    assert (draft.status, baseline.decision, baseline.taken_on) == ("adopted", decision, date(2013, 2, 1))
    assert len(baseline.data["items"]) == 4
    assert client_of(None).get("/fi/plans/pieni/").status_code == 200
    assert decide(desk, draft).status_code == 409
    assert Baseline.objects.count() == 1


def test_a_plan_without_a_decision_or_items_is_not_adopted(desk, draft):
    assert decide(desk, draft).status_code == 409
    draft.decisions.create(kind="noted")
    assert decide(desk, draft).status_code == 409
    draft.decisions.create(kind="adopted")
    draft.items.all().delete()
    page = desk.get(f"/fi/desk/plans/{draft.slug}/decide/")
    assert "data-save-key" not in page.content.decode()
    assert decide(desk, draft).status_code == 409
    draft.refresh_from_db()
    assert draft.status == "draft"


@pytest.mark.parametrize(
    "changes", [{"decision": ""}, {"decision": "77777"}, {"day": ""}, {"day": "9999-01-01"}]
)
def test_a_decision_that_cannot_be_meant_is_refused(desk, draft, changes):
    draft.decisions.create(kind="adopted")
    answer = decide(desk, draft, **changes)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert not Baseline.objects.exists()


def test_the_decision_of_another_plan_adopts_nothing(desk, draft):
    draft.decisions.create(kind="adopted")
    other = factories.PlanFactory(owner=draft.owner).decisions.create(kind="adopted")
    assert decide(desk, draft, decision=str(other.pk)).status_code == 422


def test_an_adopted_plan_is_revised_by_a_decision(desk, plan):
    assert decide(desk, plan).status_code == 409
    decision = plan.decisions.create(kind="revised")
    assert decide(desk, plan, day="2013-09-09").status_code == 302
    assert Baseline.objects.get().decision == decision
    assert decide(desk, plan).status_code == 409


def test_a_closed_plan_says_so_and_is_reopened_before_it_is_revised(desk, plan, client_of):
    page = f"/fi/desk/plans/{plan.pk}/"
    assert f"{page}close/" in desk.get(page).content.decode()
    desk.post(f"{page}close/", {"day": timezone.localdate().isoformat(), "reason_fi": "Kausi päättyi"})
    plan.refresh_from_db()
    assert plan.status == "closed"
    assert "Kausi päättyi" in client_of(None).get("/fi/plans/pieni/").content.decode()
    plan.decisions.create(kind="revised")
    assert decide(desk, plan).status_code == 409
    desk.post(f"{page}reopen/")
    assert decide(desk, plan).status_code == 302


def test_a_plan_is_not_closed_in_the_middle_of_an_evaluation(desk, plan):
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    sent = {"day": timezone.localdate().isoformat(), "reason_fi": "Kausi päättyi"}
    assert desk.post(f"/fi/desk/plans/{plan.pk}/close/", sent).status_code == 409
    evaluation.state = "issued"
    evaluation.save()
    assert desk.post(f"/fi/desk/plans/{plan.pk}/close/", sent).status_code == 302
