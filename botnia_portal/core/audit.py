"""What the history (django-auditlog) keeps of the floor's own rows.

Comments are a record of their own, and the states of texts follow from the texts.
"""

from auditlog.registry import auditlog

from botnia_portal.core.models import Attachment


def register() -> None:
    """Called once, when Django has loaded all apps. Where a file lies is nobody's concern."""
    auditlog.register(Attachment, exclude_fields=["file"])
