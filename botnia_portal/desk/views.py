"""The desk: lists of what can be written, and the page on which one row is written in both languages."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.access import require
from botnia_portal.core.editing.saving import Clash, RowEdit, said
from botnia_portal.core.editing.sheets import Sheet
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.desk import plan_life, rows
from botnia_portal.desk.access import find_noun, find_parent, find_row, require_writer, who
from botnia_portal.desk.nouns import SHARED, TOP, Noun
from botnia_portal.desk.ordering import GROUPS
from botnia_portal.desk.roles import rights_of, role_lines

form_page = cache_control(private=True, no_store=True)


@answers_unchanged
def desk(request: HttpRequest) -> HttpResponse:
    """Everything that can be written, by noun."""
    require(request.user, SHARED, who=who())
    counts = [(noun, noun.model._default_manager.count()) for noun in TOP]
    return render(request, "desk/desk.html", {"counts": counts, "here": "desk"})


@answers_unchanged
def noun_list(request: HttpRequest, noun: str) -> HttpResponse:
    """The rows of a noun by name; `?q=` leaves those that hold the words, `?show=` the open or the closed ones."""
    require(request.user, SHARED, who=who())
    found = find_noun(noun)
    if found.parent:
        raise Http404(_("There is no such page."))
    wanted = request.GET.get("q", "").strip()
    lines = rows.lines(found, found.model._default_manager.all())
    show = request.GET.get("show", "")
    shown = [line for line in lines if wanted.casefold() in line.name.casefold() and _is_shown(line, show)]
    context = {
        "noun": found,
        "ordered": noun in GROUPS,
        "lines": shown,
        "total": len(lines),
        "wanted": wanted,
        "show": show if show in ("open", "closed") else "",
        "here": "desk",
    }
    return render(request, "desk/list.html", context)


def _is_shown(line: rows.Line, show: str) -> bool:
    return not line.closed_on if show == "open" else bool(line.closed_on) if show == "closed" else True


@form_page
def row_new(request: HttpRequest, noun: str) -> HttpResponse:
    """A new row; that of a child names its parent in the address (`?parent=12`)."""
    found = find_noun(noun)
    row = rows.new_row(found, find_parent(request, found))
    require_writer(request, found, row)
    return _write(request, rows.RowSubject(found, row, user=request.user, files=request.FILES))


@form_page
def row_edit(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    found = find_noun(noun)
    return _write(
        request, rows.RowSubject(found, find_row(request, found, pk), user=request.user, files=request.FILES)
    )


def _write(request: HttpRequest, subject: rows.RowSubject) -> HttpResponse:
    """Show the form, or save what was sent: 422 with the errors, 409 where another person has changed the same."""
    if request.method != "POST":
        return _show(request, subject, Sheet.fresh(subject))
    sheet = Sheet.sent(subject, request.POST)
    if not sheet.is_valid():
        return _show(request, subject, sheet, status=422)
    source = texts.here()
    edit = RowEdit(sheet.form.values, sheet.base, sheet.confirmed(request.POST.get("confirm", "")))
    try:
        saved = rows.save(subject, edit, request.user, source=source, form=sheet.form)
    except Clash as clash:
        return _show(request, subject, sheet.after(clash.merged, clash.now), status=409)
    messages.success(request, said(saved))
    return redirect(_next_page(request, subject.noun, saved.row))


def _next_page(request: HttpRequest, noun: Noun, row: Any) -> str:
    """The list or the parent that the row was opened from; with Ctrl+S or a confirmation the row itself."""
    if "done" in request.POST:
        return _above(noun, row)
    return reverse("desk-row", args=[noun.slug, row.pk])


def _above(noun: Noun, row: Any) -> str:
    if noun.home:
        return noun.home(row)
    above = rows.parent_of(noun, row)
    if above:
        return reverse("desk-row", args=[above[0].slug, above[1].pk]) + f"#{noun.slug}"
    return reverse("desk-list", args=[noun.slug])


def _show(request: HttpRequest, subject: rows.RowSubject, sheet: Sheet, status: int = 200) -> HttpResponse:
    noun, row, source = subject.noun, subject.row, texts.here()
    above = rows.parent_of(noun, row)
    context = {
        "noun": noun,
        "row": row,
        "above": above,
        "back": _above(noun, row),
        "sheet": sheet,
        "pairs": sheet.pairs(source),
        "errors": sheet.errors(),
        "clashes": sheet.clashes,
        "clash_links": sheet.clash_links(),
        "children": rows.children_of(noun, row) if row.pk else [],
        "ordered": GROUPS,
        "steps": plan_life.steps(row) if row.pk and noun.slug == "plans" else [],
        "account": roles_of_person(request, row) if row.pk and noun.slug == "persons" else None,
        "page": row.get_absolute_url() if row.pk and hasattr(row, "get_absolute_url") else "",
        "here": "desk",
    }
    return render(request, "desk/row.html", context, status=status)


def roles_of_person(request: HttpRequest, person: Any) -> dict[str, Any]:
    """The account of a person with the roles that the coordinator gives and ends."""
    user = person.user
    return {"user": user, "lines": role_lines(rights_of(request.user), user) if user else []}


@form_page
def row_delete(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """Ask, and delete what nothing refers to; otherwise say what does."""
    found = find_noun(noun)
    row = find_row(request, found, pk)
    back = _above(found, row)
    if request.method == "POST" and rows.delete(found, row, request.user):
        messages.success(request, _("Deleted."))
        return redirect(back)
    refers = rows.what_refers_to(found, row)
    context = {"noun": found, "row": row, "refers": refers, "back": back, "here": "desk"}
    return render(request, "desk/delete.html", context, status=409 if request.method == "POST" else 200)
