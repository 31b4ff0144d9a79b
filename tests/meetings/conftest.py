"""A meeting of the steering group after autumn 2013, and the one before it."""

from datetime import date

import pytest

PAGE = "/fi/plans/pieni/meetings/"


@pytest.fixture
def before(plan):
    return plan.steering_group.meetings.create(day=date(2013, 10, 10), number="3/2013")


@pytest.fixture
def meeting(plan, before):
    return plan.steering_group.meetings.create(
        day=date(2014, 1, 23), number="1/2014", place_fi="Vaasa", place_sv="Vasa"
    )


@pytest.fixture
def page(meeting):
    return f"{PAGE}{meeting.pk}/"
