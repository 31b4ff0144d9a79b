"""The page of the history: who sees which entries, what they say, how they are found, and page by page."""

import re
from datetime import UTC, date, datetime

import pytest
from auditlog.context import set_actor
from auditlog.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from botnia_portal.history.selectors import ROWS, seen_by
from evaluations.models import EvaluationRound
from networks.models import Membership, Network, Person
from plans.models import ActionPlan
from tests import factories


def test_what_was_changed_by_whom_from_what_to_what(reading, network, coordinator, change):
    change(coordinator, network, name_fi="Lähipalvelut ja apu", state="ended", task_sv="Samarbete")
    line = reading.lines(kind="networks", action="changed")[0]
    assert "Kaija Koordinaattori" in line
    assert "Lähipalvelut<ins> ja apu</ins>" in line
    assert "Samarbete" in line
    assert f'href="/fi/desk/networks/{network.pk}/"' in line
    assert "päättynyt" in line.lower() or "ended" not in line


def test_links_are_told_by_name_in_the_readers_language(reading, item, network, coordinator):
    with set_actor(coordinator):
        item.networks.add(network)
        item.lead = Person.objects.create(name="Anna Ahl")
        item.save()
    page = reading(kind="items", action="changed")
    assert "Lähipalvelut" in page
    assert "<del>–</del>" in page
    assert "<ins>Anna Ahl</ins>" in page
    assert "Närservice" in reading(language="sv", kind="items", action="changed")


def test_what_is_gone_keeps_its_name(reading, network, coordinator):
    member = Membership.objects.create(network=network, person=Person.objects.create(name="Anna Ahl"))
    with set_actor(coordinator):
        member.delete()
    (removed,) = reading.lines(kind="networks", action="removed")
    assert "Anna Ahl" in removed
    assert "Lähipalvelut" in removed
    assert "href" not in removed
    person, key = Person.objects.get(), network.pk
    with set_actor(coordinator):
        person.delete()
        network.delete()
    lines = reading.lines(thing=f"networks:{key}")
    assert len(lines) == 4
    assert all("Lähipalvelut" in line and "href" not in line for line in lines)
    # Whom the membership named is told by the last words on that person.
    assert sum("Anna Ahl" in line for line in lines) == 2


def test_a_part_is_told_on_the_history_of_the_whole(reading, network, coordinator):
    other = factories.NetworkFactory(slug="toinen")
    member = Membership.objects.create(network=network, words="Kuntien edustajat")
    Membership.objects.create(network=other, words="Muut jäsenet")
    own = reading(thing=f"networks:{network.pk}")
    assert "Kuntien edustajat" in own
    assert "Muut jäsenet" not in own
    member.delete()
    assert reading(thing=f"networks:{network.pk}").count("Kuntien edustajat") >= 2
    assert (
        f"?thing=networks:{network.pk}"
        in reading.client.get(f"/fi/desk/networks/{network.pk}/").content.decode()
    )


@pytest.mark.parametrize(
    "thing", ["", "networks", "networks:x", "users:1", "networks:" + "9" * 30, "items:-1"]
)
def test_a_thing_that_is_none_filters_nothing_and_breaks_nothing(reading, network, thing):
    assert reading.lines(thing=thing)


def test_filters_leave_what_is_asked_for(reading, network, item, coordinator, second_coordinator, change):
    LogEntry.objects.all().delete()
    change(coordinator, network, name_fi="Ääkköset")
    change(second_coordinator, item, title_sv="Åtgärden")
    change(None, item, title_sv="Av portalen")
    first = LogEntry.objects.order_by("pk").first()
    LogEntry.objects.filter(pk=first.pk).update(timestamp=datetime(2013, 5, 31, 21, 30, tzinfo=UTC))
    wanted = {
        "q": ("ääKKÖSET", 1),
        "kind": ("networks", 1),
        "who": (str(second_coordinator.pk), 1),
        "plan": ("pieni", 2),
        "action": ("removed", 0),
        "thing": (f"items:{item.pk}", 2),
        # Half past nine in the evening in UTC is past midnight here.
        "first": ("2013-06-02", 2),
        "last": ("2013-06-01", 1),
    }
    found = {name: len(reading.lines(**{name: value})) for name, (value, _number) in wanted.items()}
    assert found == {name: number for name, (_value, number) in wanted.items()}
    assert len(reading.lines(who="portal")) == 1
    assert len(reading.lines(first="2013-06-01", last="2013-06-01")) == 1
    assert reading.lines(last="2013-05-31") == []


@pytest.mark.parametrize(
    "query",
    [
        {"first": "not a day"},
        {"last": "9999-12-31"},
        {"who": "x"},
        {"kind": "secrets"},
        {"action": "read"},
        {"plan": "muu"},
        {"q": "%_'\\\""},
        {"q": "a" * 300},
        {"before": "x"},
        {"before": "2013-01-01T00:00:00~1"},
        {"before": "2013-01-01T00:00:00+00:00~" + "9" * 40},
        {"before": "2013-13-77T00:00:00+00:00~1"},
    ],
)
def test_nonsense_in_the_address_breaks_nothing(reading, network, query):
    assert "<h1>" in reading(**query)


def test_page_by_page_every_entry_comes_once(reading, network, coordinator, change):
    for number in range(ROWS + 5):
        change(coordinator, network, note_fi=f"Huomautus {number}")
    LogEntry.objects.update(timestamp=datetime(2013, 5, 31, tzinfo=UTC))  # all at the same moment
    query, told = {"kind": "networks", "q": "huomautus"}, []
    while True:
        page = reading(**query)
        told += re.findall(r"/history/(\d+)/note_fi/", page)
        older = re.search(r"before=([^\"&]+)\" rel=\"next\"", page)
        if older is None:
            break
        query["before"] = older.group(1).replace("%3A", ":").replace("%2B", "+").replace("%7E", "~")
        change(coordinator, network, note_sv=f"Ny {len(told)}")  # what comes meanwhile moves nothing
    assert len(told) == len(set(told)) == ROWS + 5
    assert [int(key) for key in told] == sorted((int(key) for key in told), reverse=True)


def test_the_number_of_queries_does_not_grow_with_the_rows(reading, network, item, coordinator, change):
    def one_more(number: int) -> None:
        person = Person.objects.create(name=f"Henkilö {number}")
        with set_actor(coordinator):
            group = factories.NetworkFactory()
            Membership.objects.create(network=group, person=person)
            item.networks.add(group)
            item.lead = person
            item.save()

    def queries(**query) -> int:
        with CaptureQueriesContext(connection) as caught:
            reading(**query)
        return len(caught)

    one_more(0)
    all_kinds = queries()
    few = [queries(kind="networks", action="added"), queries(thing=f"items:{item.pk}", action="changed")]
    for number in range(1, 9):
        one_more(number)
    many = [queries(kind="networks", action="added"), queries(thing=f"items:{item.pk}", action="changed")]
    assert many == few
    # One for each model that the rows of the page speak of.
    assert all_kinds <= 30


def test_a_plan_of_another_owner_is_not_told_of(reading, plan, coordinator):
    stranger = factories.OrganisationFactory(slug="muu", name_fi="Muu omistaja")
    for status in ("draft", "adopted"):
        other = factories.PlanFactory(slug=f"muu-{status}", owner=stranger, status=status, province=None)
        item = factories.ItemFactory(plan=other, title_fi="Salainen toimenpide", number=f"9.{status[0]}")
        item.networks.add(factories.NetworkFactory(name_fi="Julkinen verkosto"))
        item.delete()
        assert "Salainen toimenpide" not in reading()
        assert "Salainen" not in reading(q="salainen")
        assert reading.lines(thing=f"plans:{other.pk}") == []
        assert other.slug not in reading()


def test_whoever_edits_a_plan_sees_its_rounds_in_every_state(plan, reading, coordinator, steering_member):
    """The history follows the plan, because the rights to a round do."""
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    for state in ("open", "in_review", "adopted", "issued"):
        EvaluationRound.objects.update(state=state)
        evaluation = EvaluationRound.objects.select_related("plan").get()
        for user in (coordinator, steering_member):
            if user.has_perm("plans.edit", evaluation.plan):
                assert user.has_perm("evaluations.view", evaluation)
    assert reading.lines(kind="evaluations")


def test_query_and_predicate_of_who_edits_agree(plan, coordinator, steering_member, group_contact, outsider):
    boss = factories.UserFactory(is_superuser=True)
    for user in (coordinator, steering_member, group_contact, outsider, boss):
        allowed = user.has_perm("plans.edit", plan)
        assert ActionPlan.objects.edited_by(user).filter(pk=plan.pk).exists() == allowed


def test_no_contact_data_is_told(reading, coordinator, network, change):
    person = Person.objects.create(name="Anna Ahl")
    change(coordinator, person, user=factories.UserFactory(email="secret@example.org", first_name="Anna"))
    change(coordinator, network, name_fi="Uusi")
    assert "@" not in reading()
    assert reading.lines(q="secret") == []


def test_an_entry_without_a_plan_is_hidden_where_plans_are_not_shared(item, coordinator, change):
    change(coordinator, item, title_fi="Uusi")
    factories.OrganisationFactory()
    assert seen_by(coordinator).filter(content_type__model="planitem").exists()
    LogEntry.objects.update(additional_data=None)
    seen = seen_by(coordinator)
    assert not seen.filter(content_type__model="planitem").exists()
    assert seen.filter(content_type__model="organisation").exists()


def test_the_history_in_both_languages_and_its_values(reading, plan, coordinator, change):
    project = factories.ProjectFactory()
    share = project.funding_shares.create(payer=plan.owner, amount="12500.50", year=2013)
    change(coordinator, project, time_edtf="2013-23")
    change(coordinator, share, amount="1200.00")
    line = reading.lines(kind="projects", action="changed", q="")[0]
    assert "12\xa0500,50" in line
    assert "syksy 2013" in reading(kind="projects")
    assert "hösten 2013" in reading(language="sv", kind="projects")


def test_a_network_that_was_added_shows_what_was_written(reading, network):
    line = next(line for line in reading.lines(kind="networks", action="added") if "Närservice" in line)
    assert "<details" in line
    assert "verkko" not in line  # the address of a row is no news
    assert Network.objects.filter(slug="verkko").exists()


@pytest.mark.parametrize("state", ["open", "adopted"])
def test_the_assessments_of_many_items_cost_no_more_queries_than_one(
    reading, plan, coordinator, change, state
):
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))

    def assess(number: int) -> None:
        item = factories.ItemFactory(plan=plan, section=plan.sections.get(number=1), order=20 + number)
        change(coordinator, evaluation.item_assessments.create(item=item), reason_fi=f"Syy {number}")

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert "/history/" in reading(kind="evaluations", action="changed")
        return len(caught)

    assess(0)
    EvaluationRound.objects.update(state=state)
    queries()  # fills the cache of content types
    few = queries()
    for number in range(1, 9):
        assess(number)
    assert queries() == few
