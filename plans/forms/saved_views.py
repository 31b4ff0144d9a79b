"""Giving a view of the table of items a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SaveViewForm(forms.Form):
    """`shares` is true for those who may show a view to others."""

    name = forms.CharField(
        label=_("Name of the view"), max_length=60, error_messages={"required": _("Give the view a name.")}
    )
    is_shared = forms.BooleanField(label=_("Show it to everyone who follows the plan"), required=False)

    def __init__(self, data: Any = None, *, shares: bool) -> None:
        super().__init__(data, prefix="view")
        if not shares:
            del self.fields["is_shared"]
