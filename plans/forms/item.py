"""The form of an item: its texts in both languages, its time, and what it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.fields import EdtfField, LineField, ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.pairs import keep_sources
from botnia_portal.core.editing.times import clean_time, read_while_typing
from networks.models import Person
from plans.choices import Commitment, ItemKind
from plans.models import PlanItem
from plans.services.shapes import ITEM
from priorities.models import Theme

Choices = list[tuple[str, Any]]


class ItemForm(forms.Form):
    """Checks what was typed; `values` gives it as the services want it."""

    title_fi = LineField(label=gettext_lazy("Title in Finnish"), max_length=250, language="fi", rows=2)
    title_sv = LineField(label=gettext_lazy("Title in Swedish"), max_length=250, language="sv", rows=2)
    description_fi = ProseField(label=gettext_lazy("Description in Finnish"), language="fi", rows=8)
    description_sv = ProseField(label=gettext_lazy("Description in Swedish"), language="sv", rows=8)
    condition_fi = LineField(label=gettext_lazy("Condition in Finnish"), max_length=250, language="fi")
    condition_sv = LineField(label=gettext_lazy("Condition in Swedish"), max_length=250, language="sv")
    note_fi = ProseField(label=gettext_lazy("Note in Finnish"), language="fi", rows=3)
    note_sv = ProseField(label=gettext_lazy("Note in Swedish"), language="sv", rows=3)
    time_words_fi = LineField(label=gettext_lazy("Time in words in Finnish"), max_length=200, language="fi")
    time_words_sv = LineField(label=gettext_lazy("Time in words in Swedish"), max_length=200, language="sv")
    time_edtf = EdtfField(
        label=gettext_lazy("Time for the calendar"),
        help_text=gettext_lazy(
            "In words, such as “in autumn 2013”, “October 2014” or “until 10/2015”; EDTF (2013-23) works too."
        ),
    )
    time_role = forms.ChoiceField(label=gettext_lazy("What the time means"), required=False)
    time_inferred = forms.BooleanField(
        label=gettext_lazy("The time is read from the context, not written in the plan."), required=False
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ItemKind.choices)
    second_kind = forms.ChoiceField(label=gettext_lazy("Second kind"), required=False)
    commitment = forms.ChoiceField(label=gettext_lazy("Commitment"), choices=Commitment.choices)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    lead = forms.ChoiceField(label=gettext_lazy("Responsible person"), required=False)
    deputy = forms.ChoiceField(label=gettext_lazy("Deputy"), required=False)

    def __init__(self, item: PlanItem, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        people = _people(item)
        optional: dict[str, Choices] = {
            "time_role": list(TimeRole.choices),
            "second_kind": list(ItemKind.choices),
            "theme": _themes(item),
            "lead": people,
            "deputy": people,
        }
        for name, choices in optional.items():
            self.fields[name].choices = [("", "–"), *choices]  # type: ignore[attr-defined]
        read_while_typing(self, "reading")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("title_fi") == "" and data.get("title_sv") == "":
            self.add_error("title_fi", _("Write the title in at least one language."))
        if data.get("kind") and data.get("kind") == data.get("second_kind"):
            self.add_error(
                "second_kind", _("The second kind is the same as the first. Choose another, or none.")
            )
        keep_sources(self, texts.states_of(self.item))
        clean_time(self, data, self.item.plan.span, duration=self.item.time_duration)
        return data

    @property
    def values(self) -> Values:
        """What was typed and found in order, as texts."""
        return {name: _as_text(self.cleaned_data[name]) for name in ITEM.names}


def _as_text(value: Any) -> str:
    return "1" if value is True else str(value or "")


def _themes(item: PlanItem) -> Choices:
    """The themes of the item's area; those of the general part belong to no area."""
    rows = offered(Theme.objects.filter(owner_id=item.plan.owner_id, area_id=item.section.area_id))
    choices = [(str(theme.pk), name_here(theme)) for theme in rows]
    if item.theme and str(item.theme.pk) not in dict(choices):
        choices.append((str(item.theme.pk), name_here(item.theme)))
    return sorted(choices, key=lambda choice: alphabet(choice[1]))


def _people(item: PlanItem) -> Choices:
    rows = offered(Person.objects.all(), [item.lead_id, item.deputy_id]).values_list("pk", "name")
    return sorted(((str(pk), name) for pk, name in rows), key=lambda choice: alphabet(choice[1]))
