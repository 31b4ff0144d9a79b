"""What cannot be is refused beside its field: a code of letters, two areas at once, one person twice in one role."""

import pytest

from networks.models import CooperationArea, Membership, Municipality, Person, Province
from tests import factories
from tests.plans.forms import fields_of


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def add(desk, noun: str, parent, **values):
    at = f"/fi/desk/{noun}/new/?parent={parent.pk}"
    return desk.post(at, {**fields_of(desk.get(at)), **values})


def refused(answer, name: str) -> bool:
    return answer.status_code == 422 and f'id="id_{name}_error"' in answer.content.decode()


@pytest.fixture
def municipality(plan):
    return factories.MunicipalityFactory()


@pytest.fixture
def areas(plan):
    return [
        CooperationArea.objects.create(slug=slug, name_fi=slug, name_sv=slug) for slug in ("k5", "rannikko")
    ]


@pytest.mark.parametrize("code", ["abc", "12", "1 2", "12a", "٣٤٥"])
def test_the_code_of_a_municipality_has_three_digits(desk, plan, code):
    at = "/fi/desk/municipalities/new/"
    fields = fields_of(desk.get(at))
    assert refused(desk.post(at, {**fields, "name_fi": "Vaasa", "code": code}), "code")
    assert desk.post(at, {**fields, "name_fi": "Vaasa", "code": "905"}).status_code == 302
    assert Municipality.objects.get().code == "905"


@pytest.mark.parametrize(
    ("first", "last", "possible"),
    [
        ("", "", False), ("2013-12-31", "", False), ("", "2010-01-01", False), ("2014-01-01", "", True),
        ("2005-01-01", "2009-12-31", True),
    ],
)  # fmt: skip
def test_a_municipality_is_in_one_cooperation_area_at_a_time(
    desk, municipality, areas, first, last, possible
):
    municipality.areas.create(area=areas[0], valid_from="2010-01-01", valid_to="2013-12-31")
    days = {"valid_from": first, "valid_to": last}
    answer = add(desk, "municipality-areas", municipality, area=areas[1].pk, **days)
    assert answer.status_code == 302 if possible else refused(answer, "area")
    assert municipality.areas.count() == 1 + possible


def test_the_same_once_more_is_a_second_press_of_the_button(desk, municipality, areas):
    for _press in range(2):
        answer = add(desk, "municipality-areas", municipality, area=areas[0].pk, valid_from="2010-01-01")
        assert answer.status_code == 302
    assert municipality.areas.count() == 1
    row = municipality.areas.get()
    at = f"/fi/desk/municipality-areas/{row.pk}/"
    assert desk.post(at, {**fields_of(desk.get(at)), "valid_to": "2013-12-31"}).status_code == 302


def test_a_province_and_a_language_status_hold_one_at_a_time(desk, municipality):
    municipality.languages.create(status="fi")
    assert refused(add(desk, "municipality-languages", municipality, status="sv"), "status")
    municipality.provinces.create(province=factories.ProvinceFactory())
    other = Province.objects.create(slug="muu", name_fi="Muu", name_sv="Annan")
    answer = add(desk, "municipality-provinces", municipality, province=other.pk)
    assert refused(answer, "province")


def test_a_person_is_once_in_one_role_of_a_network_at_a_time(desk, plan):
    network, person = factories.NetworkFactory(), Person.objects.create(name="Maija Malli")
    network.memberships.create(person=person, role="member", first_day="2013-01-01", last_day="2013-12-31")
    values = {"person": person.pk, "role": "member"}
    assert refused(add(desk, "members", network, **values, first_day="2013-06-01"), "person")
    for possible in ({"first_day": "2014-01-01"}, {"role": "secretary"}):
        assert add(desk, "members", network, **values | possible).status_code == 302
    assert add(desk, "members", network, **values, first_day="2014-01-01").status_code == 302
    other = {**values, "first_day": "2014-01-01", "represents_words_fi": "Vaasa"}
    assert refused(add(desk, "members", network, **other), "person")
    assert Membership.objects.count() == 3


def test_the_rows_of_the_real_plan_are_possible(real_plan, client_of):
    user = factories.UserFactory()
    user.roles.create(role="coordinator", organisation=real_plan.owner)
    desk = client_of(user)
    for row in Municipality.objects.first().areas.all():
        at = f"/fi/desk/municipality-areas/{row.pk}/"
        assert desk.post(at, fields_of(desk.get(at))).status_code == 302


@pytest.mark.parametrize("place", [("3", ""), ("", "2"), ("13", "1"), ("0", "1"), ("1", "9")])
def test_a_place_in_the_grid_has_a_row_and_a_column_of_the_grid(desk, plan, place):
    at = "/fi/desk/municipalities/new/"
    sent = {
        **fields_of(desk.get(at)),
        "name_fi": "Vaasa",
        "code": "905",
        "tile_row": place[0],
        "tile_column": place[1],
    }
    answer = desk.post(at, sent)
    assert answer.status_code == 422
    assert "rivi 1–12" in answer.content.decode()
