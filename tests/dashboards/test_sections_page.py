"""The page of an area tells its state as the overview tells that of the plan."""

from datetime import date

import pytest

from botnia_portal.core import texts
from evaluations.models import EvaluationRound
from networks.models import Meeting
from plans.selectors.development import development
from plans.services.reporting import report_status
from tests import factories

AREA = "/fi/plans/pieni/sections/1/"


@pytest.fixture
def told(plan, item):
    report_status(item, status="realised", as_of=date(2013, 11, 1))
    plan.refresh_from_db()
    return plan


def test_the_state_of_an_area(told, item, coordinator, client_of):
    Meeting.objects.create(network=told.steering_group, day=date(2013, 9, 13))
    texts.record(item, texts.Place("plan:pieni", "1"))
    EvaluationRound.objects.create(plan=told, kind="mid-term", cut_off=date(2013, 12, 31))
    page = client_of(coordinator).get(AREA, {"as_of": "2013-12-31"})
    state, words = page.context["state"], page.content.decode()
    assert (state.since, state.changes) == (date(2013, 9, 13), {"realised": 1})
    assert (state.round.rated, state.round.item_count) == (0, 3)
    assert "Kokouksen 13.9.2013 jälkeen" in words
    assert "Kieliversiot" in words
    assert "Kehitys toimintakaudella" in words


def test_the_course_of_an_area_is_its_own(told):
    other = factories.ItemFactory(plan=told, section=told.sections.get(number=0), order=5)
    report_status(other, status="realised", as_of=date(2013, 3, 1))
    told.refresh_from_db()
    day = date(2013, 12, 31)

    def last(section=None) -> int | None:
        return development(told, day, section).months[11].realised

    assert last() == 2
    assert last(told.sections.get(number=1).pk) == 1
    assert last(told.sections.get(number=0).pk) == 1
    assert development(told, day, 0).counted == 0


def test_a_reader_sees_the_course_and_nothing_from_inside(told, client_of):
    told.published_day = date(2013, 12, 31)
    told.save()
    Meeting.objects.create(network=told.steering_group, day=date(2013, 9, 13))
    page = client_of(None).get(AREA)
    state, words = page.context["state"], page.content.decode()
    assert (state.since, state.shares, state.round) == (None, [], None)
    assert "Kehitys toimintakaudella" in words
    assert "Kieliversiot" not in words


def test_before_a_day_is_published_there_is_no_course(told, client_of):
    page = client_of(None).get(AREA)
    assert page.context["state"].development is None
    assert "Kehitys toimintakaudella" not in page.content.decode()


def test_an_area_that_is_not_there(plan, client_of):
    assert client_of(None).get("/fi/plans/pieni/sections/9/").status_code == 404
