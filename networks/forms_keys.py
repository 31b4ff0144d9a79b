"""The form with which a user makes a key."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.editing.fields import LineField
from networks.choices import KeyPurpose
from networks.keys import give_key
from networks.models import AccessKey


class KeyForm(forms.Form):
    """What the key is for, and what the user calls it."""

    name = LineField(
        label=_("Name of the key"),
        max_length=80,
        required=True,
        help_text=_("Say where it will be used, for example “Calendar of my phone”. Only you see this."),
        error_messages={"required": _("Give the key a name.")},
    )
    purpose = forms.ChoiceField(label=_("Purpose"), choices=[("", "–"), *KeyPurpose.choices])

    use_required_attribute = False

    @property
    def wanted_purpose(self) -> str:
        return str(self.cleaned_data["purpose"])

    def make(self, user: Any) -> tuple[AccessKey, str] | None:
        """The new key and its token; None, with the reason on the form, where it cannot be made."""
        if not self.is_valid():
            return None
        try:
            return give_key(user, self.wanted_purpose, self.cleaned_data["name"])
        except ValidationError as refused:
            self._tell(refused)
        return None

    def _tell(self, refused: ValidationError) -> None:
        """All that the database refuses is about the name."""
        sentences: dict[str, Any] = getattr(refused, "error_dict", {NON_FIELD_ERRORS: [refused]})
        for errors in sentences.values():
            for error in errors:
                self.add_error("name", error)


class CalendarKeyForm(KeyForm):
    """The form on the page of a calendar, where the purpose is known."""

    purpose = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the address")

    @property
    def wanted_purpose(self) -> str:
        return KeyPurpose.CALENDAR
