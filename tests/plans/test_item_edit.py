"""Editing an item and its milestones in both languages on one page."""

from datetime import date

import pytest
from django.utils import timezone

from botnia_portal.core import texts
from plans.models import Milestone

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_both_languages_are_saved_at_once(editing, item, plan):
    before = plan.revision
    response = editing.send(
        title_fi="Kysely", title_sv="Enkät", description_fi="Teksti\r\n\r\n- luettelo", then="item"
    )
    item.refresh_from_db()
    assert response.status_code == 302
    assert response["Location"] == f"/fi/plans/{plan.slug}/items/1.1/"
    assert (item.title_fi, item.title_sv, item.description_fi) == ("Kysely", "Enkät", "Teksti\n\n- luettelo")
    assert item.version == 2
    plan.refresh_from_db()
    assert plan.revision == before + 1


def test_nothing_changed_writes_nothing(editing, item, plan):
    before = plan.revision
    assert editing.send().status_code == 302
    item.refresh_from_db()
    plan.refresh_from_db()
    assert (item.version, plan.revision) == (1, before)


def test_a_time_gives_its_days(editing, item):
    editing.send(time_edtf="../2014-10", time_role="deadline", time_words_fi="10/2014 mennessä")
    item.refresh_from_db()
    assert (item.time_earliest, item.time_latest) == (None, date(2014, 10, 31))
    assert item.time_late_from == date(2014, 11, 1)


def test_the_translation_becomes_stale_when_its_source_changes_and_is_confirmed_by_a_button(editing, item):
    editing.send(title_fi="Toinen otsikko")
    assert texts.states_of(item)["title"].state == "stale"
    page = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/edit/")
    assert 'value="title"' in page.content.decode()
    editing.open().send(confirm="title")
    state = texts.states_of(item)["title"]
    assert (state.state, state.confirmed_by.email) == ("confirmed", "coordinator@example.org")


def test_a_stale_text_shows_what_has_changed_in_its_source(editing, item):
    editing.send(title_fi="Kysely kunnille")
    editing.open().send(confirm="title")
    editing.open().send(title_fi="Kysely kaikille kunnille")
    page = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/edit/").content.decode()
    assert '<p class="diff" lang="fi">Kysely <ins>kaikille </ins>kunnille</p>' in page


def test_confirming_saves_what_was_typed_in_the_same_form(editing, item):
    editing.send(title_sv="Ny rubrik", confirm="title")
    item.refresh_from_db()
    assert item.title_sv == "Ny rubrik"
    assert texts.states_of(item)["title"].state == "confirmed"


def test_the_translation_of_a_milestone_is_confirmed_too(editing, item):
    milestone = item.milestones.get()
    editing.send(confirm=f"{milestone.pk}:title")
    assert texts.states_of(milestone)["title"].state == "confirmed"


@pytest.mark.parametrize("what", ["nonsense", "999:title", ":", "1:1:1", "missing:title"])
def test_confirming_what_is_not_there_does_nothing(editing, item, what):
    assert editing.send(confirm=what).status_code == 302
    assert texts.states_of(item)["title"].state == "draft"


def test_a_milestone_is_changed_and_another_added(editing, item):
    milestone = item.milestones.get()
    prefix = f"m{milestone.pk}-"
    editing.send(
        **{
            f"{prefix}title_sv": "Ny milstolpe",
            f"{prefix}done_on": "2013-11-05",
            "mnew-title_fi": "Uusi etappi",
            "mnew-time_edtf": "2014-03",
            "mnew-time_role": "at",
        }
    )
    milestone.refresh_from_db()
    assert (milestone.title_sv, milestone.done_on, milestone.version) == (
        "Ny milstolpe",
        date(2013, 11, 5),
        2,
    )
    added = item.milestones.exclude(pk=milestone.pk).get()
    assert (added.title_fi, added.time_latest) == ("Uusi etappi", date(2014, 3, 31))
    assert texts.states_of(added)["title"].state == "missing"


def test_a_double_press_adds_one_milestone(editing, item):
    new = {"mnew-title_fi": "Uusi etappi", "mnew-time_edtf": "2014-03", "mnew-time_role": "at"}
    for _press in range(2):
        assert editing.send(**new).status_code == 302
    assert item.milestones.filter(title_fi="Uusi etappi").count() == 1


def test_the_empty_row_adds_nothing(editing, item):
    editing.send(**{"mnew-kind": "deadline"})
    assert item.milestones.count() == 1


@pytest.mark.parametrize(
    ("then", "leads_to"),
    [
        ("item", "items/1.1/"),
        ("next", "items/1.2/edit/"),
        ("", "items/1.1/edit/"),
        ("milestone", "items/1.1/edit/#milestones"),
    ],
)
def test_the_button_leads_on(editing, plan, then, leads_to):
    assert editing.send(then=then)["Location"] == f"/fi/plans/{plan.slug}/{leads_to}"


# --- Who may ---


def test_a_visitor_is_sent_to_log_in(client_of, address):
    response = client_of(None).get(address)
    assert (response.status_code, response["Location"].startswith("/fi/accounts/login/")) == (302, True)


@pytest.mark.parametrize("who", ["steering_member", "group_contact", "outsider"])
def test_others_are_refused(client_of, address, who, request, item):
    browser = client_of(request.getfixturevalue(who))
    assert browser.get(address).status_code == 403
    assert browser.post(address, {"title_fi": "Vieras"}).status_code == 403
    item.refresh_from_db()
    assert item.title_fi == "Toimenpide 1.1"


def test_an_unknown_item_is_not_found(client_of, coordinator, plan):
    browser = client_of(coordinator)
    assert browser.get(f"/fi/plans/{plan.slug}/items/9.9/edit/").status_code == 404
    assert browser.get(f"/fi/plans/{plan.slug}/items/1.1%00/edit/").status_code == 404


def test_the_form_is_not_kept_by_the_browser(client_of, coordinator, address):
    assert "no-store" in client_of(coordinator).get(address)["Cache-Control"]


# --- What is not in order ---

BAD = [
    ("title_fi", "x" * 251),
    ("description_sv", "x" * 20_001),
    ("description_fi", "a\x00b"),
    ("note_fi", "a\x07b"),
    ("condition_fi", "a\u009fb"),
    ("time_edtf", "nonsense"),
    ("time_edtf", "2013-99"),
    ("time_edtf", "9" * 500),
    ("time_role", ""),
    ("time_role", "nonsense"),
    ("kind", "nonsense"),
    ("kind", ""),
    ("second_kind", "survey"),
    ("commitment", "nonsense"),
    ("theme", "999999"),
    ("lead", "9" * 5000),
    ("mnew-time_edtf", "nonsense"),
    ("mnew-done_on", "31.31.2013"),
    ("mnew-done_on", "3000-01-01"),
    ("mnew-title_sv", "x" * 251),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_bad_input_gets_a_sentence_and_is_kept(editing, item, field, value):
    response = editing.send(**{"title_sv": "Säilyy", "mnew-title_fi": "Etappi", field: value})
    html = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in html
    assert f'href="#id_{field}"' in html
    assert "autofocus" in html
    assert ("Säilyy" in html) or field == "title_sv"
    item.refresh_from_db()
    assert (item.title_sv, item.version) == ("Åtgärd 1.1", 1)
    assert item.milestones.count() == 1


def test_a_milestone_that_comes_without_its_kind_keeps_what_was_typed(editing, item):
    prefix = f"m{item.milestones.get().pk}-"
    answer = editing.send(**{f"{prefix}kind": None, f"{prefix}title_fi": "Kirjoitettu etappi"})
    assert answer.status_code == 422
    assert "Kirjoitettu etappi" in answer.content.decode()


def test_a_title_is_wanted_in_one_language_at_least(editing, item):
    assert editing.send(title_fi="", title_sv="").status_code == 422
    assert editing.send(title_fi="", title_sv="Bara svenska").status_code == 302
    item.refresh_from_db()
    assert item.title_fi == ""


def test_the_period_of_a_document_is_never_done(editing, item):
    key = item.milestones.get().pk
    response = editing.send(**{f"m{key}-kind": "document_period", f"m{key}-done_on": "2013-05-05"})
    assert response.status_code == 422
    assert f'id="id_m{key}-done_on_error"' in response.content.decode()


def test_a_day_to_come_is_not_a_day_of_doing(editing, item):
    key = item.milestones.get().pk
    day = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    assert editing.send(**{f"m{key}-done_on": day.isoformat()}).status_code == 422


def test_html_is_text(editing, item):
    editing.send(title_fi="<script>alert(1)</script>", description_fi="<img src=x onerror=alert(1)>")
    html = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/").content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_an_empty_post_changes_nothing(editing, item):
    assert editing.browser.post(f"/fi/plans/{item.plan.slug}/items/1.1/edit/", {}).status_code == 422
    item.refresh_from_db()
    assert item.version == 1


# --- Cost ---


def test_the_cost_of_a_save(editing, item, django_assert_max_num_queries):
    key = item.milestones.get().pk
    changes = {"title_fi": "A", "title_sv": "B", f"m{key}-title_fi": "C", "mnew-title_fi": "D"}
    with django_assert_max_num_queries(40):
        assert editing.send(**changes).status_code == 302
    assert Milestone.objects.filter(items=item).count() == 2


def test_the_cost_of_the_form(client_of, coordinator, address, django_assert_max_num_queries):
    browser = client_of(coordinator)
    browser.get(address)
    with django_assert_max_num_queries(16):
        browser.get(address)


def test_nobody_confirms_against_a_source_that_they_have_not_read(editing, item):
    """The page still shows the old Finnish; another person has just written a new one."""
    item.title_fi = "Toisen uusi otsikko"
    item.save()
    texts.record(item, texts.Place("plan:pieni", "1"))
    editing.send(confirm="title")
    assert texts.states_of(item)["title"].state != "confirmed"


def test_a_source_is_not_emptied_while_its_translation_stays(editing, item):
    editing.send(title_fi="Otsikko", title_sv="Rubrik")
    answer = editing.send(title_fi="")
    assert answer.status_code == 422
    assert 'id="id_title_fi_error"' in answer.content.decode()
    item.refresh_from_db()
    assert (item.title_fi, texts.states_of(item)["title"].source_language) == ("Otsikko", "fi")
