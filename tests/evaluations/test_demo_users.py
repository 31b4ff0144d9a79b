"""The demo's accounts: made in a demo only, and an error of `check --deploy` anywhere else."""

import pytest
from django.core.checks import Error
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from evaluations import checks
from evaluations.services.example_users import CONTACT_NETWORKS
from networks.models import Network, Person, RoleAssignment, User
from networks.permissions import RoleScopes
from tests.factories import NetworkFactory, UserFactory

PASSWORD = "chosen-for-this-demo"
EMAILS = {"coordinator@example.org", "steering@example.org", "contact@example.org"}


@pytest.fixture
def demo(settings, tmp_path, monkeypatch):
    """A demo with a data folder of its own."""
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    monkeypatch.delenv("BOTNIA_DEMO_PASSWORD", raising=False)
    return settings


@pytest.fixture
def groups(db) -> list[Network]:
    return [NetworkFactory(slug=slug) for slug in CONTACT_NETWORKS]


def create(plan) -> None:
    call_command("create_demo_users", plan=plan.slug)


def test_three_accounts_each_with_its_role(demo, plan, groups):
    create(plan)
    scopes = {user.email: RoleScopes.of(user) for user in User.objects.all()}
    assert set(scopes) == EMAILS
    assert scopes["coordinator@example.org"].coordinated_organisations == {plan.owner_id}
    assert scopes["steering@example.org"].steering_networks == {plan.steering_group_id}
    assert scopes["contact@example.org"].contact_networks == {group.pk for group in groups}


def test_they_are_named_by_their_function_and_marked(demo, plan, groups):
    create(plan)
    people = Person.objects.filter(user__email__in=EMAILS)
    assert set(people.values_list("name", flat=True)) == {
        "Esimerkki Koordinaattori",
        "Exempel Styrgruppsmedlem",
        "Esimerkki Yhteyshenkilö",
    }
    assert all(person.is_example and not person.name_public for person in people)
    assert set(User.objects.values_list("language", flat=True)) == {"fi", "sv"}


def test_the_password_of_the_environment_logs_in(demo, plan, groups, monkeypatch, client, capsys):
    monkeypatch.setenv("BOTNIA_DEMO_PASSWORD", PASSWORD)
    create(plan)
    assert PASSWORD in capsys.readouterr().out
    assert client.login(email="contact@example.org", password=PASSWORD)
    assert not (demo.DATA_DIR / "demo-password").exists()


def test_a_password_of_its_own_is_kept_and_readable_by_its_owner_only(demo, plan, groups, capsys):
    create(plan)
    file = demo.DATA_DIR / "demo-password"
    password = file.read_text().strip()
    assert file.stat().st_mode & 0o777 == 0o600
    create(plan)
    assert file.read_text().strip() == password
    assert capsys.readouterr().out.count(password) == 2
    assert User.objects.get(email="coordinator@example.org").check_password(password)


def test_a_second_run_changes_nothing(demo, plan, groups):
    create(plan)
    before = (
        list(User.objects.order_by("pk").values()),
        RoleAssignment.objects.count(),
        Person.objects.count(),
    )
    create(plan)
    after = list(User.objects.order_by("pk").values()), RoleAssignment.objects.count(), Person.objects.count()
    assert after == before


def test_the_table_names_each_log_in(demo, plan, groups, capsys):
    create(plan)
    out = capsys.readouterr().out
    assert all(email in out for email in EMAILS)


@pytest.mark.parametrize("command", ["create_demo_users", "prepare_demo"])
def test_outside_a_demo_both_commands_refuse(settings, tmp_path, plan, command):
    settings.DEMO, settings.DATA_DIR = False, tmp_path
    with pytest.raises(CommandError, match="BOTNIA_DEMO=1"):
        call_command(command)
    assert not User.objects.exists()
    assert not list(tmp_path.iterdir())


def test_without_the_plan_it_says_what_to_do(demo, db):
    with pytest.raises(CommandError, match="Load it first"):
        call_command("create_demo_users")


def test_prepare_demo_does_all_of_it_and_prints_the_log_ins_alone(demo, db, capsys):
    call_command("prepare_demo")
    first = capsys.readouterr()
    assert "129 status updates" in first.err
    assert first.out.startswith("Demo log-ins")
    call_command("prepare_demo")
    second = capsys.readouterr()
    assert (second.err, second.out) == ("", first.out)


@pytest.mark.parametrize("demo", [False, True])
def test_the_deploy_check_fails_while_a_demo_account_exists(settings, db, demo):
    settings.DEMO = demo
    UserFactory(email="coordinator@example.org")
    (error,) = checks.no_demo_accounts(None)
    assert isinstance(error, Error)
    assert error.id == "evaluations.E001"


def test_the_deploy_check_is_quiet_where_there_is_no_demo_account(db):
    UserFactory(email="someone@kunta.example")
    assert checks.no_demo_accounts(None) == []


def test_the_deploy_check_is_quiet_before_there_are_tables(settings, monkeypatch):
    class NoTables:
        @staticmethod
        def filter(**_lookup):
            raise DatabaseError("no such table")

    settings.DEMO = False
    monkeypatch.setattr(User, "objects", NoTables)
    assert checks.no_demo_accounts(None) == []
