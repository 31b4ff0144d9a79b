"""The forms of who exists: organisations, municipalities and areas, networks with their members and meetings."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from botnia_portal.core.editing.row_forms import RowForm, columns
from networks import models
from networks.choices import NetworkState


class OrganisationForm(RowForm):
    upward: ClassVar = {
        "parent": gettext_lazy("A body is not part of itself or of one of its own units. Choose another.")
    }

    class Meta(RowForm.Meta):
        model = models.Organisation
        fields = columns(model, "name", "short_name", "kind", "parent", "is_generic", "count", "note")


class OrganisationAliasForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.OrganisationAlias
        fields = columns(model, "language", "name")


class CooperationAreaForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.CooperationArea
        fields = columns(model, "name", "province", "organisation", "is_inferred", "note")


class MunicipalityForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Municipality
        fields = columns(model, "name", "code", "organisation", "note")


class MunicipalityLanguageForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.MunicipalityLanguage
        fields = columns(model, "status", "valid_from", "valid_to")


class MunicipalityProvinceForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.MunicipalityProvince
        fields = columns(model, "province", "valid_from", "valid_to")


class MunicipalityAreaForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.MunicipalityArea
        fields = columns(model, "area", "valid_from", "valid_to", "is_inferred")


class NetworkForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Network
        fields = columns(
            model, "name", "kind", "level", "state", "is_generic", "task", "province", "organisation",
            "conveners", "note",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A network is ended by closing it, with the day and the reason; what the source calls ended stays so."""
        super().__init__(*args, **kwargs)
        if self.instance.state != NetworkState.ENDED:
            state: Any = self.fields["state"]
            state.choices = [choice for choice in state.choices if choice[0] != NetworkState.ENDED]


class NetworkAliasForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.NetworkAlias
        fields = columns(model, "language", "name")


class MembershipForm(RowForm):
    """A person, an organisation, or words; who deputises for whom is within the same network."""

    name_wanted = False
    upward: ClassVar = {
        "deputy_of": gettext_lazy("Two members are not deputies of each other. Choose another.")
    }

    class Meta(RowForm.Meta):
        model = models.Membership
        fields = columns(
            model, "person", "organisation", "words", "role", "represents_municipality", "represents_area",
            "represents_organisation", "represents_words", "deputy_of", "first_day", "last_day",
        )  # fmt: skip

    def narrow(self, name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
        if name != "deputy_of":
            return rows
        same = rows.filter(network=self.instance.network_id).exclude(pk=self.instance.pk)
        return same.select_related("person", "organisation")


class MeetingForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.Meeting
        fields = columns(model, "day", "number", "place", "agenda", "present")


class PersonForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.Person
        fields = columns(model, "name", "title", "organisation", "name_public", "email", "phone")
