"""What a correction says otherwise than the edition before it, computed from the two publications alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core.editing.differences import ADDED, REMOVED, excerpt, word_diff
from botnia_portal.core.texts import LANGUAGES
from evaluations import publication as data
from evaluations.change_rules import NESTED, RULES, Rule, in_language
from evaluations.publication_codec import is_known

Pair = tuple[Any, Any]
"""The same thing before and now; None where one of the two does not have it."""


def both(say: Callable[[str], str]) -> data.Text:
    """Words of the report in both languages, each said while its language is the active one."""
    with translation.override("fi"):
        fi = say("fi")
    with translation.override("sv"):
        return data.Text(fi, say("sv"))


def named(word: Any) -> data.Text:
    """A word of the interface, lazily translated, in both languages."""
    return both(lambda _code: str(word))


def text_change(label: Any, before: data.Text | None, now: data.Text | None) -> data.Change | None:
    """What changed in a text, word by word in each language; None where it says what it said."""
    pieces = [
        _pieces(getattr(before, code) if before else "", getattr(now, code) if now else "")
        for code in LANGUAGES
    ]
    return data.Change(named(label), *pieces) if any(pieces) else None


def _pieces(before: str, now: str) -> tuple[data.Piece, ...]:
    if before == now:
        return ()
    return tuple(data.Piece(kind, text) for kind, text in excerpt(word_diff(before, now)))  # type: ignore[arg-type]


def value_change(label: Any, before: Any, now: Any, say: Callable[[Any, str], str]) -> data.Change | None:
    """A value that has become another; None where it is said as before. Lists are compared word by word."""
    old, new = _said(before, say), _said(now, say)
    compare = _pieces if isinstance(now or before, tuple) else _whole
    pieces = [compare(getattr(old, code), getattr(new, code)) for code in LANGUAGES]
    return data.Change(named(label), *pieces) if any(pieces) else None


def _said(value: Any, say: Callable[[Any, str], str]) -> data.Text:
    return both(lambda code: "" if value in (None, (), "") else say(value, code))


def _whole(before: str, now: str) -> tuple[data.Piece, ...]:
    if before == now:
        return ()
    words = ((REMOVED, before), (ADDED, now))
    return tuple(data.Piece(kind, text) for kind, text in words if text)  # type: ignore[arg-type]


def edition_changes(
    before: data.Publication, now: data.Publication, *, withheld: bool = False
) -> data.EditionChanges:
    """All that is not what it was. What the edition before could not hold yet, by its version, is left out."""
    reader = _Reader(min(before.version, now.version))
    return data.EditionChanges(
        number=before.edition.number,
        day=timezone.localdate(before.edition.frozen_at),
        checksum=before.checksum(),
        things=() if withheld else tuple(reader.things(before, now)),
        only_marks=reader.marks,
        withheld=withheld,
    )


class _Reader:
    def __init__(self, version: int) -> None:
        self.version, self.marks = version, 0

    def things(self, before: data.Publication, now: data.Publication) -> Iterator[data.Changed]:
        """What has changed, thing by thing, in the order of the report."""
        known = {entry.name for entry in fields(data.Publication) if is_known(entry, self.version)} | {""}
        for name, part in _PARTS:
            if name not in known:
                continue
            pair = (getattr(before, name), getattr(now, name)) if name else (before, now)
            yield from self.thing(named(part), pair)
        yield from self.listed((before.sections, now.sections), _by_number, _numbered)
        items = [
            [item for section in edition.sections for item in section.items] for edition in (before, now)
        ]
        yield from self.listed((items[0], items[1]), _by_number, _numbered)
        strategies = [edition.linkage.strategies for edition in (before, now)]
        yield from self.listed((strategies[0], strategies[1]), _by_name, _named)
        goals = [[goal for strategy in listed for goal in strategy.goals] for listed in strategies]
        yield from self.listed((goals[0], goals[1]), lambda goal: (goal.number, goal.name.fi), _numbered)
        for name, key, titled in _LISTS:
            rows = _at(before, name), _at(now, name)
            if name.partition(".")[0] in known and None not in rows:
                yield from self.listed(rows, key, titled)

    def thing(self, where: data.Text, pair: Pair) -> Iterator[data.Changed]:
        kinds = [type(side) for side in pair if side is not None]
        if kinds and (changes := self.changes(kinds[0], pair)):
            yield data.Changed(where, tuple(changes))

    def listed(
        self,
        pair: tuple[Iterable[Any], Iterable[Any]],
        key: Callable[[Any], Any],
        where: Callable[[Any], data.Text],
    ) -> Iterator[data.Changed]:
        """The rows of two lists, matched by their keys: first those that are there now, then those that are not."""
        before, now = (_keyed(rows, key) for rows in pair)
        for known in (*now, *(name for name in before if name not in now)):
            rows = before.get(known), now.get(known)
            name = where(rows[1] or rows[0])
            if None not in rows:
                yield from self.thing(name, rows)
            else:
                kind, word = (ADDED, _ADDED) if rows[0] is None else (REMOVED, _REMOVED)
                pieces = [(data.Piece(kind, getattr(name, code)),) for code in LANGUAGES]  # type: ignore[arg-type]
                yield data.Changed(name, (data.Change(named(word), *pieces),))

    def changes(self, kind: type, pair: Pair) -> list[data.Change]:
        found = []
        for entry in fields(kind):
            if not is_known(entry, self.version):
                continue
            inner = tuple(getattr(side, entry.name, None) for side in pair)
            if nested := NESTED.get(kind, {}).get(entry.name):
                found += self.changes(nested, inner)  # type: ignore[arg-type]
            elif (rule := RULES.get(kind, {}).get(entry.name)) and inner[0] != inner[1]:
                found += self.change(rule, inner)  # type: ignore[arg-type]
        return found

    def change(self, rule: Rule, pair: Pair) -> list[data.Change]:
        label, say = rule
        change = value_change(label, *pair, say) if say else text_change(label, *pair)
        self.marks += change is None
        return [change] if change else []


def _keyed(rows: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, Any]:
    """Rows by their keys; of equal keys the first, the second and so on are kept apart."""
    seen: Counter[Any] = Counter()
    found = {}
    for row in rows:
        name = key(row)
        found[name, seen[name]] = row
        seen[name] += 1
    return found


def _at(edition: data.Publication, name: str) -> Any:
    """The rows of a list; None where it lies within a part that is not there, which is told of the part as a whole."""
    value: Any = edition
    for step in name.split("."):
        value = getattr(value, step, None)
    return value


def _by_number(row: Any) -> str:
    return str(row.number)


def _by_name(row: Any) -> tuple[str, str]:
    text = row.title if isinstance(row, data.Milestone) else row.name
    return text.fi, text.sv


def _numbered(row: Any) -> data.Text:
    name = row.title if isinstance(row, data.Item) else row.name
    return both(lambda code: f"{row.number} {in_language(name, code)}")


def _named(row: Any) -> data.Text:
    text = row.title if isinstance(row, data.Milestone) else row.name
    return both(lambda code: f"{_sorts()[type(row)]}: {in_language(text, code)}")


def _sorts() -> dict[type, str]:
    return {
        data.Strategy: _("Strategy"),
        data.Network: _("Network"),
        data.Project: _("Project or other work"),
        data.Milestone: _("Milestone"),
        data.Municipality: _("Municipality"),
        data.Indicator: _("Indicator"),
    }


def _compared(row: data.ComparedItem) -> data.Text:
    return both(lambda _code: f"{_('Changes since the mid-term evaluation')}: {row.number}")


_ADDED, _REMOVED = gettext_lazy("Added"), gettext_lazy("Removed")
_PARTS = (
    ("plan", gettext_lazy("Plan")),
    ("round", gettext_lazy("Evaluation")),
    ("edition", gettext_lazy("Edition")),
    ("", gettext_lazy("Report")),
    ("whole", gettext_lazy("The whole")),
    ("counts", gettext_lazy("The whole, numbers")),
    ("linkage", gettext_lazy("Link to strategy and statutory tasks")),
    ("plan_changes", gettext_lazy("The plan as adopted and what has changed since")),
    ("comparison", gettext_lazy("Changes since the mid-term evaluation")),
)
_LISTS: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], data.Text]], ...] = (
    ("linkage.statutory_tasks", _by_number, _numbered),
    ("networks", _by_name, _named),
    ("projects", _by_name, _named),
    ("milestones", _by_name, _named),
    ("municipalities", _by_name, _named),
    ("indicators", _by_name, _named),
    ("comparison.items", _by_number, _compared),
)
