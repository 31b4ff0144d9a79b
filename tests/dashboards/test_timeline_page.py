"""The timeline of a plan: dated rows by area, marks by state, and how much is not dated."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from botnia_portal.dashboards import selectors_timeline
from botnia_portal.dashboards.selectors_timeline import dated_items, mini_timeline, timeline
from tests.factories import ItemFactory, MilestoneFactory, ProjectFactory, timed

AFTER = date(2014, 1, 15)


@pytest.fixture
def url(plan):
    return reverse("timeline", args=[plan.slug])


def only_row(plan, day=AFTER, **options):
    (row,) = [row for area in timeline(plan, day, **options).areas for row in area.rows]
    return row


def test_a_late_item_has_one_mark_though_its_milestone_is_late_too(plan):
    assert [mark.kind for mark in only_row(plan).marks] == ["late"]
    assert [mark.kind for mark in only_row(plan, date(2013, 10, 1)).marks] == ["ahead"]


def test_realised_is_solid_and_marked(plan, item):
    item.status_updates.create(as_of=date(2013, 11, 30), status="realised")
    item.milestones.update(done_on=date(2013, 11, 20))
    item.status_now, item.status_as_of = "realised", date(2013, 11, 30)
    item.save()
    row = only_row(plan)
    assert row.bands[0].look == "done"
    assert [mark.kind for mark in row.marks] == ["done"]
    assert only_row(plan, date(2013, 10, 1)).bands[0].look == "ahead"


def test_given_up_outweighs_an_open_milestone(plan, item):
    item.status_now, item.status_as_of = "not_realised", date(2013, 11, 30)
    item.save()
    assert [mark.kind for mark in only_row(plan, date(2013, 12, 1)).marks] == ["given_up"]


def test_untold_nothing_of_the_state_is_drawn(plan, item):
    row = only_row(plan, told=False)
    assert [band.look for band in row.bands] == ["ahead"]
    assert [mark.kind for mark in row.marks] == ["ahead"]
    assert timeline(plan, AFTER, told=False).axis.day is None


def test_an_item_that_is_not_firm_has_a_dashed_band(plan):
    intention = timed(plan.items.get(commitment="intention"), "2013-10", "at")
    looks = {row.item: row.bands[0].look for area in timeline(plan, AFTER).areas for row in area.rows}
    assert looks[intention] == "tentative"


def test_a_milestone_of_a_project_stands_in_the_area_of_its_items(plan, item):
    project = ProjectFactory()
    milestone = timed(MilestoneFactory(plan=plan, kind="end"), "../2013-10", "end")
    milestone.projects.add(project)
    assert [row.milestone for row in timeline(plan, AFTER).areas[-1].rows] == [milestone]
    item.projects.add(project)
    areas = timeline(plan, AFTER).areas
    assert [row.milestone for row in areas[0].rows if row.milestone] == [milestone]
    assert areas[-1].section.number == 0


def test_what_is_not_dated_is_counted_by_area_and_led_to(plan, client_of, url):
    response = client_of().get(url)
    assert {area.section.number: area.undated for area in response.context["timeline"].areas} == {1: 2, 0: 1}
    assert reverse("plan-items", args=[plan.slug]) + "?undated=1&amp;area=1" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ({"zoom": "quarter", "year": "2013", "quarter": "4"}, date(2013, 10, 1), date(2013, 12, 31)),
        ({"zoom": "quarter", "year": "2014", "quarter": "1"}, date(2014, 1, 1), date(2014, 3, 31)),
        ({"zoom": "quarter", "year": "2014", "quarter": "5"}, date(2014, 1, 1), date(2014, 12, 31)),
        ({"zoom": "quarter", "quarter": "1"}, date(2013, 1, 1), date(2014, 12, 31)),
        ({"zoom": "year", "year": "2014", "quarter": "1"}, date(2014, 1, 1), date(2014, 12, 31)),
    ],
)
def test_a_quarter_shows_its_months(plan, client_of, url, query, first, last):
    axis = client_of().get(url, query).context["timeline"].axis
    assert (axis.first, axis.last) == (first, last)
    assert len(axis.ticks()) in (3, 4)


@pytest.mark.parametrize(
    ("query", "year"),
    [
        ({}, None),
        ({"zoom": "year", "year": "2013"}, 2013),
        ({"zoom": "year", "year": "1999"}, None),
        ({"zoom": "year", "year": "x"}, None),
        ({"zoom": "term", "year": "2013"}, None),
    ],
)
def test_the_zoom_is_in_the_address(plan, client_of, url, query, year):
    response = client_of().get(url, query)
    assert response.context["year"] == year
    assert response.context["timeline"].axis.first == date(2013, 1, 1)
    assert response.context["timeline"].axis.last == date(year or 2014, 12, 31)


def test_a_reader_sees_times_and_no_state_before_a_day_is_published(plan, client_of, url, steering_member):
    reader, member = client_of().get(url), client_of(steering_member).get(url)
    assert reader.context["timeline"].axis.day is None
    assert "tag-late" not in reader.content.decode()
    assert "tag-late" in member.content.decode()
    plan.published_day = date(2013, 10, 1)
    plan.save()
    assert client_of().get(url, {"as_of": "2014-12-31"}).context["timeline"].axis.day == date(2013, 10, 1)


def test_words_stand_in_a_table_and_nothing_is_inline(plan, item, client_of, url):
    html = client_of().get(url).content.decode()
    assert item.title_fi in html
    assert "<caption" in html
    assert "style=" not in html


def test_a_plan_without_times_says_so(plan, client_of, url):
    plan.items.update(time_edtf="", time_earliest=None, time_latest=None, time_late_from=None)
    plan.milestones.all().delete()
    assert "empty" in client_of().get(url).content.decode()


def test_an_unknown_plan_is_not_found(plan, client_of):
    assert client_of().get(reverse("timeline", args=["tuntematon"])).status_code == 404


def test_every_dated_row_of_the_real_plan(real_plan, client_of, django_assert_max_num_queries):
    client = client_of()
    with django_assert_max_num_queries(6):
        response = client.get(reverse("timeline", args=[real_plan.slug]))
    found = response.context["timeline"]
    assert found.undated == 53
    assert found.dated >= 30


def test_the_small_timeline_has_a_strip_for_each_area(plan, rf, django_assert_max_num_queries):
    sections = list(plan.sections.select_related("area"))
    with django_assert_max_num_queries(1):
        mini = mini_timeline(plan, AFTER, list(dated_items(plan, AFTER)), sections)
    assert [row.section.number for row in mini.rows] == [1, 0]
    assert "<rect" in mini.rows[0].drawing
    assert "#b3201b" in mini.rows[0].drawing
    html = render_to_string(
        "dashboards/parts/mini_timeline.html", {"mini": mini, "plan": plan}, rf.get("/fi/")
    )
    assert html.count("mini-row") == 3


def test_a_large_plan_is_shown_area_by_area(plan, item, client_of, url, monkeypatch):
    monkeypatch.setattr(selectors_timeline, "MOST_ROWS", 3)
    section = plan.sections.get(number=1)
    for order in range(10, 14):
        timed(ItemFactory(plan=plan, section=section, order=order), f"2013-0{order - 8}", "at")
    browser = client_of()
    page = browser.get(url)
    found = page.context["timeline"]
    assert (found.shown.number, found.dated, found.page.paginator.num_pages) == (1, 3, 2)
    assert [row.item.number for row in found.areas[0].rows] == ["1.10", "1.11", "1.12"]
    assert "yksi painopiste kerrallaan" in page.content.decode()
    second = browser.get(url, {"area": "1", "page": "2"}).context["timeline"]
    assert [row.item.number for row in second.areas[0].rows] == ["1.13", "1.1"]
    assert browser.get(url, {"area": "0"}).context["timeline"].shown.number == 0
    assert browser.get(url, {"area": "77"}).context["timeline"].shown.number == 1
