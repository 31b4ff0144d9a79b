"""What others do between the preview and the change of several items is never overwritten unseen."""

from datetime import date

import pytest
from django.core import signing
from django.core.exceptions import PermissionDenied

from networks.models import Person
from plans.models import PlanItem, StatusUpdate
from plans.services.bulk import change_items, take_back
from plans.services.bulk_reading import BulkChange, items_for_bulk
from tests import factories
from tests.plans.bulk.pages import values


def test_what_another_has_changed_meanwhile_is_shown_and_nothing_is_written(desk, plan, person):
    other = Person.objects.create(name="Toinen Tekijä")
    desk.preview(change_lead="on", lead=str(person.pk))
    plan.items.filter(number="1.2").update(lead=other)
    desk.shown = desk.apply()
    assert desk.shown.status_code == 409
    preview = desk.shown.context["preview"]
    assert [(i.number, below) for i, below in preview.differing] == [("1.2", True)]
    (line,) = next(c.lines for c in preview.changes if c.item.number == "1.2")
    assert (str(line.before), str(line.after), str(line.seen)) == ("Toinen Tekijä", "Ville Vastaava", "–")
    assert values(plan, "lead", "1.1", "1.2") == [None, other]
    assert desk.apply().status_code == 302
    assert values(plan, "lead", "1.1", "1.2") == [person, person]


def test_a_report_of_another_meanwhile_is_not_passed_over(desk, plan, item):
    desk.preview(change_status="on", status="running", as_of="2013-11-05")
    item.status_updates.create(status="realised", as_of=date(2013, 12, 1))
    assert desk.apply().status_code == 409
    assert StatusUpdate.objects.count() == 1


def test_an_item_that_was_moved_or_dropped_meanwhile_is_not_passed_over(desk, plan, item):
    theme = factories.ThemeFactory(owner=plan.owner, area=plan.sections.get(number=1).area)
    desk.preview(change_theme="on", theme=str(theme.pk))
    PlanItem.objects.filter(pk=item.pk).update(section=plan.sections.get(number=0))
    assert desk.apply().status_code == 409
    assert values(plan, "theme", "1.1", "1.2") == [None, None]


def test_another_change_of_the_same_item_is_none_of_ours(desk, plan, person, item):
    desk.preview(change_lead="on", lead=str(person.pk))
    PlanItem.objects.filter(pk=item.pk).update(title_fi="Uusi otsikko", version=9)
    assert desk.apply().status_code == 302
    item.refresh_from_db()
    assert (item.title_fi, item.lead, item.version) == ("Uusi otsikko", person, 10)


@pytest.mark.parametrize(
    "seal", ["", "nonsense", signing.dumps({"plan": 1}, salt="another")], ids=["no", "bad", "foreign"]
)
def test_nothing_is_written_that_was_not_shown(desk, plan, person, seal):
    desk.preview(change_lead="on", lead=str(person.pk))
    assert desk.apply(seal=seal).status_code == 200
    assert values(plan, "lead", "1.1") == [None]


def test_a_seal_is_good_for_its_own_change_and_its_own_items(desk, plan, person):
    desk.preview(change_lead="on", lead=str(person.pk))
    assert desk.apply(lead="none").status_code == 200
    assert desk.apply(chosen="0.1,1.1").status_code == 409
    assert values(plan, "lead", "0.1", "1.1") == [None, None]


def test_a_person_who_has_gone_meanwhile_is_said(desk, plan, person):
    desk.preview(change_lead="on", lead=str(person.pk))
    person.delete()
    answer = desk.apply()
    assert answer.status_code == 422
    assert 'id="id_lead_error"' in answer.content.decode()


def test_all_or_nothing(desk, plan, person, monkeypatch):
    def fail(*_args):
        raise RuntimeError

    desk.preview(
        change_lead="on", lead=str(person.pk), change_status="on", status="running", as_of="2013-11-05"
    )
    monkeypatch.setattr("plans.services.bulk.touch", fail)
    with pytest.raises(RuntimeError):
        desk.apply()
    assert values(plan, "lead", "1.1", "1.2") == [None, None]
    assert not StatusUpdate.objects.exists()


def test_the_services_hold_the_right_themselves(plan, steering_member):
    for act in (lambda: change_items(plan, [], BulkChange({}), {}, steering_member),
                lambda: take_back(plan, {}, steering_member)):  # fmt: skip
        with pytest.raises(PermissionDenied):
            act()


def test_items_of_another_plan_are_not_reached(desk, plan, person):
    other = factories.ItemFactory(plan=factories.PlanFactory(slug="toinen"), number="1.1")
    desk.preview(change_lead="on", lead=str(person.pk))
    desk.apply()
    other.refresh_from_db()
    assert other.lead is None
    assert items_for_bulk(plan, [other.pk]) == []
