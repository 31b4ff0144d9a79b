"""What a process that was killed between a commit and the index has left behind."""

from datetime import timedelta

from auditlog.models import LogEntry
from django.core.cache import cache
from django.utils import timezone

from botnia_portal.core.changes import model_of
from botnia_portal.core.models import Comment
from botnia_portal.search import indexing
from botnia_portal.search.sources import Things
from botnia_portal.search.touching import touched

LATELY = timedelta(minutes=15)
"""What was written so shortly before the last sweep is read once more: it may have been committed after it."""
UNKNOWN = timedelta(days=2)
"""How far back the first sweep looks, and one before which nobody knows when the last was."""
SWEPT = "search-swept"


def sweep() -> int:
    """Read anew what was written since the last sweep; how many things that were.

    A queue that cannot be reached keeps beat from sweeping too, so the time since then may be long.
    """
    begun = timezone.now()
    last = cache.get(SWEPT)
    since = last - LATELY if last else begun - UNKNOWN
    things: Things = set()
    for entry in LogEntry.objects.filter(timestamp__gte=since).only(
        "content_type", "object_pk", "cid", "changes"
    ):
        if model := model_of(entry):
            things |= touched(model, int(entry.object_pk), entry.cid or "", entry.changes or {})
    keys = Comment.objects.filter(written_at__gte=since).values_list("pk", flat=True)
    things |= {(Comment, key) for key in keys}
    indexing.refresh(things)
    cache.set(SWEPT, begun, None)
    return len(things)
