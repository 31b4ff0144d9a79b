"""A form of one row, made from its model: both languages of each text, and our own fields for all others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.choices import Language
from botnia_portal.core.closing import offered
from botnia_portal.core.editing.fields import DayField, LineField, ProseField, no_control
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.editing.pairs import keep_sources
from botnia_portal.core.editing.shapes import Shape, keys_as_text, keys_of

PROSE_ROWS = 4


def columns(model: type[models.Model], *names: str) -> list[str]:
    """The columns of the named fields: two of a translated text, else the field itself."""
    translated = texts.text_fields(model)
    return [
        column
        for name in names
        for column in ([f"{name}_{code}" for code in texts.LANGUAGES] if name in translated else [name])
    ]


def form_field(column: Any, **kwargs: Any) -> forms.Field | None:
    """The field of a form for a column. Texts wrap and are long enough to read; what may be left out may be."""
    language = getattr(column, "language", "") or ""
    label = kwargs.get("label") or capfirst(str(column.verbose_name))
    common = {"label": label, "help_text": column.help_text, "required": not (column.blank or language)}
    if isinstance(column, models.TextField):
        return ProseField(language=language, rows=PROSE_ROWS, **common)
    if isinstance(column, models.URLField):
        return column.formfield(validators=[no_control], assume_scheme="https", **kwargs)
    if isinstance(column, models.EmailField):
        return column.formfield(validators=[no_control], **kwargs)
    if isinstance(column, models.CharField) and not column.choices:
        return LineField(max_length=column.max_length or 200, language=language, **common)
    if isinstance(column, models.DateField):
        return DayField(**common)
    field: forms.Field | None = column.formfield(**kwargs)
    return field


class RowForm(forms.ModelForm):
    """`class Meta(RowForm.Meta)` names the model and `fields = columns(Model, "name", …)`.

    The first text is the row's name and wanted in one language at least, unless `name_wanted` is off. The values go to
    `core.editing.saving` as texts; the form itself saves nothing.
    """

    use_required_attribute = False
    name_wanted = True
    texts_first = True
    """Whether the texts stand before the other fields on the page."""
    properties: tuple[str, ...] = ()
    """Attributes of the row that are no columns of their own and that the form shows as a field."""
    upward: ClassVar[dict[str, Promise]] = {}
    """Links to a row of the same model that stands above, each with what to say where one comes back to the row."""
    writer: Any = None
    """The user who writes, for a form that asks (`written_by`)."""

    class Meta:
        fields: list[str] = []
        formfield_callback = form_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape_of(type(self))
        for name in self.shape.texts:
            words = capfirst(str(self.instance._meta.get_field(name).verbose_name))
            self.fields[f"{name}_fi"].label = _("%(text)s in Finnish") % {"text": words}
            self.fields[f"{name}_sv"].label = _("%(text)s in Swedish") % {"text": words}
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                self._offer(name, field)

    def _offer(self, name: str, field: forms.ModelChoiceField) -> None:
        """The rows to choose from, in the order of the alphabet: the open ones, and those chosen already."""
        rows_of = offered(field.queryset, self._chosen(name))  # type: ignore[arg-type]
        field.queryset = self.narrow(name, rows_of)
        rows = sorted(
            ((str(row.pk), _shown(row)) for row in field.queryset), key=lambda row: alphabet(row[1])
        )
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.widget = forms.CheckboxSelectMultiple()
            field.help_text = ""
            field.choices = rows
        else:
            field.choices = [("", "–"), *rows]

    def _chosen(self, name: str) -> list[Any]:
        value = self.initial.get(name)
        values = value if isinstance(value, list) else [value]
        return [getattr(chosen, "pk", chosen) for chosen in values]

    def written_by(self, user: Any) -> None:
        """Told by the page who writes; a form whose choices or checks depend on that keeps it."""

    def narrow(self, name: str, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The rows that a field offers; a form says where that is not all of them."""
        return rows

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first = self.shape.texts[0] if self.shape.texts and self.name_wanted else ""
        if first and not any(data.get(f"{first}_{code}", "unread") for code in texts.LANGUAGES):
            self.add_error(texts.column_here(first), _("Write this in at least one language."))
        if self.instance.pk:
            self._check_rings(data)
            keep_sources(self, texts.states_of(self.instance))
        return data

    def _check_rings(self, data: dict[str, Any]) -> None:
        """No row stands above itself, by whatever links and however many rows in between."""
        for name, sentence in self.upward.items():
            above = data.get(name)
            # What stands is not made worse by another change.
            if above and name in self.changed_data and _leads_back(self.instance, above, [*self.upward]):
                self.add_error(name, str(sentence))

    def _get_validation_exclusions(self) -> set[str]:
        # The untranslated twin of a text follows the active language and is not what was typed. What the row belongs to
        # is no field of the form, but set already: constraints over it hold here, not only in the database.
        excluded = {*super()._get_validation_exclusions(), *self.shape.texts}  # type: ignore[misc]
        foreign = [f for f in self.instance._meta.fields if isinstance(f, models.ForeignKey)]
        # So is the day on which it was closed, which its course must agree with (core.models.Closable).
        return excluded - {f.name for f in foreign if getattr(self.instance, f.attname)} - {"closed_on"}

    @property
    def values(self) -> Values:
        """What was typed and found in order, as texts."""
        return {name: as_text(self.cleaned_data[name]) for name in self.shape.names}


def _leads_back(row: Any, above: Any, links: list[str]) -> bool:
    """Whether one comes from `above` by the links to the row again; a query for each step."""
    keys, seen = {above.pk}, set[int]()
    while keys and row.pk not in keys:
        seen |= keys
        rows = type(row)._default_manager.filter(pk__in=keys).order_by().values_list(*links)
        keys = {key for found in rows for key in found if key} - seen
    return row.pk in keys


def _shown(row: Any) -> str:
    """A row as an option of a list."""
    if getattr(row, "closed_on", None):
        return _("%(name)s (closed)") % {"name": row}
    return str(row)


def shape_of(form: type[RowForm]) -> Shape:
    """The shape of the fields that a form shows."""
    meta: Any = form._meta
    names = dict.fromkeys(_base_name(meta.model, column) for column in meta.fields)
    shape = Shape.of(meta.model, tuple(names))
    return replace(shape, plain=(*shape.plain, *form.properties))


def _base_name(model: type[models.Model], column: str) -> str:
    base, _sep, code = column.rpartition("_")
    return base if code in Language.values and base in texts.text_fields(model) else column


def as_text(value: Any) -> str:
    """A cleaned value as the services compare it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, models.QuerySet):
        return keys_as_text(value.values_list("pk", flat=True))
    if isinstance(value, models.Model):
        return str(value.pk)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def as_initial(shape: Shape, values: Values) -> dict[str, Any]:
    """Values as the fields of a form begin from them."""
    return {name: keys_of(value) if name in shape.many else value for name, value in values.items()}
