"""The meetings of a plan, and the page of one: the pack for its members, the form for its coordinators."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.editing.saving import Clash, RowEdit, said
from botnia_portal.core.editing.sheets import Sheet
from botnia_portal.desk import rows
from botnia_portal.meetings.access import MeetingPage, meeting_for, plan_for, require_writer
from botnia_portal.meetings.selectors_pack import pack_of
from botnia_portal.meetings.selectors_printed import printed
from botnia_portal.meetings.writing import ANCHORS, asked
from plans.selectors.meetings import groups_of, meeting_list

private = cache_control(private=True, no_store=True)


@private
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of the groups that decide on the plan, the next one on top."""
    plan = plan_for(request, slug)
    context = {
        "plan": plan,
        "here": "plan",
        "list": meeting_list(plan, timezone.localdate()),
        "edits": request.user.has_perm("plans.edit", plan),
        "groups": list(groups_of(plan)),
    }
    return render(request, "meetings/list.html", context)


@private
def meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The pack of a meeting; with `?point=` or `?decision=` also the form of that row, which it takes by POST."""
    page = meeting_for(request, slug, pk)
    writing = asked(request, page) if request.GET else None
    if writing or request.method == "POST":
        require_writer(request, page.plan)
    if request.method == "POST":
        if writing is None:
            raise Http404(_("There is no such page."))
        return _save(request, page, *writing)
    if writing is None:
        return _show(request, page)
    part, subject = writing
    return _show(request, page, part, Sheet.fresh(subject))


def _save(request: HttpRequest, page: MeetingPage, part: str, subject: rows.RowSubject) -> HttpResponse:
    """Save what was sent: 422 with the errors, 409 where another person has changed the same."""
    sheet = Sheet.sent(subject, request.POST)
    if not sheet.is_valid():
        return _show(request, page, part, sheet, status=422)
    edit = RowEdit(sheet.form.values, sheet.base, sheet.confirmed(request.POST.get("confirm", "")))
    try:
        saved = rows.save(subject, edit, request.user, source=texts.here())
    except Clash as clash:
        return _show(request, page, part, sheet.after(clash.merged, clash.now), status=409)
    messages.success(request, said(saved))
    return redirect(f"{reverse('meeting', args=[page.plan.slug, page.meeting.pk])}#{ANCHORS[part]}")


def _show(
    request: HttpRequest, page: MeetingPage, part: str = "", sheet: Sheet | None = None, status: int = 200
) -> HttpResponse:
    """The pack, with the form of the part that is written."""
    pack = pack_of(page.plan, page.meeting, timezone.localdate())
    context = {
        **page.context,
        "pack": pack,
        "printed": printed(page.plan, page.meeting),
        "sheet": sheet,
        "writes": sheet.subject.row if sheet else None,
        "part": part,
        "anchor": ANCHORS.get(part, ""),
        "pairs": sheet.pairs(texts.here()) if sheet else [],
        "errors": sheet.errors() if sheet else [],
        "clashes": sheet.clashes if sheet else {},
        "clash_links": sheet.clash_links() if sheet else [],
    }
    return render(request, "meetings/meeting.html", context, status=status)
