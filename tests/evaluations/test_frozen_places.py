"""The annex of municipalities: all of the province, each with what it takes part in by its name, and nothing else."""

from datetime import UTC, date, datetime

import pytest

from botnia_portal.core.alphabet import alphabet
from evaluations import report
from evaluations.selectors.frozen import publication
from networks.models import (
    CooperationArea,
    Membership,
    MunicipalityArea,
    MunicipalityProvince,
    Person,
)
from plans.models import Activity, ActivityAttendance, Participation
from tests.evaluations.sample import sample
from tests.factories import MunicipalityFactory, OrganisationFactory, ProjectFactory, ProvinceFactory

MOMENT = datetime(2014, 1, 10, 9, 0, tzinfo=UTC)


def frozen(evaluation):
    return publication(evaluation, frozen_at=MOMENT).municipalities


@pytest.fixture
def town(plan):
    """A municipality of the plan's province, which is an organisation too."""
    return _in_province(
        plan.province,
        name_fi="Åbyn kunta",
        name_sv="Åby",
        organisation=OrganisationFactory(kind="municipality"),
    )


def _in_province(province, **values):
    municipality = MunicipalityFactory(**values)
    MunicipalityProvince.objects.create(municipality=municipality, province=province)
    return municipality


def test_all_of_the_province_are_listed_also_those_with_nothing(evaluation, plan, town):
    _in_province(plan.province, name_fi="Ala", name_sv="Nedre")
    _in_province(ProvinceFactory(slug="muualla"), name_fi="Muualla", name_sv="Annorstädes")
    former = _in_province(plan.province, name_fi="Entinen", name_sv="Förra")
    former.provinces.update(valid_to=date(2012, 12, 31))
    first, last = frozen(evaluation)
    assert (first.name.fi, last.name.fi) == ("Ala", "Åbyn kunta")
    assert (first.area, first.networks, first.projects, first.held) == (None, None, None, ())


def test_the_area_is_that_of_the_cut_off_day(evaluation, town):
    for name, start, end in (("Vanha", None, date(2013, 6, 30)), ("Uusi", date(2013, 7, 1), None)):
        area = CooperationArea.objects.create(slug=name.lower(), name_fi=name, name_sv=f"{name} sv")
        MunicipalityArea.objects.create(municipality=town, area=area, valid_from=start, valid_to=end)
    assert frozen(evaluation)[0].area.fi == "Uusi"


@pytest.mark.parametrize("how", ["organisation", "represents_municipality", "person", "nobody"])
def test_it_takes_part_in_networks_by_itself_or_by_who_stands_for_it(evaluation, town, group, how):
    person = Person.objects.create(
        name="Edustaja", organisation=town.organisation if how == "person" else None
    )
    given = {
        "organisation": {"organisation": town.organisation},
        "represents_municipality": {"person": person, "represents_municipality": town},
        "person": {"person": person},
        "nobody": {"person": person},
    }[how]
    for role in ("member", "chair"):
        Membership.objects.create(network=group, role=role, **given)
    networks = frozen(evaluation)[0].networks
    assert (networks.fi if networks else None) == (None if how == "nobody" else group.name_fi)


def test_a_member_of_after_or_before_the_day_is_none(evaluation, town, group):
    Membership.objects.create(network=group, organisation=town.organisation, first_day=date(2014, 1, 1))
    Membership.objects.create(network=group, organisation=town.organisation, last_day=date(2013, 1, 31))
    assert frozen(evaluation)[0].networks is None


def test_projects_are_its_own_or_marked_as_those_of_its_area(evaluation, town, item):
    body = OrganisationFactory()
    area = CooperationArea.objects.create(slug="alue", name_fi="Alue", name_sv="Område", organisation=body)
    MunicipalityArea.objects.create(municipality=town, area=area)
    own, shared, other, elsewhere = (
        ProjectFactory(name_fi=f"Hanke {n}", name_sv=f"Projekt {n}") for n in "ABCD"
    )
    item.projects.add(own, shared, other)
    Participation.objects.create(project=own, municipality=town)
    Participation.objects.create(project=own, organisation=body)
    Participation.objects.create(project=shared, organisation=body)
    Participation.objects.create(project=other, count=9, words_fi="yhdeksän kuntaa", words_sv="nio kommuner")
    Participation.objects.create(project=elsewhere, municipality=town)
    projects = frozen(evaluation)[0].projects
    assert projects.fi == "Hanke A, Hanke B (yhteistoiminta-alueen kautta)"
    assert projects.sv == "Projekt A, Projekt B (genom samarbetsområdet)"


def test_activities_are_those_held_by_the_day_with_its_own_participants(evaluation, plan, town):
    other = MunicipalityFactory()
    for title, day in (("Koulutus", date(2013, 9, 30)), ("Myöhemmin", date(2014, 3, 1))):
        activity = Activity.objects.create(
            plan=plan, title_fi=title, title_sv=f"{title} sv", kind="training", first_day=day
        )
        ActivityAttendance.objects.create(activity=activity, municipality=town, number=3)
        ActivityAttendance.objects.create(activity=activity, organisation=town.organisation, number=1)
        ActivityAttendance.objects.create(activity=activity, municipality=other, number=20)
    (held,) = frozen(evaluation)[0].held
    assert (held.title.fi, held.day, held.number) == ("Koulutus", date(2013, 9, 30), 4)


def test_no_name_of_a_person_comes_in_by_this_way(evaluation, town, group):
    person = Person.objects.create(name="Salainen Henkilö", organisation=town.organisation)
    Membership.objects.create(network=group, person=person, represents_municipality=town)
    assert b"Salainen" not in publication(evaluation, frozen_at=MOMENT).to_json()


def test_a_plan_without_a_province_has_no_such_annex(evaluation, plan):
    plan.province = None
    evaluation.plan = plan
    assert frozen(evaluation) == ()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_municipality_with_nothing_is_a_plain_row(language):
    data = sample()
    table = report.html(data, language).split('id="municipalities"')[1].split("</table>")[0]
    rows = table.split("<tr>")[2:]
    dashes = dict(zip(data.municipalities, (0, 2, 3), strict=True))
    by_name = sorted(dashes, key=lambda town: alphabet(getattr(town.name, language)))
    assert by_name != list(dashes)  # the order is the reader's, not that of the data
    for town, row in zip(by_name, rows, strict=True):
        assert getattr(town.name, language) in row
        assert row.count("<td>–</td>") == dashes[town]


def test_all_municipalities_of_the_real_province_are_there(real_plan):
    evaluation = real_plan.rounds.create(kind="mid-term", cut_off=date(2013, 12, 31))
    rows = frozen(evaluation)
    here = MunicipalityProvince.objects.on(date(2013, 12, 31)).filter(province=real_plan.province)
    assert len(rows) == here.count() > 10
    assert all(row.name.fi and row.name.sv for row in rows)
    assert any(row.area for row in rows)
    assert any(row.projects for row in rows)
