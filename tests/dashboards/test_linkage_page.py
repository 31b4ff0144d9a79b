"""The linkage of a plan to strategies and statutory tasks, and the page of what matters."""

from datetime import date

import pytest
from django.urls import reverse

from botnia_portal.dashboards import selectors_linkage
from botnia_portal.dashboards.selectors_linkage import linkage
from networks.models import Municipality
from priorities.models import InfluenceChannel
from tests.factories import (
    OrganisationFactory,
    ProjectFactory,
    StatutoryTaskFactory,
    StrategyFactory,
    StrategyGoalFactory,
    ThemeFactory,
)

DAY = date(2013, 12, 31)


@pytest.fixture
def goal(db):
    return StrategyGoalFactory(name_fi="Hyvinvointi kasvaa")


@pytest.fixture
def task(db):
    return StatutoryTaskFactory(name_fi="Asiantuntemuksen turvaaminen")


@pytest.fixture
def url(plan):
    return reverse("linkage", args=[plan.slug])


def test_items_are_counted_by_goal_and_by_task(plan, item, goal, task):
    item.goal_links.create(goal=goal, is_inferred=True)
    item.task_links.create(task=task)
    plan.items.get(commitment="intention").task_links.create(task=task)
    found = linkage(plan, DAY)
    ((line,),) = [one.lines for one in found.strategies]
    assert (line.progress.items, line.progress.counted, line.progress.no_report) == (1, 1, 1)
    assert [(one.item, one.inferred) for one in line.items] == [(item, True)]
    assert (found.tasks[0].progress.items, found.tasks[0].progress.counted) == (2, 1)
    assert (found.links, found.inferred) == (3, 1)


def test_the_gaps_stand_both_ways(plan, item, goal, task):
    empty = StrategyGoalFactory(strategy=goal.strategy)
    item.goal_links.create(goal=goal)
    plan.items.get(number="1.2").task_links.create(task=task)
    gaps = linkage(plan, DAY).gaps
    assert gaps.goals == [empty]
    assert gaps.tasks == []
    assert {row.number for row in gaps.without_goal.rows} == {"0.1", "1.2", "1.3"}
    assert {row.number for row in gaps.without_task.rows} == {"0.1", "1.1", "1.3"}
    assert {row.number for row in gaps.without_both.rows} == {"0.1", "1.3"}


def test_the_matrix_counts_items_by_goal_and_task(plan, item, goal, task, client_of, url):
    other = StatutoryTaskFactory(name_fi="Toinen tehtävä")
    item.goal_links.create(goal=goal)
    item.task_links.create(task=task)
    second = plan.items.get(number="1.2")
    second.goal_links.create(goal=goal)
    plan.items.get(number="1.3").task_links.create(task=other)
    rows = linkage(plan, DAY).matrix
    assert [row.goal for row in rows] == [goal, None]
    assert [[count for _task, count in row.by_task] for row in rows] == [[1, 0], [0, 1]]
    assert [(row.without_task, row.items) for row in rows] == [(1, 2), (1, 2)]
    html = client_of().get(url).content.decode()
    assert f'items/?goal={goal.pk}&amp;task={task.slug}">1</a>' in html
    assert "Tavoitteet lakisääteisten tehtävien mukaan" in html


def test_what_lies_behind_a_goal(plan, item, goal):
    body = OrganisationFactory(kind="municipality")
    town = Municipality.objects.create(slug="kunta-a", code="001", name_fi="A", organisation=body)
    other = Municipality.objects.create(slug="kunta-b", code="002", name_fi="B")
    project = ProjectFactory()
    item.projects.add(project)
    item.goal_links.create(goal=goal)
    item.parties.create(role="target", organisation=body)
    project.participations.create(municipality=other)
    project.participations.create(municipality=town)
    for kind, amount in (("granted", 1000), ("granted", 500), ("used", 99), ("granted", None)):
        project.funding_shares.create(payer=OrganisationFactory(), kind=kind, amount=amount)
    ((line,),) = [one.lines for one in linkage(plan, DAY).strategies]
    assert (line.reach.projects, line.reach.municipalities, line.reach.granted) == (1, 2, 1500)


def test_money_that_nobody_has_told_is_not_nought(plan, item, goal):
    item.goal_links.create(goal=goal)
    ((line,),) = [one.lines for one in linkage(plan, DAY).strategies]
    assert (line.reach.projects, line.reach.municipalities, line.reach.granted) == (0, 0, None)


def test_what_was_added_later_is_not_counted_before(plan, item, goal):
    item.goal_links.create(goal=goal)
    item.added_on = date(2014, 1, 1)
    item.save()
    found = linkage(plan, DAY)
    assert found.items == 3
    assert found.strategies[0].lines[0].progress.items == 0


def test_a_reader_sees_links_and_no_state_before_a_day_is_published(
    plan, item, goal, client_of, url, coordinator
):
    item.goal_links.create(goal=goal, is_inferred=True)
    reader, member = client_of().get(url).content.decode(), client_of(coordinator).get(url).content.decode()
    assert goal.name_fi in reader
    assert "status-bar" not in reader
    assert "status-bar" in member
    assert "notice" in reader


def test_a_strategy_without_goals_says_so(plan, client_of, url):
    strategy = StrategyFactory(name_fi="Tyhjä strategia")
    html = client_of().get(url).content.decode()
    assert f'<a href="#strategy-{strategy.slug}">Tyhjä strategia</a>' in html
    assert f'id="strategy-{strategy.slug}"' in html


def test_strategies_with_goals_are_not_named_as_empty(goal, plan, client_of, url):
    assert f'href="#strategy-{goal.strategy.slug}"' not in client_of().get(url).content.decode()


def test_an_unknown_plan_is_not_found(plan, client_of):
    assert client_of().get(reverse("linkage", args=["tuntematon"])).status_code == 404


def test_the_real_plan(real_plan, client_of, django_assert_max_num_queries):
    client = client_of()
    with django_assert_max_num_queries(15):
        found = client.get(reverse("linkage", args=[real_plan.slug])).context["linkage"]
    assert (found.items, found.links, found.inferred) == (83, 122, 122)
    with django_assert_max_num_queries(9):
        html = client.get(reverse("priorities")).content.decode()
    assert "https://www.finlex.fi/fi/laki/alkup/2001/20011230" in html


def test_what_matters_shows_areas_strategies_tasks_and_channels(plan, goal, task, client_of):
    area = plan.sections.get(number=1).area
    ThemeFactory(owner=plan.owner, area=area, name_fi="Oma teema")
    InfluenceChannel.objects.create(slug="kanava", name_fi="Vaikuttamisen kanava")
    html = client_of().get(reverse("priorities")).content.decode()
    for words in (area.name_fi, "Oma teema", goal.name_fi, task.name_fi, "Vaikuttamisen kanava"):
        assert words in html
    assert 'id="channel-kanava"' in html


def test_what_matters_stands_before_there_is_anything(db, client_of):
    response = client_of().get(reverse("priorities"))
    assert response.status_code == 200
    assert response.content.decode().count("empty") >= 4


def test_long_lists_are_cut_and_lead_to_the_table(plan, item, goal, client_of, url, monkeypatch):
    monkeypatch.setattr(selectors_linkage, "MOST_ITEMS", 1)
    for row in plan.items.filter(number__in=["1.1", "1.2"]):
        row.goal_links.create(goal=goal)
    html = client_of().get(url).content.decode()
    ((line,),) = [one.lines for one in linkage(plan, DAY).strategies]
    assert (line.count, [linked.item for linked in line.items]) == (2, [item])
    assert "Näytetään ensimmäiset 1, yhteensä 2." in html
    assert f'items/?goal={goal.pk}">Kaikki taulukossa</a>' in html
