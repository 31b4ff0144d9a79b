"""Several items are changed at once: previewed, all or nothing, never overwriting unseen, and taken back."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core import signing
from django.core.exceptions import PermissionDenied

from botnia_portal.core import texts
from networks.models import Person
from plans.forms.bulk_preview import undo_seal
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.services.bulk import Written, change_items, take_back
from plans.services.bulk_reading import LIMIT, BulkChange, items_for_bulk, read_rows
from plans.services.items import place
from plans.services.life import drop_item
from tests import factories
from tests.plans.forms import _Fields, fields_of

TABLE = "/fi/plans/pieni/items/"
BULK = f"{TABLE}bulk/"
UNDO = f"{BULK}undo/"


class Confirmation(_Fields):
    """Reads the fields of the preview: its one form with a seal."""

    def handle_starttag(self, tag, attrs):
        if tag == "form" and "bulk-confirm" in (dict(attrs).get("class") or ""):
            attrs = [*attrs, ("data-save-key", "")]
        super().handle_starttag(tag, attrs)


def confirmation_of(response) -> dict[str, str]:
    reader = Confirmation()
    reader.feed(response.content.decode())
    return reader.data


@pytest.fixture
def person(db):
    return Person.objects.create(name="Ville Vastaava")


@pytest.fixture
def recorded_items(plan):
    items = list(plan.items.select_related("section"))
    for item in items:
        item.plan = plan
        texts.record(item, place(item))
    return items


@pytest.fixture
def desk(client_of, coordinator, recorded_items):
    """The coordinator's browser: `open(numbers)`, `preview(**fields)`, `apply()`, `undo()`."""

    class Desk:
        browser = client_of(coordinator)

        def open(self, *numbers: str):
            self.address = f"{BULK}?{'&'.join(f'item={n}' for n in numbers)}"
            self.fields = fields_of(self.browser.get(self.address))
            return self

        def preview(self, **changes):
            self.shown = self.browser.post(self.address, {**self.fields, **changes})
            return self.shown

        def apply(self, **changes):
            sent = {**confirmation_of(self.shown), "step": "apply", **changes}
            return self.browser.post(self.address, sent)

        def undo(self):
            offer = self.browser.session["plans.bulk-undo"]
            return self.browser.post(UNDO, {"undo": offer["seal"]})

    return Desk().open("1.1", "1.2", "1.3")


def values(plan, name: str, *numbers: str) -> list:
    return [getattr(plan.items.get(number=number), name) for number in numbers]


# --- Choosing ---


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


# --- Writing ---


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


# --- Others, meanwhile ---


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


# --- Undo ---


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
