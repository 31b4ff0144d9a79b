"""Writing in a round: both languages, states of translations, errors, and two people at once."""

import re

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from botnia_portal.core import texts
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.selectors.frozen import publication
from evaluations.services.writing import Edit, Subject, save
from tests import factories
from tests.plans.forms import fields_of

ITEM = "/fi/plans/pieni/evaluations/mid-term/items/1.1/"
AREA = "/fi/plans/pieni/evaluations/mid-term/areas/1/"
WHOLE = "/fi/plans/pieni/evaluations/mid-term/whole/"
ROUND = "/fi/plans/pieni/evaluations/mid-term/"


def seals(answer) -> dict[str, str]:
    """The hidden fields that tell what the form began from."""
    found = re.findall(r'name="((?:position-)?began)" value="([^"]+)"', answer.content.decode())
    return dict(found)


def begin(client, address) -> dict[str, str]:
    return seals(client.get(address))


def send(client, address, **fields):
    return client.post(address, {**begin(client, address), **fields})


@pytest.fixture
def client(evaluation, coordinator, client_of):
    return client_of(coordinator)


@pytest.fixture
def second(second_coordinator, client_of):
    return client_of(second_coordinator)


def the_row() -> ItemAssessment:
    return ItemAssessment.objects.get()


def test_the_page_shows_what_was_planned_and_how_it_stood(client, item):
    text = client.get(ITEM).content.decode()
    assert item.title_fi in text
    assert 'name="rating"' in text
    assert 'lang="sv"' in text


def test_a_rating_and_texts_are_saved_in_both_languages(client):
    answer = send(client, ITEM, rating="mostly", text_fi="Hyvin", text_sv="Bra", outcome="continue")
    assert answer["Location"] == ITEM
    row = the_row()
    assert (row.rating, row.text_fi, row.text_sv, row.outcome, row.version) == (
        "mostly", "Hyvin", "Bra", "continue", 1,
    )  # fmt: skip
    state = texts.states_of(row)["text"]
    assert (state.source_language, state.state, state.group) == ("fi", "draft", "1")


def test_the_swedish_page_makes_swedish_the_source(client):
    send(client, ITEM.replace("/fi/", "/sv/"), text_sv="Bra", text_fi="Hyvin")
    assert texts.states_of(the_row())["text"].source_language == "sv"


def test_save_and_next_goes_through_the_items_and_back_to_the_round(client):
    assert send(client, ITEM, next="1")["Location"].endswith("/items/1.2/")
    assert send(client, ITEM.replace("1.1", "1.3"), next="1")["Location"] == ROUND


def test_nothing_written_makes_no_row(client):
    send(client, ITEM)
    assert not ItemAssessment.objects.exists()


def test_a_translation_is_confirmed_with_one_click(client):
    send(client, ITEM, text_fi="Hyvin", text_sv="Bra")
    send(client, ITEM, text_fi="Hyvin", text_sv="Bra", confirm="text")
    assert texts.states_of(the_row())["text"].state == "confirmed"


def test_confirming_what_is_missing_does_nothing(client):
    send(client, ITEM, text_fi="Hyvin", confirm="text")
    assert texts.states_of(the_row())["text"].state == "missing"


@pytest.mark.parametrize(
    "fields",
    [{"rating": "excellent"}, {"outcome": "forget"}, {"text_fi": "a\x00b"}, {"reason_sv": "x" * 20_001}],
)
def test_what_cannot_be_saved_is_said_and_kept(client, fields):
    answer = send(client, ITEM, text_sv="Bra", **fields)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'id="errors"' in text
    assert "Bra" in text
    assert not ItemAssessment.objects.exists()


def test_two_who_change_the_same_are_asked_to_choose(client, second):
    mine, theirs = begin(client, ITEM), begin(second, ITEM)
    second.post(ITEM, {**theirs, "rating": "well", "text_fi": "Toisen teksti"})
    answer = client.post(ITEM, {**mine, "rating": "partly", "text_fi": "Minun teksti"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Toisen teksti" in text
    assert "Minun teksti" in text
    assert "Sven Samordnare" in text
    assert the_row().text_fi == "Toisen teksti"

    again = seals(answer)
    fields = {"rating": "partly", "text_fi": "Minun teksti"}
    assert client.post(ITEM, {**again, **fields}).status_code == 422
    chosen = {"keep-rating": "theirs", "keep-text_fi": "mine"}
    assert client.post(ITEM, {**again, **fields, **chosen}).status_code == 302
    assert (the_row().rating, the_row().text_fi) == ("well", "Minun teksti")


def test_two_who_change_different_fields_do_not_disturb_each_other(client, second):
    mine, theirs = begin(client, ITEM), begin(second, ITEM)
    second.post(ITEM, {**theirs, "text_sv": "Bra"})
    assert client.post(ITEM, {**mine, "text_fi": "Hyvin"}).status_code == 302
    assert (the_row().text_fi, the_row().text_sv, the_row().version) == ("Hyvin", "Bra", 2)


def test_a_form_that_does_not_tell_where_it_began_overwrites_nothing(client):
    send(client, ITEM, text_fi="Hyvin")
    other_item = begin(client, ITEM.replace("1.1", "1.2"))
    assert client.post(ITEM, {**other_item, "text_fi": "Toista"}).status_code == 409
    assert client.post(ITEM, {"began": "forged", "text_fi": "Toista"}).status_code == 409
    assert the_row().text_fi == "Hyvin"


def test_who_wrote_what_stands_in_the_history(client, coordinator):
    send(client, ITEM, rating="well", text_fi="Hyvin")
    send(client, ITEM, rating="partly", text_fi="Hyvin")
    entry = LogEntry.objects.get_for_object(the_row()).first()
    assert entry.actor == coordinator
    assert entry.changes["rating"] == ["well", "partly"]
    assert "text" not in entry.changes


def test_the_plans_revision_rises_with_each_save(client, plan):
    before = plan.revision
    send(client, ITEM, rating="well")
    plan.refresh_from_db()
    assert plan.revision == before + 1


def test_an_area_and_the_position_on_it_are_written_on_one_page(client):
    answer = send(
        client, AREA, **{"summary_fi": "Tiivistelmä", "position-text_sv": "Ställningstagande", "next": "1"}
    )
    assert answer["Location"] == WHOLE
    assert AreaAssessment.objects.get().summary_fi == "Tiivistelmä"
    assert GroupPosition.objects.get().text_sv == "Ställningstagande"


def test_of_an_area_both_rows_are_saved_or_none(client, second):
    mine, theirs = begin(client, AREA), begin(second, AREA)
    second.post(AREA, {**theirs, "summary_fi": "Toisen"})
    answer = client.post(AREA, {**mine, "summary_fi": "Minun", "position-text_fi": "Kanta"})
    assert answer.status_code == 409
    assert "Kanta" in answer.content.decode()
    assert not GroupPosition.objects.exists()


def test_a_position_is_confirmed_by_its_own_button(client):
    fields = {"position-text_fi": "Kanta", "position-text_sv": "Åsikt"}
    send(client, AREA, **fields)
    send(client, AREA, **fields, confirm="position:text")
    assert texts.states_of(GroupPosition.objects.get())["text"].state == "confirmed"


def test_the_whole_is_written_on_the_round_itself(client, evaluation):
    send(client, WHOLE, **{"conclusions_fi": "Johtopäätös", "position-text_fi": "Kanta kokonaisuuteen"})
    evaluation.refresh_from_db()
    assert (evaluation.conclusions_fi, evaluation.version) == ("Johtopäätös", 2)
    assert GroupPosition.objects.get().section is None
    assert texts.states_of(evaluation)["conclusions"].group == "whole"


@pytest.mark.parametrize("address", [ITEM, AREA, WHOLE])
def test_only_coordinators_write(address, in_review, steering_member, group_contact, outsider, client_of):
    for user in (steering_member, group_contact, outsider):
        assert client_of(user).get(address).status_code == 403
        assert client_of(user).post(address, {"text_fi": "x"}).status_code == 403
    assert client_of(None).get(address).status_code == 302


@pytest.mark.parametrize("state", ["adopted", "issued"])
def test_a_round_that_is_decided_is_not_written_any_more(evaluation, coordinator, client_of, state):
    EvaluationRound.objects.update(state=state)
    assert client_of(coordinator).get(ITEM).status_code == 403


def test_the_service_looks_at_the_state_of_the_moment(evaluation, item, coordinator):
    subject = Subject(ItemAssessment, evaluation, item=item)
    values = subject.shape.read(subject.row) | {"text_fi": "Myöhässä"}
    EvaluationRound.objects.update(state="adopted")
    with pytest.raises(PermissionDenied):
        save(evaluation, [Edit(subject, values, None)], coordinator, source="fi")


@pytest.mark.parametrize("address", [ITEM.replace("1.1", "9.9"), AREA.replace("areas/1", "areas/7")])
def test_what_is_not_in_the_plan_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_forms_are_not_kept_by_any_cache(client):
    assert "no-store" in client.get(ITEM)["Cache-Control"]


@pytest.mark.parametrize("address", [ITEM, AREA, WHOLE])
def test_the_pages_ask_few_queries(client, address, django_assert_max_num_queries):
    send(client, ITEM, rating="well", text_fi="Hyvin")
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


# --- Prompts, goals and the round before ---


def test_the_four_prompts_stand_in_the_publication(evaluation, item, coordinator, client_of):
    browser = client_of(coordinator)
    address = "/fi/plans/pieni/evaluations/mid-term/items/1.1/"
    words = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("done", "effect", "deviation", "next_steps")
        for code in ("fi", "sv")
    }
    browser.post(address, {**fields_of(browser.get(address)), "rating": "well", **words})
    data = publication(evaluation, frozen_at=timezone.now())
    frozen = next(row for section in data.sections for row in section.items if row.number == "1.1")
    texts_of = (frozen.done.fi, frozen.effect.sv, frozen.deviation.fi, frozen.next_steps.sv)
    assert texts_of == ("done fi", "effect sv", "deviation fi", "next_steps sv")


def test_the_round_before_stands_beside(evaluation, item, coordinator, client_of):
    ItemAssessment.objects.create(round=evaluation, item=item, rating="partly", reason_fi="Aiempi syy")
    last = EvaluationRound.objects.create(
        plan=evaluation.plan, kind="end-of-term", cut_off=evaluation.plan.last_day
    )
    page = client_of(coordinator).get(f"/fi/plans/pieni/evaluations/{last.kind}/items/1.1/")
    assert "Aiempi syy" in page.content.decode()


def test_a_goal_and_a_task_are_judged(evaluation, item, coordinator, client_of):
    goal, task = factories.StrategyGoalFactory(), factories.StatutoryTaskFactory()
    item.goals.add(goal)
    browser = client_of(coordinator)
    listed = browser.get("/fi/plans/pieni/evaluations/mid-term/goals/").content.decode()
    for sort, row in (("goal", goal), ("task", task)):
        address = f"/fi/plans/pieni/evaluations/mid-term/{sort}s/{row.pk}/"
        assert address in listed
        sent = {
            **fields_of(browser.get(address)),
            "contribution": "mostly",
            "text_fi": "Eteni",
            "text_sv": "Gick",
        }
        assert browser.post(address, sent).status_code == 302
    judged = {(row.goal, row.task): row for row in evaluation.goal_assessments.all()}
    assert judged[goal, None].contribution == "mostly"
    assert judged[None, task].text_sv == "Gick"
    assert browser.get("/fi/plans/pieni/evaluations/mid-term/goals/999/").status_code == 404
