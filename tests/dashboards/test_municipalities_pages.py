"""What a plan says of municipalities: by name, through a cooperation area, or without names."""

from datetime import date

import pytest
from django.urls import reverse

from botnia_portal.dashboards.selectors_coverage import coverage
from botnia_portal.dashboards.selectors_municipalities import municipality_page
from networks.models import CooperationArea, Membership, Municipality, MunicipalityArea, MunicipalityProvince
from networks.selectors import municipalities_on
from tests.factories import MunicipalityFactory, NetworkFactory, OrganisationFactory, ProjectFactory, timed

DAY = date(2013, 6, 30)


@pytest.fixture
def town(plan):
    town = MunicipalityFactory(slug="kaupunki", name_fi="Kaupunki", organisation=OrganisationFactory())
    MunicipalityProvince.objects.create(municipality=town, province=plan.province)
    town.languages.create(status="sv", valid_to=date(2014, 12, 31))
    town.languages.create(status="bilingual_sv", valid_from=date(2015, 1, 1))
    return town


@pytest.fixture
def joint_authority(town):
    """The body of the cooperation area that the town belongs to from 2013 on."""
    body = OrganisationFactory(name_fi="Kuntayhtymä")
    area = CooperationArea.objects.create(slug="alue", name_fi="Alue", organisation=body)
    MunicipalityArea.objects.create(
        municipality=town, area=area, valid_from=date(2013, 1, 1), is_inferred=True
    )
    return body


def page(town, plan, day=DAY, live=False):
    found = municipalities_on(day).get(pk=town.pk)
    return municipality_page(found, plan, day, facts_day=day, live=live)


def test_named_as_municipality_or_as_its_organisation(plan, item, town):
    item.parties.create(municipality=town, role="target")
    item.parties.create(organisation=town.organisation, role="responsible")
    (row,) = coverage(plan, DAY).rows
    assert (row.items, row.projects) == (1, 0)
    (named,) = page(town, plan).items
    assert named.item == item
    assert len(named.roles) == 2
    assert not named.through


def test_the_cooperation_area_counts_apart_and_as_of_the_day(plan, item, town, joint_authority):
    item.parties.create(organisation=joint_authority, role="partner")
    ProjectFactory().participations.create(organisation=joint_authority)
    (row,) = coverage(plan, DAY).rows
    assert (row.items, row.projects, row.area_items, row.area_projects) == (0, 0, 1, 1)
    assert [named.through for named in page(town, plan).items] == [True]
    (before,) = coverage(plan, date(2012, 6, 30)).rows
    assert (before.area_items, before.area_projects) == (0, 0)


def test_a_count_without_names_belongs_to_no_municipality(plan, item, town):
    item.parties.create(count=9, words_fi="yhdeksän kuntaa", role="target")
    item.parties.create(count=9, words_fi="yhdeksän kuntaa", role="partner")
    ProjectFactory().participations.create(count=14, words_fi="kaikki paitsi yksi")
    found = coverage(plan, DAY)
    assert (found.rows[0].items, found.rows[0].projects) == (0, 0)
    assert [len(one.rows) for one in found.unnamed] == [1, 1]
    assert len(page(town, plan).unnamed) == 2


def test_milestones_ahead_of_its_items_and_projects(plan, item, town):
    item.parties.create(municipality=town, role="target")
    assert [milestone.time_edtf for milestone in page(town, plan).milestones] == ["2013-23"]
    assert page(town, plan, day=date(2014, 6, 30)).milestones == []


def test_who_represents_it_on_the_day(plan, town):
    network = NetworkFactory()
    Membership.objects.create(network=network, organisation=town.organisation, last_day=date(2013, 12, 31))
    assert [line.membership.network for line in page(town, plan).representatives] == [network]
    assert page(town, plan, day=date(2014, 1, 1)).representatives == []


def test_the_language_is_that_of_the_day(plan, town, client_of):
    url = reverse("municipality", args=["kaupunki"])
    seen = client_of().get(url, {"as_of": "2014-06-30"}).context["municipality"].languages_now
    assert [row.status for row in seen] == ["sv"]
    seen = client_of().get(url, {"as_of": "2015-06-30"}).context["municipality"].languages_now
    assert [row.status for row in seen] == ["bilingual_sv"]


def test_municipalities_of_other_provinces_are_left_out(plan, town):
    MunicipalityFactory(name_fi="Muualla")
    assert [row.municipality for row in coverage(plan, DAY).rows] == [town]


def test_what_was_added_later_is_not_told_of_the_day_before(plan, item, town):
    item.parties.create(municipality=town, role="target")
    item.added_on = date(2013, 9, 1)
    item.save()
    assert coverage(plan, DAY).rows[0].items == 0
    assert page(town, plan).items == []


def test_the_pages_answer_everybody(plan, town, client_of, outsider):
    for user in (None, outsider):
        for url in (reverse("municipalities", args=[plan.slug]), reverse("municipality", args=["kaupunki"])):
            assert client_of(user).get(url).status_code == 200


def test_unknown_addresses_are_not_found(plan, client_of):
    assert client_of().get(reverse("municipality", args=["tuntematon"])).status_code == 404
    assert client_of().get(reverse("municipalities", args=["tuntematon"])).status_code == 404


def test_a_draft_plan_is_not_found_by_a_reader(plan, client_of, coordinator):
    plan.status = "draft"
    plan.save()
    url = reverse("municipalities", args=[plan.slug])
    assert client_of().get(url).status_code == 404
    assert client_of(coordinator).get(url).status_code == 200


def test_a_municipality_without_a_plan(db, client_of):
    MunicipalityFactory(slug="yksin")
    assert client_of().get(reverse("municipality", args=["yksin"])).status_code == 200


def test_the_real_plan(real_plan, client_of, django_assert_max_num_queries):
    client = client_of()
    with django_assert_max_num_queries(11):
        response = client.get(reverse("municipalities", args=[real_plan.slug]))
    rows = {row.municipality.slug: row for row in response.context["coverage"].rows}
    assert len(rows) == 15
    assert (rows["vaasa"].items, rows["vaasa"].projects) == (9, 2)
    assert (rows["korsnas"].items, rows["korsnas"].area_items) == (0, 1)
    with django_assert_max_num_queries(13):
        client.get(reverse("municipality", args=["vaasa"]))


def test_tile_matrix_and_page_of_a_municipality_count_the_same(real_plan):
    found = coverage(real_plan, DAY)
    assert len(found.tiles) == len(found.rows) == 15
    marks = {
        row.municipality: (
            sum(bool(how) for work, how in cells if work.item),
            sum(bool(how) for work, how in cells if work.project),
        )
        for row, cells in found.matrix
    }
    tiles = {
        tile.row.municipality: (tile.row.all_items, tile.row.all_projects, tile.step > 0)
        for tile in found.tiles
    }
    for town, (items, projects) in marks.items():
        assert tiles[town] == (items, projects, items + projects > 0), town.slug
        seen = page(town, real_plan)
        assert (len(seen.items), seen.project_count) == (items, projects), town.slug
    assert {town.slug: counts for town, counts in marks.items()}["kaskinen"] == (1, 1)


def test_what_names_the_municipality_and_its_area_counts_once(plan, item, town, joint_authority):
    project = ProjectFactory()
    for party in ({"municipality": town}, {"organisation": joint_authority}):
        item.parties.create(**party, role="partner")
        project.participations.create(**party)
    (row,) = coverage(plan, DAY).rows
    assert (row.items, row.area_items, row.projects, row.area_projects) == (1, 0, 1, 0)
    seen = page(town, plan)
    assert (len(seen.items), seen.project_count) == (1, 1)


def test_a_milestone_of_a_project_is_ahead_too(plan, town):
    project = ProjectFactory()
    project.participations.create(municipality=town)
    milestone = plan.milestones.get()
    milestone.items.clear()
    milestone.projects.add(timed(project, "2013/2014", "during"))
    assert page(town, plan).milestones == [milestone]


def test_the_matrix_marks_who_is_named_and_who_only_through_the_area(
    plan, item, town, joint_authority, client_of
):
    neighbour = MunicipalityFactory(name_fi="Naapuri")
    MunicipalityProvince.objects.create(municipality=neighbour, province=plan.province)
    project = ProjectFactory(name_fi="Hanke", short_name_fi="")
    project.participations.create(organisation=joint_authority)
    item.parties.create(municipality=town, role="target")
    item.parties.create(organisation=joint_authority, role="partner")
    item.parties.create(municipality=MunicipalityFactory(), role="partner")
    found = coverage(plan, DAY)
    assert [work.subject for work in found.works] == [project, item]
    marks = {row.municipality.name_fi: [how for _work, how in cells] for row, cells in found.matrix}
    assert marks == {"Kaupunki": ["through", "own"], "Naapuri": ["", ""]}
    plan.published_day = DAY
    plan.save()
    words = (
        client_of().get(reverse("municipalities", args=[plan.slug]), {"as_of": "2013-06-30"}).content.decode()
    )
    assert "yhteistoiminta-alueen kautta</span>" in words
    assert f"?as_of=2013-06-30&amp;municipality={town.slug}" in words


def test_tiles_stand_from_north_to_south_the_darker_the_more(plan, item, town, client_of):
    places = {"Pohjoinen": (1, 2), "Itä": (2, 3), "Muualla": (None, None)}
    for name, (row, column) in places.items():
        other = MunicipalityFactory(name_fi=name, tile_row=row, tile_column=column)
        MunicipalityProvince.objects.create(municipality=other, province=plan.province)
    town.tile_row, town.tile_column = 2, 1
    town.save()
    item.parties.create(municipality=town, role="target")
    plan.items.get(number="1.2").parties.create(municipality=town, role="target")
    item.parties.create(municipality=Municipality.objects.get(name_fi="Itä"), role="target")
    found = coverage(plan, DAY)
    assert [(tile.row.municipality.name_fi, tile.step) for tile in found.tiles] == [
        ("Pohjoinen", 0),
        ("Kaupunki", 4),
        ("Itä", 2),
    ]
    assert [row.municipality.name_fi for row in found.elsewhere] == ["Muualla"]
    words = client_of().get(reverse("municipalities", args=[plan.slug])).content.decode()
    assert 'class="tile-row-2 tile-column-1"' in words
    assert "2 toimenpidettä, 0 hanketta" in words


def test_the_funding_that_it_pays_itself_or_through_the_area(plan, town, joint_authority):
    project = ProjectFactory()
    own = project.funding_shares.create(payer=town.organisation, year=2013, kind="granted", amount=1000)
    shared = project.funding_shares.create(payer=joint_authority, kind="applied")
    project.funding_shares.create(payer=OrganisationFactory(), kind="applied")
    assert [(paid.share, paid.through) for paid in page(town, plan).funding] == [(own, False), (shared, True)]
