"""Roles are given and ended by the coordinators of the plans that they reach; contact data is theirs alone to see."""

import pytest
from auditlog.models import LogEntry
from django.core.cache import cache
from django.utils.translation import get_language, override

from botnia_portal.core.models import OutgoingMail
from networks.accounts import InvitedOnlyAdapter
from networks.models import Person, RoleAssignment, User
from tests import factories
from tests.plans.forms import fields_of

ROLES = "/fi/desk/roles/"
NEW = "/fi/desk/roles/new/"


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def letters(monkeypatch):
    """The addresses to which a link for choosing a password has been sent, with its language."""
    sent = []
    monkeypatch.setattr(
        InvitedOnlyAdapter,
        "send_password_reset_mail",
        lambda adapter, user, email, context: sent.append((email, get_language())),
    )
    return sent


def give(desk, **changes):
    return desk.post(NEW, {**fields_of(desk.get(NEW)), **changes})


def end(desk, row):
    return desk.post(f"{ROLES}{row.pk}/end/")


def test_a_person_without_an_account_is_invited_with_a_role(
    desk, plan, letters, django_capture_on_commit_callbacks
):
    person = Person.objects.create(name="Uusi Ohjaaja", email="uusi@botnia.test")
    page = desk.get(f"{NEW}?person={person.pk}")
    assert fields_of(page)["email"] == "uusi@botnia.test"
    sent = {
        **fields_of(page),
        "role": "steering_member",
        "scope": f"network:{plan.steering_group_id}",
        "language": "sv",
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(NEW, sent).url == ROLES
    person.refresh_from_db()
    assert (person.user.email, person.user.language) == ("uusi@botnia.test", "sv")
    assert person.user.roles.get().network == plan.steering_group
    assert letters == [("uusi@botnia.test", "sv")]
    assert "Uusi Ohjaaja" in desk.get(ROLES).content.decode()


def test_a_new_person_gets_an_account_and_a_second_press_changes_nothing(desk, plan):
    sent = {
        "name": "Aivan Uusi",
        "email": "Aivan@Botnia.test",
        "role": "coordinator",
        "scope": f"organisation:{plan.owner_id}",
        "language": "fi",
    }
    assert give(desk, **sent).status_code == 302
    assert give(desk, **sent).status_code == 302
    user = User.objects.get(email="aivan@botnia.test")
    assert user.person.name == "Aivan Uusi"
    assert user.roles.count() == 1
    assert user.has_perm("plans.edit", plan)


def test_the_mail_to_who_is_new_tells_of_the_role_and_leads_to_a_password(
    desk, plan, group, django_capture_on_commit_callbacks
):
    cache.clear()  # allauth counts the attempts of an address there
    sent = {"name": "Ny Person", "email": "ny@botnia.test", "role": "group_contact", "language": "sv"}
    with django_capture_on_commit_callbacks(execute=True):
        assert give(desk, **sent, scope=f"network:{group.pk}").status_code == 302
    mail = OutgoingMail.objects.get()
    assert (mail.receiver, mail.language) == ("ny@botnia.test", "sv")
    with override("sv"):
        role = RoleAssignment.objects.get(user__email="ny@botnia.test")
        assert f"- {role.get_role_display()}: {group.name_sv}\n" in mail.body
    assert "/sv/accounts/password/reset/key/" in mail.body
    assert "nytt lösenord" not in mail.body


def test_a_person_with_an_account_gets_another_role_without_a_mail(
    desk, plan, group, steering_member, letters, django_capture_on_commit_callbacks
):
    person = Person.objects.create(name="Ohjaaja", user=steering_member)
    with django_capture_on_commit_callbacks(execute=True):
        answer = give(desk, person=str(person.pk), role="group_contact", scope=f"network:{group.pk}")
    assert answer.status_code == 302
    assert steering_member.roles.count() == 2
    assert not letters


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"name": ""}, "name"),
        ({"email": ""}, "email"),
        ({"email": "nonsense"}, "email"),
        ({"email": "somebody@example.org"}, "email"),
        ({"email": "closed@botnia.test"}, "email"),
        ({"role": ""}, "role"),
        ({"role": "emperor"}, "role"),
        ({"scope": ""}, "scope"),
        ({"scope": "network:999999"}, "scope"),
        ({"role": "coordinator"}, "scope"),
        ({"person": "999999"}, "person"),
        ({"name": "x" * 121}, "name"),
        ({"name": "\x01"}, "name"),
    ],
)
def test_a_role_that_cannot_be_meant_is_refused_and_kept(desk, plan, changes, named):
    factories.UserFactory(email="closed@botnia.test", is_active=False)
    sent = {"name": "Nimi", "email": "nimi@botnia.test", "role": "steering_member"}
    sent |= {"scope": f"network:{plan.steering_group_id}"}
    before = RoleAssignment.objects.count()
    answer = give(desk, **{**sent, **changes})
    assert answer.status_code == 422
    assert f'id="id_{named}_error"' in answer.content.decode()
    assert RoleAssignment.objects.count() == before
    assert not User.objects.filter(email="nimi@botnia.test").exists()


def test_an_address_of_another_person_or_another_address_is_refused(desk, plan, steering_member):
    held = Person.objects.create(name="Ohjaaja", user=steering_member)
    other = Person.objects.create(name="Toinen")
    sent = {"role": "steering_member", "scope": f"network:{plan.steering_group_id}"}
    assert give(desk, person=str(other.pk), email=steering_member.email, **sent).status_code == 422
    assert give(desk, person=str(held.pk), email="muu@botnia.test", **sent).status_code == 422


@pytest.fixture
def elsewhere(plan):
    """Another owner's plan in no province of ours, with its steering group."""
    return factories.PlanFactory(
        province=factories.ProvinceFactory(slug="muu"), owner=factories.OrganisationFactory()
    )


def test_roles_of_other_plans_are_neither_seen_nor_given_nor_ended(desk, elsewhere):
    user = factories.UserFactory(email="other@botnia.test")
    held = user.roles.create(role="steering_member", network=elsewhere.steering_group)
    user.roles.create(role="coordinator", organisation=elsewhere.owner)
    assert "other@botnia.test" not in desk.get(ROLES).content.decode()
    for scope, role in (
        (f"network:{elsewhere.steering_group_id}", "steering_member"),
        (f"organisation:{elsewhere.owner_id}", "coordinator"),
        (f"province:{elsewhere.province_id}", "coordinator"),
    ):
        answer = give(desk, name="Nimi", email="nimi@botnia.test", role=role, scope=scope)
        assert answer.status_code == 422, scope
    assert desk.get(f"{ROLES}{held.pk}/end/").status_code == 403
    assert end(desk, held).status_code == 403
    assert RoleAssignment.objects.filter(pk=held.pk).exists()


def test_a_coordinator_of_the_province_gives_roles_of_the_owners_of_its_plans(client_of, plan):
    user = factories.UserFactory()
    user.roles.create(role="coordinator", province=plan.province)
    sent = {"name": "Nimi", "email": "nimi@botnia.test", "role": "coordinator"}
    assert give(client_of(user), **sent, scope=f"organisation:{plan.owner_id}").status_code == 302
    assert give(client_of(user), **sent, scope=f"province:{plan.province_id}").status_code == 302


def test_a_role_ends_at_once_and_the_history_keeps_it(desk, plan, steering_member, client_of):
    row = steering_member.roles.get()
    assert desk.get(f"{ROLES}{row.pk}/end/").status_code == 200
    assert end(desk, row).url == ROLES
    assert not steering_member.roles.exists()
    assert LogEntry.objects.filter(object_pk=row.pk, action=LogEntry.Action.DELETE).exists()
    assert client_of(steering_member).get("/fi/plans/pieni/items/1.1/status/").status_code == 403
    assert end(desk, row).status_code == 404


def test_the_last_coordinator_of_an_owner_stays(desk, plan, coordinator):
    row = coordinator.roles.get()
    away = factories.UserFactory(is_active=False)
    away.roles.create(role="coordinator", organisation=plan.owner)
    assert end(desk, row).status_code == 409
    assert f"{ROLES}{row.pk}/end/" not in desk.get(ROLES).content.decode()
    factories.UserFactory().roles.create(role="coordinator", organisation=plan.owner)
    assert end(desk, row).status_code == 302
    assert desk.get(ROLES).status_code == 403


def test_a_plan_of_a_province_is_not_left_without_a_coordinator(client_of, plan):
    user = factories.UserFactory()
    row = user.roles.create(role="coordinator", province=plan.province)
    desk = client_of(user)
    assert end(desk, row).status_code == 409
    factories.UserFactory().roles.create(role="coordinator", organisation=plan.owner)
    assert end(desk, row).status_code == 302


def test_others_see_and_change_no_roles(client_of, plan, steering_member, group_contact, outsider):
    row = steering_member.roles.get()
    for user in (steering_member, group_contact, outsider):
        assert client_of(user).get(ROLES).status_code == 403
        assert client_of(user).post(NEW, {}).status_code == 403
        assert end(client_of(user), row).status_code == 403


def test_contact_data_stands_on_the_desk_alone_and_not_in_the_history(desk, plan, client_of, steering_member):
    person = Person.objects.create(name="Jäsen Julkinen", name_public=True)
    plan.steering_group.memberships.create(person=person)
    at = f"/fi/desk/persons/{person.pk}/"
    sent = {**fields_of(desk.get(at)), "email": "jasen@botnia.test", "phone": "06 123 456"}
    assert desk.post(at, sent).status_code == 302
    assert desk.post(at, {**sent, "email": "nonsense"}).status_code == 422
    person.refresh_from_db()
    assert (person.email, person.phone) == ("jasen@botnia.test", "06 123 456")
    for user in (None, steering_member):
        page = client_of(user).get(f"/fi/networks/{plan.steering_group.slug}/").content.decode()
        assert "Jäsen Julkinen" in page
        assert "jasen@botnia.test" not in page
    assert client_of(steering_member).get(at).status_code == 403
    assert not any("botnia.test" in str(entry.changes) for entry in LogEntry.objects.get_for_object(person))


def test_the_page_of_a_person_shows_the_account_and_its_roles(desk, plan, steering_member):
    person = Person.objects.create(name="Ohjaaja", user=steering_member)
    page = desk.get(f"/fi/desk/persons/{person.pk}/").content.decode()
    assert steering_member.email in page
    assert f"{ROLES}{steering_member.roles.get().pk}/end/" in page


def test_the_list_takes_the_same_queries_for_many_roles(desk, plan, django_assert_max_num_queries):
    for _n in range(20):
        factories.UserFactory().roles.create(role="steering_member", network=plan.steering_group)
    with django_assert_max_num_queries(20):
        assert desk.get(ROLES).status_code == 200
