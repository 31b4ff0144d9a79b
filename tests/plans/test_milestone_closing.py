"""A milestone of an adopted plan is closed with a reason; it counts no more and stays where it was, struck."""

from datetime import date

import pytest

from plans.models import Milestone, PlanItem
from plans.selectors.milestones import milestone_list, milestones_with_state
from plans.selectors.progress import progress_of_plan
from plans.services.items import snapshot
from tests import factories
from tests.plans.forms import fields_of

REASON = {"day": "2014-02-03", "reason_fi": "Kokous peruttiin", "reason_sv": "Mötet ställdes in"}
AFTER, BEFORE = date(2014, 3, 1), date(2014, 1, 31)


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def milestone(plan):
    return plan.milestones.get()


def at(row, step: str = "") -> str:
    return f"/fi/desk/milestones/{row.pk}/{step}"


@pytest.mark.parametrize("belongs_to", ["items", "projects", "networks"])
def test_what_belongs_to_something_in_an_adopted_plan_is_not_deleted(desk, milestone, item, belongs_to):
    milestone.items.clear()
    rows = {"items": item, "projects": factories.ProjectFactory(), "networks": factories.NetworkFactory()}
    getattr(milestone, belongs_to).add(rows[belongs_to])
    assert at(milestone, "close/") in desk.get(at(milestone, "delete/")).content.decode()
    assert desk.post(at(milestone, "delete/")).status_code == 409
    assert Milestone.objects.filter(pk=milestone.pk).exists()


def test_in_a_draft_it_may_be_deleted(desk, plan, milestone):
    plan.status = "draft"
    plan.save()
    assert desk.post(at(milestone, "delete/")).status_code == 302
    assert not Milestone.objects.exists()


def test_the_last_link_is_not_taken_away_to_delete_it(desk, milestone):
    answer = desk.post(at(milestone), {**fields_of(desk.get(at(milestone))), "items": []})
    assert answer.status_code == 422
    assert milestone.items.count() == 1


def test_closed_it_keeps_its_reason_and_is_shown_struck(desk, milestone, item, client_of):
    assert desk.post(at(milestone, "close/"), REASON).url == at(milestone)
    milestone.refresh_from_db()
    assert (milestone.closed_on, milestone.closed_reason_sv) == (date(2014, 2, 3), REASON["reason_sv"])
    for page in ("items/1.1/", "milestones/"):
        shown = client_of(None).get(f"/sv/plans/pieni/{page}").content.decode()
        assert f"<s>{milestone.title_sv}</s>" in shown, page
        assert REASON["reason_sv"] in shown, page


def test_closed_it_is_neither_late_nor_ahead_and_reopened_it_is(desk, plan, milestone):
    assert desk.post(at(milestone, "close/"), REASON).status_code == 302
    (line,) = milestones_with_state(plan.milestones.all(), AFTER)
    assert (line.state, line.milestone.late) == ("closed", False)
    assert milestone_list(plan, AFTER).counts == {"closed": 1}
    (before,) = milestones_with_state(plan.milestones.all(), BEFORE)
    assert before.state == "late"
    far = factories.timed(factories.MilestoneFactory(plan=plan), "2014-10")
    desk.post(at(far, "close/"), REASON)
    assert not Milestone.objects.upcoming(AFTER).exists()
    desk.post(at(far, "reopen/"))
    assert Milestone.objects.upcoming(AFTER).get() == far


def test_closed_it_counts_in_no_progress(desk, plan, milestone, item):
    reached = factories.MilestoneFactory(plan=plan, done_on=date(2013, 5, 2))
    reached.items.add(item)
    assert PlanItem.objects.with_state(AFTER).get(pk=item.pk).state == "partly"
    desk.post(at(milestone, "close/"), REASON)
    assert PlanItem.objects.with_state(AFTER).get(pk=item.pk).state == "realised"
    assert PlanItem.objects.with_state(BEFORE).get(pk=item.pk).state == "partly"
    desk.post(at(reached, "close/"), REASON)
    assert progress_of_plan(plan, AFTER)[item.section_id].realised == 0


def test_closed_it_is_no_row_of_the_item_form_and_nothing_follows_it(desk, milestone, item):
    desk.post(at(milestone, "close/"), REASON)
    assert milestone.pk not in snapshot(item).milestones
    page = desk.get("/fi/plans/pieni/items/1.1/edit/").content.decode()
    assert f'name="m{milestone.pk}-title_fi"' not in page
    assert f'<option value="{milestone.pk}"' not in page


def test_a_reader_sees_it_struck_also_where_the_published_day_is_earlier(desk, plan, milestone, client_of):
    plan.published_day = BEFORE
    plan.save()
    desk.post(at(milestone, "close/"), REASON)
    assert f"<s>{milestone}</s>" in client_of(None).get("/fi/plans/pieni/milestones/").content.decode()


def test_in_a_term_that_is_over_the_last_day_is_offered(desk, plan, milestone):
    fields = fields_of(desk.get(at(milestone, "close/")))
    desk.post(at(milestone, "close/"), {**fields, "reason_fi": "Ei toteutunut"})
    milestone.refresh_from_db()
    assert milestone.closed_on == plan.last_day
    page = desk.get("/fi/plans/pieni/milestones/")
    assert page.context["list"].counts == {"closed": 1}
