"""What the history keeps of who exists. Accounts (User) are not in it: they hold contact data and passwords."""

from django.utils.translation import gettext_lazy as _

from botnia_portal.core.audit import Audited
from botnia_portal.core.audit import register as keep
from networks import models

_ROLE = {
    "user": _("account"),
    "organisation": _("organisation"),
    "province": _("province"),
    "network": _("network"),
}


def register() -> None:
    """Called once, when Django has loaded all apps."""
    keep(
        Audited(models.Province),
        Audited(models.Organisation),
        Audited(models.OrganisationAlias, above="organisation"),
        Audited(models.CooperationArea),
        Audited(models.Municipality),
        Audited(models.MunicipalityLanguage, above="municipality"),
        Audited(models.MunicipalityProvince, above="municipality"),
        Audited(models.MunicipalityArea, above="municipality"),
        Audited(models.Network, links=("conveners",)),
        Audited(models.NetworkAlias, above="network"),
        Audited(models.Membership, above="network"),
        Audited(models.Meeting, links=("present",), above="network"),
        Audited(models.AgendaPoint, above="meeting"),
        # Contact data that a person has taken back must not stay in the history.
        Audited(models.Person, left_out=("email", "phone")),
        Audited(models.RoleAssignment, words=_ROLE),
        # Who has made and revoked keys is told; the user's own name for one is not.
        Audited(models.AccessKey, left_out=("name",)),
    )
