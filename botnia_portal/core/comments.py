"""Comments on rows of any noun: written, answered for, resolved. Who may is decided by whoever shows the row."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from botnia_portal.core import following
from botnia_portal.core.models import Comment

SAME_PRESS = timedelta(minutes=2)


def comments_on(row: models.Model) -> models.QuerySet[Comment]:
    """The comments on a row, the oldest first, with their people."""
    kind = ContentType.objects.get_for_model(row)
    found = Comment.objects.filter(content_type=kind, object_id=row.pk)
    return found.select_related("author", "resolved_by").prefetch_related("mentions")


@transaction.atomic
def write_comment(row: models.Model, text: str, author: Any, mentions: Iterable[Any] = ()) -> Comment:
    """One more comment. The same words of the same person within `SAME_PRESS` are a second press of the button."""
    recently = timezone.now() - SAME_PRESS
    same = comments_on(row).filter(author=author, text=text, written_at__gte=recently).first()
    if same:
        return same
    comment = Comment.objects.create(target=row, text=text, author=author)
    comment.mentions.set(mentions)
    following.written.send(Comment, key=comment.pk, thing="", changes={})
    return comment


def set_resolved(comment: Comment, user: Any, *, resolved: bool) -> bool:
    """Mark a comment as dealt with, or open it again; False where it stands so already."""
    standing = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=resolved)
    if resolved:
        return bool(standing.update(resolved_at=timezone.now(), resolved_by=user))
    return bool(standing.update(resolved_at=None, resolved_by=None))


def open_mentions(user: Any) -> models.QuerySet[Comment]:
    """The comments that name a user and are not resolved, the newest first."""
    found = Comment.objects.filter(mentions=user, resolved_at=None).select_related("author")
    return found.order_by("-written_at", "-pk")
