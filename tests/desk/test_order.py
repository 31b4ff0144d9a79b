"""The order that people set: by buttons, to a place, for statements, themes, goals, areas and milestones."""

from types import SimpleNamespace

import pytest
from auditlog.models import LogEntry

from botnia_portal.core import texts
from botnia_portal.core.ordering import Moved, Wanted, reorder, write_order
from plans.models import ActionPlan, Statement
from tests import factories

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def goals(plan):
    strategy = factories.StrategyFactory()
    return [factories.StrategyGoalFactory(strategy=strategy, number=str(n), order=n) for n in (3, 5, 9)]


def numbers(goals) -> list[str]:
    return list(goals[0].strategy.goals.order_by("order").values_list("number", flat=True))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"step": "up"}, ["5", "3", "9"]),
        ({"step": "down"}, ["3", "9", "5"]),
        ({"position": "1"}, ["5", "3", "9"]),
        ({"position": "3"}, ["3", "9", "5"]),
        ({"position": "1", "step": "down"}, ["5", "3", "9"]),
        ({"position": "2"}, ["3", "5", "9"]),
        ({"position": "4"}, ["3", "5", "9"]),
        ({"position": "0"}, ["3", "5", "9"]),
        ({"position": "-1"}, ["3", "5", "9"]),
        ({"position": "99999999999"}, ["3", "5", "9"]),
        ({"step": "sideways"}, ["3", "5", "9"]),
        ({}, ["3", "5", "9"]),
    ],
)
def test_a_row_goes_where_it_is_sent(desk, goals, sent, expected):
    answer = desk.post(f"/fi/desk/goals/{goals[1].pk}/move/", sent)
    assert answer.status_code == 302
    assert numbers(goals) == expected
    page = desk.get(answer.url.partition("#")[0]).content.decode()
    assert f'id="row-{goals[1].pk}" data-order-row class="order-row order-moved"' in page


def test_a_list_that_is_dragged_gets_a_sentence(desk, goals):
    answer = desk.post(f"/fi/desk/goals/{goals[2].pk}/move/", {"position": "1"}, **JSON)
    assert answer.status_code == 200
    assert answer.json()["position"] == 1
    assert answer.json()["said"]
    assert numbers(goals) == ["9", "3", "5"]


def test_rows_outside_the_group_keep_their_places():
    rows = [SimpleNamespace(pk=n, order=order) for n, order in ((1, 4), (2, 7), (3, 8))]
    after, moved = reorder(rows, 3, Wanted(position=1))
    assert moved == Moved(True, 1, 3)
    saved = []
    for row in rows:
        row.save = lambda row=row, **_fields: saved.append((row.pk, row.order))
    write_order(rows, after)
    assert saved == [(3, 4), (1, 7), (2, 8)]


def test_numbers_that_told_no_order_are_given_anew(desk, plan):
    themes = [factories.ThemeFactory(owner=plan.owner, order=0) for _ in range(3)]
    desk.post(f"/fi/desk/themes/{themes[2].pk}/move/", {"step": "up"})
    assert [type(row).objects.get(pk=row.pk).order for row in themes] == [1, 3, 2]


def test_statements_move_within_their_area(desk, plan):
    general, section = plan.sections.order_by("number")
    rows = [
        Statement.objects.create(plan=plan, section=where, kind="goal", text_fi=f"Lause {n}", order=n)
        for n, where in enumerate((general, section, general), 1)
    ]
    page = desk.get(f"/fi/desk/statements/order/?parent={plan.pk}").content.decode()
    assert page.count("data-order>") == 2
    desk.post(f"/fi/desk/statements/{rows[2].pk}/move/", {"step": "up"})
    assert list(general.statements.order_by("order")) == [rows[2], rows[0]]
    assert LogEntry.objects.get_for_object(rows[2]).filter(changes__has_key="order").exists()


@pytest.fixture
def draft(plan, item):
    ActionPlan.objects.update(status="draft")
    factories.SectionFactory(plan=plan, number=2, list_name_fi="Toinen", list_name_sv="Den andra")
    factories.ItemFactory(plan=plan, section=plan.sections.get(number=2), order=1, number="2.1")
    texts.record(item, texts.Place("plan:pieni", "1"))
    return plan


def test_areas_of_a_draft_change_places_and_numbers(desk, draft, item):
    first = draft.sections.get(number=1)
    # 1.3 stands in the general part, and keeps the number that area 1 has given it.
    draft.items.filter(number="1.3").update(section=draft.sections.get(number=0))
    revision = ActionPlan.objects.get().revision
    desk.post(f"/fi/desk/sections/{first.pk}/move/", {"step": "down"})
    first.refresh_from_db()
    assert first.number == 2
    assert set(draft.items.values_list("number", flat=True)) == {"0.1", "1.1", "2.1", "2.2", "2.3"}
    item.refresh_from_db()
    assert item.number == "2.1"
    assert texts.states_of(item)["title"].group == "2"
    assert LogEntry.objects.get_for_object(item).latest("pk").changes == {"number": ["1.1", "2.1"]}
    assert ActionPlan.objects.get().revision > revision


def test_areas_of_an_adopted_plan_and_the_general_part_stay(desk, draft):
    general, first = draft.sections.get(number=0), draft.sections.get(number=1)
    desk.post(f"/fi/desk/sections/{general.pk}/move/", {"step": "down"})
    ActionPlan.objects.update(status="adopted")
    desk.post(f"/fi/desk/sections/{first.pk}/move/", {"step": "down"})
    assert list(draft.sections.values_list("list_name_fi", flat=True))[1:] == ["Painopiste", "Toinen"]
    page = desk.get(f"/fi/desk/sections/order/?parent={draft.pk}").content.decode()
    assert 'class="notice"' in page
    assert "data-order-move" not in page


def test_milestones_without_a_time_move_the_others_stand_in_time(desk, plan):
    dated = plan.milestones.get()
    first, second = (factories.MilestoneFactory(plan=plan) for _ in range(2))
    page = desk.get("/fi/plans/pieni/milestones/order/").content.decode()
    assert f'id="m{first.pk}"' in page
    assert f'id="m{dated.pk}"' not in page
    desk.post(f"/fi/plans/pieni/milestones/{second.pk}/move/", {"step": "up"})
    shown = desk.get("/fi/plans/pieni/milestones/").content.decode()
    assert shown.index(second.title_fi) < shown.index(first.title_fi)
    assert desk.post(f"/fi/plans/pieni/milestones/{dated.pk}/move/", {"step": "up"}).status_code == 302
    assert desk.post("/fi/plans/pieni/milestones/999999/move/", {"step": "up"}).status_code == 404


def test_items_are_dragged_to_a_place(desk, plan):
    answer = desk.post("/fi/plans/pieni/items/1.3/move/", {"position": "1"}, **JSON)
    assert answer.json()["position"] == 1
    order = plan.items.filter(section__number=1).order_by("order").values_list("number", flat=True)
    assert list(order) == ["1.3", "1.1", "1.2"]


def test_what_has_no_order_has_no_such_page(desk, plan):
    assert desk.get("/fi/desk/organisations/order/").status_code == 404
    assert desk.post(f"/fi/desk/organisations/{plan.owner.pk}/move/").status_code == 404
    assert desk.get("/fi/desk/goals/order/?parent=77777").status_code == 404


def test_the_page_of_the_order_takes_the_same_queries_for_many_rows(
    desk, plan, django_assert_max_num_queries
):
    for n in range(30):
        factories.ThemeFactory(owner=plan.owner, area=plan.sections.get(number=1).area, order=n)
    with django_assert_max_num_queries(12):
        desk.get("/fi/desk/themes/order/")


def test_others_move_nothing(client_of, goals, steering_member, group_contact, outsider):
    for user in (steering_member, group_contact, outsider):
        assert (
            client_of(user).post(f"/fi/desk/goals/{goals[0].pk}/move/", {"step": "down"}).status_code == 403
        )
    assert numbers(goals) == ["3", "5", "9"]
