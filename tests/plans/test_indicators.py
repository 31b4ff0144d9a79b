"""Indicators: written on the desk, shown as of a day, frozen with the evaluation."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from botnia_portal.core.charts_sparkline import sparkline
from botnia_portal.core.figures import Point, course_words, is_reached
from plans.models import Indicator, IndicatorValue
from plans.selectors.indicators import of_item, of_plan, of_section
from tests import factories
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db
NEW = "/fi/desk/indicators/new/?parent={}"
PAGE = "/fi/plans/pieni/indicators/"
DAY = date(2013, 12, 31)


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def indicator(plan, item) -> Indicator:
    row = Indicator.objects.create(
        plan=plan, item=item, name_fi="Mukana olevat kunnat", name_sv="Kommuner som är med", unit_fi="kuntaa",
        unit_sv="kommuner", baseline=0, baseline_day=date(2013, 1, 1), target=3, target_day=date(2014, 12, 31),
    )  # fmt: skip
    for day, value in ((date(2013, 6, 28), 1), (date(2013, 12, 13), Decimal("2.50")), (date(2014, 6, 1), 3)):
        IndicatorValue.objects.create(indicator=row, day=day, value=value)
    return row


def add(desk, plan, **sent):
    at = NEW.format(plan.pk)
    begun = {"name_fi": "Osallistujat", "name_sv": "Deltagare", "unit_fi": "henkilöä", "unit_sv": "personer"}
    return desk.post(at, {**fields_of(desk.get(at)), **begun, **sent})


def test_an_indicator_and_its_values_are_written_on_the_desk(desk, plan, item):
    assert add(desk, plan, item=str(item.pk), target="3", target_day="2014-12-31").status_code == 302
    row = Indicator.objects.get()
    assert (row.item, row.target, row.baseline) == (item, 3, None)
    at = f"/fi/desk/indicator-values/new/?parent={row.pk}"
    sent = {**fields_of(desk.get(at)), "day": "2013-06-28", "value": "1.5", "note_fi": "Arvio"}
    assert desk.post(at, sent).status_code == 302
    value = row.values_told.get()
    assert (value.day, value.value, value.note_fi) == (date(2013, 6, 28), Decimal("1.5"), "Arvio")
    assert desk.post(at, sent).status_code in (302, 422)
    assert row.values_told.count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name_fi": "", "name_sv": ""}, "name_fi"),
        ({"target": "paljon"}, "target"),
        ({"target_day": "2014-12-31"}, "target"),
        ({"baseline_day": "2013-01-01"}, "baseline"),
        (
            {"baseline": "1", "baseline_day": "2014-01-01", "target": "2", "target_day": "2013-01-01"},
            "target_day",
        ),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(desk, plan, sent, field):
    answer = add(desk, plan, **sent)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Indicator.objects.exists()


def test_it_belongs_to_one_thing_at_most(desk, plan, item):
    answer = add(desk, plan, item=str(item.pk), section=str(item.section_id))
    assert answer.status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(plan=plan, item=item, section=item.section, name_fi="Kaksi", unit_fi="kpl")


def test_items_and_areas_of_another_plan_are_not_offered(desk, plan):
    elsewhere = factories.SectionFactory(plan=factories.PlanFactory(slug="muu"), list_name_fi="Muu alue")
    factories.ItemFactory(plan=elsewhere.plan, section=elsewhere, title_fi="Muu toimenpide")
    page = desk.get(NEW.format(plan.pk)).content.decode()
    assert "Toimenpide 1.1" in page
    assert "Muu toimenpide" not in page
    assert "Muu alue" not in page


def test_a_value_is_not_of_a_day_to_come(desk, indicator):
    at = f"/fi/desk/indicator-values/new/?parent={indicator.pk}"
    answer = desk.post(at, {**fields_of(desk.get(at)), "day": "2199-01-01", "value": "1"})
    assert answer.status_code == 422
    assert 'id="id_day_error"' in answer.content.decode()


def test_it_is_shown_as_of_a_day(desk, indicator):
    before = desk.get(f"{PAGE}?as_of=2013-12-31").content.decode()
    assert "2,5" in before
    assert "tavoite saavutettu" not in before
    assert "1.6.2014" not in before
    after = desk.get(f"{PAGE}?as_of=2014-06-30").content.decode()
    assert "tavoite saavutettu" in after
    assert after.count("<circle") == 4


@pytest.mark.parametrize("address", ["items/1.1/", "sections/1/"])
def test_the_item_and_its_area_show_it_while_it_is_open(desk, indicator, address):
    at = f"/sv/plans/pieni/{address}?as_of=2013-12-31"
    shown = desk.get(at).content.decode()
    assert "Kommuner som är med" in shown
    assert "Mukana olevat" not in shown
    indicator.closed_on, indicator.closed_reason_fi = date(2013, 10, 1), "Mittari vaihtui"
    indicator.save()
    assert "Kommuner som är med" not in desk.get(at).content.decode()
    assert "Mittari vaihtui" in desk.get(PAGE).content.decode()


def test_a_reader_sees_no_values_before_a_day_is_published(plan, indicator, client_of):
    shown = client_of(None).get(PAGE).content.decode()
    assert "Mukana olevat kunnat" in shown
    assert "<circle" not in shown
    assert "28.6.2013" not in shown
    plan.published_day = DAY
    plan.save()
    assert "28.6.2013" in client_of(None).get(PAGE).content.decode()


def test_they_cost_two_queries_however_many(plan, indicator, item, django_assert_num_queries):
    for number in range(5):
        row = Indicator.objects.create(plan=plan, section=item.section, name_fi=f"N{number}", unit_fi="kpl")
        row.values_told.create(day=DAY, value=number)
    assert item.plan == item.section.plan == plan
    for read in (lambda: of_item(item, DAY, told=True), lambda: of_section(item.section, DAY, told=True)):
        with django_assert_num_queries(2):
            assert [line.now for line in read()]
    with django_assert_num_queries(2):
        assert [str(line.indicator.plan_id) for line in of_plan(plan, DAY, told=True)]


@pytest.mark.parametrize(
    ("value", "baseline", "target", "reached"),
    [
        ("3", "0", "3", True),
        ("2.9", "0", "3", False),
        ("4", "10", "5", True),
        ("6", "10", "5", False),
        ("9", None, "5", True),
    ],
)
def test_the_beginning_tells_whether_it_is_to_rise_or_to_fall(value, baseline, target, reached):
    begun = None if baseline is None else Decimal(baseline)
    assert is_reached(Decimal(value), begun, Decimal(target)) is reached


def test_the_picture_says_in_words_what_it_shows():
    points = [Point(date(2013, 1, 1), Decimal(0)), Point(DAY, Decimal("1200.5"))]
    with translation.override("fi"):
        words = course_words(points, Decimal(3000))
    assert words == "2 arvoa, alussa 0 (1.1.2013), viimeksi 1\xa0200,5 (31.12.2013). Tavoite 3\xa0000."
    picture = sparkline(points, "course-1", words, Decimal(3000))
    assert f'<title id="course-1-title">{words}</title>' in picture
    assert picture.count("<circle") == 2
    assert "stroke-dasharray" in picture
    assert "style" not in picture
    assert sparkline([], "course-1", words) == ""
    assert "polyline" not in sparkline(points[:1], "course-1", words)


@pytest.mark.parametrize(
    ("value", "day", "tag"),
    [
        (2, date(2014, 12, 30), None),
        (2, date(2014, 12, 31), "tavoitetta ei ole saavutettu"),
        (3, date(2014, 12, 31), "tavoite saavutettu"),
    ],
)
def test_on_the_day_of_the_target_it_is_said_whether_it_was_reached(desk, indicator, value, day, tag):
    indicator.values_told.filter(day=date(2014, 6, 1)).update(value=value)
    page = desk.get(PAGE, {"as_of": day.isoformat()}).content.decode()
    words = ("tavoitetta ei ole saavutettu", "tavoite saavutettu")
    assert [one for one in words if one in page] == ([tag] if tag else [])
