"""ETags: what an answer hangs on, so that an unchanged one costs next to nothing.

Every write to a plan raises its revision, and a write to what plans share raises all of them (plans.services). So an
answer hangs on the code, the address, the revision, the day and the class of the user. Where no revision covers an
answer (the list of plans, evaluations, whose files a worker adds) the ETag is the hash of its body: that saves the
transfer and not the work.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from plans.models import ActionPlan
from plans.views.page import PlanPage

PARTS = ("botnia_portal", "networks", "priorities", "plans", "evaluations", "locale")


class Unchanged(Exception):
    """The asker has the answer already."""


@cache
def code_mark() -> str:
    """A mark of the code and the catalogues: what older code has answered is not taken for the answer of newer."""
    mark = hashlib.sha256()
    for part in PARTS:
        for file in sorted(Path(settings.BASE_DIR, part).rglob("*.[pm][yo]")):
            mark.update(file.read_bytes())
    return mark.hexdigest()[:16]


def fresh(request: Any, *parts: object) -> None:
    """Give the answer an ETag of these parts; raises Unchanged where the asker has it already."""
    whole = "\n".join(map(str, (code_mark(), request.get_full_path(), timezone.localdate(), *parts)))
    request.etag = f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:32]}"'
    if is_known(request, request.etag):
        raise Unchanged


def fresh_plan(request: HttpRequest, page: PlanPage) -> None:
    """As `fresh`, for what one plan tells. The revision was read with the plan, before anything else."""
    fresh(request, page.plan.pk, page.plan.revision, page.day, page.live)


def fresh_shared(request: HttpRequest, *parts: object) -> None:
    """As `fresh`, for what plans share; one query. Without any plan there is no revision, and the body counts."""
    revisions = ActionPlan.objects.aggregate(total=Sum("revision"))["total"]
    if revisions is not None:
        fresh(request, revisions, *parts)


def by_body(response: HttpResponse) -> str:
    return f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'


def is_known(request: HttpRequest, etag: str) -> bool:
    found = get_conditional_response(request, etag=etag)
    return found is not None and found.status_code == 304
