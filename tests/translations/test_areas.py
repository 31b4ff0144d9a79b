"""Which area of the plan a text is counted with: its own, that of its statement, that of its milestone's item."""

from importlib import import_module

import pytest
from django.apps import apps

from botnia_portal.core import texts
from botnia_portal.core.models import TextState
from plans.models import Milestone, PlanSection, Statement
from plans.services.items import place
from tests import factories
from tests.plans.forms import fields_of


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def second(plan):
    return factories.SectionFactory(plan=plan, number=2)


def send(desk, at: str, **changes):
    answer = desk.post(at, {**fields_of(desk.get(at)), **changes})
    assert answer.status_code == 302, answer.content.decode()[:4000]


def new(plan, noun: str) -> str:
    return f"/fi/desk/{noun}/new/?parent={plan.pk}"


def groups(row) -> set[str]:
    return {state.group for state in texts.states_of(row).values()}


def missing(desk, area: int) -> int:
    return len(desk.get(f"/fi/translations/?state=missing&language=sv&area={area}").context["lines"])


def test_an_area_made_on_the_desk_is_counted_under_its_number(desk, plan):
    send(desk, new(plan, "sections"), list_name_fi="Lapset", heading_fi="Lapset ja nuoret", number="2")
    section = PlanSection.objects.get(number=2)
    assert groups(section) == {"2"}
    assert missing(desk, 2) == 2
    send(desk, f"/fi/desk/sections/{section.pk}/", number="3")
    assert groups(section) == {"3"}


def test_a_statement_is_counted_with_its_section_also_with_another(desk, plan, second):
    send(desk, new(plan, "statements"), text_fi="Tavoite", kind="goal", section=second.pk)
    statement = Statement.objects.get()
    assert groups(statement) == {"2"}
    send(desk, f"/fi/desk/statements/{statement.pk}/", section=plan.sections.get(number=1).pk)
    assert groups(statement) == {"1"}


def test_a_statement_stands_in_an_area_of_its_own_plan(desk, plan):
    other = factories.SectionFactory(plan=factories.PlanFactory(slug="muu"), number=1)
    at = new(plan, "statements")
    page = desk.get(at)
    assert f'<option value="{other.pk}"' not in page.content.decode()
    sent = {**fields_of(page), "text_fi": "Tavoite", "kind": "goal", "section": other.pk}
    assert desk.post(at, sent).status_code == 422
    assert not Statement.objects.exists()


def test_a_milestone_is_counted_with_the_first_area_of_its_items(desk, plan, item, second):
    send(desk, new(plan, "milestones"), title_fi="Päätös", items=[str(item.pk)])
    milestone = Milestone.objects.get(title_fi="Päätös")
    assert groups(milestone) == {"1"}
    elsewhere = factories.ItemFactory(plan=plan, section=second, order=1)
    send(desk, f"/fi/desk/milestones/{milestone.pk}/", items=[str(elsewhere.pk)])
    assert groups(milestone) == {"2"}


def test_a_milestone_of_the_item_form_is_counted_with_the_item_and_follows_it(desk, plan, item, second):
    at = f"/fi/plans/pieni/items/{item.number}/edit/"
    texts.record(item, place(item))
    send(desk, at, **{"mnew-title_fi": "Seminaari", "mnew-kind": "event"})
    milestone = Milestone.objects.get(title_fi="Seminaari")
    assert groups(milestone) == {"1"}
    party = item.parties.create(role="partner", words_fi="kunnat")
    texts.record(party, place(item))
    answer = desk.post(f"/fi/plans/pieni/items/{item.number}/move/", {"section": "2"})
    item.refresh_from_db()
    assert (answer.status_code, item.section) == (302, second)
    assert groups(milestone) == groups(party) == {"2"}


def test_what_the_loader_writes_is_counted_the_same(real_plan):
    for milestone in real_plan.milestones.prefetch_related("items__section"):
        numbers = sorted(item.section.number for item in milestone.items.all())
        assert groups(milestone) == {str(numbers[0]) if numbers else ""}, milestone.source_key
    assert not TextState.objects.filter(content_type__model="partyrole", group="").exists()


def test_what_was_written_before_finds_its_area(real_plan):
    of_rows = TextState.objects.filter(
        content_type__model__in=["plansection", "statement", "partyrole", "milestone"]
    ).order_by("pk")
    before = list(of_rows.values_list("pk", "group"))
    of_rows.update(group="")
    import_module("plans.migrations.0007_group_texts_by_area").group(apps, None)
    assert list(of_rows.values_list("pk", "group")) == before
