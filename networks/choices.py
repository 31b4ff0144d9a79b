from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    COMPETENCE_CENTRE = "competence_centre", _("competence centre")
    REGIONAL_COUNCIL = "regional_council", _("regional council")
    STATE_INSTITUTE = "state_institute", _("state institute")
    STATE_OFFICE = "state_office", _("office or unit of a state institute")
    MINISTRY = "ministry", _("ministry")
    REGIONAL_AUTHORITY = "regional_authority", _("regional state authority")
    MUNICIPALITY = "municipality", _("municipality")
    JOINT_AUTHORITY = "joint_authority", _("joint municipal authority")
    COOPERATION_AREA = "cooperation_area", _("cooperation area")
    HOSPITAL_DISTRICT = "hospital_district", _("hospital district")
    HEALTH_UNIT = "health_unit", _("health care unit")
    UNIVERSITY = "university", _("university")
    UNIVERSITY_UNIT = "university_unit", _("unit of a university")
    HIGHER_EDUCATION = "higher_education", _("higher education institution")
    UMBRELLA_ORGANISATION = "umbrella_organisation", _("umbrella organisation")
    ORGANISATION_GROUP = "organisation_group", _("group of organisations")
    NETWORK = "network", _("network")
    PARTNER = "partner", _("partner")


class LanguageStatus(models.TextChoices):
    """Language of a municipality under the Finnish Language Act (423/2003, section 5)."""

    FINNISH = "fi", _("Finnish-speaking")
    SWEDISH = "sv", _("Swedish-speaking")
    BILINGUAL_FINNISH = "bilingual_fi", _("bilingual, Finnish the majority language")
    BILINGUAL_SWEDISH = "bilingual_sv", _("bilingual, Swedish the majority language")


class NetworkKind(models.TextChoices):
    MANAGEMENT_GROUP = "management_group", _("management group")
    STEERING_GROUP = "steering_group", _("steering group")
    MEETING_FORUM = "meeting_forum", _("meeting forum")
    DELEGATION = "delegation", _("delegation")
    WORKING_COMMITTEE = "working_committee", _("working committee")
    DEVELOPMENT_GROUP = "development_group", _("development group")
    WORKING_GROUP = "working_group", _("working group")
    REFERENCE_GROUP = "reference_group", _("reference group")
    NETWORK = "network", _("network")
    FORUM = "forum", _("forum")
    PEER_GROUP = "peer_group", _("peer group")
    DIRECTORS = "directors", _("directors' group")


class NetworkLevel(models.TextChoices):
    NATIONAL = "national", _("national")
    SUPRA_PROVINCIAL = "supra_provincial", _("supra-provincial")
    PROVINCIAL = "provincial", _("provincial")
    SUB_REGIONAL = "sub_regional", _("sub-regional")
    NORDIC = "nordic", _("Nordic")
    UNSPECIFIED = "unspecified", _("level not stated")


class NetworkState(models.TextChoices):
    NEED = "need", _("a need")
    TO_BE_FOUNDED = "to_be_founded", _("to be founded")
    EXISTING = "existing", _("existing")
    ENDED = "ended", _("ended")


class MemberRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice chair")
    MEMBER = "member", _("member")
    DEPUTY = "deputy", _("deputy member")
    MEMBER_OR_DEPUTY = "member_or_deputy", _("member or deputy member")
    SECRETARY = "secretary", _("secretary")
    EXPERT = "expert", _("expert")


class Role(models.TextChoices):
    """What a user may do; the scope is an organisation, a province or a network (RoleAssignment)."""

    COORDINATOR = "coordinator", _("coordinator")
    STEERING_MEMBER = "steering_member", _("steering-group member")
    GROUP_CONTACT = "group_contact", _("group contact")


class KeyPurpose(models.TextChoices):
    """What an access key opens."""

    CALENDAR = "calendar", _("calendar")
    API = "api", _("programming interface")
