"""The table of items: every filter, the order of each language, columns, and saved views."""

from datetime import date

import pytest

from botnia_portal.core import texts
from networks.models import Municipality, Organisation
from plans.models import PartyRole, SavedView
from plans.selectors.filters import ItemFilter, filtered_items
from plans.selectors.items import item_table
from plans.services import saved_views
from plans.services.reporting import report_status
from priorities.models import StatutoryTask, Strategy, StrategyGoal
from tests import factories

pytestmark = pytest.mark.django_db
TABLE = "/fi/plans/pieni/items/"
DAY = date(2013, 12, 31)


def numbers(plan, **wanted) -> list[str]:
    return [row.number for row in filtered_items(plan, DAY, ItemFilter(**wanted))]


def shown(answer) -> list[str]:
    return [row.item.number for row in answer.context["table"].rows]


@pytest.fixture
def goal(item):
    strategy = Strategy.objects.create(slug="strategia", kind="own", name_fi="Strategia")
    goal = StrategyGoal.objects.create(strategy=strategy, number="1", name_fi="Tavoite", name_sv="Mål")
    item.goal_links.create(goal=goal)
    return goal


def test_each_filter_finds_its_items(plan, item, goal):
    task = StatutoryTask.objects.create(slug="tehtava", number=1, name_fi="Tehtävä")
    plan.items.get(number="1.2").task_links.create(task=task)
    assert numbers(plan, goal=str(goal.pk)) == ["1.1"]
    assert numbers(plan, task="tehtava") == ["1.2"]
    assert numbers(plan, conditional=True) == ["1.3"]
    plan.items.filter(number="1.2").update(kind="survey", second_kind="training")
    assert "1.2" in numbers(plan, kind="training")
    assert "1.2" in numbers(plan, kind="survey")
    assert numbers(plan, kind="training", conditional=True) == []


def test_a_municipality_is_found_by_itself_and_by_its_organisation(plan, item):
    body = Organisation.objects.create(slug="vaasa-org", name_fi="Vaasan kaupunki", kind="municipality")
    town = Municipality.objects.create(slug="vaasa", code="905", name_fi="Vaasa", organisation=body)
    PartyRole.objects.create(item=item, role="target", municipality=town)
    PartyRole.objects.create(item=plan.items.get(number="1.2"), role="partner", organisation=body)
    assert numbers(plan, municipality="vaasa") == ["1.1", "1.2"]
    assert numbers(plan, municipality="korsnas") == []


def test_the_state_of_the_texts(plan, item):
    place = texts.Place("plan:pieni", "1")
    item.title_fi, item.title_sv = "Otsikko", ""
    texts.record(item, place)
    assert numbers(plan, language="sv-missing") == ["1.1"]
    assert numbers(plan, language="sv-stale") == []


def test_titles_stand_in_the_order_of_the_alphabet(plan, client_of, coordinator):
    for number, fi, sv in (
        ("1.1", "Äiti", "Zeta"),
        ("1.2", "zeta", "ålder"),
        ("1.3", "Aamu", "Öppen"),
        ("0.1", "öljy", "alfa"),
    ):
        plan.items.filter(number=number).update(title_fi=fi, title_sv=sv)
    browser = client_of(coordinator)
    assert shown(browser.get(TABLE, {"sort": "title"})) == ["1.3", "1.2", "1.1", "0.1"]
    assert shown(browser.get(TABLE, {"sort": "-title"})) == ["0.1", "1.1", "1.2", "1.3"]
    swedish = TABLE.replace("/fi/", "/sv/")
    assert shown(browser.get(swedish, {"sort": "title"})) == ["0.1", "1.1", "1.2", "1.3"]


def test_a_title_in_the_other_language_alone_stands_in_its_place(plan, client_of):
    plan.items.filter(number="1.2").update(title_fi="", title_sv="Aaa")
    plan.items.exclude(number="1.2").update(title_fi="Bbb")
    assert shown(client_of(None).get(TABLE, {"sort": "title"}))[0] == "1.2"


def test_by_time_and_by_status_what_has_none_stands_last(plan, item, client_of, coordinator):
    report_status(plan.items.get(number="1.3"), status="running", as_of=date(2013, 6, 1))
    report_status(item, status="realised", as_of=date(2013, 6, 1))
    browser = client_of(coordinator)
    assert shown(browser.get(TABLE, {"sort": "time"})) == ["1.1", "0.1", "1.2", "1.3"]
    assert shown(browser.get(TABLE, {"sort": "-time"})) == ["1.1", "0.1", "1.2", "1.3"]
    assert shown(browser.get(TABLE, {"sort": "status", "as_of": "2013-12-31"})) == [
        "1.3",
        "1.1",
        "0.1",
        "1.2",
    ]


def test_a_visitor_neither_sorts_nor_filters_by_a_status_that_is_not_published(plan, item, client_of):
    report_status(item, status="running", as_of=date(2013, 6, 1))
    answer = client_of(None).get(
        TABLE, {"sort": "status", "status": "running", "language": "sv-missing", "col": "status"}
    )
    assert shown(answer) == ["0.1", "1.1", "1.2", "1.3"]
    assert answer.context["columns"] == ["time", "responsible"]


def test_what_is_not_known_does_nothing(plan, client_of, coordinator):
    query = {
        "sort": "colour",
        "kind": "nothing",
        "goal": "x",
        "col": ["moon", "theme"],
        "language": "de-missing",
    }
    answer = client_of(coordinator).get(TABLE, query)
    assert shown(answer) == ["0.1", "1.1", "1.2", "1.3"]
    assert answer.context["columns"] == ["theme"]


def test_columns_are_chosen(plan, item, goal, group, client_of, coordinator):
    answer = client_of(coordinator).get(TABLE, {"col": ["goals", "networks", "kind", "area"]})
    words = answer.content.decode()
    assert [head.label for head in answer.context["heads"]] == [
        "Nro", "Toimenpide", "Painopiste", "Laji", "Verkostot", "Strategiset tavoitteet",
    ]  # fmt: skip
    assert "1 Tavoite" in words
    assert group.name_fi in words
    assert "Vastuutaho</th>" not in words


def test_the_usual_columns_are_no_choice(plan, client_of, coordinator):
    answer = client_of(coordinator).get(TABLE, {"col": ["status", "time", "responsible"], "q": ""})
    assert (answer.context["form"].query, answer.context["columns"]) == (
        "",
        ["status", "time", "responsible"],
    )


def test_the_queries_do_not_grow_with_the_rows(plan, item, goal, django_assert_num_queries):
    columns = ("networks", "projects", "goals", "tasks", "responsible", "theme")
    section = plan.sections.get(number=1)

    def look(queries: int) -> int:
        with django_assert_num_queries(queries):
            table = item_table(plan, DAY, ItemFilter(sort="title"), columns=columns)
            return sum(len(list(row.item.goals.all())) for row in table.rows)

    assert look(8) == 1
    for order in range(20, 40):
        factories.ItemFactory(plan=plan, section=section, order=order).goal_links.create(goal=goal)
    assert look(8) == 21


def test_all_rows_on_one_page(plan, client_of):
    section = plan.sections.get(number=1)
    for order in range(20, 75):
        factories.ItemFactory(plan=plan, section=section, order=order)
    browser = client_of(None)
    assert len(shown(browser.get(TABLE))) == 50
    assert len(shown(browser.get(TABLE, {"rows": "all"}))) == 59


def test_the_export_keeps_the_order(plan, client_of):
    plan.items.filter(number="1.3").update(title_fi="Aaa")
    answer = client_of(None).get("/fi/plans/pieni/tables/items.csv", {"sort": "title", "area": "1"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == ["1.3", "1.1", "1.2"]


def test_filters_in_use_are_told_and_taken_away_one_by_one(plan, client_of, coordinator):
    answer = client_of(coordinator).get(TABLE, {"area": "1", "conditional": "on", "sort": "title"})
    words = answer.content.decode()
    assert [(c.label, c.name) for c in answer.context["form"].conditions] == [
        ("Painopiste", "area"), ("Vain ehdolliset", "conditional"),
    ]  # fmt: skip
    assert 'href="?conditional=on&amp;sort=title"' in words
    assert 'aria-sort="ascending"' in words
    assert "sort=-title" in words


# --- Saved views


def save(browser, query: str, **told):
    return browser.post(
        f"{TABLE}views/?{query}", {f"view-{name}": value for name, value in told.items()}, follow=True
    )


def test_a_view_is_saved_shown_and_removed(plan, client_of, steering_member):
    browser = client_of(steering_member)
    answer = save(browser, "late=1&sort=-time&col=theme&nonsense=1", name="Myöhässä")
    view = SavedView.objects.get()
    assert (view.user, view.query, view.is_shared) == (steering_member, "late=1&sort=-time&col=theme", False)
    assert answer.redirect_chain == [(f"{TABLE}?{view.query}", 302)]
    assert "Näkymä ”Myöhässä” on tallennettu." in answer.content.decode()
    assert 'aria-current="page">Myöhässä' in answer.content.decode()
    answer = browser.post(f"{TABLE}views/{view.pk}/remove/", follow=True)
    assert "on poistettu" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_the_same_name_replaces(plan, client_of, steering_member):
    browser = client_of(steering_member)
    save(browser, "late=1", name="Oma")
    save(browser, "area=1", name="Oma")
    assert list(SavedView.objects.values_list("query", flat=True)) == ["area=1"]


def test_a_shared_view_is_offered_to_those_who_see_the_live_plan(
    plan, client_of, coordinator, steering_member, outsider
):
    save(client_of(coordinator), "late=1", name="Kaikille", is_shared="on")
    save(client_of(coordinator), "late=1", name="Omani")
    assert [view.name for view in client_of(steering_member).get(TABLE).context["views"]] == ["Kaikille"]
    assert client_of(outsider).get(TABLE).context["views"] == []
    assert client_of(None).get(TABLE).context["views"] == []


def test_only_coordinators_share_and_nobody_removes_what_is_not_his(
    plan, client_of, coordinator, steering_member
):
    save(client_of(steering_member), "late=1", name="Yritys", is_shared="on")
    view = SavedView.objects.get()
    assert not view.is_shared
    assert client_of(coordinator).post(f"{TABLE}views/{view.pk}/remove/").status_code == 403
    assert SavedView.objects.exists()
    with pytest.raises(saved_views.PermissionDenied):
        saved_views.save_view(plan, steering_member, name="x", query="", is_shared=True)


def test_a_visitor_saves_nothing(plan, client_of):
    answer = client_of(None).post(f"{TABLE}views/", {"view-name": "x"})
    assert (answer.status_code, SavedView.objects.count()) == (302, 0)


@pytest.mark.parametrize(("name", "sentence"), [("", "Anna näkymälle nimi."), ("x" * 61, "61")])
def test_a_view_needs_a_name_that_fits(plan, client_of, steering_member, name, sentence):
    answer = save(client_of(steering_member), "late=1", name=name)
    assert sentence in answer.content.decode()
    assert not SavedView.objects.exists()


def test_nobody_keeps_more_views_than_he_can_overlook(plan, client_of, steering_member):
    rows = [SavedView(user=steering_member, plan=plan, name=f"n{n}") for n in range(saved_views.MOST)]
    SavedView.objects.bulk_create(rows)
    answer = save(client_of(steering_member), "late=1", name="yksi liikaa")
    assert "Poista ensin jokin niistä." in answer.content.decode()
    save(client_of(steering_member), "late=1", name="n1")
    assert SavedView.objects.get(name="n1").query == "late=1"
