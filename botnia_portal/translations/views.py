"""The queue of translations: the list, one text after the other, and an area read through at once."""

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.access import fetch, refuse, require
from botnia_portal.core.editing.saving import Clash, RowEdit
from botnia_portal.core.editing.sheets import Sheet
from botnia_portal.core.models import TextState
from botnia_portal.translations import queue
from botnia_portal.translations.writing import SourceMoved, Translation, write
from plans.models import ActionPlan

private = cache_control(private=True, no_store=True)
_SALT = "translations.read"


def _who() -> str:
    return _("Only the coordinators write translations.")


def _plan(request: HttpRequest) -> ActionPlan:
    """The plan of the queue: that of `?plan=`, else the newest that the user writes."""
    plans = ActionPlan.objects.visible_to(request.user).select_related("owner")
    slug = request.GET.get("plan", "")
    found = fetch(plans, slug=slug) if slug else plans.first()
    if found is None:
        raise Http404(_("There is no such page."))
    require(request.user, "plans.edit", found, who=_who())
    plan: ActionPlan = found
    return plan


def _wanted(request: HttpRequest) -> queue.Wanted:
    """What the address asks for; an unknown word counts as none."""
    get = request.GET
    state, language = get.get("state", ""), get.get("language", "")
    return queue.Wanted(
        state=state if state in queue.STATES else queue.WAITING,
        language=language if language in texts.LANGUAGES else "",
        group=get.get("area", "")[:20],
    )


@private
def translations(request: HttpRequest) -> HttpResponse:
    """The queue over a plan, filtered by state, language and area."""
    plan, wanted = _plan(request), _wanted(request)
    rows = queue.waiting(plan, request.user, wanted)
    page, lines = queue.page_of(rows, request.GET.get("page", ""))
    sections = list(plan.sections.select_related("area"))
    shares = texts.shares_by_group(f"plan:{plan.slug}")
    context = {
        "plan": plan,
        "here": "translations",
        "wanted": wanted,
        "page": page,
        "lines": lines,
        "states": queue.STATES,
        "sections": sections,
        "shares": texts.together(shares),
        "areas": [(section, shares.get(str(section.number), [])) for section in sections],
    }
    return render(request, "translations/queue.html", context)


@private
def translation(request: HttpRequest, pk: int) -> HttpResponse:
    """One text beside its source: save, confirm, and go on to the next of the queue."""
    state = fetch(TextState.objects.all(), pk=pk)
    if state.target is None:
        raise Http404(_("There is no such page."))
    if not queue.may_write(request.user, state):
        refuse(request.user, _who())
    subject = Translation(state)
    if request.method != "POST":
        return _show(request, subject, Sheet.fresh(subject))
    if "skip" in request.POST:
        return redirect(_onward(request, state))
    sheet = Sheet.sent(subject, request.POST)
    if not sheet.is_valid():
        return _show(request, subject, sheet, status=422)
    return _save(request, subject, sheet)


def _save(request: HttpRequest, subject: Translation, sheet: Sheet) -> HttpResponse:
    post, state = request.POST, subject.state
    values = {subject.column: str(sheet.form.cleaned_data[subject.column])}
    edit = RowEdit(values, sheet.base, state.field if "confirm" in post else "")
    try:
        saved = write(subject, edit, request.user, source_seen=post.get("source", ""))
    except Clash as clash:
        return _show(request, subject, sheet.after(clash.merged, clash.now), status=409)
    except SourceMoved:
        return _show(request, subject, sheet, status=409, source_moved=True)
    messages.success(request, _said(saved.changed, confirmed=bool(edit.confirm)))
    stay = reverse("translation", args=[state.pk]) + _query(request)
    return redirect(_onward(request, state) if {"confirm", "next"} & set(post) else stay)


def _said(changed: bool, *, confirmed: bool) -> str:
    if confirmed:
        return _("The translation is confirmed.") if changed else _("There is no translation to confirm yet.")
    return _("Saved.") if changed else _("Nothing had changed.")


def _query(request: HttpRequest) -> str:
    """The filters of the queue, carried from text to text."""
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _onward(request: HttpRequest, state: TextState) -> str:
    """The next text of the same queue; at its end the queue itself."""
    rows = queue.waiting(_plan(request), request.user, _wanted(request))
    following = queue.after(rows, state)
    if following is None:
        messages.info(request, _("That was the last text of this list."))
        return reverse("translations") + _query(request)
    return reverse("translation", args=[following.pk]) + _query(request)


def _show(
    request: HttpRequest, subject: Translation, sheet: Sheet, status: int = 200, *, source_moved: bool = False
) -> HttpResponse:
    state = subject.state
    state.refresh_from_db()
    context = {
        "here": "translations",
        "line": queue.lines_of([state])[0],
        "state": state,
        "sheet": sheet,
        "field": sheet.form[subject.column],
        "errors": sheet.errors(),
        "clash": sheet.clashes.get(subject.column),
        "source_moved": source_moved,
        "back": reverse("translations") + _query(request),
    }
    return render(request, "translations/text.html", context, status=status)


@private
def read_through(request: HttpRequest) -> HttpResponse:
    """All texts of an area and a language that are not confirmed, to be read and confirmed together."""
    plan = _plan(request)
    wanted = _wanted(request)
    if not wanted.language or not wanted.group:
        return redirect(reverse("translations") + _query(request))
    if request.method == "POST":
        return _confirm_all(request)
    rows = queue.waiting(plan, request.user, wanted).exclude(text_state=texts.MISSING)
    states = list(rows)
    lines = queue.lines_of(states)
    read = [[s.pk, s.current_fingerprint, s.target_fingerprint] for s in states]
    context = {
        "plan": plan,
        "here": "translations",
        "wanted": wanted,
        "section": plan.sections.filter(number=_number(wanted.group)).first(),
        "lines": lines,
        "seal": signing.dumps(read, salt=_SALT, compress=True),
        "stale": sum(line.state.state == texts.STALE for line in lines),
        "back": reverse("translations") + _query(request),
    }
    return render(request, "translations/read.html", context)


def _number(group: str) -> int:
    return int(group) if group.isdecimal() and len(group) < 5 else -1


def _confirm_all(request: HttpRequest) -> HttpResponse:
    """What was read is sealed into the page, so that only that is confirmed."""
    try:
        read = signing.loads(request.POST.get("read", ""), salt=_SALT)
    except signing.BadSignature:
        raise Http404(_("There is no such page.")) from None
    done = queue.confirm_all([(int(key), source, target) for key, source, target in read], request.user)
    words = ngettext("%(n)d text was confirmed.", "%(n)d texts were confirmed.", done) % {"n": done}
    if left := len(read) - done:
        words += " " + ngettext(
            "%(n)d had changed meanwhile and was left.", "%(n)d had changed meanwhile and were left.", left
        ) % {"n": left}
    messages.success(request, words)
    kept = request.GET.copy()
    for name in ("area", "state", "page"):
        kept.pop(name, None)
    return redirect(reverse("translations") + (f"?{kept.urlencode()}" if kept else ""))
