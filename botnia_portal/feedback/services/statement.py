"""The first content of the accessibility statement, from a file; from then on the coordinators write it on the desk."""

import re
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from botnia_portal.core import texts
from botnia_portal.feedback.models import AccessibilityGap, AccessibilityStatement

FIRST_CONTENT = Path(__file__).parent.parent / "data/statement.yaml"


@transaction.atomic
def load_statement() -> bool:
    """Write the statement where the portal has none; False, and nothing done, where there is one."""
    if AccessibilityStatement.objects.exists():
        return False
    data = yaml.safe_load(FIRST_CONTENT.read_text())
    gaps = data.pop("gaps")
    statement = AccessibilityStatement.objects.create(**_columns(data))
    texts.record(statement, texts.Place(texts.REGISTER), is_new=True)
    for order, gap in enumerate(gaps, 1):
        row = AccessibilityGap.objects.create(statement=statement, order=order, **_columns(gap))
        texts.record(row, texts.Place(texts.REGISTER), is_new=True)
    return True


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    """A text in two languages is a mapping in the file and two columns in the row."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        pair = isinstance(value, dict)
        found |= (
            {f"{name}_{code}": _unwrapped(text) for code, text in value.items()} if pair else {name: value}
        )
    return found


def _unwrapped(text: str) -> str:
    """The file wraps its lines, the texts on the desk do not: a paragraph and an item of a list are one line each."""
    return re.sub(r"(?<!\n)\n(?!\n|- )\s*", " ", text.strip())
