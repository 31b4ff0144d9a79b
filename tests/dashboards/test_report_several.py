"""Reporting on several items on one page, and what a contact is asked for."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from botnia_portal.dashboards.selectors_my_work import my_work
from plans.models import StatusUpdate
from tests import factories

pytestmark = pytest.mark.django_db
AFTER = date(2013, 11, 20)


@pytest.fixture
def page():
    return reverse("report-several")


@pytest.fixture
def three(plan, group, item):
    """The group's items 1.1, 1.2 and, by a role, 1.3."""
    items = [item, plan.items.get(number="1.2"), plan.items.get(number="1.3")]
    items[1].networks.add(group)
    items[2].parties.create(network=group, role="partner")
    return items


def rows(*told):
    """What a browser sends: `(item, status, text)`, and the proposed day of each."""
    data = {}
    for item, status, text in told:
        data |= {f"i{item.pk}-status": status, f"i{item.pk}-text": text, f"i{item.pk}-as_of": "2013-11-05"}
    return data


def test_three_items_are_reported_on_at_once(client_of, group_contact, three, page):
    first, second, third = three
    sent = rows((first, "running", "Alkoi"), (second, "realised", ""), (third, "not_started", ""))
    answer = client_of(group_contact).post(page, sent)
    assert (answer.status_code, answer.url) == (302, reverse("my-work"))
    told = {row.item: (row.status, row.narrative_fi, row.author) for row in StatusUpdate.objects.all()}
    assert told == {
        first: ("running", "Alkoi", group_contact),
        second: ("realised", "", group_contact),
        third: ("not_started", "", group_contact),
    }
    second.refresh_from_db()
    assert (second.status_now, second.status_as_of) == ("realised", date(2013, 11, 5))


def test_what_is_left_empty_is_left_alone(client_of, group_contact, three, page):
    client_of(group_contact).post(page, rows((three[0], "", ""), (three[1], "running", "")))
    assert StatusUpdate.objects.get().item == three[1]


def test_the_text_is_in_the_readers_language(client_of, group_contact, three):
    client_of(group_contact).post("/sv/my-work/report/", rows((three[0], "running", "Det går bra")))
    assert StatusUpdate.objects.get().narrative_sv == "Det går bra"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"status": "late"}, "status"),
        ({"status": "", "text": "Jotain"}, "status"),
        ({"status": "dropped"}, "text"),
        ({"as_of": ""}, "as_of"),
        ({"as_of": "2999-01-01"}, "as_of"),
        ({"as_of": "2012-12-31"}, "as_of"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "x" * 20_001}, "text"),
    ],
)
def test_one_bad_row_saves_nothing_and_keeps_what_was_typed(
    client_of, group_contact, three, page, changes, field
):
    bad, good = three[0], three[1]
    sent = rows((bad, "running", ""), (good, "running", "Säilyy"))
    sent |= {f"i{bad.pk}-{name}": value for name, value in changes.items()}
    answer = client_of(group_contact).post(page, sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_i{bad.pk}-{field}"' in html
    assert f'id="id_i{bad.pk}-{field}_error"' in html
    assert "Säilyy" in html
    assert f'id="id_i{three[2].pk}-status_error"' not in html  # left empty, so not wrong
    assert not StatusUpdate.objects.exists()


def test_an_empty_form_says_so(client_of, group_contact, three, page):
    answer = client_of(group_contact).post(page, rows((three[0], "", "")))
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()


def test_items_of_others_are_neither_shown_nor_taken(client_of, group_contact, plan, item, page):
    other = plan.items.get(number="1.2")
    browser = client_of(group_contact)
    assert f'name="i{other.pk}-status"' not in browser.get(page).content.decode()
    assert browser.post(page, rows((other, "realised", ""))).status_code == 422
    assert not StatusUpdate.objects.exists()


def test_a_request_shows_the_items_that_it_asks_for(client_of, group_contact, plan, group, three, page):
    asked = factories.update_request(plan, group, three[1])
    html = client_of(group_contact).get(page, {"request": asked.pk}).content.decode()
    assert [f'name="i{item.pk}-status"' in html for item in three] == [False, True, False]
    foreign = factories.update_request(plan, factories.NetworkFactory(), three[0])
    html = client_of(group_contact).get(page, {"request": foreign.pk}).content.decode()
    assert "compact-row" not in html


def test_what_is_asked_for_stands_in_my_work_until_it_is_told(
    client_of, group_contact, plan, group, three, page
):
    asked = factories.update_request(plan, group, three[0], three[1])
    browser = client_of(group_contact)
    html = browser.get(reverse("my-work")).content.decode()
    assert f'id="asked-{asked.pk}"' in html
    assert f"{page}?request={asked.pk}" in html
    browser.post(f"{page}?request={asked.pk}", rows((three[0], "running", ""), (three[1], "running", "")))
    asked.refresh_from_db()
    assert asked.state == "answered"
    assert "asked-row" not in browser.get(reverse("my-work")).content.decode()


def test_what_is_late_and_what_is_due_stand_apart(plan, group, group_contact, three):
    late, due, other = three
    factories.timed(late, "2013-10", "completion")
    factories.timed(due, "2013-12", "completion")
    type(due).objects.filter(pk=other.pk).update(commitment="firm")
    factories.timed(type(other).objects.get(pk=other.pk), "2014-10", "completion")
    (work,) = my_work(group_contact, [(plan, AFTER)]).groups
    assert [[row.number for row in part] for part in (work.late_items, work.due_items, work.other_items)] == [
        ["1.1"],
        ["1.2"],
        ["1.3"],
    ]


def test_a_coordinator_sees_that_answers_wait(client_of, coordinator, plan, item, group):
    factories.submitted(factories.answer_link(plan, group, "a-token-of-tests"), item)
    assert my_work(coordinator, [(plan, AFTER)]).coordinating[0].waiting_answers == 1
    html = client_of(coordinator).get(reverse("my-work")).content.decode()
    assert reverse("updates", args=[plan.slug]) in html


def test_many_rows_cost_no_more_queries(
    client_of, group_contact, plan, group, page, django_assert_max_num_queries
):
    section = plan.sections.get(number=1)
    for number in range(20):
        factories.ItemFactory(plan=plan, section=section, order=50 + number).networks.add(group)
    browser = client_of(group_contact)
    with django_assert_max_num_queries(12):
        assert browser.get(page).content.decode().count("compact-row") == 21


def test_an_overdue_request_is_marked(client_of, group_contact, plan, group, item):
    factories.update_request(plan, group, due_on=date.today() - timedelta(days=1))  # noqa: DTZ011
    assert 'class="small late"' in client_of(group_contact).get(reverse("my-work")).content.decode()


def test_a_request_on_a_plan_is_answered_though_a_newer_one_is_adopted(
    client_of, group_contact, plan, group, three, page
):
    asked = factories.update_request(plan, group, three[1])
    factories.PlanFactory(
        slug="seuraava", owner=plan.owner, first_day=date(2015, 1, 1), last_day=date(2016, 12, 31)
    )
    html = client_of(group_contact).get(page, {"request": asked.pk}).content.decode()
    assert [f'name="i{item.pk}-status"' in html for item in three] == [False, True, False]
