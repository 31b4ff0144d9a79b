"""Reporting on several items on one page: a compact row for each, saved all together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.editing.fields import ProseField
from plans.choices import Status
from plans.forms.status import WITH_REASON, StatusForm
from plans.models import PlanItem


class LeftEmpty:
    """A row that nobody has written in has no errors: it is not part of what was sent."""

    @property
    def is_filled(self) -> bool:
        """Whether the person wrote something here: the day alone, which is proposed, does not count."""
        bound: Any = self
        return any(str(bound[name].value() or "").strip() for name in ("status", "text"))

    def full_clean(self) -> None:
        form: Any = self
        if form.is_bound and not self.is_filled:
            form._errors, form.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()  # type: ignore[misc]


class CompactForm(LeftEmpty, StatusForm):
    """The status form with one text, in one language, and without a per cent."""

    def __init__(self, item: PlanItem, language: str, data: Any = None, *, as_of: date | None = None) -> None:
        super().__init__(item, data, prefix=f"i{item.pk}")
        if as_of:
            self.initial["as_of"] = as_of
        self.language = language
        for name in ("progress", *(f"narrative_{code}" for code in texts.LANGUAGES)):
            del self.fields[name]
        self.fields["text"] = ProseField(label=_("What has been done"), language=language, rows=2)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("status") in WITH_REASON and self.cleaned_data.get("text") == "":
            self.add_error("text", _("Say why."))
        return self.cleaned_data

    @property
    def narrative(self) -> dict[str, str]:
        return {self.language: self.cleaned_data["text"]}


class AnswerForm(LeftEmpty, forms.Form):
    """One item of an answer link: the status and a text; the day is that of the answer."""

    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=Status.choices, widget=forms.RadioSelect, required=False
    )

    use_required_attribute = False

    def __init__(
        self, item: PlanItem, language: str, data: Any = None, *, initial: dict[str, str] | None = None
    ) -> None:
        super().__init__(data, prefix=f"i{item.pk}", initial=initial)
        self.item = item
        self.fields["text"] = ProseField(label=_("What has been done"), language=language, rows=3)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("text") and data.get("status") == "":
            self.add_error("status", _("Choose the status that the text tells of."))
        if data.get("status") in WITH_REASON and data.get("text") == "":
            self.add_error("text", _("Say why."))
        return data


@dataclass(frozen=True)
class Rows:
    """The forms of several items, of which those are read that the person has filled."""

    forms: Sequence[Any]

    @property
    def filled(self) -> list[Any]:
        return [form for form in self.forms if form.is_filled]

    def is_valid(self) -> bool:
        """At least one is filled, and all that are filled are in order."""
        filled = self.filled
        return bool(filled) and all(form.is_valid() for form in filled)

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, number of the item and label, the sentence."""
        return list(_errors(self.filled))


def _errors(filled: Iterable[Any]) -> Iterable[tuple[str, str, str]]:
    for form in filled:
        for name, sentences in form.errors.items():
            for sentence in sentences:
                yield form[name].auto_id, f"{form.item.number}: {form[name].label}", str(sentence)
