"""What a user may do where, read once per request and kept on the user object."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import rules

from networks.choices import Role


@dataclass(frozen=True)
class RoleScopes:
    """The scopes of a user's roles, as sets of primary keys. Province roles reach the plans of the province."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("role", "organisation_id", "province_id", "network_id")

    coordinated_organisations: frozenset[int] = field(default_factory=frozenset)
    coordinated_provinces: frozenset[int] = field(default_factory=frozenset)
    steering_networks: frozenset[int] = field(default_factory=frozenset)
    contact_networks: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, user: Any) -> "RoleScopes":
        """The scopes of `user`, kept on the user object, which lives as long as the request.

        One query at most: whoever asks for a page has them already (networks.backends).
        """
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return cls()
        if not hasattr(user, "_role_scopes"):
            cls.keep(user, user.roles.values_list(*cls.COLUMNS))
        scopes: RoleScopes = user._role_scopes
        return scopes

    @classmethod
    def keep(cls, user: Any, roles: Iterable[tuple[Any, ...]]) -> None:
        """Keep what the roles come to, each with its COLUMNS."""
        rows = list(roles)
        user._role_scopes = cls(
            frozenset(o for r, o, p, n in rows if r == Role.COORDINATOR and o),
            frozenset(p for r, o, p, n in rows if r == Role.COORDINATOR and p),
            frozenset(n for r, o, p, n in rows if r == Role.STEERING_MEMBER and n),
            frozenset(n for r, o, p, n in rows if r == Role.GROUP_CONTACT and n),
        )


def sees_everything(user: Any) -> bool:
    """A superuser, to whom `has_perm` grants everything: querysets must not find less than that allows."""
    return bool(user.is_active and user.is_superuser)


@rules.predicate
def is_coordinator(user: Any) -> bool:
    """A coordinator of any plan writes what all plans share: networks, organisations, municipalities, strategies."""
    scopes = RoleScopes.of(user)
    return bool(scopes.coordinated_organisations or scopes.coordinated_provinces)


rules.add_perm("networks.edit", is_coordinator)
