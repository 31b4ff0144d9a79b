"""Who gives and ends which roles: the coordinators of the plans that a role reaches. Invitations come with a role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.core.context import request_context
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from botnia_portal.core.alphabet import alphabet
from networks import services
from networks.choices import Role
from networks.models import Network, Person, RoleAssignment, User
from networks.permissions import RoleScopes, sees_everything
from plans.models import ActionPlan, PartyRole, PlanItem

SCOPE_FIELDS = ("organisation", "province", "network")


@dataclass(frozen=True)
class Rights:
    """The scopes on which a user gives and ends roles, as keys by the field of the scope."""

    keys: dict[str, frozenset[int]]
    everything: bool = False

    def allow(self, name: str, key: int | None) -> bool:
        return self.everything or key in self.keys[name]

    def cover(self, row: RoleAssignment) -> bool:
        return self.allow(*_scope(row))

    @property
    def condition(self) -> Q:
        """The role assignments within these rights."""
        if self.everything:
            return Q()
        wanted = Q(pk__in=[])
        for name, keys in self.keys.items():
            wanted |= Q(**{f"{name}__in": keys})
        return wanted


def rights_of(user: Any) -> Rights:
    """An owner's coordinators give roles on the owner, a province's on the province and the owners of its plans.

    Roles in a network are given by the coordinators of the plans that it steers or works for, and by every coordinator
    where it does neither. Five queries, whatever the number of networks.
    """
    scopes = RoleScopes.of(user)
    plans = list(ActionPlan.objects.values_list("pk", "owner_id", "province_id", "steering_group_id"))
    mine = {
        plan
        for plan, owner, province, _group in plans
        if owner in scopes.coordinated_organisations or province in scopes.coordinated_provinces
    }
    owners = {owner for _plan, owner, province, _group in plans if province in scopes.coordinated_provinces}
    of_others = _networks_of(plans, lambda plan: plan not in mine) - _networks_of(
        plans, lambda plan: plan in mine
    )
    is_coordinator = bool(scopes.coordinated_organisations or scopes.coordinated_provinces)
    networks = (
        Network.objects.exclude(pk__in=of_others).values_list("pk", flat=True) if is_coordinator else ()
    )
    keys = {
        "organisation": scopes.coordinated_organisations | owners,
        "province": scopes.coordinated_provinces,
        "network": frozenset(networks),
    }
    return Rights(keys, everything=sees_everything(user))


def _networks_of(plans: list[tuple[Any, ...]], wanted: Callable[[int], bool]) -> set[int]:
    """The networks that steer these plans, are linked to their items, or have a role in them."""
    keys = [row[0] for row in plans if wanted(row[0])]
    steering = {row[3] for row in plans if wanted(row[0]) and row[3]}
    linked = PlanItem.networks.through.objects.filter(planitem__plan__in=keys)
    acting = PartyRole.objects.filter(item__plan__in=keys).exclude(network=None)
    return {
        *steering,
        *linked.values_list("network_id", flat=True),
        *acting.values_list("network_id", flat=True),
    }


@dataclass(frozen=True)
class RoleLine:
    """A role in a list. `stays` says why it cannot be ended; empty where it can."""

    row: RoleAssignment
    name: str
    scope: str
    stays: str = ""


@dataclass(frozen=True)
class Coverage:
    """Which plans there are and who coordinates what, to tell whether a role may be ended."""

    plans: list[tuple[int, int | None]]
    coordinators: list[RoleAssignment] = field(default_factory=list)

    @classmethod
    def read(cls, *, lock: bool = False) -> Coverage:
        """Two queries; `lock` makes two people who end each other's role wait for each other."""
        rows = RoleAssignment.objects.filter(role=Role.COORDINATOR, user__is_active=True).order_by("pk")
        rows = rows.select_for_update(of=("self",)) if lock else rows
        return cls(list(ActionPlan.objects.values_list("owner_id", "province_id")), list(rows))

    def why_stays(self, row: RoleAssignment) -> str:
        """A plan's owner keeps a coordinator, and so does every plan."""
        if row.role != Role.COORDINATOR:
            return ""
        others = [other for other in self.coordinators if other.pk != row.pk]
        owners = {other.organisation_id for other in others}
        provinces = {other.province_id for other in others if other.province_id}
        if row.organisation_id and row.organisation_id not in owners:
            if any(owner == row.organisation_id for owner, _province in self.plans):
                return _(
                    "This is the last coordinator of the owner of a plan. Give the role to another person first."
                )
        elif row.province_id:
            left = [
                own
                for own, province in self.plans
                if province == row.province_id and province not in provinces
            ]
            if any(owner not in owners for owner in left):
                return _(
                    "A plan of the province would be left without a coordinator. Give the role to another first."
                )
        return ""


def role_lines(rights: Rights, user: Any = None) -> list[RoleLine]:
    """The roles within the rights, or those of one user among them, by scope and name."""
    rows = RoleAssignment.objects.filter(rights.condition).select_related("user__person", *SCOPE_FIELDS)
    coverage = Coverage.read()
    lines = [_line(row, coverage) for row in (rows.filter(user=user) if user else rows)]
    return sorted(lines, key=lambda line: (line.row.role, alphabet(line.scope), alphabet(line.name)))


def line_of(row: RoleAssignment) -> RoleLine:
    """One role with why it has to stay, if it has."""
    return _line(row, Coverage.read())


def _line(row: RoleAssignment, coverage: Coverage) -> RoleLine:
    name, _key = _scope(row)
    person = getattr(row.user, "person", None)
    return RoleLine(
        row, person.name if person else str(row.user), str(getattr(row, name)), coverage.why_stays(row)
    )


def _scope(row: RoleAssignment) -> tuple[str, int | None]:
    """The field that holds the scope of a role, and its key."""
    name = next(name for name in SCOPE_FIELDS if getattr(row, f"{name}_id"))
    return name, getattr(row, f"{name}_id")


def scope_choices(rights: Rights) -> list[tuple[str, str, Model]]:
    """What roles can be given on: "network:7", its words, the row; closed ones are left out. Three queries."""
    found = []
    for name, model in dict(scope for scopes in services.SCOPES.values() for scope in scopes).items():
        for row in model._default_manager.all():
            if rights.allow(name, row.pk) and not getattr(row, "closed_on", None):
                found.append((f"{name}:{row.pk}", str(row), row))
    return sorted(found, key=lambda choice: (choice[0].partition(":")[0], alphabet(choice[1])))


def fits(role: str, scope: str) -> bool:
    """Whether a role can be held on a scope ("network:7")."""
    return scope.partition(":")[0] in {name for name, _model in services.SCOPES.get(role, ())}


@dataclass(frozen=True)
class Given:
    """What giving a role did: `invited` where the account has no password yet and a mail leads to one."""

    row: RoleAssignment
    changed: bool
    invited: bool


@dataclass(frozen=True)
class Grant:
    """A role to be given, to whom and on what; an account without a person is made for the address."""

    role: str
    scope: str
    person: Person | None
    name: str
    email: str
    language: str


@transaction.atomic
def give(grant: Grant, request: HttpRequest) -> Given:
    """Give a role, with an account and a person where they are not there yet. A second press changes nothing.

    Raises PermissionDenied. After commit, a person who has no password is sent a mail that leads to one.
    """
    name, _sep, key = grant.scope.partition(":")
    if not (fits(grant.role, grant.scope) and rights_of(request.user).allow(name, int(key))):
        raise PermissionDenied
    user = grant.person.user if grant.person else None
    if user is None:
        user = services.account(grant.email, grant.name, grant.language, grant.person)
    held: dict[str, Any] = {"user": user, "role": grant.role, f"{name}_id": int(key)}
    row, new = RoleAssignment.objects.get_or_create(**held)
    invited = new and not user.has_usable_password()
    if invited:
        transaction.on_commit(lambda: _send_link(user, request))
    return Given(row, new, invited)


def _send_link(user: User, request: HttpRequest) -> None:
    """The mail of the forgotten password is also the way to the first one."""
    with translation.override(user.language), request_context(request):
        form = ResetPasswordForm({"email": user.email})
        if form.is_valid():
            form.save(request)


@transaction.atomic
def end(row: RoleAssignment, user: Any) -> bool:
    """Take a role away; the history keeps that it was held. False where it has to stay (`Coverage.why_stays`).

    Raises PermissionDenied.
    """
    if not rights_of(user).cover(row):
        raise PermissionDenied
    if Coverage.read(lock=True).why_stays(row):
        return False
    row.delete()
    return True
