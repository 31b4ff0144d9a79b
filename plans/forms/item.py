"""The form of an item: its texts in both languages, its time, and what it is."""

from functools import cached_property, partial
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.access import asked_key
from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.fields import EdtfField, LineField, ProseField
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.pairs import keep_sources
from botnia_portal.core.editing.shapes import keys_as_text
from botnia_portal.core.editing.times import (
    TimeState,
    clean_time,
    duration_choices,
    read_while_typing,
    repeat_choices,
    time_state,
)
from networks.models import Person
from plans.choices import Commitment, ItemKind
from plans.models import PlanItem
from plans.selectors.relations import MILESTONES, RELATIONS, Offer, relation_offers
from plans.services.shapes import ITEM
from priorities.models import Theme

Choices = list[tuple[str, Any]]
_CADENCES = ("time_repeats", "time_duration", "time_offset")


class _Offered:
    """Chosen among rows that may be very many: what was sent is looked up (`allowed`, keys as texts), and all of them
    are read only where they are shown."""

    allowed: frozenset[str] = frozenset()

    def valid_value(self, value: Any) -> bool:
        return str(value) in self.allowed


class RelationField(_Offered, forms.MultipleChoiceField):
    """Rows that the item is linked to, ticked in a list; it may be empty."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class FollowedField(_Offered, forms.ChoiceField):
    """The milestone that the item follows, or none."""


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
    time_repeats = forms.ChoiceField(label=gettext_lazy("Recurrence"), required=False)
    time_duration = forms.ChoiceField(label=gettext_lazy("Duration"), required=False)
    after = FollowedField(label=gettext_lazy("After the milestone"), required=False)
    time_offset = forms.ChoiceField(label=gettext_lazy("Delay after it"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ItemKind.choices)
    second_kind = forms.ChoiceField(label=gettext_lazy("Second kind"), required=False)
    commitment = forms.ChoiceField(label=gettext_lazy("Commitment"), choices=Commitment.choices)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    lead = forms.ChoiceField(label=gettext_lazy("Responsible person"), required=False)
    deputy = forms.ChoiceField(label=gettext_lazy("Deputy"), required=False)
    networks = RelationField(label=gettext_lazy("Networks and groups"))
    projects = RelationField(label=gettext_lazy("Projects and other works"))
    goals = RelationField(label=gettext_lazy("Goals of strategies"))
    statutory_tasks = RelationField(label=gettext_lazy("Statutory tasks"))
    related = RelationField(label=gettext_lazy("Related items"))

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
        self._offer_relations()
        self._offer_times()
        read_while_typing(self, "reading")

    @cached_property
    def offers(self) -> dict[str, list[Offer]]:
        """All that can be chosen, for the page."""
        return relation_offers(self.item)

    def _offer_relations(self) -> None:
        sent = {name: self._sent_keys(name) for name in (*RELATIONS, MILESTONES)}
        for name, offers in relation_offers(self.item, sent).items():
            field: Any = self.fields[name]
            field.allowed = frozenset(str(offer.key) for offer in offers)
            field.choices = partial(self._choices, name)

    def _sent_keys(self, name: str) -> list[int]:
        values = self.data.getlist(name) if isinstance(self.data, QueryDict) else []
        return [key for key in map(asked_key, values) if key]

    def _choices(self, name: str) -> Choices:
        offers = [(str(offer.key), offer.label) for offer in self.offers[name]]
        return [("", "–"), *offers] if name == MILESTONES else offers

    def _offer_times(self) -> None:
        """The usual recurrences and durations, and those that the item or the person's form holds."""
        held = {name: (getattr(self.item, name), self.initial.get(name, "")) for name in _CADENCES}
        self.fields["time_repeats"].choices = repeat_choices(*held["time_repeats"])  # type: ignore[attr-defined]
        self.fields["time_duration"].choices = duration_choices(*held["time_duration"])  # type: ignore[attr-defined]
        self.fields["time_offset"].choices = duration_choices(*held["time_offset"], use="after")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("title_fi") == "" and data.get("title_sv") == "":
            self.add_error(texts.column_here("title"), _("Write the title in at least one language."))
        if data.get("kind") and data.get("kind") == data.get("second_kind"):
            self.add_error(
                "second_kind", _("The second kind is the same as the first. Choose another, or none.")
            )
        keep_sources(self, texts.states_of(self.item))
        if data.get("time_offset") and data.get("after") == "":
            self.add_error("time_offset", _("Choose the milestone that the delay begins from."))
        clean_time(self, data, self.item.plan.span)
        return data

    @property
    def time_state(self) -> TimeState:
        return time_state(self, self.item.plan.span, str(self["time_duration"].value() or ""))

    @property
    def values(self) -> Values:
        """What was typed and found in order, as texts."""
        return {name: _as_text(self.cleaned_data[name]) for name in ITEM.names}


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return keys_as_text(value)
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
