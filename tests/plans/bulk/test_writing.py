"""What is written on several items at once: each with its history, its texts and its status, at a constant cost."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from botnia_portal.core import texts
from plans.models import PlanItem, StatusUpdate
from plans.services.bulk_reading import BulkChange, items_for_bulk, read_rows
from plans.services.items import place
from plans.services.life import drop_item
from tests import factories
from tests.plans.bulk.pages import TABLE, values


def test_a_person_is_set_with_history_version_and_revision(desk, plan, person, coordinator):
    versions, revision = values(plan, "version", "1.1", "1.3"), plan.revision
    desk.preview(change_lead="on", lead=str(person.pk))
    assert desk.apply().status_code == 302
    assert values(plan, "lead", "1.1", "1.2", "1.3") == [person] * 3
    assert values(plan, "version", "1.1", "1.3") == [n + 1 for n in versions]
    plan.refresh_from_db()
    assert plan.revision == revision + 1
    item = plan.items.get(number="1.2")
    entry = LogEntry.objects.get_for_object(item).get(action=LogEntry.Action.UPDATE)
    assert (entry.actor, entry.action, entry.changes) == (
        coordinator, LogEntry.Action.UPDATE, {"lead": ["None", str(person.pk)]},
    )  # fmt: skip
    assert entry.additional_data["name"] == {"fi": f"1.2 {item.title_fi}", "sv": f"1.2 {item.title_sv}"}
    assert "Ville Vastaava" in desk.browser.get(f"{TABLE}1.2/").content.decode()


def test_the_history_says_what_a_single_save_says(desk, plan, person, item):
    """Both ways write the same entry, field by field."""
    desk.preview(change_lead="on", lead=str(person.pk), change_time="on", time_words_fi="syksyllä 2014")
    desk.apply()
    by_bulk = LogEntry.objects.get_for_object(item).first()
    twin = plan.items.get(number="0.1")
    twin.lead, twin.time_words_fi, twin.time_edtf, twin.time_role = person, "syksyllä 2014", "2014-23", "at"
    twin.save()
    by_save = LogEntry.objects.get_for_object(twin).first()
    assert by_bulk.changes.keys() == by_save.changes.keys()
    assert by_bulk.changes["time_words_fi"][1] == by_save.changes["time_words_fi"][1]
    assert by_bulk.additional_data.keys() == by_save.additional_data.keys()


def test_a_person_is_taken_away(desk, plan, person):
    plan.items.update(lead=person)
    desk.preview(change_lead="on", lead="none")
    desk.apply()
    assert values(plan, "lead", "0.1", "1.1") == [person, None]


def test_a_theme_goes_only_to_the_items_of_its_area(desk, plan):
    theme = factories.ThemeFactory(owner=plan.owner, area=plan.sections.get(number=1).area)
    desk.open("0.1", "1.1")
    desk.preview(change_theme="on", theme=str(theme.pk))
    desk.apply()
    assert values(plan, "theme", "0.1", "1.1") == [None, theme]


def test_a_theme_of_an_area_that_nobody_chose_is_not_offered(desk, plan):
    other = factories.ThemeFactory(owner=plan.owner)
    assert desk.preview(change_theme="on", theme=str(other.pk)).status_code == 422


def test_a_time_is_read_out_of_its_words_with_days_and_states_of_texts(desk, plan, recorded_items):
    state = texts.states_of(plan.items.get(number="1.1"))["title"]
    desk.preview(change_time="on", time_words_fi="syksyllä 2014", time_words_sv="hösten 2014")
    desk.apply()
    item = plan.items.get(number="1.1")
    assert (item.time_edtf, item.time_earliest, item.time_latest) == (
        "2014-23", date(2014, 9, 1), date(2014, 11, 30),
    )  # fmt: skip
    words = texts.states_of(item)["time_words"]
    assert (words.state, words.source_language, words.scope, words.group) == (
        "draft",
        "fi",
        "plan:pieni",
        "1",
    )
    assert texts.states_of(item)["title"].pk == state.pk
    entry = LogEntry.objects.get_for_object(item).first()
    assert entry.changes["time_words_sv"][1] == "hösten 2014"
    assert "time_earliest" not in entry.changes


def test_changed_words_make_a_confirmed_translation_a_draft_again(desk, plan, item, coordinator):
    PlanItem.objects.filter(pk=item.pk).update(time_words_fi="keväällä", time_words_sv="på våren")
    item.refresh_from_db()
    texts.record(item, place(item))
    texts.confirm(texts.states_of(item)["time_words"], coordinator)
    desk.preview(change_time="on", time_words_fi="syksyllä 2014", time_words_sv="hösten 2014")
    desk.apply()
    assert texts.states_of(item)["time_words"].state == "draft"


def test_a_time_is_taken_away_with_its_days_and_the_state_of_its_words(desk, plan, item):
    PlanItem.objects.filter(pk=item.pk).update(time_words_fi="keväällä")
    item.refresh_from_db()
    texts.record(item, place(item))
    desk.preview(change_time="on")
    desk.apply()
    item.refresh_from_db()
    assert (item.time_edtf, item.time_earliest, item.time_late_from, item.time_precision) == (
        "",
        None,
        None,
        "none",
    )
    assert "time_words" not in texts.states_of(item)


def test_a_time_that_leaves_the_calendar_with_an_items_duration_leaves_that_item_alone(desk, plan):
    plan.items.filter(number="1.1").update(time_duration="P9999Y")
    shown = desk.preview(change_time="on", time_edtf="2014", time_role="start").context["preview"]
    assert [left.item.number for left in shown.left] == ["1.1"]
    desk.apply()
    assert values(plan, "time_edtf", "1.1", "1.2") == ["2013-23", "2014"]


def test_a_status_is_reported_once_for_each_item(desk, plan, coordinator):
    drop_item(plan.items.get(number="1.2"), date(2013, 5, 1), {"fi": "Päätettiin"}, coordinator)
    desk.preview(change_status="on", status="realised", as_of="2013-11-05", narrative_fi="Valmis.")
    desk.apply()
    told = StatusUpdate.objects.order_by("item__number")
    assert [(u.item.number, u.status, u.as_of, u.narrative_fi, u.author) for u in told] == [
        (number, "realised", date(2013, 11, 5), "Valmis.", coordinator) for number in ("1.1", "1.3")
    ]
    assert values(plan, "status_now", "1.1", "1.2", "1.3") == ["realised", "", "realised"]
    state = texts.states_of(told[0])["narrative"]
    assert (state.state, state.source_language, state.group) == ("missing", "fi", "1")
    assert LogEntry.objects.get_for_object(told[0]).get().action == LogEntry.Action.CREATE
    assert "plans.bulk-undo" not in desk.browser.session


def test_what_is_told_of_a_later_day_goes_on_standing(desk, plan, item):
    PlanItem.objects.filter(pk=item.pk).update(status_now="realised", status_as_of=date(2014, 1, 1))
    item.status_updates.create(status="realised", as_of=date(2014, 1, 1))
    desk.preview(change_status="on", status="running", as_of="2013-11-05")
    desk.apply()
    assert values(plan, "status_now", "1.1", "1.2") == ["realised", "running"]


def test_a_second_press_reports_and_changes_nothing_more(desk, plan, person):
    desk.preview(
        change_lead="on", lead=str(person.pk), change_status="on", status="running", as_of="2013-11-05"
    )
    assert [desk.apply().status_code, desk.apply().status_code] == [302, 302]
    assert StatusUpdate.objects.count() == 3
    assert values(plan, "version", "1.1") == [2]


# --- Cost ---

CHANGE = {
    "change_lead": "on", "change_time": "on", "time_words_fi": "syksyllä 2014", "time_words_sv": "hösten 2014",
    "change_status": "on", "status": "running", "as_of": "2013-11-05", "narrative_fi": "Alkoi.",
}  # fmt: skip


@pytest.mark.parametrize("count", [5, 40])
def test_the_cost_does_not_grow_with_the_items(desk, plan, person, count, django_assert_max_num_queries):
    section = plan.sections.get(number=1)
    new = [factories.ItemFactory(plan=plan, section=section, order=n) for n in range(10, 10 + count)]
    for item in new:
        texts.record(item, place(item))
    numbers = [item.number for item in new]
    with django_assert_max_num_queries(12):
        desk.open(*numbers)
    with django_assert_max_num_queries(17):
        desk.preview(**CHANGE, lead=str(person.pk))
    with django_assert_max_num_queries(45):
        assert desk.apply().status_code == 302
    with django_assert_max_num_queries(30):
        desk.undo()
    rows = read_rows(plan, items_for_bulk(plan, [item.pk for item in new]), BulkChange({"lead": ""}))
    assert [row.changes for row in rows] == [False] * count
