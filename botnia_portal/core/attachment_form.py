"""The fields with which a person gives evidence: a link and a file."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core.attachments import Evidence
from botnia_portal.core.editing.fields import LineField, no_control
from botnia_portal.core.file_kinds import KINDS, Upload, check, taken

_LONGEST_LINK = 1000


class LinkField(forms.CharField):
    """An address on the web that a reader can follow: http or https, without a user's name in it."""

    default_error_messages = {
        "link": gettext_lazy("Write the whole address, such as https://www.example.org/page.")
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        super().__init__(
            max_length=_LONGEST_LINK, widget=widget, validators=[no_control], required=False, **kwargs
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        try:
            URLValidator(schemes=["http", "https"])(text)
            named = urlsplit(text).username
        except (ValidationError, ValueError):
            named = "not an address"
        if named:
            raise ValidationError(self.error_messages["link"], code="link")
        return text


class UploadField(forms.FileField):
    """A small file of a kind that is taken; what it is shown as is what it holds."""

    default_error_messages = {"empty": gettext_lazy("The file is empty.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ",".join(f".{end}" for end in KINDS)})
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        found = super().clean(data, initial)
        return check(found) if found else None


class EvidenceForm(forms.Form):
    """A link, a file, or both; for a form of its own, and as a part of other forms."""

    evidence_url = LinkField(label=gettext_lazy("Link"))
    evidence_words = LineField(label=gettext_lazy("What it shows"), max_length=200)
    evidence_file = UploadField(
        label=gettext_lazy("File"),
        help_text=lazy(taken, str)(),
    )

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        url, words = (self.cleaned_data.get(name) for name in ("evidence_url", "evidence_words"))
        if url and words == "":
            self.add_error("evidence_words", _("Say in a few words what the link shows."))
        elif words and url == "" and not self.files.get(self.add_prefix("evidence_file")):
            self.add_error("evidence_url", _("Give the link, or choose a file, that these words are about."))
        return data

    @property
    def evidence(self) -> Evidence:
        data = self.cleaned_data
        return Evidence(data["evidence_url"], data["evidence_words"], data["evidence_file"])

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence. Empty before anything was sent."""
        if not self.is_bound:
            return []
        found = [(self[name], sentence) for name, sentences in self.errors.items() for sentence in sentences]
        lines = [(field.auto_id, str(field.label), str(sentence)) for field, sentence in found]
        if self.choose_again and "evidence_file" not in self.errors:
            field = self["evidence_file"]
            lines.append((field.auto_id, str(field.label), _("The file was not kept. Choose it again.")))
        return lines

    @property
    def choose_again(self) -> bool:
        """A file was sent and the form was not taken: browsers do not send it again by themselves."""
        return bool(self.errors) and bool(self.files.get(self.add_prefix("evidence_file")))
