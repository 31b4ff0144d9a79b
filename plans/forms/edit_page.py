"""What the template of the edit page shows, put together from the editor and the stored states of the texts."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.editing.clashes import Clash
from botnia_portal.core.editing.pairs import Pair, text_pair
from plans.forms.editor import ItemEditor
from plans.forms.item import ItemForm
from plans.forms.milestone import MilestoneForm
from plans.models import Milestone
from plans.selectors.item_page import language_states
from plans.selectors.relations import RELATIONS

TEXTS = ("title", "description", "condition", "note")


@dataclass(frozen=True)
class Row:
    """A milestone in the form."""

    form: MilestoneForm
    title: Pair
    time_words: Pair
    clash: Clash | None


@dataclass(frozen=True)
class Option:
    """A row that the item can be linked to; `language` is set where its name is not in the reader's."""

    key: str
    label: str
    group: str
    language: str
    chosen: bool


@dataclass(frozen=True)
class Relation:
    """What the item can be linked to, of one kind: under its groups, or else the chosen first."""

    bound: BoundField
    options: list[Option]
    clash: Clash | None

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.chosen]


def _relation(form: ItemForm, name: str, clashes: dict[str, Clash]) -> Relation:
    bound = form[name]
    ticked = {str(key) for key in bound.value() or []}
    options = [
        Option(str(offer.key), offer.label, offer.group, offer.language, str(offer.key) in ticked)
        for offer in form.offers[name]
    ]
    if not any(option.group for option in options):
        options.sort(key=lambda option: not option.chosen)
    return Relation(bound, options, clashes.get(name))


def edit_context(editor: ItemEditor) -> dict[str, Any]:
    """The context of the edit page; two queries for the states of texts, more only after a clash."""
    states = texts.states_of(editor.item)
    source = states["title"].source_language if "title" in states else "fi"
    clashes = editor.clashes()
    keys = [int(row.key) for row in editor.rows]
    by_row = texts.states_by_row(Milestone, keys)
    pairs = {name: text_pair(editor.form, name, states, source=source) for name in (*TEXTS, "time_words")}
    return {
        "editor": editor,
        "form": editor.form,
        "texts": [pairs[name] for name in TEXTS],
        "time_pair": pairs["time_words"],
        "relations": [_relation(editor.form, name, clashes) for name in RELATIONS],
        "rows": [_row(row, by_row.get(int(row.key), {}), source, clashes) for row in editor.rows],
        "new_row": _row(editor.new_row, {}, source, {}),
        "clashes": clashes,
        "clash_links": _clash_links(editor, clashes),
        "errors": editor.errors() if editor.form.is_bound else [],
        "languages": language_states(states),
    }


def _clash_links(editor: ItemEditor, clashes: dict[str, Clash]) -> list[tuple[str, str, str]]:
    """For the summary at the top: id of the field, its label, who changed it and when."""
    titles = {str(row.prefix): row["title_fi"] for row in editor.rows}
    return [
        (titles[name].auto_id, _("Milestone"), clash.who)
        if name in titles
        else (editor.form[name].auto_id, str(editor.form[name].label), clash.who)
        for name, clash in clashes.items()
    ]


def _row(form: MilestoneForm, states: dict[str, Any], source: str, clashes: dict[str, Clash]) -> Row:
    pairs = [text_pair(form, name, states, source=source, key=form.key) for name in ("title", "time_words")]
    return Row(
        form,
        pairs[0],
        pairs[1],
        clash=clashes.get(str(form.prefix)),
    )
