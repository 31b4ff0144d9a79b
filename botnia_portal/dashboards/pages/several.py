"""Reporting on several of one's own items on one page: three in a minute."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.access import asked_key, login_needed, refuse
from botnia_portal.dashboards.pages.shown import Shown, going_on
from botnia_portal.dashboards.selectors_my_work import PlanOn, day_asked_for, items_to_report
from networks.permissions import RoleScopes
from plans.forms.compact import CompactForm, Rows
from plans.services.several import Report
from plans.services.several import report_several as report_all


@cache_control(private=True, no_store=True)
@login_needed
def report_several(request: HttpRequest) -> HttpResponse:
    """A compact row for each own item, or for those of one group (`?group=`) or one request (`?request=`)."""
    if not RoleScopes.of(request.user).contact_networks:
        refuse(request.user, _("Only the contacts of groups report on several items of their own here."))
    shown, plans = going_on(request)
    rows = _rows(request, plans)
    if request.method == "POST":
        if rows.is_valid():
            return _save(request, rows)
        return _show(request, shown, rows, status=422)
    return _show(request, shown, rows, status=200)


def _rows(request: HttpRequest, plans: list[PlanOn]) -> Rows:
    wanted: dict[str, Any] = {name: asked_key(request.GET.get(name, "")) for name in ("group", "request")}
    items = items_to_report(request.user, plans, **wanted)
    data = request.POST if request.method == "POST" else None
    day = day_asked_for(request.user, wanted["request"])
    return Rows([CompactForm(item, texts.here(), data, as_of=day) for item in items])


def _show(request: HttpRequest, shown: Shown, rows: Rows, *, status: int) -> HttpResponse:
    bad = status == 422
    context = {
        "several_plans": len({form.item.plan_id for form in rows.forms}) > 1,
        "rows": rows.forms,
        "errors": rows.summary() if bad else [],
        "nothing": bad and not rows.filled,
    }
    return render(
        request, "dashboards/report_several.html", shown.context("my-work", **context), status=status
    )


def _save(request: HttpRequest, rows: Rows) -> HttpResponse:
    reports = [
        Report(
            form.item,
            form.cleaned_data["status"],
            form.cleaned_data["as_of"],
            form.narrative,
            form.language,
        )
        for form in rows.filled
    ]
    done = len(report_all(reports, request.user))
    messages.success(
        request,
        ngettext("%(n)s item has been reported on.", "%(n)s items have been reported on.", done)
        % {"n": done},
    )
    return redirect("my-work")
