"""Several items are chosen, and what would be changed is shown before anything is."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from plans.models import ActionPlan
from plans.services.bulk_reading import LIMIT
from tests import factories
from tests.plans.bulk.pages import BULK, TABLE, confirmation_of, values
from tests.plans.forms import fields_of


def test_the_table_lets_a_coordinator_choose_and_shows_others_what_it_did(
    client_of, coordinator, steering_member
):
    page = client_of(coordinator).get(f"{TABLE}?area=1&page=1").content.decode()
    assert page.count('form="choose" name="item"') == 3
    assert '<input type="hidden" name="area" value="1">' in page
    for reader in (None, steering_member):
        page = client_of(reader).get(TABLE).content.decode()
        assert 'name="item"' not in page
        assert "items/bulk/" not in page
        assert "choosing.js" not in page


@pytest.mark.parametrize(
    "query", ["", "?item=", "?item=9.9", "?item=%00", "?item=%F0%9F%98%80", "?all=1&q=nowhere"]
)
def test_nothing_chosen_is_said(desk, query):
    answer = desk.browser.get(BULK + query)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()


def test_all_that_the_filter_finds_can_be_chosen(desk):
    fields = fields_of(desk.browser.get(f"{BULK}?all=1&area=1&page=2"))
    assert fields["chosen"] == "1.1,1.2,1.3"


def test_too_many_are_refused(desk, plan, monkeypatch):
    monkeypatch.setattr("plans.views.bulk.LIMIT", 3)
    assert desk.browser.get(f"{BULK}?all=1").status_code == 422
    assert desk.browser.get(f"{BULK}?all=1&area=1").status_code == 200
    assert LIMIT == 500


def test_a_filter_and_a_page_are_kept(desk, person):
    desk.address = f"{BULK}?item=1.1&area=1&page=2"
    desk.preview(change_lead="on", lead=str(person.pk))
    assert desk.apply().url == f"{TABLE}?area=1&page=2"


# --- The form ---


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "change_status"),
        ({"change_lead": "on"}, "lead"),
        ({"change_lead": "on", "lead": "4711"}, "lead"),
        ({"lead": "none"}, "change_lead"),
        ({"change_theme": "on", "theme": "4711"}, "theme"),
        ({"change_theme": "on"}, "theme"),
        ({"change_time": "on", "time_edtf": "2013-99"}, "time_edtf"),
        ({"change_time": "on", "time_edtf": "2013-23"}, "time_role"),
        ({"change_time": "on", "time_words_fi": "x\x01"}, "time_words_fi"),
        ({"change_time": "on", "time_edtf": "2013-23", "time_role": "sometime"}, "time_role"),
        ({"time_words_sv": "hösten 2013"}, "change_time"),
        ({"change_status": "on"}, "status"),
        ({"change_status": "on", "status": "dropped"}, "status"),
        ({"change_status": "on", "status": "running", "as_of": ""}, "as_of"),
        ({"change_status": "on", "status": "running", "as_of": "2999-01-01"}, "as_of"),
        ({"change_status": "on", "status": "running", "as_of": "2012-12-31"}, "as_of"),
        ({"change_status": "on", "status": "not_realised"}, "narrative_fi"),
    ],
)
def test_what_is_not_in_order_is_said_at_its_field_and_all_typed_is_kept(desk, plan, sent, field):
    answer = desk.preview(**sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert f'id="id_{field}"' in page
    kept = fields_of(answer)
    assert {name: kept[name] for name in sent if sent[name] not in ("4711", "sometime", "dropped")} == {
        name: value for name, value in sent.items() if value not in ("4711", "sometime", "dropped")
    }


# --- Preview ---


def test_the_preview_tells_every_item_and_writes_nothing(desk, plan, person):
    plan.items.filter(number="1.2").update(lead=person)
    theme = factories.ThemeFactory(owner=plan.owner, area=plan.sections.get(number=1).area)
    before = (ActionPlan.objects.get().revision, LogEntry.objects.count())
    desk.open("0.1", "1.1", "1.2")
    rows = desk.preview(
        change_lead="on", lead=str(person.pk), change_theme="on", theme=str(theme.pk)
    ).context["preview"]
    assert [(c.item.number, len(c.lines)) for c in rows.changes] == [("0.1", 1), ("1.1", 2), ("1.2", 1)]
    assert [(left.item.number, len(left.reasons)) for left in rows.left] == [("0.1", 1)]
    assert (ActionPlan.objects.get().revision, LogEntry.objects.count()) == before


def test_where_nothing_would_change_nothing_can_be_confirmed(desk):
    answer = desk.preview(change_lead="on", lead="none")
    assert len(answer.context["preview"].same) == 3
    assert 'value="apply"' not in answer.content.decode()
    assert desk.apply().status_code == 302
    assert "plans.bulk-undo" not in desk.browser.session


def test_the_form_comes_back_from_the_preview_as_it_was(desk):
    words = "Syksyllä\r\n2013 & <b>"
    shown = desk.preview(change_status="on", status="running", as_of="2013-10-01", narrative_fi=words)
    answer = desk.browser.post(desk.address, {**confirmation_of(shown), "step": "edit"})
    kept = fields_of(answer)
    assert answer.status_code == 200
    assert (kept["status"], kept["as_of"], kept["change_status"]) == ("running", "2013-10-01", "on")
    assert kept["narrative_fi"].split() == words.split()


def test_words_with_several_meanings_are_said_before_they_are_written(desk):
    answer = desk.preview(change_time="on", time_words_fi="talvella")
    assert len(answer.context["form"].time_state.told.choices) > 1
    answer = desk.preview(change_time="on", time_edtf="syksyllä 2014")
    state = answer.context["form"].time_state
    assert (state.told.choices, state.days.earliest) == ((), date(2014, 9, 1))


def test_two_languages_with_different_times_are_asked_about(desk, plan):
    words = {"change_time": "on", "time_words_fi": "syksyllä 2014", "time_words_sv": "våren 2014"}
    answer = desk.preview(**words)
    assert "time_words_sv" in answer.context["form"].errors
    choice = answer.context["form"].time_state.told.choices[1]
    assert choice.value in answer.content.decode()
    desk.preview(**words, time_chosen=choice.value)
    assert desk.apply().status_code == 302
    assert values(plan, "time_edtf", "1.1", "1.2") == ["2014-21", "2014-21"]
