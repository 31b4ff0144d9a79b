"""The form with which a coordinator gives a role, and with it an account."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.choices import Language
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.fields import LineField, no_control
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.desk.roles import Grant, Rights, fits, scope_choices
from networks.accounts import DEMO_DOMAIN
from networks.choices import Role
from networks.models import Person, User


class RoleForm(forms.Form):
    """To whom, which role, and on what. Who has no account gets one, for the address given here."""

    person = forms.ChoiceField(
        label=gettext_lazy("Person"),
        required=False,
        help_text=gettext_lazy("Leave this empty for somebody who is not there yet, and write the name."),
    )
    name = LineField(label=gettext_lazy("Name of a new person"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        validators=[no_control],
        help_text=gettext_lazy("Needed for those who have no account yet: they log in with it."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=Language.choices, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[("", "–"), *Role.choices])
    scope = forms.ChoiceField(
        label=gettext_lazy("In what"),
        help_text=gettext_lazy(
            "Coordinators belong to an organisation or a province, steering members and contacts to a network."
        ),
    )

    use_required_attribute = False

    def __init__(self, rights: Rights, person: Person | None, data: Any = None) -> None:
        initial = {"person": str(person.pk), "email": person.email} if person else {}
        super().__init__(data, initial=initial)
        self.people = {str(row.pk): row for row in offered(Person.objects.select_related("user"))}
        names = sorted(
            ((key, row.name) for key, row in self.people.items()), key=lambda row: alphabet(row[1])
        )
        self._choose("person", names)
        self._choose("scope", [(value, capfirst(words)) for value, words, _row in scope_choices(rights)])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        chosen: Any = self.fields[name]
        chosen.choices = [("", "–"), *choices]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        role, scope = data.get("role"), data.get("scope")
        if role and scope and not fits(role, scope):
            self.add_error(
                "scope", _("This role cannot be held there. Choose another role or another place.")
            )
        person = self.people.get(data.get("person") or "")
        if person is None or person.user is None:
            self._clean_account(data, person)
        elif not person.user.is_active:
            self.add_error("person", _("The account of this person is closed."))
        elif data.get("email") and data["email"] != person.user.email.lower():
            self.add_error("email", _("This person has an account with another address. Leave this empty."))
        return data

    def _clean_account(self, data: dict[str, Any], person: Person | None) -> None:
        """An account is to be found or made for the address."""
        email = data.get("email", "")
        if not email and "email" not in self.errors:
            self.add_error("email", _("Write the address with which the person is to log in."))
        account = User.objects.select_related("person").filter(email__iexact=email).first() if email else None
        if account is None:
            if person is None and data.get("name") == "":
                self.add_error("name", _("Choose a person, or write the name of a new one."))
            if email.endswith(DEMO_DOMAIN) and not settings.DEMO:
                self.add_error("email", _("Addresses of this domain belong to the demonstration alone."))
        elif not account.is_active:
            self.add_error("email", _("The account with this address is closed."))
        elif person and getattr(account, "person", person) != person:
            self.add_error("email", _("The account with this address belongs to another person."))

    @property
    def grant(self) -> Grant:
        """What was asked for."""
        data = self.cleaned_data
        return Grant(
            role=data["role"],
            scope=data["scope"],
            person=self.people.get(data["person"]),
            name=data["name"],
            email=data["email"],
            language=data["language"] or Language.FINNISH,
        )

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return summary_of(self)
