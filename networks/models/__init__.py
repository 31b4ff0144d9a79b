from networks.models.groups import AgendaPoint, Meeting, Membership, Network, NetworkAlias
from networks.models.keys import AccessKey
from networks.models.people import Person, RoleAssignment, User
from networks.models.places import (
    CooperationArea,
    Municipality,
    MunicipalityArea,
    MunicipalityLanguage,
    MunicipalityProvince,
    Organisation,
    OrganisationAlias,
    Province,
)

__all__ = [
    "AccessKey",
    "AgendaPoint",
    "CooperationArea",
    "Meeting",
    "Membership",
    "Municipality",
    "MunicipalityArea",
    "MunicipalityLanguage",
    "MunicipalityProvince",
    "Network",
    "NetworkAlias",
    "Organisation",
    "OrganisationAlias",
    "Person",
    "Province",
    "RoleAssignment",
    "User",
]
