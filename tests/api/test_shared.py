"""Projects, networks and municipalities."""

from datetime import date
from decimal import Decimal

import pytest

from botnia_portal.core import texts
from networks.models import Membership, MunicipalityLanguage, Person
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_project_is_told_with_participants_and_funding(ask, plan):
    project = factories.ProjectFactory(slug="hanke")
    town = factories.MunicipalityFactory(slug="kunta")
    project.participations.create(municipality=town)
    project.participations.create(count=9, words_fi="yhdeksän kuntaa", role="participant")
    project.funding_shares.create(
        payer=factories.OrganisationFactory(), year=2013, kind="granted", amount=Decimal("1000.50")
    )
    told = ask("/api/v1/projects/hanke")
    assert [part["party"] and part["party"]["id"] for part in told["participations"]] == [
        "municipalities/kunta",
        None,
    ]
    assert told["participations"][1]["words"] == {"fi": "yhdeksän kuntaa", "sv": None}
    assert (told["funding"][0]["amount"], told["funding"][0]["year"]) == ("1000.50", 2013)
    assert ask("/api/v1/projects")["results"] == [told]
    assert ask("/api/v1/projects", kind="tool")["results"] == []
    ask("/api/v1/projects", 422, kind="laki")


def test_names_of_members_are_for_those_who_may_see_them(ask, token_of, plan, group, steering_member):
    person = Person.objects.create(
        name="Anna Asiantuntija", organisation=factories.OrganisationFactory(slug="thl")
    )
    Membership.objects.create(network=group, person=person, role="chair")
    (member,) = ask("/api/v1/networks/ryhma")["members"]
    assert (member["is_person"], member["person"]) == (True, None)
    assert member["organisation"]["id"] == "organisations/thl"
    (member,) = ask("/api/v1/networks/ryhma", headers=token_of(steering_member))["members"]
    assert (member["person"], member["role"]) == ("Anna Asiantuntija", "chair")


def test_networks_are_filtered_by_level_kind_and_state(ask, plan, group):
    factories.NetworkFactory(slug="tarve", state="need")
    assert [row["slug"] for row in ask("/api/v1/networks", state="need")["results"]] == ["tarve"]


def test_the_state_of_texts_is_told_to_those_who_see_the_live_plan(ask, token_of, plan, group, coordinator):
    texts.record(group, texts.Place("shared"))
    assert ask("/api/v1/networks/ryhma")["name"]["state"] is None
    told = ask("/api/v1/networks/ryhma", headers=token_of(coordinator))["name"]
    assert told["state"] == {"fi": "confirmed", "sv": "draft"}


def test_a_municipality_is_told_as_of_a_day(ask, plan):
    town = factories.MunicipalityFactory(slug="kunta")
    MunicipalityLanguage.objects.create(municipality=town, status="sv", valid_to=date(2012, 12, 31))
    MunicipalityLanguage.objects.create(municipality=town, status="bilingual_sv", valid_from=date(2013, 1, 1))

    def languages(**query):
        told = ask("/api/v1/municipalities/kunta", **query)
        return [row["status"] for row in told["languages"]]

    assert languages() == languages(as_of="2014-01-01") == ["bilingual_sv"]
    assert languages(as_of="2012-06-30") == ["sv"]
    assert ask("/api/v1/municipalities", as_of="2012-06-30")["as_of"] == "2012-06-30"


@pytest.mark.parametrize("path", ["projects/x", "networks/x", "municipalities/x"])
def test_what_is_not_there_is_a_problem(ask, plan, path):
    ask(f"/api/v1/{path}", 404)
