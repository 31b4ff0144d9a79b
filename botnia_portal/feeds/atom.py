"""Changes as an Atom feed (RFC 4287), by Django's feed generator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from botnia_portal.feeds.changes import Change
from botnia_portal.feeds.entries import begin_of
from botnia_portal.feeds.words import example_words, printable, words_of
from plans.models import ActionPlan

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
AUTHORITY = "tag:botnia-portal,2026"
"""Of the tag addresses (RFC 4151) that name feed and entries for good, wherever the portal stands."""


class _Feed(Atom1Feed):
    """A feed without entries is as old as its plan; Django's own would be new at each fetch."""

    begun: datetime

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.begun


def written(plan: ActionPlan, changes: Sequence[Change], root: str, path: str, *, live: bool) -> bytes:
    """The file; equal changes give equal bytes. `root` is the address of the portal, `path` that of the
    feed, empty where it is secret: who passes the file on does not pass the key on.
    """
    language = get_language() or "fi"
    # In each language an entry is a text of its own, and so is named apart: a reader may follow both.
    tag = f"{AUTHORITY}:{language}/plan-{plan.pk}"
    title = printable(words_of(plan, "title").text)
    feed = _Feed(
        title=_("Changes: %(title)s") % {"title": title},
        link=root + plan.get_absolute_url(),
        description="",
        subtitle=example_words([plan]) or None,
        language=language,
        author_name=words_of(plan.owner, "name").text,
        feed_url=root + path if path else None,
        feed_guid=f"{tag}/live" if live else tag,
    )
    feed.begun = begin_of(plan.first_day)
    for change in changes:
        feed.add_item(
            title=printable(change.title),
            link=root + change.path,
            description=printable(change.body),
            unique_id=f"{tag}/{change.key}",
            pubdate=change.moment,
            updateddate=change.last,
        )
    return feed.writeString("utf-8").encode()
