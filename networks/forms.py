"""The forms of who exists: organisations, municipalities and areas, networks with their members and meetings."""

import re
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core.editing.row_forms import RowForm, columns
from networks import models
from networks.choices import NetworkState
from networks.querysets import overlapping


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
        fields = columns(model, "name", "code", "organisation", "tile_row", "tile_column", "note")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not re.fullmatch("[0-9]{3}", code):
            raise forms.ValidationError(_("The code of a municipality has three digits, such as 905."))
        return code


class OneAtATimeForm(RowForm):
    """A dated fact of which only one holds on a day; `fact` is the column that tells it."""

    fact = ""
    period: tuple[str, str] = ("valid_from", "valid_to")
    overlap: Promise | str = ""
    """What to say where another row holds on the same days."""

    def others(self, data: dict[str, Any]) -> QuerySet[Any]:
        """The rows that exclude this one where they hold on the same days."""
        return self._meta.model._default_manager.filter(municipality=self.instance.municipality_id)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors or not data.get(self.fact):
            return data
        first, last = (data.get(name) for name in self.period)
        rows = overlapping(self.others(data).exclude(pk=self.instance.pk), first, last, self.period)
        # The very same new row once more is a second press of the button.
        if any(self.instance.pk or self.shape.read(row) != self.values for row in rows):
            self.add_error(self.fact, str(self.overlap))
        return data


class MunicipalityLanguageForm(OneAtATimeForm):
    fact = "status"
    overlap = gettext_lazy(
        "The municipality has a language status for some of these days already. Give that one its last day first."
    )

    class Meta(RowForm.Meta):
        model = models.MunicipalityLanguage
        fields = columns(model, "status", "valid_from", "valid_to")


class MunicipalityProvinceForm(OneAtATimeForm):
    fact = "province"
    overlap = gettext_lazy(
        "The municipality is in a province on some of these days already. Give that one its last day first."
    )

    class Meta(RowForm.Meta):
        model = models.MunicipalityProvince
        fields = columns(model, "province", "valid_from", "valid_to")


class MunicipalityAreaForm(OneAtATimeForm):
    fact = "area"
    overlap = gettext_lazy(
        "The municipality is in a cooperation area on some of these days already. Give that one its last day first."
    )

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


class MembershipForm(OneAtATimeForm):
    """A person, an organisation, or words; who deputises for whom is within the same network."""

    name_wanted = False
    fact = "person"
    period = ("first_day", "last_day")
    overlap = gettext_lazy(
        "The person has this role here on some of these days already. Give that membership its last day first."
    )
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

    def others(self, data: dict[str, Any]) -> QuerySet[Any]:
        """The same person in the same role of the network."""
        same = {name: data.get(name) for name in ("person", "role")}
        return models.Membership.objects.filter(network=self.instance.network_id, **same)


class MeetingForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.Meeting
        fields = columns(model, "day", "number", "place", "agenda", "present")


class AgendaPointForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.AgendaPoint
        fields = columns(model, "title", "text", "proposal")


class PersonForm(RowForm):
    name_wanted = False

    class Meta(RowForm.Meta):
        model = models.Person
        fields = columns(model, "name", "title", "organisation", "name_public", "email", "phone")
