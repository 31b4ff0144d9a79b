"""The accessibility statement as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.history import field_label
from botnia_portal.feedback.choices import GapReason
from botnia_portal.feedback.models import AccessibilityGap, AccessibilityStatement

_TEXTS_WANTED = ("publisher", "method_text", "enforcement", "authority_name")


@dataclass(frozen=True)
class GapGroup:
    """The contents that are not accessible for one reason."""

    reason: str
    words: str
    gaps: list[AccessibilityGap]


@dataclass(frozen=True)
class StatementPage:
    """`to_fill_in` names what the centre still has to say, so that nobody takes the statement for complete."""

    statement: AccessibilityStatement
    groups: list[GapGroup]
    to_fill_in: list[str]


def statement_page() -> StatementPage | None:
    """The statement with its gaps by reason; None where nobody has written one. Two queries."""
    statement = AccessibilityStatement.objects.first()
    if statement is None:
        return None
    gaps = list(statement.gaps.all())
    groups = [GapGroup(r.value, str(r.label), [gap for gap in gaps if gap.reason == r]) for r in GapReason]
    return StatementPage(statement, [group for group in groups if group.gaps], _to_fill_in(statement))


def _to_fill_in(statement: AccessibilityStatement) -> list[str]:
    missing = [
        name
        for name in _TEXTS_WANTED
        if not any(texts.text_of(statement, name, code) for code in texts.LANGUAGES)
    ]
    words = [field_label(AccessibilityStatement, name) for name in missing]
    if statement.reviewed_on is None:
        words.append(_("the day on which it has reviewed the statement"))
    if not (statement.contact_email or statement.contact_phone):
        words.append(_("an e-mail address or a telephone for feedback"))
    return [capfirst(word) for word in words]
