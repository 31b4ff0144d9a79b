"""Which texts exist in Finnish and Swedish. Names of persons are never translated."""

from modeltranslation.translator import TranslationOptions, translator

from networks import models


class ProvinceOptions(TranslationOptions):
    fields = ("name",)


class NamedOptions(TranslationOptions):
    fields = ("name", "note", "closed_reason")


class OrganisationOptions(TranslationOptions):
    fields = ("name", "short_name", "note", "closed_reason")


class NetworkOptions(TranslationOptions):
    fields = ("name", "task", "note", "closed_reason")


class PersonOptions(TranslationOptions):
    fields = ("title", "closed_reason")


class MembershipOptions(TranslationOptions):
    fields = ("words", "represents_words")


class MeetingOptions(TranslationOptions):
    fields = ("place", "agenda")


class AgendaPointOptions(TranslationOptions):
    fields = ("title", "text", "proposal")


translator.register(models.Province, ProvinceOptions)
translator.register(models.CooperationArea, NamedOptions)
translator.register(models.Municipality, NamedOptions)
translator.register(models.Organisation, OrganisationOptions)
translator.register(models.Network, NetworkOptions)
translator.register(models.Person, PersonOptions)
translator.register(models.Membership, MembershipOptions)
translator.register(models.Meeting, MeetingOptions)
translator.register(models.AgendaPoint, AgendaPointOptions)
