"""What the history keeps of the statement, and of what was done with feedback."""

from botnia_portal.core.audit import Audited
from botnia_portal.core.audit import register as keep
from botnia_portal.feedback import models


def register() -> None:
    """Called once, when Django has loaded all apps."""
    keep(
        Audited(models.AccessibilityStatement),
        Audited(models.AccessibilityGap, above="statement"),
        # The address and the words of a reader are kept by their own row alone.
        Audited(models.Feedback, left_out=("email", "message", "note")),
    )
