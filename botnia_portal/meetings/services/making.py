"""Making one pack: claim, read, lay out, keep the file. Runs in the worker, may run twice and does the work once."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.utils import timezone, translation

from botnia_portal.meetings import pack_pdf
from botnia_portal.meetings.models import PackFile
from botnia_portal.meetings.selectors_pack import pack_of
from botnia_portal.meetings.services import packs
from evaluations.choices import ReportState
from evaluations.services import lease
from evaluations.services.making import DATABASE_AWAY, Outcome, page_count, reason_of


def make(key: int) -> Outcome:
    """Make a pack and say how it ended. Raises one of DATABASE_AWAY where that cannot be written down."""
    token = lease.claim(key, PackFile)
    if token is None:
        packs.give_up()
        is_running = PackFile.objects.filter(pk=key, state=ReportState.RUNNING).exists()
        return Outcome.BUSY if is_running else Outcome.NOTHING
    try:
        with lease.Lease(key, token, PackFile) as hold:
            pack = PackFile.objects.select_related("plan__owner", "plan__province", "meeting__network").get(
                pk=key
            )
            content = content_of(pack, timezone.now(), hold)
            packs.finish(pack, token, content, page_count(content), hashlib.sha256(content).hexdigest())
    except lease.ClaimLost:
        return Outcome.NOTHING
    except DATABASE_AWAY:
        raise
    except Exception as error:
        packs.fail(key, token, reason_of(error, f"Pack {key}"))
    return Outcome.DONE


def content_of(pack: PackFile, moment: datetime, hold: lease.Lease | None = None) -> bytes:
    """The PDF, made from the rows as they stand now."""
    with translation.override(pack.language):
        read = pack_of(pack.plan, pack.meeting, timezone.localdate(moment))
        return pack_pdf.pdf(read, pack.language, moment, progress=hold.tell if hold else None)
