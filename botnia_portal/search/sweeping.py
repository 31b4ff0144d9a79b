"""What a process that was killed between a commit and the index has left behind."""

from datetime import timedelta

from auditlog.models import LogEntry
from django.utils import timezone

from botnia_portal.core.changes import model_of
from botnia_portal.core.models import Comment
from botnia_portal.search import indexing
from botnia_portal.search.sources import Things
from botnia_portal.search.touching import touched

LATELY = timedelta(minutes=15)
"""Three times as long as from one sweep to the next (settings.CELERY_BEAT_SCHEDULE)."""


def sweep() -> int:
    """Read anew what was written lately; how many things that were."""
    since = timezone.now() - LATELY
    things: Things = set()
    for entry in LogEntry.objects.filter(timestamp__gte=since).only(
        "content_type", "object_pk", "cid", "changes"
    ):
        if model := model_of(entry):
            things |= touched(model, int(entry.object_pk), entry.cid or "", entry.changes or {})
    keys = Comment.objects.filter(written_at__gte=since).values_list("pk", flat=True)
    things |= {(Comment, key) for key in keys}
    indexing.refresh(things)
    return len(things)
