"""Watching a file that the worker makes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from evaluations.selectors.editions import FileLine

STOP_POLLING = 286
"""htmx takes this status for "swap, and ask no more"."""


def watched(
    request: HttpRequest, line: FileLine, *, page: str, part: str, context: dict[str, Any]
) -> HttpResponse:
    """The template `page`, or, for htmx, `part` where something has changed since the reader's `seen`."""
    context = {"line": line, **context}
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, page, context)
    seen = request.GET.get("seen", "")
    if seen == line.mark:
        return HttpResponse(status=204)
    context["speak"] = not seen.startswith(f"{line.spoken_mark}-")
    return render(request, part, context, status=200 if line.is_under_way else STOP_POLLING)
