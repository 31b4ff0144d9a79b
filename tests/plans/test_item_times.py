"""Times typed in words on the form of an item."""

from datetime import date

import pytest

from tests import factories
from tests.plans.forms import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_changed_words_tell_the_calendar_time(editing, item):
    editing.send(time_words_fi="keväällä 2014", time_words_sv="våren 2014")
    item.refresh_from_db()
    assert (item.time_edtf, item.time_role, item.time_late_from) == ("2014-21", "at", date(2014, 7, 1))


def test_a_calendar_time_changed_by_hand_goes_before_the_words(editing, item):
    editing.send(time_words_fi="keväällä 2014", time_edtf="2014-05")
    item.refresh_from_db()
    assert item.time_edtf == "2014-05"


def test_the_calendar_time_may_be_typed_in_words(editing, item):
    editing.send(
        **{"time_edtf": "10/2014 saakka", "mnew-title_fi": "Etappi", "mnew-time_edtf": "syksyllä 2014"}
    )
    item.refresh_from_db()
    added = item.milestones.get(title_fi="Etappi")
    assert (item.time_edtf, item.time_role) == ("../2014-10", "end")
    assert (added.time_edtf, added.time_role) == ("2014-23", "at")


def test_words_that_are_not_understood_stay_as_typed(editing, item):
    editing.send(time_words_fi="kun aika on kypsä", time_edtf="", time_role="open")
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf, item.time_earliest) == ("kun aika on kypsä", "", None)


def test_words_with_several_meanings_are_kept_and_the_meanings_shown(editing, item):
    editing.send(time_words_fi="syksyllä", time_edtf="", time_role="")
    html = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/edit/").content.decode()
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf) == ("syksyllä", "")
    assert html.count('type="radio" name="time_chosen"') == 2
    for meaning in ("syksyllä 2013", "syksyllä 2014"):
        assert meaning in html


# --- New words do not keep the old days ---


def written(editing, fi: str, sv: str = "", **more):
    """The words saved from a form opened afresh."""
    return editing.open().send(time_words_fi=fi, time_words_sv=sv, **more)


@pytest.mark.parametrize("words", ["keväällä", "joskus kai", "jatkossa", ""])
def test_words_that_tell_no_day_take_the_old_days_away(editing, item, words):
    written(editing, "syksyllä 2015")
    assert written(editing, words).status_code == 302
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf, item.time_earliest, item.time_late_from) == (
        words,
        "",
        None,
        None,
    )


def test_one_of_two_languages_that_is_not_understood_any_more_takes_the_days_away(editing, item):
    written(editing, "syksyllä 2015", "hösten 2015")
    written(editing, "joskus kai", "hösten 2015")
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_words_sv, item.time_edtf) == ("joskus kai", "hösten 2015", "")


def test_a_role_chosen_by_hand_does_not_keep_the_old_days(editing, item):
    written(editing, "syksyllä 2015")
    written(editing, "joskus kai", time_role="deadline")
    item.refresh_from_db()
    assert item.time_edtf == ""


@pytest.mark.parametrize(
    ("words", "seen"),
    [("keväällä", (2, ())), ("hölynpöly", (0, ("fi",)))],
)
def test_the_form_and_the_page_mark_words_without_one_meaning(editing, item, words, seen):
    for before in ("syksyllä 2015", ""):
        written(editing, before)
        written(editing, words)
        form = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/edit/").context["form"]
        page = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/").content.decode()
        state = form.time_state
        assert (state.days, len(state.told.choices), state.told.unread) == (None, *seen)
        assert "data-time-mark" in page


def test_a_reader_sees_no_mark(editing, item, client_of):
    written(editing, "hölynpöly")
    assert "data-time-mark" not in client_of().get(f"/fi/plans/{item.plan.slug}/items/1.1/").content.decode()


def test_a_chosen_reading_stays_with_the_words_it_was_chosen_for(editing, item):
    written(editing, "syksyllä 2014")
    # The same days as before: only the choice tells that they were meant.
    written(editing, "syksyllä", time_chosen="fi 1 syksyllä")
    item.refresh_from_db()
    assert (item.time_edtf, item.time_role) == ("2014-23", "at")
    written(editing, "syksyllä", title_fi="Toinen")
    written(editing, "syksyllä", "på hösten")
    item.refresh_from_db()
    assert item.time_edtf == "2014-23"
    written(editing, "keväällä", "på våren", time_edtf="2013-21", time_chosen="fi 0 keväällä")
    item.refresh_from_db()
    assert (item.time_edtf, item.time_earliest) == ("2013-21", date(2013, 3, 1))


def test_a_choice_goes_with_its_words(editing, item):
    written(editing, "joskus kai", time_edtf="2013-21", time_role="at", time_chosen="fi 0 keväällä")
    item.refresh_from_db()
    assert item.time_edtf == ""


def test_a_typed_calendar_time_stays_with_its_words(editing, item):
    written(editing, "joskus kai", time_edtf="2014-05", time_role="at")
    written(editing, "joskus kai", title_fi="Toinen")
    written(editing, "joskus kai", "någon gång kanske")
    item.refresh_from_db()
    assert item.time_edtf == "2014-05"


@pytest.mark.parametrize(
    "sent", ["", "fi", "fi x y", "fi 9 keväällä", "sv 0 keväällä", "en 0 keväällä", "\x00 0 x"]
)
def test_a_choice_that_is_none_chooses_nothing(editing, item, sent):
    assert written(editing, "keväällä", time_chosen=sent).status_code in (302, 422)
    item.refresh_from_db()
    assert item.time_edtf in ("", "2013-23")


# --- Two languages, one time ---


def test_two_languages_that_differ_are_asked_about_and_nothing_is_lost(editing, item):
    answer = written(editing, "syksyllä 2015", "våren 2016")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"time_words_sv"}
    for days in ("1.9.2015–30.11.2015", "1.3.2016–31.5.2016"):
        assert days in html
    assert fields_of(answer)["time_words_sv"] == "våren 2016"
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf) == (None, "2013-23")


def test_one_of_the_two_can_be_chosen(editing, item):
    answer = written(editing, "syksyllä 2015", "våren 2016")
    choices = answer.context["form"].time_state.told.choices
    chosen = {**fields_of(answer), "time_chosen": choices[1].value}
    assert editing.browser.post(answer.request["PATH_INFO"], chosen).status_code == 302
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_words_sv, item.time_edtf) == (
        "syksyllä 2015",
        "våren 2016",
        "2016-21",
    )


def test_words_changed_in_one_language_alone_are_asked_about(editing, item):
    written(editing, "syksyllä 2015", "hösten 2015")
    answer = written(editing, "keväällä 2016", "hösten 2015")
    assert answer.context["form"].errors.keys() == {"time_words_fi"}
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf) == ("syksyllä 2015", "2015-23")


def test_one_language_tells_which_of_the_others_readings_is_meant(editing, item):
    written(editing, "keväällä", "våren 2014")
    item.refresh_from_db()
    assert item.time_edtf == "2014-21"


@pytest.mark.parametrize(
    ("fi", "sv", "edtf"),
    [
        ("syksyn 2014 aikana", "hösten 2014", "2014-23"),
        ("10/2015 saakka", "t.o.m. oktober 2015", "../2015-10"),
        ("työsuunnitelman valmistuttua", "hösten 2014", "2014-23"),
        ("joskus kai", "hösten 2014", "2014-23"),
        ("1.1.–31.12.2013", "år 2013", "2013-01-01/2013-12-31"),
    ],
)
def test_two_languages_that_agree_are_not_asked_about(editing, item, fi, sv, edtf):
    assert written(editing, fi, sv).status_code == 302
    item.refresh_from_db()
    assert item.time_edtf == edtf


def test_a_recurrence_against_a_day_is_asked_about(editing):
    assert written(editing, "vuosittain", "våren 2014").status_code == 422


# --- Milestones and works ---


def test_a_milestone_follows_the_same_rules(editing, item):
    key = item.milestones.get().pk
    editing.open().send(**{f"m{key}-time_words_fi": "hölynpöly"})
    assert item.milestones.get().time_edtf == ""
    sent = {f"m{key}-time_words_fi": "syksyllä 2015", f"m{key}-time_words_sv": "våren 2016"}
    answer = editing.open().send(**sent)
    assert f'name="m{key}-time_chosen"' in answer.content.decode()
    assert answer.status_code == 422
    assert (
        editing.send(**sent, **{f"m{key}-time_chosen": "sv 0 syksyllä 2015 / våren 2016"}).status_code == 302
    )
    assert item.milestones.get().time_edtf == "2016-21"


def test_a_work_follows_the_same_rules(client_of, coordinator, plan):
    work = factories.timed(
        factories.ProjectFactory(slug="hanke", time_words_fi="syksyllä 2013"), "2013-23", "at"
    )
    browser, at = client_of(coordinator), f"/fi/desk/projects/{work.pk}/"
    opened = fields_of(browser.get(at))
    answer = browser.post(at, {**opened, "time_words_fi": "syksyllä 2013", "time_words_sv": "våren 2016"})
    assert answer.status_code == 422
    assert 'type="radio" name="time_chosen"' in answer.content.decode()
    assert browser.post(at, {**opened, "time_words_fi": "hölynpöly"}).status_code == 302
    work.refresh_from_db()
    assert (work.time_words_fi, work.time_edtf) == ("hölynpöly", "")
    for page in ("/fi/projects/hanke/", "/fi/projects/"):
        assert "data-time-mark" in browser.get(page).content.decode()
        assert "data-time-mark" not in client_of().get(page).content.decode()


def test_every_page_of_a_plan_marks_the_words_for_those_who_edit(editing, item, client_of):
    key = item.milestones.get().pk
    written(editing, "hölynpöly", **{f"m{key}-time_words_fi": "hölynpöly"})
    for page, marks in (
        ("items/", 1),
        ("text/", 1),
        ("milestones/", 1),
        ("items/1.1/", 2),
        ("sections/1/", 1),
    ):
        at = f"/fi/plans/{item.plan.slug}/{page}"
        assert editing.browser.get(at).content.decode().count("data-time-mark") == marks, page
        assert "data-time-mark" not in client_of().get(at).content.decode()


@pytest.mark.parametrize(
    ("typed", "outside"), [("keväällä 2014", 0), ("10/2014 saakka", 0), ("vuonna 2031", 1)]
)
def test_a_time_outside_the_term_is_pointed_out_while_typing(client_of, coordinator, typed, outside):
    sent = {"time_words_fi": typed, "first": "2013-01-01", "last": "2014-12-31"}
    shown = client_of(coordinator).get("/fi/time/", sent).content.decode()
    assert shown.count("toimintakauden 1.1.2013–31.12.2014 ulkopuolella") == outside


@pytest.mark.parametrize(
    ("language", "words", "point"),
    [("fi", "lokakuuhun 2014 saakka", "lokakuu 2014"), ("sv", "till och med oktober 2014", "oktober 2014")],
)
def test_lists_say_that_work_goes_on_until_a_time(client_of, item, language, words, point):
    item.time_edtf, item.time_role = "../2014-10", "end"
    item.set_days()
    item.save()
    ends = factories.MilestoneFactory(plan=item.plan, time_edtf="../2014-10", time_role="end")
    ends.set_days()
    ends.save()
    assert words in client_of(None).get(f"/{language}/plans/pieni/items/").content.decode()
    milestones = client_of(None).get(f"/{language}/plans/pieni/milestones/").content.decode()
    assert point in milestones
    assert f"–{point}" not in milestones
