"""Putting an older text back: through the services, with the states of texts, and never over what nobody has seen."""

import re
from datetime import date

import pytest
from auditlog.models import LogEntry

from botnia_portal.core import texts
from botnia_portal.core.history import last_change
from evaluations.models import EvaluationRound
from networks.models import Meeting, Network
from plans.models import PlanItem
from tests import factories
from tests.plans.forms import fields_of

pytestmark = pytest.mark.once


def write(browser, address, **changes):
    answer = browser.post(address, {**fields_of(browser.get(address)), **changes})
    assert answer.status_code == 302
    return answer


def place_of(row, column) -> str:
    return f"/fi/history/{last_change(type(row), row.pk, [column]).pk}/{column}/"


def seen_in(answer) -> dict[str, str]:
    return {"seen": re.search(r'name="seen" value="([^"]+)"', answer.content.decode()).group(1)}


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def spoiled(desk, network):
    """A network whose Finnish name has been overwritten on the desk."""
    texts.record(network, texts.Place("register"))
    write(desk, f"/fi/desk/networks/{network.pk}/", name_fi="Väärä nimi")
    return network


def test_an_older_name_of_a_network_is_put_back(desk, spoiled, coordinator):
    place = place_of(spoiled, "name_fi")
    assert place in desk.get("/fi/history/").content.decode()
    page = desk.get(place)
    assert "<ins>Lähipalvelut</ins>" in page.content.decode()
    answer = desk.post(place, seen_in(page))
    assert answer.url == f"/fi/desk/networks/{spoiled.pk}/"
    spoiled.refresh_from_db()
    assert (spoiled.name_fi, spoiled.name_sv) == ("Lähipalvelut", "Närservice")
    entry = last_change(Network, spoiled.pk, ["name_fi"])
    assert entry.changes["name_fi"] == ["Väärä nimi", "Lähipalvelut"]
    assert entry.actor == coordinator


def test_the_state_of_the_translation_follows(desk, spoiled):
    assert texts.states_of(spoiled)["name"].state == "stale"
    place = place_of(spoiled, "name_fi")
    desk.post(place, seen_in(desk.get(place)))
    assert texts.states_of(spoiled)["name"].state == "draft"


def test_what_has_changed_since_the_page_was_opened_is_not_overwritten(desk, spoiled):
    place = place_of(spoiled, "name_fi")
    page = desk.get(place)
    write(desk, f"/fi/desk/networks/{spoiled.pk}/", name_fi="Toisen nimi")
    answer = desk.post(place, seen_in(page))
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()
    assert "Toisen" in answer.content.decode()
    spoiled.refresh_from_db()
    assert spoiled.name_fi == "Toisen nimi"
    # The page that came back shows how it stands now, and goes on from there.
    assert desk.post(place, seen_in(answer)).status_code == 302
    spoiled.refresh_from_db()
    assert spoiled.name_fi == "Lähipalvelut"


@pytest.mark.parametrize("seen", ["", "forged", None])
def test_without_what_was_seen_nothing_is_written(desk, spoiled, seen):
    place = place_of(spoiled, "name_fi")
    assert desk.post(place, {} if seen is None else {"seen": seen}).status_code == 409
    spoiled.refresh_from_db()
    assert spoiled.name_fi == "Väärä nimi"


def test_what_was_seen_of_one_text_is_good_for_it_alone(desk, spoiled):
    place = place_of(spoiled, "name_fi")
    write(desk, f"/fi/desk/networks/{spoiled.pk}/", task_fi="Tehtävä")
    other = place_of(spoiled, "task_fi")
    assert desk.post(other, seen_in(desk.get(place))).status_code == 409


def test_a_text_that_stands_there_already_is_no_change(desk, spoiled):
    place = place_of(spoiled, "name_fi")
    desk.post(place, seen_in(desk.get(place)))
    before = LogEntry.objects.count()
    page = desk.get(place)
    assert 'name="seen"' in page.content.decode()
    assert '<button class="ds-button" type="submit">' not in page.content.decode()
    assert desk.post(place, seen_in(page)).status_code == 302
    assert LogEntry.objects.count() == before


def test_what_would_leave_a_row_without_a_name_is_refused(desk, plan):
    network = factories.NetworkFactory(slug="verkko", name_fi="", name_sv="Närservice")
    write(desk, f"/fi/desk/networks/{network.pk}/", name_fi="Lähipalvelut")
    place = place_of(network, "name_fi")
    Network.objects.filter(pk=network.pk).update(name_sv="")
    answer = desk.post(place, seen_in(desk.get(place)))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    network.refresh_from_db()
    assert network.name_fi == "Lähipalvelut"


def test_a_text_of_a_child_is_put_back(desk, network):
    meeting = Meeting.objects.create(
        network=network, day=date(2013, 5, 5), agenda_fi="Vanha", agenda_sv="Gammal"
    )
    write(desk, f"/fi/desk/meetings/{meeting.pk}/", agenda_fi="Uusi")
    place = place_of(meeting, "agenda_fi")
    assert desk.post(place, seen_in(desk.get(place))).url == f"/fi/desk/meetings/{meeting.pk}/"
    meeting.refresh_from_db()
    assert meeting.agenda_fi == "Vanha"


def test_a_text_of_an_item_is_put_back_and_seen(desk, item):
    at = "/fi/plans/pieni/items/1.1/edit/"
    write(desk, at, title_fi="Väärä otsikko")
    place = place_of(item, "title_fi")
    page = desk.get(place)
    write(desk, at, title_fi="Toisen otsikko")
    assert desk.post(place, seen_in(page)).status_code == 409
    assert desk.post(place, seen_in(desk.get(place))).url == "/fi/plans/pieni/items/1.1/"
    assert PlanItem.objects.get(pk=item.pk).title_fi == "Toimenpide 1.1"


@pytest.mark.parametrize("column", ["kind", "slug", "pk", "conveners", "nothing", "name"])
def test_only_texts_in_two_languages_are_put_back(desk, spoiled, column):
    write(desk, f"/fi/desk/networks/{spoiled.pk}/", kind="network")
    for entry in LogEntry.objects.get_for_object(spoiled):
        assert desk.get(f"/fi/history/{entry.pk}/{column}/").status_code == 404


def test_what_was_added_or_is_gone_is_not_put_back(desk, spoiled):
    added = LogEntry.objects.get_for_object(spoiled).get(action=0)
    assert desk.get(f"/fi/history/{added.pk}/name_fi/").status_code == 404
    place = place_of(spoiled, "name_fi")
    spoiled.delete()
    assert desk.get(place).status_code == 404
    assert place not in desk.get("/fi/history/").content.decode()


def test_a_plan_of_another_owner_is_not_written(desk, coordinator, change):
    other = factories.PlanFactory(slug="muu", owner=factories.OrganisationFactory(), province=None)
    item = factories.ItemFactory(plan=other, title_fi="Vanha", number="7.1")
    change(coordinator, item, title_fi="Uusi")
    assert desk.get(place_of(item, "title_fi")).status_code == 404


def test_others_put_nothing_back(client_of, spoiled, steering_member, group_contact, outsider):
    place = place_of(spoiled, "name_fi")
    for user in (steering_member, group_contact, outsider):
        assert client_of(user).get(place).status_code == 403
        assert client_of(user).post(place).status_code == 403
    assert client_of(None).post(place).status_code == 302
    spoiled.refresh_from_db()
    assert spoiled.name_fi == "Väärä nimi"


@pytest.fixture
def evaluation(plan):
    return EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))


@pytest.fixture
def overwritten(desk, evaluation):
    """The page of an item's assessment, of which the Finnish reason was written twice."""
    page = "/fi/plans/pieni/evaluations/mid-term/items/1.1/"
    write(desk, page, rating="partly", reason_fi="Työ alkoi myöhään.", reason_sv="Arbetet började sent.")
    write(desk, page, reason_fi="Väärä syy")
    return page


def test_an_older_text_of_an_assessment_is_put_back(desk, overwritten, evaluation):
    row = evaluation.item_assessments.get()
    place = place_of(row, "reason_fi")
    assert place in desk.get("/fi/history/").content.decode()
    assert desk.post(place, seen_in(desk.get(place))).url == overwritten
    row.refresh_from_db()
    assert (row.reason_fi, row.reason_sv, row.rating) == (
        "Työ alkoi myöhään.", "Arbetet började sent.", "partly"
    )  # fmt: skip


def test_what_another_wrote_in_a_round_meanwhile_is_not_overwritten(desk, overwritten, evaluation):
    place = place_of(evaluation.item_assessments.get(), "reason_fi")
    page = desk.get(place)
    write(desk, overwritten, reason_fi="Toisen syy")
    assert desk.post(place, seen_in(page)).status_code == 409
    assert evaluation.item_assessments.get().reason_fi == "Toisen syy"


def test_nothing_is_put_back_in_a_round_that_is_decided(desk, overwritten, evaluation):
    row = evaluation.item_assessments.get()
    place = place_of(row, "reason_fi")
    EvaluationRound.objects.update(state="adopted")
    assert place not in desk.get("/fi/history/").content.decode()
    assert desk.get(place).status_code == 403
    assert desk.post(place).status_code == 403


def test_the_texts_of_the_whole_and_of_an_area_are_put_back_too(desk, evaluation):
    for page in ("whole/", "areas/1/"):
        address = f"/fi/plans/pieni/evaluations/mid-term/{page}"
        write(desk, address, summary_fi="Ensin")
        write(desk, address, summary_fi="Sitten")
        row = evaluation.area_assessments.get() if "areas" in page else evaluation
        place = place_of(row, "summary_fi")
        assert desk.post(place, seen_in(desk.get(place))).status_code == 302
        row.refresh_from_db()
        assert row.summary_fi == "Ensin"


def test_words_of_a_time_that_are_put_back_bring_their_days(desk, plan, item):
    texts.record(item, texts.Place(f"plan:{plan.slug}", "1"))
    at = f"/fi/plans/{plan.slug}/items/1.1/edit/"
    write(desk, at, time_words_fi="syksyllä 2014")
    write(desk, at, time_words_fi="keväällä 2013")
    place = place_of(item, "time_words_fi")
    assert desk.post(place, seen_in(desk.get(place))).status_code == 302
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf) == ("syksyllä 2014", "2014-23")


def test_words_of_a_time_that_contradict_the_other_language_are_not_put_back(desk, plan, item):
    texts.record(item, texts.Place(f"plan:{plan.slug}", "1"))
    at = f"/fi/plans/{plan.slug}/items/1.1/edit/"
    write(desk, at, time_words_fi="syksyllä 2014")
    write(desk, at, time_words_fi="keväällä 2013", time_words_sv="våren 2013")
    place = place_of(item, "time_words_fi")
    assert desk.post(place, seen_in(desk.get(place))).status_code == 422
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf) == ("keväällä 2013", "2013-21")
