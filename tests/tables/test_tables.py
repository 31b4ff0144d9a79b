"""Every table as Excel and CSV: what stands in it, in both languages, and for whom."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from botnia_portal.core import columns
from botnia_portal.core.spreadsheets import DAY
from botnia_portal.tables.registry import OF_PLAN, SHARED
from networks.models import Membership, MunicipalityProvince, Person
from plans.services.reporting import report_status
from tests import factories

pytestmark = pytest.mark.django_db
THEN = {"as_of": "2013-12-31"}


def ask(client, name: str, file: str = "csv", language: str = "fi", **query):
    place = "plans/pieni/tables" if name in OF_PLAN else "tables"
    return client.get(f"/{language}/{place}/{name}.{file}", query)


def lines_of(answer) -> list[dict[str, str]]:
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def sheet_of(answer):
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active


def cells_under(sheet, head: str) -> list:
    place = [cell.value for cell in sheet[1]].index(head)
    return [row[place] for row in sheet.iter_rows(min_row=2)]


@pytest.fixture
def town(plan, item):
    town = factories.MunicipalityFactory(
        slug="kaupunki", name_fi="Kaupunki", name_sv="Staden", organisation=factories.OrganisationFactory()
    )
    MunicipalityProvince.objects.create(municipality=town, province=plan.province)
    item.parties.create(municipality=town, role="target")
    return town


@pytest.fixture
def project(town):
    project = factories.ProjectFactory(slug="hanke", name_fi="Hanke", name_sv="Projektet")
    project.participations.create(municipality=town)
    project.participations.create(count=9, words_fi="yhdeksän kuntaa", words_sv="nio kommuner")
    project.funding_shares.create(
        payer=town.organisation, year=2013, kind="granted", amount=Decimal("12500.50"), decision_fi="§ 12"
    )
    return project


@pytest.fixture
def reported(plan, item, coordinator):
    return report_status(
        item, status="realised", as_of=date(2013, 6, 1), narrative={"fi": "Pidetty"}, author=coordinator
    )


@pytest.fixture
def held(plan, item, town, group):
    activity = plan.activities.create(
        title_fi="Koulutus",
        title_sv="Utbildning",
        kind="training",
        first_day=date(2013, 3, 4),
        participants=40,
    )
    activity.items.add(item)
    activity.networks.add(group)
    activity.attendance.create(municipality=town, number=30)
    return activity


@pytest.mark.parametrize("name", [*OF_PLAN, *SHARED])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_table_is_a_sheet_named_in_the_readers_language(
    client_of, steering_member, plan, item, project, held, reported, name, language
):
    plan.indicators.create(name_fi="Mittari", unit_fi="kpl", item=item, baseline=0)
    factories.StatutoryTaskFactory()
    answer = ask(client_of(steering_member), name, "xlsx", language, **THEN)
    sheet = sheet_of(answer)
    with override(language):
        title = str((OF_PLAN | SHARED)[name].title)
    assert sheet.title == title[:31]
    assert answer["Content-Disposition"].endswith('2013-12-31.xlsx"')
    assert answer["Content-Disposition"].isascii()
    assert sheet.freeze_panes == "B2"
    assert sheet.max_row > 1
    lines = lines_of(ask(client_of(steering_member), name, "csv", language, **THEN))
    assert list(lines[0]) == [cell.value for cell in sheet[1]]
    assert len(lines) == sheet.max_row - 1


def test_who_may_take_each_table(client_of, plan, outsider, group_contact, steering_member, coordinator):
    members = (None, outsider, group_contact, steering_member, coordinator)
    for name in (*OF_PLAN, *SHARED):
        answers = [ask(client_of(member), name).status_code for member in members]
        live = name in OF_PLAN and OF_PLAN[name].live
        assert answers == ([302, 403, 200, 200, 200] if live else [200] * 5), name


def test_what_is_no_table_is_not_found(client_of, plan, coordinator):
    for address in ("plans/pieni/tables/networks.csv", "plans/pieni/tables/items.ods", "tables/items.csv"):
        assert client_of(None).get(f"/fi/{address}").status_code == 404
    plan.status = "draft"
    plan.save()
    assert ask(client_of(None), "items").status_code == 404
    assert ask(client_of(coordinator), "items").status_code == 200


@pytest.mark.parametrize("name", ["areas", "milestones", "linkage", "changes", "activities"])
def test_a_reader_is_told_no_state_before_a_day_is_published(client_of, plan, held, reported, name):
    secret = {"Toteutunut", "Tila", "Koulutus", "toteutunut"}

    def told() -> set[str]:
        text = b"".join(ask(client_of(None), name, since="2013-01-01", **THEN).streaming_content).decode()
        return secret & set(text.replace("\r\n", ";").split(";"))

    assert not told()
    plan.published_day = date(2013, 12, 31)
    plan.save()
    assert told()


def test_a_reader_sees_the_published_day_alone(client_of, plan, coordinator, reported):
    plan.published_day = date(2013, 3, 31)
    plan.save()
    own, theirs = (lines_of(ask(client_of(user), "areas", **THEN))[-1] for user in (coordinator, None))
    assert (own["Toteutunut"], theirs["Toteutunut"]) == ("1", "0")


def test_amounts_are_numbers_and_days_are_days(client_of, project, reported, coordinator):
    sheet = sheet_of(ask(client_of(None), "funding", "xlsx", "sv"))
    (amount,) = cells_under(sheet, "Belopp, euro")
    assert (amount.value, amount.number_format, amount.data_type) == (12500.5, "#,##0.00", "n")
    assert [cell.value for cell in cells_under(sheet, "År")] == [2013]
    (line,) = lines_of(ask(client_of(None), "funding"))
    assert (line["Määrä, euroa"], line["Päätös suomeksi"], line["Hanke ruotsiksi"]) == (
        "12500,50",
        "§ 12",
        "Projektet",
    )
    (told,) = cells_under(sheet_of(ask(client_of(coordinator), "reports", "xlsx")), "Tilanne")
    assert (told.value.date(), told.number_format) == (date(2013, 6, 1), DAY)


def test_projects_with_participants_and_the_filters_of_their_page(client_of, project):
    factories.ProjectFactory(kind="tool", phase="")
    (line,) = lines_of(ask(client_of(None), "projects", kind="project", phase="running"))
    assert line["Osallistujat suomeksi"] == "Kaupunki; yhdeksän kuntaa (9)"
    assert line["Osallistujat ruotsiksi"] == "Staden; nio kommuner (9)"
    assert lines_of(ask(client_of(None), "funding", project="muu")) == []


def networks_of(client) -> dict[str, dict[str, str]]:
    return {line["Nätverk på svenska"]: line for line in lines_of(ask(client, "networks", language="sv"))}


def test_members_stand_with_role_and_body_and_their_names_as_on_the_page(client_of, group, steering_member):
    person = Person.objects.create(
        name="Salla Salainen", organisation=factories.OrganisationFactory(name_sv="Verket")
    )
    Membership.objects.create(network=group, person=person, role="chair", first_day=date(2013, 1, 1))
    Membership.objects.create(
        network=group, person=Person.objects.create(name="Piilo"), represents_words_sv="alla"
    )
    mine = [networks_of(client_of(user))[group.name_sv] for user in (None, steering_member)]
    reader, member = (line["Medlemmar på svenska"] for line in mine)
    assert "Salla" not in reader
    assert "Piilo" not in reader
    assert "Verket (ordförande, 1.1.2013–)" in reader
    assert "Salla Salainen, Verket" in member
    assert "företräder alla" in member
    assert mine[0]["Åtgärder"] == "1"


def test_the_filters_of_the_networks_are_kept(client_of, group):
    factories.NetworkFactory(name_fi="Pohjola", level="nordic")
    assert [
        line["Verkosto suomeksi"] for line in lines_of(ask(client_of(None), "networks", level="nordic"))
    ] == ["Pohjola"]


def test_activities_with_participants(client_of, plan, held, coordinator):
    browser = client_of(coordinator)
    (line,) = lines_of(ask(browser, "activities", municipality="kaupunki", item="1.1", network="ryhma"))
    assert line["Osallistujat"] == "40"
    assert line["Osallistujat kunnittain ruotsiksi"] == "Staden 30"
    assert line["Muualta, tai ei kerrottu mistä"] == "10"
    assert lines_of(ask(browser, "activities", municipality="muu")) == []


def test_coverage_has_a_row_for_each_mark(client_of, project):
    found = [(line["Kunta suomeksi"], line["Numero"], line["Hanke tai toimenpide suomeksi"])
             for line in lines_of(ask(client_of(None), "coverage"))]  # fmt: skip
    assert [row[:2] for row in found] == [("Kaupunki", ""), ("Kaupunki", "1.1")]
    (line,) = lines_of(ask(client_of(None), "municipalities"))
    assert (line["Toimenpiteitä"], line["Hankkeet"]) == ("1", "1")


def test_indicators_and_their_values(client_of, plan, item, coordinator):
    indicator = plan.indicators.create(
        name_fi="Kuntia", name_sv="Kommuner", unit_fi="kuntaa", item=item, baseline=0, target=3
    )
    indicator.values_told.create(day=date(2013, 5, 1), value=Decimal("1.50"))
    (line,) = lines_of(ask(client_of(coordinator), "indicators", **THEN))
    assert (line["Tavoite"], line["Viimeisin arvo"], line["Mitattu"]) == ("3", "1,5", "2013-05-01")
    assert [row["Arvo"] for row in lines_of(ask(client_of(coordinator), "indicator-values", **THEN))] == [
        "0",
        "1,5",
    ]
    assert "Viimeisin arvo" not in lines_of(ask(client_of(None), "indicators", **THEN))[0]
    assert [row["Arvo"] for row in lines_of(ask(client_of(None), "indicator-values", **THEN))] == ["0"]


def test_the_matrix_of_goals_and_tasks(client_of, plan, item):
    goal, task = (
        factories.StrategyGoalFactory(number="1"),
        factories.StatutoryTaskFactory(number=4, name_fi="Tehtävä"),
    )
    item.goal_links.create(goal=goal)
    item.task_links.create(task=task)
    first, last = lines_of(ask(client_of(None), "linkage-matrix"))
    assert (first["4 Tehtävä"], first["Kaikki toimenpiteet"], last["Ei lakisääteistä tehtävää"]) == (
        "1",
        "1",
        "3",
    )
    assert [line["Toimenpiteiden numerot"] for line in lines_of(ask(client_of(None), "linkage"))] == [
        "1.1",
        "1.1",
    ]


def test_what_has_changed_with_its_report(client_of, coordinator, item, reported):
    (line,) = lines_of(ask(client_of(coordinator), "changes", since="2013-03-01", as_of="2013-07-01"))
    assert (line["Numero"], line["Ennen"], line["Nyt"]) == ("1.1", "ei raporttia", "toteutunut")
    assert (line["Tilanne"], line["Mitä on tehty, tai syy suomeksi"]) == ("2013-06-01", "Pidetty")
    assert lines_of(ask(client_of(coordinator), "changes", since="2013-08-01", as_of="2013-07-01")) == []


def test_reports_of_one_item_as_of_a_day(client_of, coordinator, plan, item, reported):
    report_status(
        plan.items.get(number="1.2"),
        status="running",
        as_of=date(2013, 9, 1),
        narrative={"fi": "x"},
        author=coordinator,
    )
    browser = client_of(coordinator)
    assert [line["Numero"] for line in lines_of(ask(browser, "reports", **THEN))] == ["1.1", "1.2"]
    assert [line["Numero"] for line in lines_of(ask(browser, "reports", item="1.2"))] == ["1.2"]
    assert [line["Numero"] for line in lines_of(ask(browser, "reports", **THEN, q="1.2"))] == ["1.2"]
    assert lines_of(ask(browser, "reports", **THEN, area="0")) == []
    assert [line["Numero"] for line in lines_of(ask(browser, "reports", as_of="2013-07-01"))] == ["1.1"]


@pytest.mark.parametrize("name", [*OF_PLAN, *SHARED])
def test_more_rows_cost_no_more_queries(client_of, coordinator, plan, item, project, held, reported, name):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            lines_of(ask(client_of(coordinator), name, since="2013-01-01", **THEN))
        return len(asked)

    def more(number: int) -> None:
        body, town = factories.OrganisationFactory(), factories.MunicipalityFactory()
        town.provinces.create(province=plan.province)
        town.languages.create(status="fi")
        other = factories.ProjectFactory(programme=project, parent=factories.ProjectFactory())
        other.coordinators.add(body)
        other.participations.create(count=number, words_fi="kuntia")
        other.participations.create(organisation=body)
        other.participations.create(municipality=town)
        other.funding_shares.create(payer=body, year=2013, kind="used")
        circle = factories.NetworkFactory()
        circle.conveners.add(body)
        person = Person.objects.create(name="Anna", organisation=body)
        Membership.objects.create(network=circle, person=person, represents_municipality=town)
        Membership.objects.create(network=circle, organisation=body, represents_organisation=plan.owner)
        goal, task = factories.StrategyGoalFactory(), factories.StatutoryTaskFactory()
        row = factories.ItemFactory(plan=plan, section=item.section, order=10 + number)
        row.networks.add(circle)
        row.projects.add(other)
        row.goal_links.create(goal=goal)
        row.task_links.create(task=task)
        row.parties.create(organisation=body, role="responsible")
        row.parties.create(person=person, role="responsible")
        row.parties.create(municipality=town, role="target")
        told = {"as_of": date(2013, 6, number), "narrative": {"fi": "x"}, "author": coordinator}
        report_status(row, status="running", **told)
        milestone = factories.timed(factories.MilestoneFactory(plan=plan), "2013-23", "at")
        milestone.items.add(row)
        milestone.projects.add(other)
        milestone.networks.add(circle)
        plan.indicators.create(name_fi=f"Mittari {number}", unit_fi="kpl", item=row).values_told.create(
            day=date(2013, 6, 1), value=1
        )
        plan.indicators.create(name_fi=f"Tavoite {number}", unit_fi="kpl", goal=goal, baseline=1)
        held = plan.activities.create(title_fi="Tilaisuus", kind="training", first_day=date(2013, 3, 4))
        held.items.add(row)
        held.networks.add(circle)
        held.organisations.add(body)
        held.attendance.create(municipality=town, number=number)

    more(1)
    before = queries()
    for number in range(2, 6):
        more(number)
    assert queries() <= before


def test_the_rows_come_batch_by_batch(plan, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(columns, "BATCH", 2)
    for _number in range(4):
        factories.MilestoneFactory(plan=plan).items.add(plan.items.first())
    with django_assert_num_queries(1 + 3):
        assert len(list(columns.in_batches(plan.milestones.prefetch_related("items")))) == 5
