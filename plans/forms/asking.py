"""The form with which coordinators ask groups for updates, and the ones for what came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts
from botnia_portal.core.choices import Language
from botnia_portal.core.editing.fields import DayField, LineField, ProseField
from plans.models import ActionPlan
from plans.selectors.asked import GroupToAsk
from plans.services.letters import proposal
from plans.services.requests import Asking, Letter, Receiver

USUAL_TIME = timedelta(days=14)
LONGEST_TIME = timedelta(days=366)
MOST_ADDRESSES = 10
MESSAGE_LENGTH = 4000


@dataclass(frozen=True)
class GroupFields:
    """A group with its fields, for the page."""

    group: GroupToAsk
    chosen: bool
    items: Any
    ticked: frozenset[str]
    others: Any
    language: Any


class AskForm(forms.Form):
    """Which groups are asked for which of their items, by when, and with which words."""

    due_on = DayField(label=gettext_lazy("Answer by"), required=True)
    as_of = DayField(
        label=gettext_lazy("Tell of the day"),
        help_text=gettext_lazy(
            "For an evaluation, its cut-off day. Empty: the day on which the group answers."
        ),
    )
    message_fi = ProseField(
        label=gettext_lazy("Message in Finnish"), language="fi", required=True, plain=True
    )
    message_sv = ProseField(
        label=gettext_lazy("Message in Swedish"), language="sv", required=True, plain=True
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups"), error_messages={"required": gettext_lazy("Choose at least one group.")}
    )

    use_required_attribute = False

    def __init__(
        self,
        plan: ActionPlan,
        groups: Sequence[GroupToAsk],
        data: Any = None,
        *,
        chosen: Sequence[str] = (),
        as_of: date | None = None,
    ) -> None:
        begun: dict[str, Any] = {f"message_{code}": proposal(code, as_of) for code in texts.LANGUAGES}
        begun |= {"due_on": timezone.localdate() + USUAL_TIME, "as_of": as_of}
        super().__init__(data, initial={**begun, "groups": list(chosen)})
        self.plan = plan
        self.by_key = {str(group.network.pk): group for group in groups}
        self.fields["groups"].choices = [(key, key) for key in self.by_key]  # type: ignore[attr-defined]
        for code in texts.LANGUAGES:
            self.fields[f"message_{code}"].max_length = MESSAGE_LENGTH  # type: ignore[attr-defined]
        for key, group in self.by_key.items():
            self._add_group(key, group)

    def _add_group(self, key: str, group: GroupToAsk) -> None:
        self.fields[f"items_{key}"] = forms.MultipleChoiceField(
            label=_("Items"), required=False, choices=[(str(item.pk), item.number) for item in group.items]
        )
        self.fields[f"others_{key}"] = LineField(
            label=_("Other addresses, which get an answer link"),
            help_text=_("E-mail addresses with a comma between them."),
            max_length=600,
            initial=", ".join(group.addresses),
        )
        self.fields[f"language_{key}"] = forms.ChoiceField(
            label=_("Language of these mails"),
            choices=Language.choices,
            initial=group.language,
            required=False,
        )

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if day < today:
            raise ValidationError(_("The day has passed. Give the groups time to answer."))
        if day > today + LONGEST_TIME:
            raise ValidationError(_("The day is more than a year away."))
        return day

    def clean_as_of(self) -> date | None:
        day: date | None = self.cleaned_data["as_of"]
        if day and day < self.plan.first_day:
            raise ValidationError(_("The day is before the term of the plan."))
        if day and (due := self.cleaned_data.get("due_on")) and day > due:
            raise ValidationError(_("The day is after the one by which the groups answer."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for code in texts.LANGUAGES:
            if len(data.get(f"message_{code}", "")) > MESSAGE_LENGTH:
                self.add_error(
                    f"message_{code}",
                    _("The message is too long: at most %(n)s characters.") % {"n": MESSAGE_LENGTH},
                )
        for key in data.get("groups", ()):
            self._clean_group(key, data)
        return data

    def _clean_group(self, key: str, data: dict[str, Any]) -> None:
        found = [part.lower() for part in re.split(r"[\s,;]+", data.get(f"others_{key}", "")) if part]
        wrong = [part for part in found if not _is_address(part)]
        if wrong:
            self.add_error(
                f"others_{key}", _("“%(address)s” is not an e-mail address.") % {"address": wrong[0]}
            )
        elif len(found) > MOST_ADDRESSES:
            self.add_error(f"others_{key}", _("At most %(n)s addresses.") % {"n": MOST_ADDRESSES})
        elif not found and not self.by_key[key].contacts and f"others_{key}" not in self.errors:
            self.add_error(
                f"others_{key}", _("Nobody in this group has an account. Write the address of somebody.")
            )
        data[f"others_{key}"] = found

    def askings(self) -> list[Asking]:
        """What a valid form asks, in the order of the page."""
        return [
            self._asking(key, group)
            for key, group in self.by_key.items()
            if key in self.cleaned_data["groups"]
        ]

    def _asking(self, key: str, group: GroupToAsk) -> Asking:
        ticked = set(self.cleaned_data[f"items_{key}"])
        receivers = {user.email.lower(): Receiver(user.email, user.language, user) for user in group.contacts}
        language = self.cleaned_data[f"language_{key}"] or group.language
        for address in self.cleaned_data[f"others_{key}"]:
            receivers.setdefault(address, Receiver(address, language))
        items = [item for item in group.items if not ticked or str(item.pk) in ticked]
        return Asking(group.network, items, list(receivers.values()))

    def letter(self, root: str, for_round: str) -> Letter:
        message = {code: self.cleaned_data[f"message_{code}"] for code in texts.LANGUAGES}
        return Letter(self.cleaned_data["due_on"], message, root, for_round, as_of=self.cleaned_data["as_of"])

    def group_fields(self) -> list[GroupFields]:
        """The groups with their fields, in the order of the page."""
        chosen = {str(value) for value in self["groups"].value() or ()}
        return [
            GroupFields(
                group,
                key in chosen,
                self[f"items_{key}"],
                frozenset(str(value) for value in self[f"items_{key}"].value() or ()),
                self[f"others_{key}"],
                self[f"language_{key}"],
            )
            for key, group in self.by_key.items()
        ]

    def summary(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        lines = []
        for name, sentences in self.errors.items():
            key = name.rpartition("_")[2]
            label = str(self.by_key[key].network) if key in self.by_key else str(self[name].label)
            lines += [(self[name].auto_id, label, str(sentence)) for sentence in sentences]
        return lines


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


class DecideForm(forms.Form):
    """Take an answer in, or leave it out with a reason. `version` is the answer that the coordinator read."""

    action = forms.ChoiceField(choices=[("take_in", ""), ("leave_out", "")])
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    reason = LineField(label=gettext_lazy("Why it is left out"), max_length=250)

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("action") == "leave_out" and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why the answer is left out."))
        return data
