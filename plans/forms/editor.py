"""The whole page on which an item is edited: its form, its milestones as rows, and what the page began from."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from botnia_portal.core.editing.clashes import MINE, THEIRS, Clash, input_name
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.row_forms import as_initial
from botnia_portal.core.editing.shapes import keys_of
from plans.forms.began import Began, unseal
from plans.forms.clashes import field_clash, row_clash
from plans.forms.item import ItemForm
from plans.forms.milestone import MilestoneForm
from plans.models import Milestone, PlanItem
from plans.services.items import EditClash, ItemEdit, snapshot
from plans.services.milestones import RowEdit
from plans.services.shapes import ITEM

Data = QueryDict


class ItemEditor:
    """Unbound (`fresh`), as it was sent (`sent`), or as it goes on after a clash (`after`)."""

    def __init__(self, item: PlanItem, began: Began | None, data: Data | None, keys: list[int]) -> None:
        self.item, self.began, self.data = item, began, data
        known = began or Began({}, {})
        self.form = ItemForm(item, data, initial=as_initial(ITEM, known.item))
        durations = dict(Milestone.objects.filter(pk__in=keys).values_list("pk", "time_duration"))
        self.rows = [
            MilestoneForm(
                str(key), item.plan, data, initial=known.milestones.get(key), duration=durations.get(key, "")
            )
            for key in keys
        ]
        self.new_row = MilestoneForm("new", item.plan, data, initial={"kind": "event"})

    @classmethod
    def fresh(cls, item: PlanItem) -> "ItemEditor":
        """The form as the item stands."""
        began = Began.of(snapshot(item))
        return cls(item, began, None, list(began.milestones))

    @classmethod
    def sent(cls, item: PlanItem, post: QueryDict) -> "ItemEditor":
        """The form as it was sent. Where the beginning is not readable, every difference will clash."""
        began = unseal(post.get("began", ""), item.pk)
        keys = list(began.milestones if began else snapshot(item).milestones)
        data = post.copy()
        if began:
            _take_theirs(began, data)
        present = [key for key in keys if any(name.startswith(f"m{key}-") for name in data)]
        return cls(item, began, data, present)

    def after(self, clash: EditClash) -> "ItemEditor":
        """The form with what both wrote: it begins from what stands now and asks to choose where the two differ."""
        data = QueryDict(mutable=True)
        _put(data, "", clash.merged.item)
        for key, values in clash.merged.milestones.items():
            _put(data, f"m{key}-", values)
        for name in self.data or ():
            if name.startswith("mnew-"):
                data[name] = self._sent(name)
        began = Began.of(clash.now, [*clash.fields, *(f"m{key}" for key in clash.rows)])
        return ItemEditor(self.item, began, data, list(clash.merged.milestones))

    @property
    def forms(self) -> list[ItemForm | MilestoneForm]:
        return [self.form, *self.rows, self.new_row]

    @property
    def seal(self) -> str:
        """The hidden field; empty where the beginning was not readable, so that it stays so."""
        return self.began.seal(self.item.pk) if self.began else ""

    def is_valid(self) -> bool:
        """All fields are in order, and of every clash one of the two was chosen."""
        results = [form.is_valid() for form in self.forms]
        for name in self.began.open if self.began else []:
            if self._sent(input_name(name)) not in (MINE, THEIRS):
                self._ask_to_choose(name)
                results.append(False)
        return all(results)

    def _sent(self, name: str) -> str:
        """One value as it was sent; empty where there is none."""
        return str(self.data.get(name, "")) if self.data else ""

    def _ask_to_choose(self, name: str) -> None:
        sentence = _("Another person has changed this too. Choose which of the two stays.")
        if name in self.form.fields:
            self.form.add_error(name, sentence)
        for row in self.rows:
            if name == row.prefix:
                row.add_error("title_fi", sentence)

    def edit(self, confirm: str) -> ItemEdit:
        """What goes to the service; only after `is_valid`."""
        bases = self.began.milestones if self.began else {}
        return ItemEdit(
            values=self.form.values,
            base=self.began.item if self.began else None,
            milestones={int(row.key): RowEdit(row.values, bases.get(int(row.key))) for row in self.rows},
            new_milestone=self.new_row.values if self.new_row.has_changed() else None,
            confirm=confirm,
        )

    def errors(self) -> list[tuple[str, str, str]]:
        """For the summary at the top: id of the field, its label, the sentence."""
        return [
            (form[name].id_for_label or form[name].auto_id, f"{part}{form[name].label}", str(sentence))
            for form, part in self._parts()
            for name in form.fields
            for sentence in form.errors.get(name, [])
        ]

    def _parts(self) -> list[tuple[ItemForm | MilestoneForm, str]]:
        """The forms from the top of the page to its end, with what the summary calls their part of it."""
        rows: list[tuple[ItemForm | MilestoneForm, str]] = [
            (row, _("Milestone %(number)s") % {"number": number} + ": ")
            for number, row in enumerate(self.rows, 1)
        ]
        return [(self.form, ""), *rows, (self.new_row, _("New milestone") + ": ")]

    def clashes(self) -> dict[str, Clash]:
        """What the other person wrote, by name of the field or "m12" of the row."""
        began = self.began
        if began is None or not began.open:
            return {}
        fields = [name for name in began.open if name in ITEM.names]
        found = {
            name: field_clash(self.form, self.item, name, began.item, self._sent(input_name(name)))
            for name in fields
        }
        for row in self.rows:
            if row.prefix in began.open:
                key = int(row.key)
                mine = {name: str(row[name].value() or "") for name in row.fields}
                found[str(row.prefix)] = row_clash(
                    row, key, mine, began.milestones[key], self._sent(input_name(row.prefix))
                )
        return found


def _take_theirs(began: Began, data: QueryDict) -> None:
    """Where the other's text was chosen, it replaces mine before anything is checked."""
    for name in began.open:
        if data.get(input_name(name)) != THEIRS:
            continue
        chosen = {name: began.item[name]} if name in began.item else {}
        prefix = ""
        if name[1:].isdecimal() and int(name[1:]) in began.milestones:
            prefix, chosen = f"{name}-", began.milestones[int(name[1:])]
        _put(data, prefix, chosen)


def _put(data: QueryDict, prefix: str, values: Values) -> None:
    """Values as a browser sends them: ticked boxes one by one, and nothing of a box that is not ticked."""
    for name, value in values.items():
        data.pop(f"{prefix}{name}", None)
        if name in ITEM.many:
            data.setlist(f"{prefix}{name}", [str(key) for key in keys_of(value)])
        elif value or name not in ITEM.flags:
            data[f"{prefix}{name}"] = value
