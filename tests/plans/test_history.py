"""What the history keeps, and what the item's page tells of it."""

import pytest
from auditlog.models import LogEntry

from botnia_portal.core.audit import REGISTRY
from botnia_portal.core.history import field_label, last_change
from plans.models import PlanItem, StatusUpdate
from tests import factories
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db


def test_a_change_is_kept_with_who_which_field_before_and_after(editing, item, coordinator):
    editing.send(title_fi="Uusi otsikko")
    entry = last_change(PlanItem, item.pk, ["title_fi"])
    assert entry.actor == coordinator
    assert entry.changes == {"title_fi": ["Toimenpide 1.1", "Uusi otsikko"]}
    assert entry.additional_data["name"] == {"fi": "1.1 Uusi otsikko", "sv": "1.1 Åtgärd 1.1"}
    assert entry.additional_data["plan"] == item.plan_id
    assert entry.remote_addr is None


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_twins_of_translated_fields_and_derived_columns_are_left_out(
    client_of, coordinator, item, address, language
):
    browser, place = client_of(coordinator), address.replace("/fi/", f"/{language}/")
    data = fields_of(browser.get(place)) | {
        "title_sv": "Ny rubrik",
        "time_edtf": "2014-10",
        "time_role": "at",
    }
    browser.post(place, data)
    entry = LogEntry.objects.get_for_object(item).first()
    assert set(entry.changes) == {"title_sv", "time_edtf", "time_role"}


def test_a_report_changes_the_history_of_the_report_alone(client_of, coordinator, item):
    before = LogEntry.objects.get_for_object(item).count()
    client_of(coordinator).post(
        "/fi/plans/pieni/items/1.1/status/", {"status": "running", "as_of": "2013-11-05"}
    )
    assert LogEntry.objects.get_for_object(item).count() == before
    assert LogEntry.objects.get_for_object(StatusUpdate.objects.get()).count() == 1


def test_every_audited_model_leaves_its_twins_out():
    for model, audited in REGISTRY.items():
        names = {field.name for field in model._meta.get_fields()}
        # A letter that has gone out in two languages (UpdateRequest.message_fi) has no untranslated twin.
        twins = {name.removesuffix("_fi") for name in names if name.endswith("_fi")} & names
        assert twins <= set(audited.excluded)


def test_the_names_of_fields_are_words():
    for name in ("title_sv", "time_edtf", "second_kind", "lead"):
        assert "_" not in field_label(PlanItem, name)
    assert field_label(PlanItem, "title_fi") != field_label(PlanItem, "title_sv")


def test_the_page_tells_the_latest_changes_of_the_item_and_its_milestones(editing, item):
    key = item.milestones.get().pk
    editing.send(note_fi="Huomautus", **{f"m{key}-title_sv": "Ny milstolpe", "mnew-title_fi": "Uusi etappi"})
    html = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/").content.decode()
    history = html[html.index('id="history"') :]
    assert history.count("Kaija Koordinaattori") >= 3


def history_of(editing) -> str:
    html = editing.browser.get("/fi/plans/pieni/items/1.1/").content.decode()
    return html[html.index('id="history"') :]


def test_what_was_before_and_after_is_told_word_by_word(editing, item):
    editing.send(title_fi="Toimenpide uusi", kind="training")
    history = history_of(editing)
    assert "<del>1.1</del><ins>uusi</ins>" in history
    assert "koulutus" in history


def test_an_earlier_text_is_put_back_as_one_more_change(editing, item, coordinator):
    editing.send(title_fi="Väärä otsikko")
    entry = last_change(PlanItem, item.pk, ["title_fi"])
    sent = {"entry": str(entry.pk), "field": "title_fi"}
    answer = editing.browser.post("/fi/plans/pieni/items/1.1/restore/", sent)
    assert answer.url.endswith("/items/1.1/#history")
    item.refresh_from_db()
    assert item.title_fi == "Toimenpide 1.1"
    assert last_change(PlanItem, item.pk, ["title_fi"]).changes["title_fi"] == [
        "Väärä otsikko",
        "Toimenpide 1.1",
    ]


@pytest.mark.parametrize(
    "sent", [{}, {"entry": "1"}, {"entry": "x", "field": "title_fi"}, {"entry": "9", "field": "plan"}]
)
def test_what_the_history_does_not_have_is_not_put_back(editing, item, sent):
    assert editing.browser.post("/fi/plans/pieni/items/1.1/restore/", sent).status_code == 404


def test_a_change_of_another_item_is_not_put_back_here(editing, item, plan):
    editing.send(title_fi="Väärä otsikko")
    entry = last_change(PlanItem, item.pk, ["title_fi"])
    sent = {"entry": str(entry.pk), "field": "title_fi"}
    assert editing.browser.post("/fi/plans/pieni/items/1.2/restore/", sent).status_code == 404


def test_links_and_parts_of_an_item_are_told_on_its_page(editing, item):
    network = factories.NetworkFactory(name_fi="Lähipalvelut")
    item.networks.add(network)
    goal = factories.StrategyGoalFactory(name_fi="Hyvinvointi")
    item.goals.add(goal)
    item.goals.remove(goal)
    party = item.parties.create(role="partner", words="kunnat")
    party.words = "järjestöt"
    party.save()
    history = history_of(editing)
    assert "Lähipalvelut" in history
    assert history.count("Hyvinvointi") == 2
    assert "<del>kunnat</del><ins>järjestöt</ins>" in history
    assert f"/fi/history/?thing=items:{item.pk}" in history


def test_steering_members_and_contacts_read_it_without_the_way_to_all_changes(
    client_of, item, editing, steering_member, group_contact, outsider
):
    editing.send(title_fi="Uusi otsikko")
    for user in (steering_member, group_contact):
        page = client_of(user).get("/fi/plans/pieni/items/1.1/").content.decode()
        assert "Kaija Koordinaattori" in page
        assert "/history/" not in page
    assert 'id="history"' not in client_of(outsider).get("/fi/plans/pieni/items/1.1/").content.decode()
