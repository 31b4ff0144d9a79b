"""The demo's accounts at example.org: names of functions, never of persons, one password for all of them."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from networks.choices import Role
from networks.models import Network, Organisation, Person, RoleAssignment, User
from plans.models import ActionPlan

PASSWORD_VARIABLE = "BOTNIA_DEMO_PASSWORD"  # noqa: S105 - the name of a variable
PASSWORD_FILE = "demo-password"  # noqa: S105 - the name of a file
CONTACT_NETWORKS = (
    "tietotuotannon-ylimaakunnallinen-kehittajaryhma",
    "bower",
    "vammaispalvelujen-verkosto",
)
MEMBERS_EMPLOYER = "vaasa"
"""The municipality to which the member is led from "My work"."""


class NotADemoError(RuntimeError):
    """Demo accounts belong to a demo only; the message is a sentence for the person who tried."""


@dataclass(frozen=True)
class DemoAccount:
    email: str
    role: Role
    language: str
    first_name: str
    last_name: str
    title_fi: str
    title_sv: str


ACCOUNTS = (
    DemoAccount(
        "coordinator@example.org", Role.COORDINATOR, "fi",
        "Esimerkki", "Koordinaattori", "koordinaattori", "koordinator",
    ),
    DemoAccount(
        "steering@example.org", Role.STEERING_MEMBER, "sv",
        "Exempel", "Styrgruppsmedlem", "ohjausryhmän jäsen", "styrgruppsmedlem",
    ),
    DemoAccount(
        "contact@example.org", Role.GROUP_CONTACT, "fi",
        "Esimerkki", "Yhteyshenkilö", "ryhmän yhteyshenkilö", "gruppens kontaktperson",
    ),
)  # fmt: skip


def require_demo() -> None:
    """Raises NotADemoError unless BOTNIA_DEMO is set."""
    if not settings.DEMO:
        raise NotADemoError(
            "Demo accounts are for a demo only: set BOTNIA_DEMO=1 where nobody else has access."
        )


def demo_password() -> str:
    """The password from the environment, else a random one kept in the data folder, readable by its owner only."""
    if given := os.environ.get(PASSWORD_VARIABLE, ""):
        return given
    path: Path = settings.DATA_DIR / PASSWORD_FILE
    if not path.exists() or not path.read_text().strip():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            os.fchmod(handle, 0o600)
            file.write(secrets.token_urlsafe(12) + "\n")
    return path.read_text().strip()


@transaction.atomic
def create_demo_users(plan: ActionPlan, password: str) -> tuple[DemoAccount, ...]:
    """Create the accounts with their roles in `plan`, or bring them up to date. Raises NotADemoError elsewhere."""
    require_demo()
    encoded = _encoded(password)
    for account in ACCOUNTS:
        user, _ = User.objects.update_or_create(
            email=account.email,
            defaults={
                "first_name": account.first_name,
                "last_name": account.last_name,
                "language": account.language,
                "password": encoded,
                "is_active": True,
            },
        )
        _person(user, account, plan)
        for scope in _scopes(account, plan):
            RoleAssignment.objects.get_or_create(user=user, role=account.role, **scope)
    return ACCOUNTS


def _encoded(password: str) -> str:
    """The stored form. The accounts share one, because working it out is slow on purpose; kept while it is right."""
    emails = [account.email for account in ACCOUNTS]
    stored = set(User.objects.filter(email__in=emails).values_list("password", flat=True))
    if len(stored) == 1 and check_password(password, known := stored.pop()):
        return known
    return make_password(password)


def _person(user: User, account: DemoAccount, plan: ActionPlan) -> None:
    Person.objects.update_or_create(
        user=user,
        defaults={
            "name": f"{account.first_name} {account.last_name}",
            "title_fi": account.title_fi,
            "title_sv": account.title_sv,
            "organisation": _employer(account, plan),
            "is_example": True,
        },
    )


def _employer(account: DemoAccount, plan: ActionPlan) -> Organisation | None:
    """The coordinator works for the centre, the member of the steering group for a municipality of the region."""
    if account.role == Role.COORDINATOR:
        return plan.owner
    member = account.role == Role.STEERING_MEMBER
    return Organisation.objects.filter(slug=MEMBERS_EMPLOYER).first() if member else None


def _scopes(account: DemoAccount, plan: ActionPlan) -> list[dict[str, Any]]:
    """Where the account has its role: the plan's owner, its steering group, or some working groups."""
    if account.role == Role.COORDINATOR:
        return [{"organisation": plan.owner}]
    if account.role == Role.STEERING_MEMBER:
        return [{"network": plan.steering_group}]
    return [{"network": network} for network in Network.objects.filter(slug__in=CONTACT_NETWORKS)]


def login_table(accounts: tuple[DemoAccount, ...], password: str) -> str:
    """The log-ins as lines for a terminal."""
    languages = {"fi": "Finnish", "sv": "Swedish"}
    rows = [("e-mail", "role", "language")]
    rows += [(a.email, a.role.value.replace("_", " "), languages[a.language]) for a in accounts]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(
        [f"Demo log-ins, the password of each is {password}", *(f"  {line}".rstrip() for line in lines)]
    )
