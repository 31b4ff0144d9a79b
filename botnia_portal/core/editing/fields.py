"""Fields that refuse what cannot be saved with a sentence, and keep what was typed."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts, time

LONGEST = 20_000
"""Characters in a long text."""

# Tab and line breaks are text; the other control characters, half surrogates and non-characters are not.
# A mark that turns the direction of writing hides what a text says; U+FFFD stands where bytes could not be read.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd-\uffff]"
)
# "2013-99" is a slip in EDTF and not the words for the years from 2013 to 2099.
_LIKE_EDTF = re.compile(r"[0-9]{4}-[0-9]{2}(?![0-9])")
no_control = RegexValidator(
    _CONTROL,
    _("The text holds a character that cannot be shown. Delete it: it often comes along with a copied text."),
    code="control",
    inverse_match=True,
)


class WholeText(forms.CharField):
    """A browser would cut what is pasted at the `max_length`, without a word: here the server says that it is long."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class LineField(WholeText):
    """A text of one line. Its box wraps, so that a long title is seen whole; line breaks become spaces."""

    def __init__(self, *, max_length: int, language: str = "", rows: int = 1, **kwargs: Any) -> None:
        attrs = {"rows": rows, "cols": 30, "class": "line"} | ({"lang": language} if language else {})
        kwargs.setdefault("required", False)
        super().__init__(
            max_length=max_length,
            widget=forms.Textarea(attrs),
            validators=[no_control],
            strip=False,
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", text).strip()


class ProseField(WholeText):
    """A long text of the small Markdown, with its tools; a `plain` one, such as a mail, has none."""

    def __init__(self, *, language: str = "", rows: int = 6, plain: bool = False, **kwargs: Any) -> None:
        attrs = {"rows": rows, "cols": 30} | ({"lang": language} if language else {})
        attrs |= {} if plain else {"data-prose": ""}
        kwargs.setdefault("required", False)
        super().__init__(
            max_length=LONGEST, widget=forms.Textarea(attrs), validators=[no_control], strip=False, **kwargs
        )

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class EdtfField(WholeText):
    """A time as EDTF (ISO 8601-2), or typed in words that have one meaning alone."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        super().__init__(max_length=80, widget=forms.TextInput(attrs), validators=[no_control], **kwargs)

    def clean(self, value: Any) -> str:
        """EDTF. Words are read without a term here; the form reads them again with its plan's (editing.times)."""
        text: str = super().clean(value)
        try:
            time.derive(text, "at")
        except time.TimeError:
            result = time.Result() if _LIKE_EDTF.match(text) else time.read(text, texts.here())
            if result.reading and result.reading.edtf:
                return result.reading.edtf
            raise ValidationError(
                _several(result) if result.ambiguous else self._unknown, code="edtf"
            ) from None
        return text

    _unknown = _(
        "The portal cannot read this time. Write for example “in autumn 2013”, “October 2014”, “week 42/2014”, "
        "“by the end of 2014” or 15.10.2013. EDTF (2013-23) is understood too."
    )


def _several(result: time.Result) -> str:
    here = texts.here()
    meanings = [time.show(reading.edtf, reading.role, here) for reading in result.ambiguous]
    return gettext("This can mean several times: %(times)s. Write the one that you mean.") % {
        "times": "; ".join(meanings)
    }


class DayField(forms.DateField):
    """A day, chosen from the browser's calendar or typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **kwargs)
