"""What others refer to is closed with a reason instead of deleted, says so, is not offered any more, and reopens."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.db import IntegrityError, transaction
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.core.closing import is_closable
from botnia_portal.desk.nouns import NOUNS, TOP
from networks.models import Municipality, Network, Organisation, Person
from plans.models import ActionPlan, Project
from tests import factories
from tests.plans.forms import fields_of

REASON = {"day": "2014-02-03", "reason_fi": "Toiminta päättyi", "reason_sv": "Verksamheten upphörde"}


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def at(noun: str, row, step: str = "") -> str:
    return f"/fi/desk/{noun}/{row.pk}/{step}"


def close(desk, noun: str, row, **changes):
    return desk.post(at(noun, row, "close/"), {**REASON, **changes})


def test_every_noun_of_the_desk_that_others_refer_to_can_be_closed(plan):
    """Nothing refers to the accessibility statement, of which the portal has one."""
    assert {noun.slug for noun in TOP if not noun.can_close} == {"accessibility"}
    assert is_closable(NOUNS["goals"].model)
    assert not is_closable(NOUNS["meetings"].model)


def test_what_others_refer_to_is_offered_to_be_closed(desk, item):
    network = factories.NetworkFactory(slug="verkosto")
    item.networks.add(network)
    refused = desk.post(at("networks", network, "delete/"))
    assert refused.status_code == 409
    assert at("networks", network, "close/") in refused.content.decode()


def test_a_closed_network_keeps_its_day_its_reason_and_its_links(desk, item, client_of):
    network = factories.NetworkFactory(slug="verkosto")
    item.networks.add(network)
    assert close(desk, "networks", network).url == at("networks", network)
    network.refresh_from_db()
    assert (network.closed_on, network.closed_reason_fi, network.state) == (
        date(2014, 2, 3),
        REASON["reason_fi"],
        "ended",
    )
    assert texts.states_of(network)["closed_reason"].state == "draft"
    assert item.networks.contains(network)
    public = client_of(None).get("/sv/networks/verkosto/").content.decode()
    assert "3.2.2014" in public
    assert REASON["reason_sv"] in public
    assert LogEntry.objects.get_for_object(network).filter(changes__has_key="closed_on").exists()


@pytest.mark.parametrize(("before", "closed"), [("need", "ended"), ("existing", "ended"), ("ended", "ended")])
def test_a_reopened_network_stands_where_it_stood(desk, plan, before, closed):
    network = factories.NetworkFactory(state=before)
    close(desk, "networks", network)
    network.refresh_from_db()
    assert network.state == closed
    desk.post(at("networks", network, "reopen/"))
    network.refresh_from_db()
    assert (network.state, network.closed_on, network.closed_reason_fi) == (before, None, "")
    assert "closed_reason" not in texts.states_of(network)


@pytest.mark.parametrize(
    ("before", "closed"), [("idea", "ended"), ("running", "ended"), ("rejected", "rejected"), ("", "")]
)
def test_the_phase_of_a_closed_work_is_over_and_comes_back(desk, plan, before, closed):
    project = factories.ProjectFactory(phase=before)
    close(desk, "projects", project)
    assert Project.objects.get().phase == closed
    assert REASON["reason_fi"] in desk.get(f"/fi/projects/{project.slug}/").content.decode()
    desk.post(at("projects", project, "reopen/"))
    assert Project.objects.get().phase == before


def test_a_closed_work_does_not_go_on_by_another_way(desk, plan):
    project = factories.ProjectFactory()
    close(desk, "projects", project)
    page = at("projects", project)
    answer = desk.post(page, {**fields_of(desk.get(page)), "phase": "running"})
    assert answer.status_code == 422
    assert Project.objects.get().phase == "ended"


@pytest.mark.django_db
def test_the_database_holds_that_what_is_closed_has_a_reason():
    for model, values in ((Organisation, {}), (Network, {"state": "ended"}), (Municipality, {})):
        row = getattr(factories, f"{model.__name__}Factory")()
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=row.pk).update(closed_on=date(2014, 1, 1), **values)
    network = factories.NetworkFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Network.objects.filter(pk=network.pk).update(
            closed_on=date(2014, 1, 1), closed_reason_fi="Loppui", state="existing"
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"reason_fi": "", "reason_sv": ""},
        {"day": ""},
        {"day": "nonsense"},
        {"day": "9999-12-31"},
        {"reason_fi": "x" * 251},
        {"reason_sv": "\x01"},
    ],
)
def test_a_closing_that_lacks_something_is_refused_and_kept(desk, plan, changes):
    row = factories.OrganisationFactory()
    answer = close(desk, "organisations", row, **changes)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert changes.get("reason_sv", REASON["reason_sv"]) in answer.content.decode()
    row.refresh_from_db()
    assert row.closed_on is None


def test_it_is_closed_and_reopened_once(desk, plan):
    row = factories.OrganisationFactory()
    close(desk, "organisations", row)
    assert close(desk, "organisations", row, reason_fi="Toinen syy").status_code == 302
    row.refresh_from_db()
    assert row.closed_reason_fi == REASON["reason_fi"]
    assert desk.post(at("organisations", row, "reopen/")).status_code == 302
    assert desk.post(at("organisations", row, "reopen/")).status_code == 302
    assert LogEntry.objects.get_for_object(row).filter(changes__has_key="closed_on").count() == 2


def test_a_list_shows_the_closed_last_and_can_leave_them_out(desk, plan):
    first = factories.OrganisationFactory(name_fi="Aalto")
    last = factories.OrganisationFactory(name_fi="Örö")
    close(desk, "organisations", first)
    page = desk.get("/fi/desk/organisations/").content.decode()
    assert page.index("Örö") < page.index("Aalto")
    assert "3.2.2014" in page
    assert "Aalto" not in desk.get("/fi/desk/organisations/?show=open").content.decode()
    only = desk.get("/fi/desk/organisations/?show=closed").content.decode()
    assert "Aalto" in only
    assert "Örö" not in only
    assert desk.get(f"/fi/desk/organisations/?show=closed&q={last.name_fi}").status_code == 200


def test_forms_do_not_offer_the_closed_but_keep_them_where_they_are_chosen(desk, plan):
    parent, other = factories.OrganisationFactory(name_fi="Emo"), factories.OrganisationFactory()
    child = factories.OrganisationFactory(parent=parent)
    network = factories.NetworkFactory()
    network.conveners.add(parent)
    close(desk, "organisations", parent)
    option = f'value="{parent.pk}"'
    assert option in desk.get(at("organisations", child)).content.decode()
    assert option in desk.get(at("networks", network)).content.decode()
    assert option not in desk.get(at("organisations", other)).content.decode()
    kept = desk.post(
        at("organisations", child),
        {**fields_of(desk.get(at("organisations", child))), "short_name_fi": "Lapsi"},
    )
    assert kept.status_code == 302
    child.refresh_from_db()
    assert (child.parent, child.short_name_fi) == (parent, "Lapsi")
    taken = {**fields_of(desk.get(at("organisations", other))), "parent": str(parent.pk)}
    assert desk.post(at("organisations", other), taken).status_code == 422


def test_an_item_does_not_offer_closed_persons_and_themes_but_keeps_its_own(desk, item):
    theme = factories.ThemeFactory(owner=item.plan.owner, area=item.section.area)
    person, kept = Person.objects.create(name="Poissa Oleva"), Person.objects.create(name="Vastaava Henkilö")
    item.lead = kept
    item.save()
    for noun, row in (("persons", person), ("persons", kept), ("themes", theme)):
        close(desk, noun, row)
    page = desk.get("/fi/plans/pieni/items/1.1/edit/").content.decode()
    assert "Poissa Oleva" not in page
    assert "Vastaava Henkilö" in page
    assert f'<option value="{theme.pk}">{theme}' not in page


def test_the_page_of_what_matters_says_what_is_closed(desk, plan, client_of):
    strategy = factories.StrategyFactory()
    goal = factories.StrategyGoalFactory(strategy=strategy)
    close(desk, "goals", goal, reason_fi="Tavoite saavutettiin")
    assert "Tavoite saavutettiin" in client_of(None).get("/fi/priorities/").content.decode()


def test_a_network_is_ended_by_closing_it(desk, plan):
    network = factories.NetworkFactory()
    page = at("networks", network)
    assert 'value="ended"' not in desk.get(page).content.decode()
    assert desk.post(page, {**fields_of(desk.get(page)), "state": "ended"}).status_code == 422


def test_a_draft_plan_is_not_closed_an_adopted_one_is(desk, plan):
    ActionPlan.objects.update(status="draft")
    assert close(desk, "plans", plan).status_code == 409
    ActionPlan.objects.update(status="adopted")
    assert close(desk, "plans", plan, day=timezone.localdate().isoformat()).status_code == 302
    plan.refresh_from_db()
    assert plan.status == "closed"
    desk.post(at("plans", plan, "reopen/"))
    plan.refresh_from_db()
    assert (plan.status, plan.closed_on) == ("adopted", None)


def test_others_close_nothing(client_of, plan, steering_member, group_contact, outsider):
    row = factories.OrganisationFactory()
    for user in (steering_member, group_contact, outsider):
        assert close(client_of(user), "organisations", row).status_code == 403
        assert client_of(user).post(at("organisations", row, "reopen/")).status_code == 403
    row.refresh_from_db()
    assert row.closed_on is None


def test_what_is_not_closable_has_no_such_page(desk, plan):
    meeting = factories.NetworkFactory().meetings.create(day=date(2013, 5, 5))
    assert desk.get(at("meetings", meeting, "close/")).status_code == 404
    assert desk.post(at("meetings", meeting, "reopen/")).status_code == 302


def test_a_closed_network_is_offered_as_a_party_only_where_it_is_one_already(desk, item):
    network = factories.NetworkFactory(slug="verkosto")
    party = item.parties.create(role="partner", network=network)
    assert close(desk, "networks", network).status_code == 302
    offer = f'value="network-{network.pk}"'
    assert offer in desk.get(f"/fi/desk/parties/{party.pk}/").content.decode()
    assert offer not in desk.get(f"/fi/desk/parties/new/?parent={item.pk}").content.decode()


def test_a_section_stands_for_an_area_of_its_own_centre(desk, plan):
    other = factories.PriorityAreaFactory(owner=factories.OrganisationFactory())
    address = f"/fi/desk/sections/{plan.sections.get(number=1).pk}/"
    page = desk.get(address).content.decode()
    assert f'<option value="{plan.sections.get(number=1).area_id}" selected' in page
    assert f'<option value="{other.pk}"' not in page
    answer = desk.post(address, {**fields_of(desk.get(address)), "area": other.pk})
    assert answer.status_code == 422
