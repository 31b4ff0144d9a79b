"""What may stand behind the question mark: Django forms read it strictly, and the same forms document it.

The filters of items are the very form of the table. What a page forgives (an unknown value, a word misspelt) the API
refuses: a program would take the unfiltered answer for the filtered one.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from botnia_portal.api.problems import Refused
from botnia_portal.api.schemas.basic import Fault
from plans.forms.filters import OF_STATE, ItemFilterForm
from plans.selectors.filters import FilterOptions, ItemFilter
from plans.views.page import PlanPage

LIMIT, MOST, FARTHEST = 50, 200, 1_000_000
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NUMBER = re.compile(r"\d{1,7}", re.ASCII)
NONE: Mapping[str, str] = {}
FLAGS = ("true", "false", "on", "1")
"""How a yes or no may be written; "on" is what the table's own form sends, and "1" stands in links to the table."""


class Listed(forms.Form):
    """The part of a list."""

    limit = forms.IntegerField(
        required=False, min_value=1, max_value=MOST, help_text=f"How many; {LIMIT} unless told."
    )
    offset = forms.IntegerField(
        required=False, min_value=0, max_value=FARTHEST, help_text="How many to leave out first."
    )


class OnDay(forms.Form):
    """The day that an answer tells of."""

    as_of = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text="Status and facts as of this day. Readers are shown the published day at the latest; the answer says "
        "which day it tells of.",
    )


class ListedOnDay(OnDay, Listed):
    """Both."""


def read(request: HttpRequest, *asked: forms.Form, unseen: Mapping[str, str] = NONE) -> dict[str, Any]:
    """The values of the forms, bound to the query; Refused where it holds anything that is not in order.

    `unseen` are parameters that exist, but not for this user and plan, each with what is said of it.
    """
    fields = {name: field for form in asked for name, field in form.fields.items()}
    faults = [*_faults(request.GET, fields, unseen)]
    named = {fault.parameter for fault in faults}
    for form in asked:
        for name, messages in form.errors.items():
            faults += [Fault(parameter=name, message=str(words)) for words in messages if name not in named]
    if faults:
        raise Refused(faults)
    return {name: value for form in asked for name, value in form.cleaned_data.items()}


def _faults(query: QueryDict, fields: dict[str, forms.Field], unseen: Mapping[str, str]) -> Iterable[Fault]:
    """What a form would forgive: unknown names, repeated ones, and values that it would read anyway."""
    for name, values in query.lists():
        if name in unseen:
            words = unseen[name]
        elif name not in fields:
            words = _("There is no such parameter.")
        elif len(values) > 1 and not isinstance(fields[name], forms.MultipleChoiceField):
            words = _("Give this parameter once.")
        elif not all(_is_well_formed(fields[name], value) for value in values):
            words = _("The value cannot be understood.")
        else:
            continue
        yield Fault(parameter=name, message=words)


def _is_well_formed(field: forms.Field, value: str) -> bool:
    """Words may be empty, as the table's form sends them; a number, a day or a yes is one."""
    if isinstance(field, forms.BooleanField):
        return value in FLAGS
    if isinstance(field, forms.IntegerField):
        return NUMBER.fullmatch(value) is not None
    if isinstance(field, forms.DateField):
        return DAY.fullmatch(value) is not None
    longest = getattr(field, "max_length", None)
    return longest is None or len(value) <= longest


def item_filter(
    request: HttpRequest, page: PlanPage, options: FilterOptions
) -> tuple[ItemFilter, dict[str, Any]]:
    """The filter of the table, and the part of the list."""
    form = ItemFilterForm(request.GET, options, shows_state=page.shows_state, live=page.live)
    status = _("No status has been published, so nothing can be asked by it.")
    inside = _("The state of the texts is shown to those who follow the plan.")
    hidden = {
        name: status if name in OF_STATE else inside
        for name in ItemFilterForm.base_fields
        if name not in form.fields
    }
    values = read(request, ListedOnDay(request.GET), form, unseen=hidden)
    return form.wanted, values


def described(*forms_of: type[forms.Form]) -> list[dict[str, Any]]:
    """The parameters of forms for the OpenAPI description."""
    with override(None):
        return [
            {
                "in": "query",
                "name": name,
                "required": False,
                "description": str(field.help_text or field.label or name),
                "schema": schema_of(field),
            }
            for form in forms_of
            for name, field in form.base_fields.items()
        ]


def schema_of(field: forms.Field) -> dict[str, Any]:
    """The JSON Schema of one parameter. Choices that hang on the plan (areas, networks) are words here."""
    if isinstance(field, forms.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        codes = [str(code) for code, _label in choices if code]
        return {"type": "string", "enum": ["", *codes]} if codes else {"type": "string"}
    longest = getattr(field, "max_length", None)
    return {"type": "string", **({"maxLength": longest} if longest else {})}


def day_of(values: dict[str, Any], default: date) -> date:
    return values.get("as_of") or default
