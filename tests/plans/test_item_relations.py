"""What an item is linked to: ticked on its form, merged with another person's changes, and in the history."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from networks.models import Network
from plans.models import ItemGoal, Milestone, PartyRole
from priorities.models import StrategyGoal
from tests import factories
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db
ADDRESS = "/fi/plans/pieni/items/1.1/edit/"
UPDATE = LogEntry.Action.UPDATE


@pytest.fixture
def shelf(item):
    """One row of each kind that an item can be linked to."""
    return {
        "networks": factories.NetworkFactory(),
        "projects": factories.ProjectFactory(),
        "goals": factories.StrategyGoalFactory(),
        "statutory_tasks": factories.StatutoryTaskFactory(),
        "related": item.plan.items.get(number="1.2"),
    }


def test_every_relation_is_ticked_and_taken_off(shelf, editing, item):
    editing.open().send(**{name: [str(row.pk)] for name, row in shelf.items()})
    for name, row in shelf.items():
        assert list(getattr(item, name).all()) == [row]
    editing.open().send(**{name: [] for name in shelf})
    for name in shelf:
        assert not getattr(item, name).exists()


def test_what_was_not_touched_stays_ticked(shelf, editing, item):
    more = factories.NetworkFactory()
    item.networks.set([shelf["networks"], more])
    ItemGoal.objects.create(item=item, goal=shelf["goals"], is_inferred=True)
    editing.open().send(title_fi="Uusi otsikko")
    assert set(item.networks.all()) == {shelf["networks"], more}
    assert item.goal_links.get().is_inferred


def test_every_relation_of_one_save_is_in_the_history_with_who(shelf, editing, item, coordinator):
    editing.open().send(**{name: [str(row.pk)] for name, row in shelf.items()})
    entries = [entry for entry in LogEntry.objects.get_for_object(item) if entry.action == UPDATE]
    told = {name: entry for entry in entries for name in entry.changes}
    assert set(told) == set(shelf)
    for name, row in shelf.items():
        assert told[name].changes[name] == {
            "type": "m2m", "operation": "add", "objects": [str(row)], "keys": [row.pk],
        }  # fmt: skip
        assert told[name].actor == coordinator
        assert told[name].cid == f"plans.planitem:{item.pk}"
        assert told[name].additional_data["plan"] == item.plan_id
    on_the_other = LogEntry.objects.get_for_object(shelf["related"]).filter(action=UPDATE).get()
    assert on_the_other.changes["related"]["keys"] == [item.pk]
    assert on_the_other.actor == coordinator


def test_an_item_is_not_related_to_itself_nor_to_what_is_not_there(editing, item):
    assert editing.open().send(related=[str(item.pk)]).status_code == 422
    refused = editing.open().send(networks=["999999"])
    assert refused.status_code == 422
    assert [error[0] for error in refused.context["errors"]] == ["id_networks"]
    assert 'id="id_networks"' in refused.content.decode()
    assert not item.related.exists()


def test_what_comes_back_offers_everything_again(shelf, editing, item):
    factories.NetworkFactory()
    ticked = [str(shelf["networks"].pk)]
    page = editing.open().send(networks=ticked, title_fi="", title_sv="")
    assert page.status_code == 422
    offered = page.context["form"]["networks"]
    assert {int(key) for key, _label in offered.field.choices} == set(
        Network.objects.values_list("pk", flat=True)
    )
    assert offered.value() == ticked


def test_what_was_closed_meanwhile_is_not_linked_any_more(shelf, editing, item):
    editing.open()
    StrategyGoal.objects.update(closed_on=date(2013, 6, 1), closed_reason_fi="Loppui")
    refused = editing.send(goals=[str(shelf["goals"].pk)])
    assert [error[0] for error in refused.context["errors"]] == ["id_goals"]


def test_two_people_who_tick_different_things_are_asked(
    shelf, client_of, coordinator, second_coordinator, item
):
    kaija, sven = client_of(coordinator), client_of(second_coordinator)
    first, second = fields_of(kaija.get(ADDRESS)), fields_of(sven.get(ADDRESS))
    more = factories.NetworkFactory()
    kaija.post(ADDRESS, {**first, "networks": [str(shelf["networks"].pk)]})
    answer = sven.post(ADDRESS, {**second, "networks": [str(more.pk)], "title_sv": "Svens rubrik"})
    assert answer.status_code == 409
    again = {**fields_of(answer), "keep-networks": "mine"}
    assert again["networks"] == str(more.pk)
    assert sven.post(ADDRESS, again).status_code == 302
    item.refresh_from_db()
    assert (list(item.networks.all()), item.title_sv) == ([more], "Svens rubrik")


def test_theirs_may_stay(shelf, client_of, coordinator, second_coordinator, item):
    kaija, sven = client_of(coordinator), client_of(second_coordinator)
    first, second = fields_of(kaija.get(ADDRESS)), fields_of(sven.get(ADDRESS))
    kaija.post(ADDRESS, {**first, "projects": [str(shelf["projects"].pk)]})
    answer = sven.post(ADDRESS, {**second, "projects": [str(factories.ProjectFactory().pk)]})
    assert sven.post(ADDRESS, {**fields_of(answer), "keep-projects": "theirs"}).status_code == 302
    assert list(item.projects.all()) == [shelf["projects"]]


def test_recurrence_duration_and_what_it_follows(editing, item):
    milestone = factories.MilestoneFactory(plan=item.plan)
    editing.open().send(
        time_repeats="FREQ=YEARLY", time_duration="P2Y", after=str(milestone.pk), time_offset="P6M"
    )
    item.refresh_from_db()
    assert (item.time_repeats, item.time_duration, item.time_offset) == ("FREQ=YEARLY", "P2Y", "P6M")
    assert item.after == milestone
    assert editing.open().send(after="").status_code == 422


def test_words_tell_the_recurrence_and_take_it_back(editing, item):
    editing.open().send(time_words_fi="vuosittain", time_words_sv="årligen")
    item.refresh_from_db()
    assert (item.time_repeats, item.time_edtf) == ("FREQ=YEARLY", "2013-23")
    editing.open().send(time_words_fi="keväällä 2014", time_words_sv="våren 2014")
    item.refresh_from_db()
    assert (item.time_repeats, item.time_edtf) == ("", "2014-21")


def test_the_cost_of_a_save_with_relations(shelf, editing, item, django_assert_max_num_queries):
    editing.open()
    ticked = {name: [str(shelf[name].pk)] for name in ("networks", "projects", "goals")}
    with django_assert_max_num_queries(32):
        assert editing.send(title_fi="A", title_sv="B", **ticked).status_code == 302


# --- Who and where ---


def party_address(item) -> str:
    return f"/fi/desk/parties/new/?parent={item.pk}"


def party_form(browser, address):
    return fields_of(browser.get(address))


def test_a_party_is_chosen_from_everything_that_exists(shelf, client_of, coordinator, item):
    browser = client_of(coordinator)
    fields = party_form(browser, party_address(item))
    answer = browser.post(
        party_address(item),
        {**fields, "role": "partner", "party_key": f"network-{shelf['networks'].pk}", "done": "1"},
    )
    assert answer["Location"].startswith(ADDRESS)
    party = item.parties.get()
    assert (party.role, party.network) == ("partner", shelf["networks"])
    page = browser.get(f"/fi/desk/parties/{party.pk}/")
    municipality = factories.MunicipalityFactory()
    browser.post(
        f"/fi/desk/parties/{party.pk}/", {**fields_of(page), "party_key": f"municipality-{municipality.pk}"}
    )
    party.refresh_from_db()
    assert (party.network, party.municipality) == (None, municipality)


def test_a_party_in_words_with_its_condition(client_of, coordinator, item):
    browser = client_of(coordinator)
    fields = party_form(browser, party_address(item))
    words = {
        "words_fi": "kunnat",
        "words_sv": "kommunerna",
        "condition_fi": "jos rahoitus saadaan",
        "count": "4",
    }
    browser.post(party_address(item), {**fields, "role": "target", **words})
    party = item.parties.get()
    assert (party.words_sv, party.count, party.is_conditional) == ("kommunerna", 4, True)


@pytest.mark.parametrize(
    "wrong", [{}, {"words_fi": "kunnat", "party_key": "both"}, {"party_key": "network-999"}]
)
def test_one_party_is_wanted(client_of, coordinator, item, wrong):
    browser = client_of(coordinator)
    fields = party_form(browser, party_address(item))
    if wrong.get("party_key") == "both":
        wrong["party_key"] = f"organisation-{item.plan.owner_id}"
    answer = browser.post(party_address(item), {**fields, "role": "partner", **wrong})
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert not PartyRole.objects.exists()


# --- Milestones of a plan ---


def test_a_milestone_stands_alone_or_serves_several_items(client_of, coordinator, plan):
    browser = client_of(coordinator)
    address = f"/fi/desk/milestones/new/?parent={plan.pk}"
    fields = party_form(browser, address)
    keys = [str(key) for key in plan.items.filter(number__in=["1.1", "1.2"]).values_list("pk", flat=True)]
    texts = {"title_fi": "Seminaari", "time_words_fi": "syksyllä 2014", "kind": "event"}
    assert browser.post(address, {**fields, **texts, "items": keys}).status_code == 302
    milestone = Milestone.objects.get(title_fi="Seminaari")
    assert (milestone.time_edtf, milestone.items.count()) == ("2014-23", 2)
    assert browser.post(f"/fi/desk/milestones/{milestone.pk}/delete/").status_code == 409
    assert Milestone.objects.filter(title_fi="Seminaari").exists()


def test_a_day_of_doing_is_no_example_any_more(client_of, coordinator, plan):
    milestone = plan.milestones.get()
    Milestone.objects.filter(pk=milestone.pk).update(is_example=True)
    browser = client_of(coordinator)
    address = f"/fi/desk/milestones/{milestone.pk}/"
    browser.post(address, {**party_form(browser, address), "evidence_fi": "Muistio"})
    milestone.refresh_from_db()
    assert milestone.is_example
    browser.post(address, {**party_form(browser, address), "done_on": "2013-11-05"})
    milestone.refresh_from_db()
    assert not milestone.is_example
    assert milestone.version == 3
