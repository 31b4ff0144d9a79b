"""The forms of the statement (on the desk), of a reader's feedback, and of its answer."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import LineField, ProseField, no_control
from botnia_portal.core.editing.row_forms import RowForm, columns
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.feedback import models
from botnia_portal.feedback.choices import FeedbackKind
from botnia_portal.feedback.services.received import Message

LONGEST_PAGE = 300
_SECRET = re.compile(r"\b(answer|calendar)/[A-Za-z0-9_-]{32,}")
"""An answer link or a secret calendar, wherever it stands in a text."""
_OPENS_SOMETHING = frozenset({"token", "key", "uidb36", "secret"})
"""Parts of addresses that let whoever knows them in: such an address is kept nowhere."""


class AccessibilityStatementForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.AccessibilityStatement
        fields = columns(
            model, "scope", "publisher", "compliance", "method", "method_text", "drawn_up_on", "reviewed_on",
            "contact_email", "contact_phone", "enforcement", "authority_name", "authority_unit",
            "authority_address", "authority_phone", "authority_email",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.instance.pk is None and models.AccessibilityStatement.objects.exists():
            self.add_error("compliance", _("The portal has one accessibility statement. Change that one."))
        return data


class AccessibilityGapForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.AccessibilityGap
        fields = columns(model, "title", "description", "reason", "criterion", "mended_by")


class FeedbackForm(forms.Form):
    """What a reader sends. `website` is a trap for programs: people do not see it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is your feedback about?"),
        choices=FeedbackKind.choices,
        widget=forms.RadioSelect,
    )
    message = ProseField(label=gettext_lazy("Your message"), plain=True, rows=8, required=True)
    page = LineField(
        label=gettext_lazy("Which page is it about? (optional)"),
        max_length=LONGEST_PAGE,
        help_text=gettext_lazy("The address of the page, or its name."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address, if you wish for an answer (optional)"),
        required=False,
        validators=[no_control],
        help_text=gettext_lazy(
            "The address is used for the answer alone. Coordinators see it, and it is deleted when the feedback is "
            "closed."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    use_required_attribute = False

    def clean_page(self) -> str:
        text: str = self.cleaned_data["page"]
        return "" if _opens_something(text) else without_secrets(text)

    def clean_message(self) -> str:
        return without_secrets(self.cleaned_data["message"])

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            # A person whose browser has filled it in sees it now, and reaches it.
            del self.fields["website"].widget.attrs["tabindex"]
            raise forms.ValidationError(
                _("This field has to stay empty: it keeps out programs. Empty it, and send again.")
            )
        return ""

    def message_in(self, language: str) -> Message:
        """What was sent, from a page in this language."""
        data = self.cleaned_data
        return Message(data["kind"], data["message"], language, data["email"], data["page"])

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return summary_of(self)


class AnswerForm(forms.Form):
    """The note on an answer that was given, or on why there is none."""

    note = ProseField(
        label=gettext_lazy("Note of the answer"),
        plain=True,
        rows=5,
        required=True,
        help_text=gettext_lazy(
            "What was answered and what follows from it. Do not write the address of the person here."
        ),
    )

    use_required_attribute = False

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return summary_of(self)


def without_secrets(text: str) -> str:
    """The text with addresses that open something cut short, so that nobody else can use them."""
    return _SECRET.sub(r"\1/…", text)


def first_values(request: HttpRequest) -> dict[str, str]:
    """What the form begins from: `?kind=`, and the page of `?page=` or the one that the reader comes from."""
    kind = request.GET.get("kind", "")
    page = public_path(request.GET.get("page", "")) or _referrer(request)
    return {"kind": kind if kind in FeedbackKind.values else "", "page": page}


def public_path(text: str) -> str:
    """The path of a page of the portal without its query; empty where it is none, or opens something by itself."""
    path = text.partition("?")[0].partition("#")[0]
    match = _page_at(path) if len(path) <= LONGEST_PAGE else None
    if match is None or match.url_name == "feedback" or _OPENS_SOMETHING & match.kwargs.keys():
        return ""
    return path


def _page_at(path: str) -> ResolverMatch | None:
    """The page of a path, whatever the language of this page: addresses are known in the active one alone."""
    code = path[1:3]
    try:
        with override(code if code in texts.LANGUAGES else texts.here()):
            return resolve(path)
    except Resolver404:
        return None


def _referrer(request: HttpRequest) -> str:
    """The page of this portal from which the browser says that it comes."""
    try:
        came_from = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return ""
    return public_path(came_from.path) if came_from.netloc == request.get_host() else ""


def _opens_something(text: str) -> bool:
    """Whether a typed address, with or without the name of the portal, is one that lets somebody in."""
    try:
        match = _page_at(urlsplit(text).path)
    except ValueError:
        return False
    return match is not None and bool(_OPENS_SOMETHING & match.kwargs.keys())
