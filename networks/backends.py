"""Who is asking, read in one query on each request: the user, the roles, and the mark of what the portal holds."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import F

from botnia_portal.core.unchanged import with_mark
from networks.models import User
from networks.permissions import RoleScopes


class PortalBackend(AuthenticationBackend):
    """The log-in is allauth's; only reading the user again on later requests is ours."""

    def get_user(self, user_id: Any) -> User | None:
        """The user if active, with `RoleScopes` and the portal's mark at hand."""
        roles = {f"of_{name}": F(f"roles__{name}") for name in RoleScopes.COLUMNS}
        rows = list(User.objects.filter(pk=user_id).annotate(**with_mark(), **roles))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        user: User = rows[0]
        RoleScopes.keep(user, [tuple(getattr(row, name) for name in roles) for row in rows])
        return user
