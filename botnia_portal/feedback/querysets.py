"""Which feedback waits, in SQL."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

from botnia_portal.feedback.choices import FeedbackState


class FeedbackQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """What nobody has answered or closed yet."""
        return self.filter(state=FeedbackState.NEW)

    def late_on(self, day: date) -> Self:
        """What waits, and should have been answered before the day."""
        return self.waiting().filter(due_on__lt=day)

    def for_list(self) -> Self:
        """What waits stands first, by the day on which its answer is due; then the rest, the newest first.

        Without the messages and the addresses, which only the page of one shows.
        """
        waits = Case(When(Q(state=FeedbackState.NEW), then=Value(0)), default=Value(1))
        due = Case(When(Q(state=FeedbackState.NEW), then=F("due_on")))
        rows = self.defer("message", "email").select_related("answered_by", "closed_by")
        return rows.annotate(waits=waits, due=due).order_by(
            "waits", F("due").asc(nulls_last=True), "-arrived_at", "-pk"
        )
