"""A change of several items is taken back, as far as nobody has changed them since."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from botnia_portal.core import texts
from networks.models import Person
from plans.forms.bulk_preview import undo_seal
from plans.models import PlanItem
from plans.services.bulk import Written
from tests import factories
from tests.plans.bulk.pages import TABLE, UNDO, values


def test_a_change_is_taken_back(desk, plan, person):
    desk.preview(change_lead="on", lead=str(person.pk), change_time="on", time_words_fi="syksyllä 2014")
    page = desk.browser.get(desk.apply().url)
    seal = page.context["undo"]["seal"]
    assert UNDO in page.content.decode()
    assert desk.browser.get(TABLE).context["undo"] is None
    assert desk.browser.post(UNDO, {"undo": seal}).status_code == 302
    assert values(plan, "lead", "1.1", "1.2") == [None, None]
    assert values(plan, "time_edtf", "1.1", "1.2") == ["2013-23", ""]
    item = plan.items.get(number="1.1")
    assert (item.time_earliest, item.version) == (date(2013, 9, 1), 3)
    assert LogEntry.objects.get_for_object(item).filter(action=LogEntry.Action.UPDATE).count() == 2
    assert "time_words" not in texts.states_of(item)
    desk.browser.post(UNDO, {"undo": seal})
    assert values(plan, "version", "1.1") == [3]


def test_what_has_been_changed_since_is_left_as_it_is(desk, plan, person):
    desk.preview(change_lead="on", lead=str(person.pk))
    desk.apply()
    other = Person.objects.create(name="Toinen Tekijä")
    plan.items.filter(number="1.2").update(lead=other)
    page = desk.browser.get(desk.undo().url).content.decode()
    assert values(plan, "lead", "1.1", "1.2", "1.3") == [None, other, None]
    assert "1.2" in page.split('id="messages"')[1].split("</div>")[0]


def test_nobody_is_put_back_who_is_gone(desk, plan, person):
    first = Person.objects.create(name="Entinen Tekijä")
    plan.items.filter(number="1.1").update(lead=first)
    desk.preview(change_lead="on", lead=str(person.pk))
    desk.apply()
    first.delete()
    desk.undo()
    assert values(plan, "lead", "1.1", "1.2") == [person, None]


def test_a_theme_is_not_put_back_into_another_area(desk, plan, item):
    theme = factories.ThemeFactory(owner=plan.owner, area=plan.sections.get(number=1).area)
    PlanItem.objects.filter(pk=item.pk).update(theme=theme)
    desk.preview(change_theme="on", theme="none")
    desk.apply()
    PlanItem.objects.filter(pk=item.pk).update(section=plan.sections.get(number=0))
    desk.undo()
    assert values(plan, "theme", "1.1") == [None]


@pytest.mark.parametrize("sent", ["", "nonsense"])
def test_an_undo_that_is_not_ours_does_nothing(desk, plan, sent):
    assert desk.browser.post(UNDO, {"undo": sent}).status_code == 302


def test_an_undo_is_good_for_its_user_alone(desk, plan, person, item, second_coordinator, client_of):
    desk.preview(change_lead="on", lead=str(person.pk))
    desk.apply()
    seal = desk.browser.session["plans.bulk-undo"]["seal"]
    client_of(second_coordinator).post(UNDO, {"undo": seal})
    assert values(plan, "lead", "1.1") == [person]
    forged = undo_seal(plan, Written({item.pk: ({"lead": ""}, {"lead": ""})}), second_coordinator)
    assert desk.browser.post(UNDO, {"undo": forged}).status_code == 302
    assert values(plan, "lead", "1.1") == [person]
