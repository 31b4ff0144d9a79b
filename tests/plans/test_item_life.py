"""An item comes into the plan, moves, is dropped with a reason and taken up again; its number stays its own."""

import re
from datetime import date
from importlib import import_module

import pytest
from auditlog.models import LogEntry
from django.apps import apps

from botnia_portal.core import texts
from plans.models import PlanItem
from tests.plans.forms import fields_of

NEW = "/fi/plans/pieni/sections/1/new/"
ITEM = "/fi/plans/pieni/items/1.1/"
REASON = {"reason_fi": "Johtoryhmä päätti", "reason_sv": "Ledningsgruppen beslutade"}


@pytest.fixture
def desk(client_of, coordinator, plan):
    return client_of(coordinator)


def add(desk, **changes):
    sent = {
        **fields_of(desk.get(NEW)),
        "title_fi": "Uusi",
        "title_sv": "Ny",
        "kind": "training",
        "day": "2013-10-01",
    }
    return desk.post(NEW, {**sent, **REASON, **changes})


def test_an_item_added_after_adoption_keeps_its_day_and_its_reason(desk, plan):
    answer = add(desk)
    item = plan.items.get(title_fi="Uusi")
    assert answer.url == "/fi/plans/pieni/items/1.4/edit/"
    assert (item.number, item.added_on, item.added_reason_sv) == (
        "1.4",
        date(2013, 10, 1),
        REASON["reason_sv"],
    )
    assert texts.states_of(item)["title"].state == "draft"
    assert "1.10.2013" in desk.get("/fi/plans/pieni/items/1.4/").content.decode()


def test_a_draft_plan_asks_for_no_reason(desk, plan):
    plan.status = "draft"
    plan.save()
    sent = {**fields_of(desk.get(NEW)), "title_fi": "Uusi", "kind": "training"}
    assert "reason_fi" not in sent
    assert desk.post(NEW, sent).status_code == 302
    assert plan.items.get(title_fi="Uusi").added_on is None


def test_a_double_press_adds_one_item(desk, plan):
    assert add(desk).url == add(desk).url
    assert plan.items.filter(title_fi="Uusi").count() == 1


def test_a_number_is_never_given_twice(desk, plan):
    add(desk)
    desk.post("/fi/plans/pieni/items/1.4/move/", {"section": "0"})
    assert add(desk, title_fi="Toinen", title_sv="Den andra").url.endswith("/items/1.5/edit/")


@pytest.mark.parametrize(
    "changes",
    [
        {"title_fi": "", "title_sv": ""}, {"kind": ""}, {"kind": "nonsense"}, {"reason_fi": "", "reason_sv": ""},
        {"day": ""}, {"day": "2012-01-01"}, {"title_fi": "x" * 251}, {"title_fi": "\x01"},
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_said_and_kept(desk, plan, changes):
    answer = add(desk, **changes)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert plan.items.count() == 4


def test_a_dropped_item_stays_visible_with_its_reason_and_comes_back(desk, item, coordinator):
    answer = desk.post(f"{ITEM}drop/", {"day": "2013-11-05", **REASON})
    assert answer.url == ITEM
    item.refresh_from_db()
    assert (item.dropped_on, item.dropped_reason_fi) == (date(2013, 11, 5), REASON["reason_fi"])
    assert REASON["reason_fi"] in desk.get(ITEM).content.decode()
    assert (
        LogEntry.objects.get_for_object(item)
        .filter(actor=coordinator, changes__has_key="dropped_on")
        .exists()
    )
    desk.post(f"{ITEM}take-up/")
    item.refresh_from_db()
    assert (item.dropped_on, item.dropped_reason_fi) == (None, "")


def test_an_added_item_that_is_dropped_keeps_both_reasons(desk, plan):
    add(desk)
    address = "/fi/plans/pieni/items/1.4/"
    desk.post(f"{address}drop/", {"day": "2013-11-05", "reason_fi": "Rahoitus päättyi", "reason_sv": ""})
    item = plan.items.get(number="1.4")
    assert (item.added_reason_fi, item.dropped_reason_fi) == (REASON["reason_fi"], "Rahoitus päättyi")
    page = desk.get(address).content.decode()
    assert REASON["reason_fi"] in page
    assert "Rahoitus päättyi" in page
    desk.post(f"{address}take-up/")
    item.refresh_from_db()
    assert (item.added_reason_fi, item.dropped_reason_fi) == (REASON["reason_fi"], "")


def test_an_item_is_not_dropped_without_a_reason_or_twice(desk, item):
    assert desk.post(f"{ITEM}drop/", {"day": "2013-11-05"}).status_code == 422
    desk.post(f"{ITEM}drop/", {"day": "2013-11-05", **REASON})
    desk.post(f"{ITEM}drop/", {"day": "2013-12-05", "reason_fi": "Toinen"})
    item.refresh_from_db()
    assert item.dropped_reason_fi == REASON["reason_fi"]


def order(plan) -> list[str]:
    return list(plan.items.filter(section__number=1).order_by("order").values_list("number", flat=True))


def test_items_move_up_and_down_and_keep_their_numbers(desk, plan):
    desk.post(f"{ITEM}move/", {"step": "down"})
    assert order(plan) == ["1.2", "1.1", "1.3"]
    desk.post("/fi/plans/pieni/items/1.3/move/", {"step": "up"})
    assert order(plan) == ["1.2", "1.3", "1.1"]


@pytest.mark.parametrize("sent", [{"step": "up"}, {"step": "sideways"}, {}, {"section": "1"}])
def test_what_has_no_place_stays(desk, plan, sent):
    desk.post(f"{ITEM}move/", sent)
    assert order(plan) == ["1.1", "1.2", "1.3"]


def test_an_item_moves_to_another_area_with_its_texts(desk, plan, item):
    texts.record(item, texts.Place("plan:pieni", "1"))
    desk.post(f"{ITEM}move/", {"section": "0"})
    moved = PlanItem.objects.get(number="1.1")
    assert (moved.section.number, moved.theme) == (0, None)
    assert texts.states_of(moved)["title"].group == "0"
    assert desk.post(f"{ITEM}move/", {"section": "77"}).status_code == 404


def test_a_reader_sees_what_was_decided_before_any_status_is_published(desk, plan, client_of):
    add(desk)
    plan.refresh_from_db()
    assert plan.published_day is None
    assert "Uusi" in client_of(None).get("/fi/plans/pieni/sections/1/").content.decode()
    plan.published_day = date(2013, 9, 1)
    plan.save()
    page = client_of(None).get("/fi/plans/pieni/sections/1/").content.decode()
    assert "/items/1.4/" not in page


def test_the_errors_of_a_new_item_stand_in_the_order_of_the_page(client_of, coordinator, plan):
    page = client_of(coordinator).post("/fi/plans/pieni/sections/1/new/", {}).content.decode()
    summary = page.split('id="errors"')[1].split("</ul>")[0]
    assert re.findall(r'href="#id_(\w+)"', summary)[:2] == ["title_fi", "kind"]


def test_the_history_of_the_one_reason_of_former_days_tells_which_it_was(item):
    """A database of that time: one column held the latest of the two."""
    kept = LogEntry.objects.filter(content_type__model="planitem", object_id=item.pk)
    told = [
        {"change_reason_fi": ["None", "Rahoitus varmistui"], "title_fi": ["a", "b"]},
        {
            "change_reason_fi": ["Rahoitus varmistui", "Rahoitus päättyi"],
            "dropped_on": ["None", "2013-11-05"],
        },
    ]
    for changes in told:
        LogEntry.objects.log_create(item, force_log=True, action=LogEntry.Action.UPDATE, changes=changes)
    import_module("plans.migrations.0009_part_the_reasons").name_in_history(apps, None)
    assert [set(entry.changes) for entry in kept.order_by("pk")][-2:] == [
        {"added_reason_fi", "title_fi"},
        {"dropped_reason_fi", "dropped_on"},
    ]
