"""The list of networks and the page of one network."""

from datetime import date

import pytest
from django.urls import reverse

from networks.models import Membership, Network, Person
from plans.services.reporting import report_status
from tests.factories import MunicipalityFactory, NetworkFactory, OrganisationFactory, ProjectFactory


@pytest.fixture
def hidden_person(group):
    """A member whose name is not public, of an organisation, who stands for a municipality."""
    person = Person.objects.create(
        name="Salla Salainen", organisation=OrganisationFactory(name_fi="Kuntayhtymä")
    )
    return Membership.objects.create(
        network=group,
        person=person,
        role="chair",
        represents_municipality=MunicipalityFactory(name_fi="Esikunta"),
    )


def get(client, name: str, *args, **query):
    return client.get(reverse(name, args=args), query)


def test_the_list_groups_by_level_and_marks_what_is_only_a_need(plan, client_of, group):
    NetworkFactory(name_fi="Tarvittu foorumi", kind="forum", level="national", state="need")
    html = get(client_of(), "networks").content.decode()
    assert "Tarvittu foorumi" in html
    assert html.count('scope="rowgroup"') == 2
    assert 'class="tag tag-warn"' in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"level": "nordic"}, ["Pohjola"]),
        ({"kind": "forum"}, ["Foorumi"]),
        ({"state": "need"}, ["Foorumi"]),
        ({"level": "nordic", "state": "need"}, []),
        ({"level": "no such level"}, []),
    ],
)
def test_the_list_is_filtered_by_the_address(db, client_of, query, found):
    NetworkFactory(name_fi="Pohjola", level="nordic")
    NetworkFactory(name_fi="Foorumi", kind="forum", state="need")
    groups = get(client_of(), "networks", **query).context["networks"].groups
    assert [row.network.name_fi for group in groups for row in group.rows] == found


def test_an_item_counts_once_though_it_is_linked_twice(plan, item, client_of, group):
    item.parties.create(network=group, role="partner")
    groups = get(client_of(), "networks").context["networks"].groups
    counts = {row.network.slug: row.items for part in groups for row in part.rows}
    assert counts == {"ryhma": 1, plan.steering_group.slug: 0}


def test_the_page_shows_items_members_projects_and_aliases(plan, item, client_of, group):
    group.aliases.create(language="fi", name="Ryhmä toisin sanoin")
    Membership.objects.create(network=group, organisation=OrganisationFactory(name_fi="Jäsenkunta"))
    ProjectFactory(name_fi="Ohjattu hanke", steering_group=group)
    html = get(client_of(), "network", "ryhma").content.decode()
    for words in (item.title_fi, "Ryhmä toisin sanoin", "Jäsenkunta", "Ohjattu hanke"):
        assert words in html


def test_a_name_that_is_not_public_is_for_those_who_see_the_live_state(plan, client_of, group, hidden_person, outsider,
                                                                       steering_member):  # fmt: skip
    for user in (None, outsider):
        html = get(client_of(user), "network", "ryhma").content.decode()
        assert "Salla Salainen" not in html
        assert "Kuntayhtymä" in html
        assert "Esikunta" in html
    assert "Salla Salainen" in get(client_of(steering_member), "network", "ryhma").content.decode()


def test_a_public_name_is_shown_to_all(plan, client_of, group, hidden_person):
    Person.objects.update(name_public=True)
    assert "Salla Salainen" in get(client_of(), "network", "ryhma").content.decode()


def test_a_reader_sees_the_state_of_the_published_day_alone(plan, item, client_of, group):
    page = get(client_of(), "network", "ryhma")
    assert not page.context["shows_state"]
    assert 'class="key' not in page.content.decode()
    plan.published_day = "2013-12-31"
    plan.save()
    assert 'class="key key-no_report"' in get(client_of(), "network", "ryhma").content.decode()


def test_the_steering_group_leads_to_its_plan(plan, client_of):
    page = get(client_of(), "network", plan.steering_group.slug).context["page"]
    assert page.steered_plans == [plan]


def test_what_a_group_owes_is_for_those_who_see_the_live_state(
    plan, item, client_of, group, group_contact, steering_member, outsider
):
    second = plan.items.get(number="1.2")
    second.networks.add(group)
    asked = plan.update_requests.create(
        network=group, due_on=date(2014, 1, 31), message_fi="x", message_sv="x"
    )
    asked.items.add(item)
    for user in (None, outsider):
        shown = get(client_of(user), "network", "ryhma", as_of="2014-06-30")
        assert shown.context["page"].owed is None
        assert 'id="owed"' not in shown.content.decode()
    shown = get(client_of(steering_member), "network", "ryhma", as_of="2014-06-30")
    owed = shown.context["page"].owed
    assert (owed.requests, owed.late, owed.silent) == ([], [item], [second])
    assert "report/?group" not in shown.content.decode()
    shown = get(client_of(group_contact), "network", "ryhma", as_of="2014-06-30")
    assert [line.request for line in shown.context["page"].owed.requests] == [asked]
    assert f"report/?group={group.pk}" in shown.content.decode()


@pytest.mark.parametrize(
    ("told", "silent"),
    [(None, True), (date(2014, 3, 1), False), (date(2013, 3, 1), True), (date(2015, 1, 1), True)],
)
def test_half_a_year_without_a_report_is_long(plan, client_of, group, coordinator, told, silent):
    second = plan.items.get(number="1.2")
    second.networks.add(group)
    if told:
        report_status(second, status="running", as_of=told, narrative={"fi": "x"}, author=coordinator)
    owed = get(client_of(coordinator), "network", "ryhma", as_of="2014-06-30").context["page"].owed
    assert (second in owed.silent) is silent


def test_an_unknown_network_is_not_found(db, client_of):
    assert get(client_of(), "network", "tuntematon").status_code == 404


def test_without_a_plan_the_pages_stand(db, client_of):
    network = NetworkFactory()
    assert get(client_of(), "networks").status_code == 200
    assert get(client_of(), "network", network.slug).status_code == 200
    Network.objects.all().delete()
    assert "empty" in get(client_of(), "networks").content.decode()


def test_few_queries_whatever_the_number_of_networks(real_plan, client_of, django_assert_max_num_queries):
    client = client_of()
    with django_assert_max_num_queries(6):
        get(client, "networks")
    with django_assert_max_num_queries(10):
        get(client, "network", "sote-yhteistyon-kehittajaryhma")
