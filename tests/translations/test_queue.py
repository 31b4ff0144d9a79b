"""The queue of translations: what waits, one text after the other, and a whole area read through."""

import time

import pytest

from botnia_portal.core import texts
from botnia_portal.core.editing.differences import word_diff
from botnia_portal.core.models import TextState
from plans.models import PlanItem
from tests import factories
from tests.plans.forms import fields_of

QUEUE = "/fi/translations/"


@pytest.fixture
def texts_of_plan(plan):
    """1.1 has a draft title and a Finnish description without Swedish; 1.2 has a stale title."""
    first, second = plan.items.get(number="1.1"), plan.items.get(number="1.2")
    _record(first, title_fi="Ensimmäinen", title_sv="Den första", description_fi="Kuvaus", description_sv="")
    _record(second, title_fi="Toinen", title_sv="Den andra")
    state = texts.states_of(second)["title"]
    texts.confirm(state, None)
    second.title_fi = "Toinen kerta"
    second.save()
    texts.record(second, texts.Place("plan:pieni", "1"))
    return plan


def _record(item: PlanItem, **columns: str) -> None:
    for name, value in columns.items():
        setattr(item, name, value)
    item.save()
    texts.record(item, texts.Place("plan:pieni", "1"))


@pytest.fixture
def desk(client_of, coordinator, texts_of_plan):
    return client_of(coordinator)


def state_of(number: str, field: str = "title") -> TextState:
    return texts.states_of(PlanItem.objects.get(number=number))[field]


def numbers(response) -> list[tuple[str, str]]:
    return [(line.state.field, line.state.state) for line in response.context["lines"]]


def test_what_is_not_confirmed_waits_those_of_an_item_together(desk):
    assert numbers(desk.get(QUEUE)) == [("title", "draft"), ("description", "missing"), ("title", "stale")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=stale", 1), ("state=missing", 1), ("state=draft", 1), ("state=confirmed", 0),
        ("language=fi", 0), ("language=sv", 3), ("area=1", 3), ("area=0", 0), ("state=nonsense", 3),
    ],
)  # fmt: skip
def test_the_queue_is_filtered(desk, query, found):
    assert len(desk.get(f"{QUEUE}?{query}").context["lines"]) == found


def test_a_stale_text_shows_what_has_changed_in_its_source(desk):
    page = desk.get(f"{QUEUE}{state_of('1.2').pk}/").content.decode()
    assert "<ins> kerta</ins>" in page


def test_confirm_and_next_goes_through_the_queue(desk, coordinator):
    first = state_of("1.1")
    page = desk.get(f"{QUEUE}{first.pk}/?state=draft&language=sv")
    answer = desk.post(
        f"{QUEUE}{first.pk}/?state=draft&language=sv",
        {**fields_of(page), "title_sv": "Den allra första", "confirm": "1"},
    )
    assert answer.url == f"{QUEUE}?state=draft&language=sv"
    first.refresh_from_db()
    assert (first.state, first.confirmed_by) == ("confirmed", coordinator)
    assert PlanItem.objects.get(number="1.1").title_sv == "Den allra första"


def test_save_and_next_leads_to_the_next_text(desk):
    first = state_of("1.1")
    at = f"{QUEUE}{first.pk}/"
    answer = desk.post(at, {**fields_of(desk.get(at)), "title_sv": "Annat", "next": "1"})
    assert answer.url == f"{QUEUE}{state_of('1.1', 'description').pk}/"
    assert state_of("1.1").state == "draft"


def test_skipping_saves_nothing(desk):
    at = f"{QUEUE}{state_of('1.1').pk}/"
    desk.post(at, {**fields_of(desk.get(at)), "title_sv": "Annat", "skip": "1"})
    assert PlanItem.objects.get(number="1.1").title_sv == "Den första"


def test_nobody_confirms_against_a_source_that_has_moved(desk):
    first = state_of("1.1")
    at = f"{QUEUE}{first.pk}/"
    sent = fields_of(desk.get(at))
    item = PlanItem.objects.get(number="1.1")
    _record(item, title_fi="Ihan toinen otsikko")
    answer = desk.post(at, {**sent, "title_sv": "Min text", "confirm": "1"})
    assert answer.status_code == 409
    assert "Min text" in answer.content.decode()
    assert PlanItem.objects.get(number="1.1").title_sv == "Den första"


def test_two_translators_of_one_text_are_asked(desk):
    at = f"{QUEUE}{state_of('1.1').pk}/"
    sent = fields_of(desk.get(at))
    desk.post(at, {**sent, "title_sv": "Den enas"})
    answer = desk.post(at, {**sent, "title_sv": "Den andras"})
    assert answer.status_code == 409
    assert "Den enas" in answer.content.decode()


def test_an_area_is_confirmed_after_reading_it_through(desk):
    at = f"{QUEUE}read/?language=sv&area=1"
    page = desk.get(at)
    seal = page.context["seal"]
    assert [line.state.field for line in page.context["lines"]] == ["title", "title"]
    _record(PlanItem.objects.get(number="1.1"), title_sv="Ändrad under läsningen")
    desk.post(at, {"read": seal})
    assert (state_of("1.1").state, state_of("1.2").state) == ("draft", "confirmed")


def test_what_was_read_is_sealed(desk):
    assert desk.post(f"{QUEUE}read/?language=sv&area=1", {"read": "[[1, '', '']]"}).status_code == 404
    assert desk.get(f"{QUEUE}read/").status_code == 302


def test_others_translate_nothing(client_of, texts_of_plan, steering_member, group_contact, outsider):
    at = f"{QUEUE}{state_of('1.1').pk}/"
    for user in (steering_member, group_contact, outsider):
        assert client_of(user).get(QUEUE).status_code == 403
        assert client_of(user).get(at).status_code == 403
        assert client_of(user).post(at, {"title_sv": "Fel"}).status_code == 403
    assert client_of(None).get(at).status_code == 302


def test_a_text_of_another_plan_is_refused(desk):
    other = factories.PlanFactory(slug="muu", owner=factories.OrganisationFactory(slug="muu"))
    texts.record(other, texts.Place("plan:muu"))
    state = texts.states_of(other)["title"]
    assert desk.get(f"{QUEUE}{state.pk}/").status_code == 403
    assert desk.get(f"{QUEUE}?plan=muu").status_code == 403


def test_the_cost_of_the_queue_does_not_grow(desk, plan, django_assert_max_num_queries):
    for number in range(30):
        item = factories.ItemFactory(plan=plan, section=plan.sections.get(number=1), order=10 + number)
        texts.record(item, texts.Place("plan:pieni", "1"))
    with django_assert_max_num_queries(16):
        desk.get(QUEUE)


@pytest.mark.parametrize(
    ("before", "now", "pieces"),
    [
        ("a b", "a c", [("same", "a "), ("removed", "b"), ("added", "c")]),
        ("", "uusi", [("added", "uusi")]),
        ("sama", "sama", [("same", "sama")]),
    ],
)
def test_a_difference_is_told_word_by_word(before, now, pieces):
    assert word_diff(before, now) == pieces


def test_a_name_that_is_borrowed_from_the_other_language_is_marked(desk, plan):
    _record(plan.items.get(number="1.3"), title_fi="", title_sv="Bara på svenska")
    page = desk.get(QUEUE).content.decode()
    assert '<span lang="sv">1.3 Bara på svenska</span> <span class="tag tag-lang">' in page
    state = TextState.objects.get(object_id=plan.items.get(number="1.3").pk, field="title")
    page = desk.get(f"{QUEUE}{state.pk}/").content.decode()
    assert '<h1><span lang="sv">1.3 Bara på svenska</span>' in page


def test_a_long_text_of_one_word_is_compared_at_once():
    """Each of 10,000 equal words against each of 10,000 would hold the page for half a minute."""
    before, now = "a " * 10_000, "b " + "a " * 9_998
    start = time.process_time()
    pieces = word_diff(before, now)
    assert time.process_time() - start < 5
    assert "".join(text for sort, text in pieces if sort != "removed") == now
    assert "".join(text for sort, text in pieces if sort != "added") == before


@pytest.mark.parametrize(
    ("swedish", "status"),
    [("våren 2014", 422), ("hösten 2013", 302), ("på hösten", 302), ("någon gång", 302)],
)
def test_a_translation_does_not_tell_another_time(desk, swedish, status):
    item = PlanItem.objects.get(number="1.1")
    factories.timed(item, "2013-23", "at")
    _record(item, time_words_fi="syksyllä 2013", time_words_sv="")
    at = f"{QUEUE}{state_of('1.1', 'time_words').pk}/"
    answer = desk.post(at, {**fields_of(desk.get(at)), "time_words_sv": swedish})
    assert answer.status_code == status
    if status == 422:
        assert fields_of(answer)["time_words_sv"] == swedish
    item.refresh_from_db()
    assert ((item.time_words_sv or "") == swedish, item.time_edtf) == (status == 302, "2013-23")
