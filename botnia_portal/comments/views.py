"""The comments on an item, an area or a round: a page of its own, and for htmx the part of another page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.comments.forms import CommentForm
from botnia_portal.comments.subjects import SUBJECTS, Subject, kind_of, people_of
from botnia_portal.core.access import fetch, refuse
from botnia_portal.core.comments import comments_on, set_resolved, write_comment
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.core.models import Comment

private = cache_control(private=True, no_store=True)


def _who() -> str:
    return _(
        "Comments are read by those who see the live status, and written by coordinators and steering members."
    )


def _subject(request: HttpRequest, kind: str, pk: int) -> tuple[Subject, Any]:
    """The row that is commented on, where the visitor reads its comments."""
    subject = SUBJECTS.get(kind)
    if subject is None:
        raise Http404(_("There is no such page."))
    row = fetch(subject.rows(), pk=pk)
    if not subject.reads(request.user, row):
        refuse(request.user, _who())
    return subject, row


@private
def comments(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Read, and write one more."""
    subject, row = _subject(request, kind, pk)
    writes = subject.writes(request.user, row)
    if request.method == "POST" and not writes:
        refuse(request.user, _who())
    form = CommentForm(row.plan, people_of(row), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        write_comment(row, form.cleaned_data["text"], request.user, form.cleaned_data["mentions"])
        messages.success(request, _("The comment has been added."))
        return redirect("comments", kind, pk)
    return _show(request, kind, row, form if writes else None)


def _show(request: HttpRequest, kind: str, row: Any, form: CommentForm | None) -> HttpResponse:
    found = list(comments_on(row))
    bad = form is not None and form.is_bound
    context = {
        "kind": kind,
        "row": row,
        "plan": row.plan,
        "here": "evaluations" if kind == "round" else "plan",
        "comments": found,
        "open": sum(comment.resolved_at is None for comment in found),
        "form": form,
        "errors": summary_of(form),
    }
    part = request.htmx and not bad  # type: ignore[attr-defined]
    template = "comments/part.html" if part else "comments/page.html"
    return render(request, template, context, status=422 if bad else 200)


def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """To the place of one comment."""
    kind, found = _found(request, pk)
    return redirect(reverse("comments", args=[kind, found.object_id]) + f"#comment-{found.pk}")


def _found(request: HttpRequest, pk: int) -> tuple[str, Comment]:
    """A comment whose row the visitor reads, with the part of the address for it."""
    found: Comment = fetch(Comment.objects.all(), pk=pk)
    kind = kind_of(found.target)
    if not kind:
        raise Http404(_("There is no such page."))
    _subject(request, kind, found.object_id)
    return kind, found


@require_POST
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a comment as dealt with, or (`reopen`) open it again."""
    kind, found = _found(request, pk)
    subject, row = _subject(request, kind, found.object_id)
    if not subject.writes(request.user, row):
        refuse(request.user, _who())
    set_resolved(found, request.user, resolved="reopen" not in request.POST)
    return redirect(reverse("comments", args=[kind, found.object_id]) + f"#comment-{found.pk}")
