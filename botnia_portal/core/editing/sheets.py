"""The form of one row on a page, with what it began from, so that two people never overwrite each other unseen."""

from __future__ import annotations

from typing import Any, Protocol

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.editing.clashes import MINE, THEIRS, Clash, shown
from botnia_portal.core.editing.merging import Merged, Values
from botnia_portal.core.editing.pairs import Pair, text_pair
from botnia_portal.core.editing.shapes import Shape, keys_of
from botnia_portal.core.history import last_change, who_and_when

_SALT = "core.editing.sheet"


class Subject(Protocol):
    """The row that a sheet is for. It may not be there yet."""

    @property
    def shape(self) -> Shape: ...

    @property
    def row(self) -> Any: ...

    @property
    def identity(self) -> list[Any]:
        """What tells this row from all others, also before it has a key."""

    def form(self, data: QueryDict | None, base: Values) -> forms.BaseForm: ...

    @property
    def prefix(self) -> str:
        """Of the names of its fields, where a page has several sheets."""


class Sheet:
    """After a clash it begins from what stands now, keeps mine, and asks to choose for each field in `open`."""

    def __init__(
        self, subject: Subject, data: QueryDict | None, base: Values, open_fields: list[str]
    ) -> None:
        self.subject, self.data, self.base, self.open = subject, data, base, open_fields
        self.form: Any = subject.form(data, base)

    @classmethod
    def fresh(cls, subject: Subject) -> Sheet:
        """The form as the row stands."""
        return cls(subject, None, subject.shape.read(subject.row), [])

    @classmethod
    def sent(cls, subject: Subject, post: QueryDict) -> Sheet:
        """The form as it was sent; where the other's value was chosen, it stands in the place of mine."""
        base, open_fields = _unseal(post.get(_html_name(subject, "began"), ""), subject)
        data = post.copy()
        for name in open_fields:
            if data.get(_choice_name(subject, name)) == THEIRS:
                _put(data, subject, name, base[name])
        return cls(subject, data, base, open_fields)

    def after(self, merged: Merged, now: Values) -> Sheet:
        """The form that goes on after a clash: mine where we clash, theirs where only they have changed."""
        data = QueryDict(mutable=True)
        for name, value in merged.values.items():
            _put(data, self.subject, name, value)
        return Sheet(self.subject, data, now, merged.clashes)

    def is_valid(self) -> bool:
        """All fields are in order, and of every clash one of the two was chosen."""
        valid: bool = self.form.is_valid()
        for name in self.open:
            if self._choice(name) not in (MINE, THEIRS):
                self.form.add_error(
                    name, _("Another person has changed this too. Choose which of the two stays.")
                )
                valid = False
        return valid

    def _choice(self, name: str) -> str:
        """What was chosen of a clash: mine, theirs or nothing yet."""
        return str(self.data.get(_choice_name(self.subject, name), "")) if self.data else ""

    def confirmed(self, button: str) -> str:
        """The text of this sheet that a button ("prefix:name") confirms; empty where it is not of this sheet."""
        prefix, _sep, name = button.rpartition(":")
        return name if prefix == self.subject.prefix else ""

    @property
    def seal_name(self) -> str:
        return _html_name(self.subject, "began")

    @property
    def seal(self) -> str:
        """The signed text of the hidden field; it is good for this row alone."""
        content = {"row": self.subject.identity, "base": self.base, "open": self.open}
        return signing.dumps(content, salt=_SALT, compress=True)

    def pairs(self, source: str) -> list[Pair]:
        """The texts side by side, with the states of their translations."""
        row, key = self.subject.row, self.subject.prefix
        states = texts.states_of(row) if row.pk else {}
        return [
            text_pair(self.form, name, states, source=source, key=key) for name in self.subject.shape.texts
        ]

    def others(self) -> list[Any]:
        """The fields to be seen that are no texts in two languages, in their order."""
        pairs = {f"{name}_{code}" for name in self.subject.shape.texts for code in texts.LANGUAGES}
        return [bound for bound in self.form if bound.name not in pairs and not bound.is_hidden]

    @property
    def clashes(self) -> dict[str, Clash]:
        """What the other person wrote, by field."""
        if not self.open:
            return {}
        who = who_and_when(last_change(type(self.subject.row), self.subject.row.pk, self.open))
        return {name: self._clash(name, who) for name in self.open}

    def _clash(self, name: str, who: str) -> Clash:
        line = ("", shown(self.form, name, self.base[name]))
        return Clash(name, _choice_name(self.subject, name), who, [line], self._choice(name))

    def clash_links(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, who changed it and when."""
        return [
            (self.form[name].auto_id, str(self.form[name].label), clash.who)
            for name, clash in self.clashes.items()
        ]

    def errors(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return [
            (*self._address(name), str(sentence))
            for name, sentences in self.form.errors.items()
            for sentence in sentences
        ]

    def _address(self, name: str) -> tuple[str, str]:
        """Where an error is mended: at its field, or at the first one where it belongs to several."""
        bound = self.form[name] if name in self.form.fields else next(iter(self.form))
        label = str(bound.label) if name in self.form.fields else _("The whole form")
        return bound.id_for_label or bound.auto_id, label


def _put(data: QueryDict, subject: Subject, name: str, value: str) -> None:
    """A value as a browser sends it: several keys one by one, and nothing of a box that is not ticked."""
    html_name = _html_name(subject, name)
    data.pop(html_name, None)
    if name in subject.shape.many:
        data.setlist(html_name, [str(key) for key in keys_of(value)])
    elif value or name not in subject.shape.flags:
        data[html_name] = value


def _html_name(subject: Subject, name: str) -> str:
    return f"{subject.prefix}-{name}" if subject.prefix else name


def _choice_name(subject: Subject, name: str) -> str:
    return f"keep-{_html_name(subject, name)}"


def _unseal(text: str, subject: Subject) -> tuple[Values, list[str]]:
    """What the form began from; nothing where that is not ours, so that every difference clashes."""
    try:
        content: dict[str, Any] = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return {}, []
    return (content["base"], content["open"]) if content["row"] == subject.identity else ({}, [])
