"""The first accounts: what `manage.py invite` gives, and that their owners alone set the password."""

import re

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from networks.models import Person, RoleAssignment, User
from networks.permissions import RoleScopes, is_coordinator
from tests.factories import NetworkFactory, OrganisationFactory, ProvinceFactory, UserFactory

EMAIL = "kaija@kunta.example"
NEW_PASSWORD = "kolme-sinista-kuusta"


@pytest.fixture
def organisation(db):
    return OrganisationFactory(slug="keskus")


@pytest.fixture
def network(db):
    return NetworkFactory(slug="ryhma")


def invite(role: str, scope: str, email: str = EMAIL, **options: str) -> RoleScopes:
    """Run the command; the scopes that the account has afterwards."""
    call_command("invite", email, role, scope, **options)
    return RoleScopes.of(User.objects.get(email=email.lower()))


def counts() -> tuple[int, int, int]:
    return User.objects.count(), Person.objects.count(), RoleAssignment.objects.count()


def test_a_coordinator_of_an_organisation(organisation):
    scopes = invite("coordinator", "keskus", name=" Kaija Liisa  Koordinaattori", language="sv")
    assert scopes == RoleScopes(coordinated_organisations=frozenset({organisation.pk}))
    user = User.objects.get()
    assert is_coordinator(user)
    assert (user.first_name, user.last_name, user.language) == ("Kaija Liisa", "Koordinaattori", "sv")
    assert (user.person.name, user.person.name_public) == ("Kaija Liisa Koordinaattori", False)
    assert not user.has_usable_password()
    assert not user.is_staff
    assert not user.is_superuser


def test_a_coordinator_of_a_province(db):
    province = ProvinceFactory(slug="maakunta")
    assert invite("coordinator", "maakunta").coordinated_provinces == {province.pk}


def test_a_steering_member_and_a_group_contact_of_a_network(network):
    assert invite("steering_member", "ryhma").steering_networks == {network.pk}
    assert invite("group_contact", "ryhma").contact_networks == {network.pk}
    assert User.objects.count() == 1


def test_one_address_of_two_scopes_is_asked_for(organisation):
    province = ProvinceFactory(slug="keskus")
    with pytest.raises(CommandError, match="organisation:keskus or province:keskus"):
        invite("coordinator", "keskus")
    assert invite("coordinator", "province:keskus").coordinated_provinces == {province.pk}


def test_a_second_call_changes_nothing_and_says_so(organisation, capsys):
    invite("coordinator", "keskus", name="Kaija Koordinaattori")
    User.objects.update(language="sv")
    before = counts(), list(User.objects.values())
    capsys.readouterr()
    invite("coordinator", "keskus", email="KAIJA@Kunta.example", name="Toinen Nimi", language="fi")
    assert (counts(), list(User.objects.values())) == before
    assert "Nothing changed" in capsys.readouterr().out


def test_the_person_whom_the_plan_names_gets_the_account(organisation):
    known = Person.objects.create(name="Kaija Koordinaattori", source_key="P1")
    invite("coordinator", "keskus", name="Kaija Koordinaattori")
    known.refresh_from_db()
    assert known.user.email == EMAIL
    assert Person.objects.count() == 1


def test_nobody_gets_the_person_of_somebody_else(organisation):
    taken = Person.objects.create(name="Kaija Koordinaattori", user=UserFactory())
    invite("coordinator", "keskus", name="Kaija Koordinaattori")
    taken.refresh_from_db()
    assert taken.user.email != EMAIL
    assert Person.objects.count() == 2


def test_it_sends_nothing_and_tells_the_page_to_set_a_password(organisation, settings, capsys, mailoutbox):
    settings.CSRF_TRUSTED_ORIGINS, settings.ALLOWED_HOSTS = [], ["portal.kunta.example"]
    settings.SECURE = True
    invite("coordinator", "keskus", language="sv")
    out = capsys.readouterr().out
    assert "https://portal.kunta.example/sv/accounts/password/reset/" in out
    assert "without a name" in out
    assert mailoutbox == []


def test_who_has_set_a_password_is_not_sent_to_the_page(organisation, network, capsys):
    UserFactory(email=EMAIL)
    invite("group_contact", "ryhma")
    assert "password" not in capsys.readouterr().out


def test_the_invited_person_sets_a_password_by_mail_and_is_in(organisation, client, mailoutbox, worker_sends):
    """allauth mails the link to an account without a usable password too."""
    cache.clear()  # allauth counts the attempts of an address there
    invite("coordinator", "keskus", email="Kaija@Kunta.Example")
    client.post("/fi/accounts/password/reset/", {"email": EMAIL})
    worker_sends()
    (mail,) = mailoutbox
    assert mail.to == [EMAIL]
    form = client.get(re.search(r"https?://[^/]+(/\S+)", mail.body)[1])
    client.post(form.url, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert User.objects.get().has_usable_password()
    client.post("/fi/accounts/login/", {"login": EMAIL, "password": NEW_PASSWORD})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["kaija", "coordinator", "keskus"], "'kaija' is not an e-mail address"),
        (["", "coordinator", "keskus"], "'' is not an e-mail address"),
        (["x@example.org", "coordinator", "keskus"], "address of the demo"),
        ([EMAIL, "director", "keskus"], "no role 'director': choose coordinator"),
        ([EMAIL, "coordinator", "ryhma"], "no organisation or province with the address 'ryhma'"),
        ([EMAIL, "coordinator", "network:ryhma"], "organisation or province"),
        ([EMAIL, "group_contact", "keskus"], "no network with the address 'keskus'"),
        ([EMAIL, "coordinator", "keskus", "--language", "en"], "no language 'en': choose fi or sv"),
        ([EMAIL, "coordinator", "keskus", "--name", "x" * 121], "too long: at most 120"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_changes_nothing(organisation, network, arguments, sentence):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command("invite", *arguments)
    assert counts() == (0, 0, 0)


def test_a_closed_account_stays_closed(organisation):
    UserFactory(email=EMAIL, is_active=False)
    with pytest.raises(CommandError, match="is closed"):
        call_command("invite", EMAIL, "coordinator", "keskus")
    assert not RoleAssignment.objects.exists()
