"""The desk: every noun can be listed, added, changed in both languages, and deleted where nothing refers to it."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.urls import reverse

from botnia_portal.core import texts
from botnia_portal.core.models import Comment
from botnia_portal.desk.nouns import CHILDREN, NOUNS, PARENTS, TOP
from botnia_portal.desk.rows import free_slug, new_row
from botnia_portal.feedback.services.statement import load_statement
from networks.models import Membership, Network, Organisation
from plans.models import FundingShare, Project
from tests import factories
from tests.plans.forms import fields_of


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def organisation(plan):
    return factories.OrganisationFactory(
        slug="liitto", name_fi="Pohjanmaan liitto", name_sv="Österbottens förbund"
    )


def address(noun: str, row=None) -> str:
    return f"/fi/desk/{noun}/{row.pk}/" if row else f"/fi/desk/{noun}/new/"


def send(desk, at: str, **changes):
    """The form of a page with some fields changed, as a desk sends it."""
    return desk.post(at, {**fields_of(desk.get(at)), **changes})


@pytest.fixture
def of_the_real_plan(real_plan, client_of):
    """The desk of a coordinator of the real plan; loading it takes more than a second, so two tests walk all nouns."""
    load_statement()
    user = factories.UserFactory()
    user.roles.create(role="coordinator", organisation=real_plan.owner)
    return client_of(user)


def test_every_noun_has_a_list_and_a_form(of_the_real_plan):
    for noun in TOP:
        page = of_the_real_plan.get(f"/sv/desk/{noun.slug}/")
        row = noun.model._default_manager.first()
        assert f"/sv/desk/{noun.slug}/{row.pk}/" in page.content.decode(), noun.slug
        assert of_the_real_plan.get(f"/sv/desk/{noun.slug}/{row.pk}/").status_code == 200, noun.slug
        new = of_the_real_plan.get(f"/sv/desk/{noun.slug}/new/").status_code
        assert new == 200, noun.slug


def test_every_child_is_added_on_the_page_of_its_parent(of_the_real_plan, real_plan):
    real_plan.activities.create(title_fi="Koulutus", kind="training", first_day="2013-05-05")
    real_plan.indicators.create(name_fi="Osallistujat", unit_fi="henkilöä")
    real_plan.steering_group.meetings.create(day=date(2013, 5, 5))
    for noun in CHILDREN:
        parent = noun.parent_model._default_manager.first()
        add = f"/fi/desk/{noun.slug}/new/?parent={parent.pk}"
        assert of_the_real_plan.get(add).status_code == 200, noun.slug
        assert of_the_real_plan.get(f"/fi/desk/{noun.slug}/new/").status_code == 404, noun.slug
        page = noun.home(new_row(noun, parent)) if noun.home else address(PARENTS[noun.slug].slug, parent)
        assert add in of_the_real_plan.get(page).content.decode(), noun.slug


def test_an_organisation_is_written_in_both_languages(desk, plan):
    answer = send(
        desk,
        address("organisations"),
        name_fi="Uusi järjestö",
        name_sv="En ny organisation",
        kind="partner",
    )
    row = Organisation.objects.get(name_sv="En ny organisation")
    assert answer.url == f"/fi/desk/organisations/{row.pk}/"
    assert (row.slug, row.name_fi) == ("uusi-jarjesto", "Uusi järjestö")
    assert texts.states_of(row)["name"].state == "draft"
    assert LogEntry.objects.get_for_object(row).filter(action=0).count() == 1


def test_a_double_press_adds_one_row(desk, plan):
    page = address("organisations")
    sent = {**fields_of(desk.get(page)), "name_fi": "Järjestö", "kind": "partner"}
    assert desk.post(page, sent).url == desk.post(page, sent).url
    assert Organisation.objects.filter(name_fi="Järjestö").count() == 1


def test_two_people_who_change_different_fields_both_win(desk, organisation):
    page = address("organisations", organisation)
    mine = fields_of(desk.get(page))
    send(desk, page, name_sv="Förbundet")
    assert desk.post(page, {**mine, "short_name_fi": "Liitto"}).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name_sv, organisation.short_name_fi) == ("Förbundet", "Liitto")


def test_two_people_who_change_the_same_are_asked(desk, organisation):
    page = address("organisations", organisation)
    mine = fields_of(desk.get(page))
    send(desk, page, name_sv="Förbundet")
    answer = desk.post(page, {**mine, "name_sv": "Österbottens landskapsförbund"})
    assert answer.status_code == 409
    assert "Förbundet" in answer.content.decode()
    organisation.refresh_from_db()
    assert organisation.name_sv == "Förbundet"
    again = {**fields_of(answer), "keep-name_sv": "mine"}
    assert desk.post(page, again).status_code == 302
    organisation.refresh_from_db()
    assert organisation.name_sv == "Österbottens landskapsförbund"


def test_links_to_several_rows_are_kept_and_changed(desk, plan, organisation):
    network = factories.NetworkFactory(slug="verkosto")
    network.conveners.add(organisation)
    page = address("networks", network)
    sent = {**fields_of(desk.get(page)), "conveners": [str(organisation.pk), str(plan.owner_id)]}
    assert desk.post(page, sent).status_code == 302
    assert set(network.conveners.values_list("pk", flat=True)) == {organisation.pk, plan.owner_id}
    assert LogEntry.objects.get_for_object(network).filter(changes__has_key="conveners").exists()


def test_a_member_belongs_to_the_network_of_the_address(desk, organisation):
    network = factories.NetworkFactory(slug="verkosto")
    at = f"/fi/desk/members/new/?parent={network.pk}"
    answer = send(desk, at, organisation=str(organisation.pk), done="1")
    assert answer.url == f"/fi/desk/networks/{network.pk}/#members"
    assert Membership.objects.get().network == network


@pytest.mark.parametrize(
    ("noun", "sent", "named"),
    [
        ("organisations", {"name_fi": "", "kind": "partner"}, "name_fi"),
        ("organisations", {"name_fi": "x" * 251, "kind": "partner"}, "name_fi"),
        ("organisations", {"name_fi": "A\x00", "kind": "partner"}, "name_fi"),
        ("organisations", {"name_fi": "A", "kind": "nonsense"}, "kind"),
        ("organisations", {"name_fi": "A", "kind": "partner", "count": "-1"}, "count"),
        ("organisations", {"name_fi": "A", "kind": "partner", "parent": "999999"}, "parent"),
        ("projects", {"name_fi": "A", "kind": "project", "time_edtf": "2013-99"}, "time_edtf"),
        ("strategies", {"name_fi": "A", "kind": "own", "url": "not an address"}, "url"),
        (
            "strategies",
            {"name_fi": "A", "kind": "own", "first_day": "2014-01-01", "last_day": "2013-01-01"},
            "",
        ),
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(desk, plan, noun, sent, named):
    answer = desk.post(address(noun), {**fields_of(desk.get(address(noun))), **sent})
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert not named or f'id="id_{named}_error"' in answer.content.decode()
    assert not NOUNS[noun].model._default_manager.filter(name_fi__startswith="A").exists()


def test_a_funding_share_is_not_negative(desk, plan):
    project = factories.ProjectFactory(slug="hanke")
    at = f"/fi/desk/funding-shares/new/?parent={project.pk}"
    assert send(desk, at, payer=str(plan.owner_id), amount="-5").status_code == 422
    assert send(desk, at, payer=str(plan.owner_id), amount="1200,50", year="2013").status_code in (
        302,
        422,
    )
    assert send(desk, at, payer=str(plan.owner_id), amount="1200.50", year="2013").status_code == 302
    assert FundingShare.objects.filter(amount="1200.50", year=2013).exists()


def test_the_time_of_a_work_is_read_from_words(desk, plan):
    send(
        desk,
        address("projects"),
        name_fi="Hanke",
        kind="project",
        time_edtf="syksyllä 2013",
        time_role="during",
    )
    project = Project.objects.get(name_fi="Hanke")
    assert (project.time_edtf, project.time_earliest.isoformat()) == ("2013-23", "2013-09-01")


def test_what_others_refer_to_is_not_deleted(desk, plan, item):
    network = factories.NetworkFactory(slug="verkosto")
    item.networks.add(network)
    at = f"{address('networks', network)}delete/"
    assert "Toimenpiteet" in desk.get(at).content.decode()
    assert desk.post(at).status_code == 409
    item.networks.remove(network)
    assert desk.post(at).status_code == 302
    assert not Network.objects.filter(pk=network.pk).exists()


def test_others_write_nothing(client_of, plan, organisation, steering_member, group_contact, outsider):
    page = address("organisations", organisation)
    for user in (steering_member, group_contact, outsider):
        assert client_of(user).get(page).status_code == 403
        assert client_of(user).post(page, {"name_fi": "Toinen"}).status_code == 403
        assert client_of(user).post(f"{page}delete/").status_code == 403
    assert client_of(None).get("/fi/desk/").status_code == 302


def test_a_plan_is_written_by_its_own_coordinators(client_of, coordinator):
    other = factories.PlanFactory(slug="muu", owner=factories.OrganisationFactory(slug="muu"))
    assert client_of(coordinator).get(f"/fi/desk/plans/{other.pk}/").status_code == 403
    assert client_of(coordinator).get(f"/fi/desk/sections/new/?parent={other.pk}").status_code == 403


@pytest.mark.django_db
def test_an_address_is_free_and_short():
    factories.OrganisationFactory(slug="liitto")
    assert free_slug(Organisation, "Liitto") == "liitto-2"
    assert free_slug(Organisation, "Åbo Ökning") == "abo-okning"
    assert free_slug(Organisation, "??") == "organisation"
    assert len(free_slug(Organisation, "x" * 300)) <= 80


def test_a_list_is_searched_and_says_when_nothing_is_found(desk, organisation):
    assert "Pohjanmaan liitto" in desk.get("/fi/desk/organisations/?q=liitto").content.decode()
    assert "Pohjanmaan liitto" not in desk.get("/fi/desk/organisations/?q=zzz").content.decode()
    assert desk.get(reverse("desk-list", args=["members"])).status_code == 404


@pytest.mark.parametrize(
    ("noun", "sent"),
    [
        ("sections", {"list_name_fi": "Toinen", "heading_fi": "Toinen", "number": "1"}),
        ("organisation-names", {"language": "fi", "name": "Sama nimi"}),
        ("meetings", {"day": "2013-05-05", "number": "1"}),
    ],
)
def test_what_is_there_once_for_a_parent_is_not_added_again(desk, plan, organisation, noun, sent):
    """The parent is no field of the form, and its constraints hold all the same."""
    organisation.aliases.create(language="fi", name="Sama nimi", pk=77)
    network = factories.NetworkFactory(slug="verkosto")
    network.meetings.create(day=date(2013, 5, 5), number="1", place_fi="Vaasa")
    parents = {"sections": plan, "organisation-names": organisation, "meetings": network}
    at = f"/fi/desk/{noun}/new/?parent={parents[noun].pk}"
    before = NOUNS[noun].model._default_manager.count()
    answer = send(desk, at, **sent, **({"place_fi": "Muualla"} if noun == "meetings" else {}))
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()
    assert NOUNS[noun].model._default_manager.count() == before


def test_what_has_comments_is_not_deleted(desk, plan):
    section = factories.SectionFactory(plan=plan, number=7)
    Comment.objects.create(target=section, text="Huomio")
    at = f"/fi/desk/sections/{section.pk}/delete/"
    assert desk.post(at).status_code == 409
    Comment.objects.all().delete()
    assert desk.post(at).status_code == 302


def test_a_name_that_is_borrowed_from_the_other_language_is_marked(desk, organisation):
    factories.OrganisationFactory(name_fi="", name_sv="Bara på svenska")
    page = desk.get("/fi/desk/organisations/").content.decode()
    assert '<span lang="sv">Bara på svenska</span>' in page
    assert 'lang="fi"' not in page.split("<main")[1]
    page = desk.get("/sv/desk/organisations/").content.decode()
    assert '<span lang="sv">Bara på svenska</span>' not in page


def test_a_borrowed_name_is_marked_within_the_words_of_a_child(desk, plan, project_with_participant):
    page = desk.get(address("projects", project_with_participant)).content.decode()
    assert '<span lang="sv">Bara en kommun</span>' in page


@pytest.fixture
def project_with_participant(plan):
    project = factories.ProjectFactory()
    municipality = factories.MunicipalityFactory(name_fi="", name_sv="Bara en kommun")
    project.participations.create(municipality=municipality)
    return project
