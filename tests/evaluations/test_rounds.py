"""The list of rounds, opening one, and the page of a round."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.urls import reverse

from botnia_portal.core import texts
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.selectors.places import place_in
from evaluations.selectors.rounds import round_page
from networks.models import Person
from tests.factories import ItemFactory
from tests.plans.forms import fields_of

LIST = "/fi/plans/pieni/evaluations/"
ROUND = f"{LIST}mid-term/"


def rate(evaluation, item, **columns):
    row = ItemAssessment.objects.create(round=evaluation, item=item, **columns)
    texts.record(row, place_in(evaluation, item.section.number))
    return row


def text_of(answer) -> str:
    return answer.content.decode()


def test_readers_are_told_that_nothing_has_been_issued(evaluation, client_of):
    answer = client_of(None).get(LIST)
    assert answer.status_code == 200
    assert ROUND not in text_of(answer)
    assert 'class="card empty"' in text_of(answer)


def test_coordinators_see_the_open_round_with_its_progress(evaluation, item, coordinator, client_of):
    rate(evaluation, item, rating="well")
    answer = client_of(coordinator).get(LIST)
    assert reverse("round", args=["pieni", "mid-term"]).removeprefix("/en") in text_of(answer)
    assert answer.context["rounds"][0].rated == 1
    assert answer.context["rounds"][0].item_count == 4


def test_a_plan_that_is_not_public_has_no_list(plan, client_of):
    plan.status = "draft"
    plan.save()
    assert client_of(None).get(LIST).status_code == 404


def test_a_coordinator_opens_a_round(plan, coordinator, client_of):
    client = client_of(coordinator)
    answer = client.post(f"{LIST}open/", {"kind": "mid-term", "cut_off": "2013-12-31"})
    assert answer["Location"] == ROUND
    opened = EvaluationRound.objects.get()
    assert (opened.state, opened.cut_off) == ("open", date(2013, 12, 31))
    assert [kind for kind, _name in client.get(LIST).context["form"].fields["kind"].choices] == [
        "end-of-term"
    ]


def test_a_round_that_cannot_be_opened_so_gets_a_summary_of_errors(plan, coordinator, client_of):
    answer = client_of(coordinator).post(f"{LIST}open/", {"kind": "mid-term", "cut_off": "30.2.2013"})
    assert answer.status_code == 422
    assert 'id="errors"' in text_of(answer)
    assert 'href="#id_cut_off"' in text_of(answer)


def test_where_both_rounds_are_there_a_second_press_leads_back(evaluation, coordinator, client_of):
    EvaluationRound.objects.create(plan=evaluation.plan, kind="end-of-term", cut_off=date(2014, 12, 31))
    answer = client_of(coordinator).post(f"{LIST}open/", {"kind": "end-of-term", "cut_off": "2014-12-31"})
    assert answer["Location"] == LIST


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "mid-term", "cut_off": "2015-01-01"},
        {"kind": "mid-term", "cut_off": "soon"},
        {"kind": "yearly", "cut_off": "2013-12-31"},
        {},
    ],
)
def test_what_cannot_be_opened_is_said(plan, coordinator, client_of, sent):
    answer = client_of(coordinator).post(f"{LIST}open/", sent)
    assert answer.status_code == 422
    assert 'class="error"' in text_of(answer)
    assert not EvaluationRound.objects.exists()


def test_there_is_one_round_of_a_kind(evaluation, coordinator, client_of):
    answer = client_of(coordinator).post(f"{LIST}open/", {"kind": "mid-term", "cut_off": "2013-12-31"})
    assert answer.status_code == 422


def test_others_open_no_round(plan, steering_member, client_of):
    sent = {"kind": "mid-term", "cut_off": "2013-12-31"}
    assert client_of(steering_member).post(f"{LIST}open/", sent).status_code == 403
    assert client_of(None).post(f"{LIST}open/", sent).status_code == 302
    assert client_of(steering_member).get(f"{LIST}open/").status_code == 405


def test_the_round_counts_what_is_rated_and_what_is_missing(evaluation, plan, item):
    rate(evaluation, item, rating="well", text_fi="Hyvin", reason_fi="Syy", reason_sv="Orsak")
    second = plan.items.get(number="1.2")
    rate(evaluation, second, rating="partly", reason_fi="Osin", reason_sv="Delvis")
    page = round_page(evaluation)
    area = page.areas[1]
    assert (page.items, page.rated, page.swedish_missing, page.finnish_missing) == (4, 2, 1, 0)
    assert (len(area.items), area.rated, area.swedish_missing) == (3, 2, 1)
    assert [line.item.number for line in area.not_ready] == ["1.1", "1.3"]
    assert area.items[1].needs.drafts


def test_a_text_that_has_changed_makes_its_item_not_ready(evaluation, item):
    row = rate(evaluation, item, rating="well", text_fi="Hyvin", text_sv="Bra")
    row.text_fi = "Erittäin hyvin"
    row.save()
    texts.record(row, place_in(evaluation, 1))
    line = round_page(evaluation).areas[1].items[0]
    assert (line.needs.stale, line.is_ready) == (True, False)


def test_what_came_into_the_plan_later_is_not_judged(evaluation, plan):
    ItemFactory(plan=plan, section=plan.sections.get(number=1), order=9, added_on=date(2014, 1, 1))
    assert round_page(evaluation).items == 4


def test_the_page_shows_only_what_is_not_ready_when_asked(evaluation, item, coordinator, client_of):
    rate(evaluation, item, rating="well", reason_fi="Syy", reason_sv="Orsak")
    client = client_of(coordinator)
    link = "/fi/plans/pieni/evaluations/mid-term/items/1.1/"
    assert link in text_of(client.get(ROUND))
    assert link not in text_of(client.get(ROUND, {"show": "not-ready"}))


def test_progress_is_told_by_person_and_the_items_of_one_are_shown(
    evaluation, plan, item, coordinator, client_of
):
    client = client_of(coordinator)
    assert not round_page(evaluation).people
    assert 'id="people"' not in text_of(client.get(ROUND))
    anna = Person.objects.create(name="Anna Asiantuntija")
    for number in ("1.1", "1.2"):
        plan.items.filter(number=number).update(lead=anna)
    rate(evaluation, item, rating="well", reason_fi="Syy", reason_sv="Orsak", text_fi="Hyvin")
    led, rest = round_page(evaluation).people
    assert (led.person, len(led.items), led.rated, led.swedish_missing) == (anna, 2, 1, 1)
    assert (rest.person, len(rest.items), rest.rated) == (None, 2, 0)
    shown = text_of(client.get(ROUND, {"person": anna.pk}))
    link = "/fi/plans/pieni/evaluations/mid-term/items/{}/"
    assert link.format("1.1") in shown
    assert link.format("1.3") not in shown
    assert link.format("1.1") not in text_of(client.get(ROUND, {"person": anna.pk + 1}))
    assert link.format("1.3") in text_of(client.get(ROUND, {"person": "²"}))


def test_texts_and_positions_are_read_on_the_page(in_review, item, steering_member, client_of):
    AreaAssessment.objects.create(
        round=in_review, section=item.section, strengths_fi="Vahvuus", strengths_sv="Styrka"
    )
    GroupPosition.objects.create(round=in_review, text_fi="Koko kanta", text_sv="Hela åsikten")
    text = text_of(client_of(steering_member).get(ROUND))
    assert "Vahvuus" in text
    assert "Koko kanta" in text
    assert "/items/1.1/" in text
    assert "evaluations/mid-term/items" not in text
    assert "freeze" not in text


def test_who_sees_a_round(evaluation, coordinator, steering_member, group_contact, outsider, client_of):
    def codes():
        users = (coordinator, steering_member, group_contact, outsider, None)
        return [client_of(user).get(ROUND).status_code for user in users]

    assert codes() == [200, 403, 403, 403, 302]
    for state in ("in_review", "adopted", "issued"):
        EvaluationRound.objects.update(state=state)
        assert codes() == [200, 200, 403, 403, 302], state


def test_a_round_that_does_not_exist_is_not_found(evaluation, coordinator, client_of):
    assert client_of(coordinator).get(f"{LIST}end-of-term/").status_code == 404
    assert client_of(coordinator).get(f"{LIST}yearly/").status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pages_ask_few_queries(
    evaluation, item, coordinator, client_of, language, django_assert_max_num_queries
):
    rate(evaluation, item, rating="well", text_fi="Hyvin")
    client = client_of(coordinator)
    client.get(f"/{language}/plans/pieni/evaluations/")
    with django_assert_max_num_queries(8):
        client.get(f"/{language}/plans/pieni/evaluations/")
    with django_assert_max_num_queries(12):
        client.get(f"/{language}/plans/pieni/evaluations/mid-term/")


def test_the_steering_group_reads_a_round_that_is_put_before_it(
    evaluation, coordinator, steering_member, client_of
):
    assert client_of(steering_member).get(ROUND).status_code == 403
    client_of(coordinator).post(f"{ROUND}review/")
    page = client_of(steering_member).get(ROUND)
    assert page.status_code == 200
    assert '<form class="stack-s step"' not in text_of(page)
    client_of(coordinator).post(f"{ROUND}review/end/")
    assert client_of(steering_member).get(ROUND).status_code == 403


def test_a_step_is_taken_once_and_logged(evaluation, coordinator, client_of):
    before = evaluation.plan.revision
    for _press in range(2):
        assert client_of(coordinator).post(f"{ROUND}review/").status_code == 302
    evaluation.refresh_from_db()
    evaluation.plan.refresh_from_db()
    assert (evaluation.state, evaluation.plan.revision) == ("in_review", before + 1)
    entries = [entry for entry in LogEntry.objects.get_for_object(evaluation) if "state" in entry.changes]
    assert [(entry.actor, entry.changes["state"]) for entry in entries if entry.action == 1] == [
        (coordinator, ["open", "in_review"])
    ]


def test_a_rating_without_its_reason_is_not_ready(evaluation, item, coordinator, client_of):
    row = rate(evaluation, item, rating="well")
    line = next(line for area in round_page(evaluation).areas for line in area.items if line.item == item)
    assert (line.is_rated, line.is_ready) == (True, False)
    row.reason_fi, row.reason_sv = "Peruste", "Motivering"
    row.save()
    texts.record(row, place_in(evaluation, item.section.number))
    line = next(line for area in round_page(evaluation).areas for line in area.items if line.item == item)
    assert line.is_ready


def test_days_lead_and_instructions_are_written(evaluation, coordinator, client_of):
    browser = client_of(coordinator)
    address = "/fi/plans/pieni/evaluations/mid-term/settings/"
    fields = fields_of(browser.get(address))
    days = {"opens": "2013-11-01", "closes": "2014-01-31", "cut_off": "2013-11-30"}
    words = {"instructions_fi": "Arvioi jokainen.", "instructions_sv": "Bedöm var och en."}
    assert browser.post(address, {**fields, **days, **words}).status_code == 302
    evaluation.refresh_from_db()
    assert (evaluation.closes, evaluation.cut_off) == (date(2014, 1, 31), date(2013, 11, 30))
    assert evaluation.instructions_sv == "Bedöm var och en."
    for wrong in ({"closes": "2013-10-01"}, {"cut_off": "2019-01-01"}):
        assert browser.post(address, {**fields_of(browser.get(address)), **wrong}).status_code == 422
    EvaluationRound.objects.update(state="adopted")
    assert browser.post(address, fields).status_code == 403
