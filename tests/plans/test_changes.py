"""What has changed between two days: the selector, the page, and the course over the term."""

from datetime import UTC, date, datetime

import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Meeting
from plans.models import PlanItem
from plans.selectors.changes import change_counts, changes_between
from plans.selectors.development import development, month_ends
from plans.selectors.progress import Progress, progress_of_plan
from plans.services.reporting import report_status
from tests.factories import ItemFactory, MilestoneFactory, timed

FIRST, SECOND = date(2013, 9, 13), date(2014, 1, 31)
PAGE = "/fi/plans/pieni/changes/"


def kinds(plan, first=FIRST, second=SECOND, **seen) -> dict[str, list[str]]:
    found = changes_between(plan, first, second, **{"told": True, "live": True, **seen})
    return {group.kind: [row.item.number for row in group.rows] for group in found.groups}


def test_nothing_has_changed_in_a_plan_that_nobody_touched(plan):
    assert kinds(plan, date(2013, 2, 1), date(2013, 3, 1)) == {}
    assert changes_between(plan, date(2013, 2, 1), date(2013, 3, 1), told=True, live=True).count == 0


def test_realised_and_late_after_the_first_day(plan, item):
    second = plan.items.get(number="1.2")
    report_status(second, status="running", as_of=date(2013, 5, 1))
    report_status(second, status="realised", as_of=date(2013, 11, 1), narrative={"fi": "Valmis."})
    # 1.1 was to be done in autumn 2013, which is over on 1.1.2014.
    assert kinds(plan) == {"realised": ["1.2"], "late": ["1.1"]}
    assert kinds(plan, second=date(2013, 12, 31)) == {"realised": ["1.2"]}
    assert kinds(plan, first=date(2013, 11, 1)) == {"late": ["1.1"]}
    [group, _late] = changes_between(plan, FIRST, SECOND, told=True, live=True).groups
    assert (group.rows[0].before, group.rows[0].update.narrative_fi) == ("running", "Valmis.")


def test_what_is_realised_in_time_is_not_late(plan, item):
    report_status(item, status="realised", as_of=date(2013, 12, 1))
    assert kinds(plan) == {"realised": ["1.1"]}


def test_an_intention_is_beside_the_counts(plan):
    report_status(plan.items.get(number="1.3"), status="realised", as_of=date(2013, 12, 1))
    assert kinds(plan)["beside"] == ["1.3"]
    assert "realised" not in kinds(plan)


def test_milestones_change_the_state_too(plan, item):
    item.milestones.update(done_on=date(2013, 10, 1))
    assert kinds(plan) == {"realised": ["1.1"]}


def test_what_no_report_tells_follows_from_milestones_or_from_the_time(plan, item, client_of, coordinator):
    item.milestones.update(done_on=date(2013, 8, 1))
    item.milestones.add(timed(MilestoneFactory(plan=plan), "2013-12-15", "deadline"))
    assert kinds(plan) == {"late": ["1.1"], "partly": ["1.1"]}
    days = {"since": FIRST.isoformat(), "as_of": SECOND.isoformat()}
    follows, run_out = "Tila on päätelty etapeista", "Sen aika on päättynyt."

    def told() -> tuple[int, int]:
        words = client_of(coordinator).get(PAGE, days).content.decode()
        return words.count(follows), words.count(run_out)

    assert told() == (1, 1)
    report_status(item, status="partly", as_of=date(2013, 12, 20))
    assert told() == (0, 1)
    words = client_of(coordinator).get(PAGE, days).content.decode()
    assert "ei ole raportoitu mitään" not in words


def test_added_and_dropped_are_told_to_everybody(plan, item):
    PlanItem.objects.filter(pk=item.pk).update(dropped_on=date(2013, 10, 1), dropped_reason_fi="Syy")
    ItemFactory(plan=plan, section=item.section, order=9, added_on=date(2013, 10, 2))
    reader = {"told": False, "live": False}
    assert kinds(plan, **reader) == {"dropped": ["1.1"], "added": ["1.9"]}
    assert kinds(plan) == {"dropped": ["1.1"], "added": ["1.9"]}


def test_a_report_that_came_late_is_told_apart(plan, item):
    report_status(
        item, status="running", as_of=date(2013, 6, 1), recorded_at=datetime(2013, 10, 1, 12, tzinfo=UTC)
    )
    found = changes_between(plan, FIRST, SECOND, told=True, live=True)
    assert [update.item_id for update in found.afterwards] == [item.pk]
    assert found.updates == []
    assert kinds(plan) == {"late": ["1.1"]}


def test_changed_times_and_texts_are_told_once_however_often_they_were_saved(plan, item):
    for words, title in (("keväällä 2014", "Ensin"), ("syksyllä 2014", "Sitten")):
        item.time_words_fi, item.title_fi = words, title
        item.save()
    LogEntry.objects.filter(object_id=item.pk).update(timestamp=datetime(2013, 11, 1, tzinfo=UTC))
    found = changes_between(plan, FIRST, SECOND, told=True, live=True)
    [time], [text] = found.times, found.texts
    assert [field.after for field in time.fields] == ["syksyllä 2014"]
    assert [field.after for field in text.fields] == ["Sitten"]
    assert text.fields[0].before != "Ensin"
    reader = changes_between(plan, FIRST, SECOND, told=True, live=False)
    assert (reader.times, reader.texts) == ([], [])


def test_what_came_back_to_what_it_was_has_not_changed(plan, item):
    title = item.title_fi
    for words in ("Toisin", title):
        item.title_fi = words
        item.save()
    LogEntry.objects.filter(object_id=item.pk).update(timestamp=datetime(2013, 11, 1, tzinfo=UTC))
    assert changes_between(plan, FIRST, SECOND, told=True, live=True).texts == []


def test_the_counts_are_kept_until_somebody_writes(plan, item, django_assert_num_queries):
    assert change_counts(plan, FIRST, SECOND, told=True) == {"late": 1}
    with django_assert_num_queries(0):
        assert change_counts(plan, FIRST, SECOND, told=True) == {"late": 1}
    report_status(item, status="realised", as_of=date(2013, 12, 1))
    plan.refresh_from_db()
    assert change_counts(plan, FIRST, SECOND, told=True) == {"realised": 1}


def test_the_course_of_the_term(plan, item):
    item.milestones.update(done_on=date(2013, 3, 31))
    late = timed(MilestoneFactory(plan=plan), "2014-10", "at")
    second = plan.items.get(number="1.2")
    late.items.add(second)
    report_status(second, status="realised", as_of=date(2013, 6, 1))
    report_status(second, status="running", as_of=date(2013, 8, 15))
    report_status(item, status="running", as_of=date(2013, 10, 1))
    plan.refresh_from_db()
    course = development(plan, date(2013, 11, 30))
    told = {month.last_day: month.realised for month in course.months}
    assert [
        told[date(2013, month, 1 if month == 13 else day)]
        for month, day in ((2, 28), (3, 31), (6, 30), (8, 31), (10, 31))
    ] == [0, 1, 2, 1, 0]
    assert told[date(2013, 12, 31)] is None
    assert [month.due for month in course.months if month.last_day >= date(2013, 11, 30)][:2] == [0, 1]
    assert (course.counted, course.undated) == (2, 1)
    for month in course.months[:11]:
        counts = sum(progress_of_plan(plan, month.last_day).values(), Progress())
        assert month.realised == counts.realised, month.last_day


def test_months_end_with_the_term():
    ends = list(month_ends(date(2013, 11, 15), date(2014, 2, 10)))
    assert ends == [date(2013, 11, 30), date(2013, 12, 31), date(2014, 1, 31), date(2014, 2, 10)]


def test_the_page_begins_with_the_last_meeting(plan, item, client_of, steering_member):
    for day in (date(2013, 6, 14), FIRST):
        Meeting.objects.create(network=plan.steering_group, day=day, number="1")
    page = client_of(steering_member).get(PAGE, {"as_of": "2014-01-31"})
    assert (page.context["since"], page.context["day"]) == (FIRST, SECOND)
    assert "13.9.2013–31.1.2014" in page.content.decode()
    assert "Uudet myöhässä olevat" in page.content.decode()
    swedish = client_of(steering_member).get(PAGE.replace("/fi/", "/sv/"), {"as_of": "2014-01-31"})
    assert "Nya försenade" in swedish.content.decode()


def test_a_reader_sees_no_meetings_and_no_reports(plan, item, client_of):
    Meeting.objects.create(network=plan.steering_group, day=FIRST)
    report_status(item, status="running", as_of=date(2013, 10, 1), narrative={"fi": "Sisäinen teksti"})
    plan.published_day = date(2013, 12, 31)
    plan.save()
    page = client_of(None).get(PAGE, {"since": "2013-03-01", "as_of": "2014-12-31"})
    assert page.context["day"] == date(2013, 12, 31)
    words = page.content.decode()
    assert "Uudet käynnissä olevat" in words
    assert "Sisäinen" not in words
    assert "ohjausryhmän kokouksesta" not in words


@pytest.mark.parametrize("since", ["2014-01-31", "2015-01-01"])
def test_days_the_other_way_round_get_a_sentence(plan, client_of, coordinator, since):
    page = client_of(coordinator).get(PAGE, {"since": since, "as_of": "2014-01-31"})
    assert page.context["changes"] is None
    assert "Valitse aikaisempi päivä." in page.content.decode()


@pytest.mark.parametrize("since", ["", "eilen", "2013-02-30"])
def test_what_is_no_day_is_the_usual_one(plan, client_of, coordinator, since):
    page = client_of(coordinator).get(PAGE, {"since": since})
    assert page.context["since"] == date(2012, 12, 31)


def test_the_queries_do_not_grow(plan, client_of, coordinator):
    client = client_of(coordinator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(PAGE, {"since": "2013-01-31", "as_of": "2014-06-30"}).status_code == 200
        return len(caught)

    for number, row in enumerate(list(plan.items.all())):
        report_status(row, status="running", as_of=date(2013, 4, 1 + number), narrative={"fi": "Teksti"})
    few = queries()
    section = plan.sections.get(number=1)
    for order in range(20, 32):
        row = ItemFactory(plan=plan, section=section, order=order)
        report_status(row, status="partly", as_of=date(2013, 4, 2), narrative={"fi": "Teksti"})
    assert queries() == few


def test_an_item_reported_as_dropped_leaves_the_course(plan, item):
    item.milestones.all().delete()
    report_status(item, status="dropped", as_of=date(2013, 5, 1))
    plan.refresh_from_db()
    course = development(plan, plan.last_day)
    assert course.counted == 1
    assert [month.due for month in course.months][-1] == 0


def test_what_goes_back_is_told(plan, item):
    report_status(item, status="realised", as_of=date(2013, 5, 1))
    report_status(item, status="not_started", as_of=date(2013, 12, 1))
    assert kinds(plan, second=date(2013, 12, 31)) == {"not_started": ["1.1"]}


def test_what_is_late_when_it_comes_into_the_plan_is_newly_late(plan, item):
    PlanItem.objects.filter(pk=item.pk).update(added_on=date(2014, 2, 1))
    assert kinds(plan, date(2014, 1, 15), date(2014, 3, 1)) == {"late": ["1.1"], "added": ["1.1"]}


def test_the_words_of_the_draft_are_not_told(plan, item):
    item.title_fi = "Luonnoksen jälkeen"
    item.save()
    LogEntry.objects.filter(object_id=item.pk).update(timestamp=datetime(2013, 11, 1, tzinfo=UTC))
    assert changes_between(plan, FIRST, SECOND, told=True, live=True).texts
    plan.baselines.create(taken_on=date(2013, 12, 1), data={})
    assert changes_between(plan, FIRST, SECOND, told=True, live=True).texts == []


def test_the_last_day_that_there_is(plan, client_of, coordinator):
    page = client_of(coordinator).get(PAGE, {"since": "0001-01-01", "as_of": "9999-12-31"})
    assert page.status_code == 200
