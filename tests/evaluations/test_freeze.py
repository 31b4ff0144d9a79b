"""Freezing: the publication as of the cut-off day, the same data once, and what changes afterwards changes nothing."""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from botnia_portal.core import texts
from evaluations.models import Edition, GroupPosition, ItemAssessment, Report
from evaluations.publication import Publication
from evaluations.selectors.frozen import publication
from evaluations.selectors.places import place_in
from evaluations.services import freezing
from evaluations.services.freezing import freeze
from networks.models import Person
from plans.models import ItemGoal, PartyRole
from plans.services.reporting import report_status, touch
from tests.factories import MilestoneFactory, ProjectFactory, StrategyGoalFactory, timed

MOMENT = datetime(2014, 1, 10, 9, 0, tzinfo=UTC)


def frozen(evaluation) -> Publication:
    return publication(evaluation, frozen_at=MOMENT)


def item_of(data: Publication, number: str):
    return next(item for section in data.sections for item in section.items if item.number == number)


def test_the_state_is_that_of_the_cut_off_day(evaluation, item):
    report_status(item, status="running", as_of=date(2013, 6, 1), narrative={"fi": "Kesken", "sv": "Pågår"})
    report_status(item, status="realised", as_of=date(2014, 3, 1))
    shown = item_of(frozen(evaluation), "1.1").realised
    assert (shown.status, shown.basis, shown.day) == ("running", "report", date(2013, 6, 1))
    assert (shown.narrative.fi, shown.narrative.sv_state) == ("Kesken", "draft")


def test_milestones_tell_with_how_many_were_due(evaluation, item, plan):
    reached = timed(MilestoneFactory(plan=plan, done_on=date(2013, 5, 2)), "2013-05")
    later = timed(MilestoneFactory(plan=plan), "2014-10")
    for milestone in (reached, later):
        milestone.items.add(item)
    shown = item_of(frozen(evaluation), "1.1").realised
    assert (shown.status, shown.basis, shown.done, shown.due) == ("partly", "milestones", 1, 2)
    states = [milestone.state for milestone in item_of(frozen(evaluation), "1.1").milestones]
    assert sorted(states) == ["ahead", "done", "due"]


def test_a_dropped_item_leaves_the_counts_and_keeps_its_reason(evaluation, item):
    item.dropped_on, item.dropped_reason_fi = date(2013, 9, 1), "Rahoitus päättyi"
    item.save()
    data = frozen(evaluation)
    assert item_of(data, "1.1").dropped.reason.fi == "Rahoitus päättyi"
    assert (data.counts.counted, data.counts.dropped, data.counts.intentions) == (1, 1, 1)


def test_what_was_added_after_the_cut_off_day_is_not_in_it(evaluation, item):
    item.added_on = date(2014, 2, 1)
    item.save()
    assert [i.number for i in frozen(evaluation).sections[1].items] == ["1.2", "1.3"]


def test_the_three_judgements_stand_apart(evaluation, item):
    judged = ItemAssessment.objects.create(
        round=evaluation, item=item, rating="mostly", reason_fi="Syy", outcome="continue"
    )
    texts.record(judged, place_in(evaluation, 1))
    GroupPosition.objects.create(round=evaluation, section=item.section, text_fi="Kanta", text_sv="Åsikt")
    data = frozen(evaluation)
    shown = item_of(data, "1.1")
    assert (shown.rating.value, shown.outcome, shown.realised.status) == ("mostly", "continue", "no_report")
    assert (shown.rating.reason.fi_state, shown.rating.reason.sv_state) == ("confirmed", "missing")
    assert data.sections[1].position.sv == "Åsikt"


def test_a_person_is_named_only_where_the_name_is_public(evaluation, item):
    for name, public in (("Näkyvä", True), ("Salainen", False)):
        person = Person.objects.create(name=name, name_public=public)
        PartyRole.objects.create(item=item, role="responsible", person=person)
    data = frozen(evaluation)
    assert item_of(data, "1.1").responsible.fi == "Näkyvä"
    assert b"Salainen" not in data.to_json()


def test_linkage_tells_what_serves_nothing(evaluation, item):
    goal = StrategyGoalFactory()
    unserved = StrategyGoalFactory(strategy=goal.strategy)
    ItemGoal.objects.create(item=item, goal=goal)
    linkage = frozen(evaluation).linkage
    served = {goal.number: goal.items for goal in linkage.strategies[0].goals}
    assert served == {goal.number: ("1.1",), unserved.number: ()}
    assert linkage.unlinked == ("1.2",)


def test_a_project_stands_in_the_annex_with_its_items(evaluation, item):
    project = ProjectFactory()
    item.projects.add(project)
    shown = frozen(evaluation).projects[0]
    assert (shown.name.fi, shown.items, shown.kind.fi != "") == (project.name_fi, ("1.1",), True)


def test_the_same_rows_give_the_same_bytes(evaluation):
    assert frozen(evaluation).to_json() == frozen(evaluation).to_json()


def test_the_number_of_queries_does_not_depend_on_the_plan(evaluation, item, django_assert_max_num_queries):
    frozen(evaluation)
    with django_assert_max_num_queries(34):
        frozen(evaluation)


def test_the_real_plan_goes_through_the_schema_whole(real_plan):
    evaluation = real_plan.rounds.create(kind="mid-term", cut_off=date(2013, 12, 31))
    data = frozen(evaluation)
    assert Publication.from_json(data.to_json()) == data
    assert [len(section.items) for section in data.sections] == [9, 19, 28, 13, 5, 9]
    assert (len(data.networks), len(data.projects)) == (28, 28)
    assert data.counts.counted + data.counts.intentions + data.counts.needs + data.counts.information == 83


def test_freezing_twice_gives_one_edition_and_one_job_a_file(
    evaluation, coordinator, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first = freeze(evaluation, coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        assert freeze(evaluation, coordinator) == first
    made = [(report.language, report.format) for report in first.reports.all()]
    assert made == list(product(("fi", "sv"), ("reader", "pdf", "html", "docx")))
    assert sorted(sent) == sorted(first.reports.values_list("pk", flat=True))


def test_a_change_gives_another_edition(evaluation, coordinator, item, sent):
    first = freeze(evaluation, coordinator)
    report_status(item, status="running", as_of=date(2013, 6, 1))
    assert freeze(evaluation, coordinator) != first
    assert Edition.objects.count() == 2


def test_renaming_afterwards_changes_no_edition(evaluation, coordinator, item, sent):
    edition = freeze(evaluation, coordinator)
    item.title_fi = "Aivan toinen"
    item.save()
    edition.refresh_from_db()
    data = Publication.from_data(edition.publication)
    assert data.checksum() == edition.sha256
    assert item_of(data, "1.1").title.fi == "Toimenpide 1.1"


def test_the_edition_is_example_material_where_the_round_is(evaluation, coordinator, sent):
    evaluation.is_example = True
    evaluation.save()
    assert Publication.from_data(freeze(evaluation, coordinator).publication).example


@pytest.mark.parametrize("who", ["steering_member", "group_contact", "outsider"])
def test_only_coordinators_freeze(who, request, in_review, sent):
    with pytest.raises(PermissionDenied):
        freeze(in_review, request.getfixturevalue(who))
    assert not Report.objects.exists()


@pytest.fixture
def somebody_saves(monkeypatch):
    """Somebody saves in the middle of the next readings; says how many of them were disturbed."""

    def begin(times: int) -> list[int]:
        disturbed: list[int] = []

        def read(evaluation, **given):
            data = publication(evaluation, **given)
            if len(disturbed) < times:
                disturbed.append(touch(evaluation.plan))
            return data

        monkeypatch.setattr(freezing, "publication", read)
        return disturbed

    return begin


def test_it_is_read_again_where_somebody_saved_in_the_middle(evaluation, coordinator, sent, somebody_saves):
    disturbed = somebody_saves(freezing.READINGS - 1)
    edition = freeze(evaluation, coordinator)
    assert len(disturbed) == freezing.READINGS - 1
    assert Publication.from_data(edition.publication).checksum() == edition.sha256


def test_nothing_is_frozen_while_somebody_goes_on_saving(
    evaluation, coordinator, client_of, sent, somebody_saves
):
    disturbed = somebody_saves(99)
    with pytest.raises(freezing.DisturbedError):
        freeze(evaluation, coordinator)
    assert len(disturbed) == freezing.READINGS
    answer = client_of(coordinator).post(reverse("freeze", args=["pieni", "mid-term"]), follow=True)
    (message,) = answer.context["messages"]
    assert message.level_tag == "error"
    assert str(message) in answer.content.decode()
    assert not Edition.objects.exists()
    assert not Report.objects.exists()


def test_the_page_freezes_by_post_alone(evaluation, coordinator, client_of, sent):
    address = reverse("freeze", args=["pieni", "mid-term"])
    assert client_of(coordinator).get(address).status_code == 405
    answer = client_of(coordinator).post(address)
    assert answer["Location"].endswith("/plans/pieni/evaluations/mid-term/#reports")
    assert Report.objects.count() == 8


def test_the_page_refuses_the_others(evaluation, steering_member, client_of, sent):
    address = reverse("freeze", args=["pieni", "mid-term"])
    assert client_of(steering_member).post(address).status_code == 403
    assert "/accounts/login/" in client_of(None).post(address)["Location"]
    assert not Edition.objects.exists()


def test_a_closed_milestone_is_not_in_the_report(evaluation, item, plan):
    closed = timed(MilestoneFactory(plan=plan), "2014-10")
    closed.closed_on, closed.closed_reason_fi = date(2013, 9, 1), "Peruttiin"
    closed.save()
    closed.items.add(item)
    data = frozen(evaluation)
    assert [milestone.state for milestone in item_of(data, "1.1").milestones] == ["due"]
    assert len(data.milestones) == 1


def test_the_page_says_what_came_of_freezing(evaluation, coordinator, client_of, sent):
    address, browser = reverse("freeze", args=["pieni", "mid-term"]), client_of(coordinator)
    first = browser.post(address, follow=True).content.decode()
    assert "Arviointikierros on jäädytetty" in first
    again = browser.post(address, follow=True).content.decode()
    assert "Mikään ei ole muuttunut" in again
    assert Edition.objects.count() == 1
