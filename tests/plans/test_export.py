"""The table of items to take along: filters kept, both languages, real days, and nothing that is computed."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from botnia_portal.core.spreadsheets import Column, csv_lines, xlsx
from networks.models import Person
from plans.selectors import item_export
from plans.selectors.filters import ItemFilter
from plans.services.reporting import report_status
from tests import factories

pytestmark = pytest.mark.django_db
XLSX, CSV = "/{}/plans/pieni/tables/items.xlsx", "/{}/plans/pieni/tables/items.csv"


def sheet_of(answer) -> list[list]:
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def lines_of(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def column(rows, head: str) -> list:
    return [row[rows[0].index(head)] for row in rows[1:]]


def test_every_item_stands_there_in_both_languages(client_of, coordinator, plan, item, group):
    report_status(item, status="running", as_of=date(2013, 6, 1), narrative={"fi": "x"}, author=coordinator)
    rows = sheet_of(client_of(coordinator).get(XLSX.format("sv"), {"as_of": "2013-12-31"}))
    assert column(rows, "Nummer") == ["0.1", "1.1", "1.2", "1.3"]
    assert column(rows, "Rubrik på finska")[1] == item.title_fi
    assert column(rows, "Rubrik på svenska")[1] == item.title_sv
    assert column(rows, "Status")[1:3] == ["pågår", "ingen rapport"]
    assert column(rows, "Nätverk på finska")[1] == group.name_fi
    assert column(rows, "Första dagen")[1].date() == date(2013, 9, 1)


def test_the_sheet_is_made_as_a_person_would(client_of, plan):
    answer = client_of(None).get(XLSX.format("fi"))
    assert "toimenpiteet-pieni-" in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith("5")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["F"].width > 20


@pytest.mark.parametrize("address", [XLSX, CSV])
def test_the_filters_of_the_page_are_kept(client_of, plan, address):
    answer = client_of(None).get(address.format("fi"), {"area": "1", "commitment": "intention"})
    rows = sheet_of(answer) if address == XLSX else lines_of(answer)
    assert column(rows, "Numero") == ["1.3"]


@pytest.mark.parametrize("address", [XLSX, CSV])
def test_a_reader_sees_no_status_before_a_day_is_published(client_of, plan, address):
    read = sheet_of if address == XLSX else lines_of
    assert "Tila" not in read(client_of(None).get(address.format("fi")))[0]
    plan.published_day = date(2013, 12, 31)
    plan.save()
    assert "Tila" in read(client_of(None).get(address.format("fi")))[0]


def test_a_persons_name_is_for_those_who_may_see_it(client_of, coordinator, item):
    person = Person.objects.create(name="Anna Asiantuntija", title_fi="asiantuntija")
    item.parties.create(role="responsible", person=person)
    named = column(sheet_of(client_of(coordinator).get(XLSX.format("fi"))), "Vastuutaho suomeksi")
    assert "Anna Asiantuntija" in named[1]
    assert "Anna" not in b"".join(client_of(None).get(CSV.format("fi")).streaming_content).decode()


@pytest.mark.parametrize("text", ["=1+1", "+358 50", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_what_people_have_written_is_never_computed(text):
    file = xlsx("Toimenpiteet", [Column("A")], [[text]])
    cell = openpyxl.load_workbook(file).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    line = b"".join(csv_lines([Column("A")], [[text]])).decode("utf-8-sig").splitlines()[1]
    assert line.strip('"').startswith("'")


def test_the_number_of_an_item_is_no_figure_and_no_day(client_of, plan):
    factories.ItemFactory(plan=plan, section=plan.sections.get(number=1), order=10)
    answer = client_of(None).get(XLSX.format("fi"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    cell = book.active["A6"]
    # "@": a cell that is edited would be read anew.
    assert (cell.value, cell.data_type, cell.number_format) == ("1.10", "s", "@")
    assert lines_of(client_of(None).get(CSV.format("fi")))[5][0] == "1.10"


def test_a_workbook_says_what_it_is_and_no_program_as_its_author():
    told = openpyxl.load_workbook(xlsx("Toimenpiteet", [Column("A")], [])).properties
    assert (told.title, told.creator or "") == ("Toimenpiteet", "")


def test_marks_that_no_sheet_may_hold_are_left_out():
    assert openpyxl.load_workbook(xlsx("A/B", [Column("A")], [["a\x0bb"]])).active["A2"].value == "ab"


def test_it_costs_the_same_queries_however_many_items(plan, item, group, django_assert_num_queries):
    def read():
        day = date(2013, 12, 31)
        return list(item_export.item_table(plan, day, ItemFilter(), shows_state=True, live=True).rows)

    with django_assert_num_queries(7):  # items, parties, four kinds of links, the names of the groups
        assert len(read()) == 4
    section = plan.sections.get(number=1)
    for order in range(20, 40):
        factories.ItemFactory(plan=plan, section=section, order=order).networks.add(group)
    with django_assert_num_queries(7):
        rows = read()
    assert [str(row[0]) for row in rows[-2:]] == ["1.38", "1.39"]
    assert sum(group.name_fi in row for row in rows) == 21
