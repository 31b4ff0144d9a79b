"""The life of a printed pack: asked for, claimed by a worker, ready or failed; taken up again where a worker was lost.

The rules are those of reports (evaluations.services.reports): each change of state is one conditional UPDATE.
"""

from __future__ import annotations

import contextlib
import time
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from botnia_portal.celery import send
from botnia_portal.core.choices import Language
from botnia_portal.meetings.models import PackFile
from evaluations.choices import UNDER_WAY, FailureReason, ReportState
from evaluations.services import files, lease
from evaluations.services.reports import LEFT_BEHIND
from networks.models import Meeting
from plans.models import ActionPlan

MAKE_PACK = "botnia_portal.meetings.tasks.make_pack"
FOLDER = "packs"


@transaction.atomic
def ask(plan: ActionPlan, meeting: Meeting, user: Any) -> list[PackFile]:
    """Have the pack made in both languages, as everything stands when the worker reads it. What is under way already
    is left to go on. Raises PermissionDenied."""
    _check(plan, user)
    packs = []
    for language in Language.values:
        begun = {"requested_by": user, "heartbeat_at": timezone.now()}
        pack, is_new = PackFile.objects.get_or_create(
            plan=plan, meeting=meeting, language=language, defaults=begun
        )
        if is_new:
            transaction.on_commit(partial(enqueue, pack.pk))
        elif pack.state not in UNDER_WAY:
            _put_back(pack, user)
        packs.append(pack)
    return packs


def retry(pack: PackFile, user: Any) -> bool:
    """Make one that has failed, or lost its file, again; False where it is under way or ready."""
    _check(pack.plan, user)
    return can_retry(pack) and _put_back(pack, user)


def can_retry(pack: PackFile) -> bool:
    return pack.state == ReportState.FAILED or (
        pack.state == ReportState.READY and not files.path_of(str(pack.file)).exists()
    )


def _check(plan: ActionPlan, user: Any) -> None:
    if not user.has_perm("plans.view_meetings", plan):
        raise PermissionDenied


@transaction.atomic
def _put_back(pack: PackFile, user: Any) -> bool:
    """Queue it anew, unless somebody else just has."""
    same = PackFile.objects.filter(pk=pack.pk, state=pack.state, claim=pack.claim)
    if not same.update(**lease.put_back_columns(user)):
        return False
    transaction.on_commit(partial(enqueue, pack.pk))
    pack.refresh_from_db()
    return True


def enqueue(key: int) -> bool:
    """Send the message; where the queue cannot be reached, the pack says so and can be tried again."""
    if send(MAKE_PACK, key):
        return True
    rows = PackFile.objects.filter(pk=key, state=ReportState.QUEUED)
    rows.update(**lease.failed(FailureReason.NO_BROKER))
    return False


def finish(pack: PackFile, token: str, content: bytes, pages: int, sha256: str) -> bool:
    """Keep the file, and only then call the pack ready. False when the claim was lost: then no file stays."""
    stem = f"{FOLDER}/{pack.pk}"
    name = f"{stem}-{token[:8]}.pdf"
    files.write(name, content)
    if not lease.claimed(pack.pk, token, PackFile).update(**lease.ready(name, content, pages, sha256)):
        files.forget(name)
        return False
    files.forget_beside(stem, name)
    return True


def fail(key: int, token: str, reason: FailureReason) -> bool:
    """Say why the pack could not be made; False when the claim was lost."""
    return bool(lease.claimed(key, token, PackFile).update(**lease.failed(reason)))


def give_up() -> int:
    """Fail what has lost its last worker; returns how many."""
    left = lease.is_stale() | Q(state=ReportState.QUEUED)
    lost = PackFile.objects.filter(left, attempts__gte=lease.MAX_ATTEMPTS)
    return lost.update(**lease.failed(FailureReason.WORKER_LOST))


def sweep() -> list[int]:
    """Queue again what a lost worker or a lost message left behind, and give up after the last attempt; returns the
    keys that were queued."""
    give_up()
    return lease.sweep(MAKE_PACK, PackFile)


def clear_up() -> None:
    """Remove the files that no pack points to: of attempts that were killed at the last, and of meetings deleted since.
    What was written lately may still be finished."""
    kept = {
        files.path_of(str(name)) for name in PackFile.objects.exclude(file="").values_list("file", flat=True)
    }
    before = time.time() - LEFT_BEHIND.total_seconds()
    for path in files.path_of(FOLDER).glob("*-*"):
        with contextlib.suppress(FileNotFoundError):  # whoever writes it may have renamed or removed it
            if path not in kept and path.stat().st_mtime <= before:
                path.unlink()
