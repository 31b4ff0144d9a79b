"""The pages of roles: who has which, giving one (with an invitation where it is needed), and ending one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import asked_key, fetch, refuse, require
from botnia_portal.desk import roles
from botnia_portal.desk.access import who
from botnia_portal.desk.forms import RoleForm
from botnia_portal.desk.nouns import SHARED
from networks.models import Person, RoleAssignment

form_page = cache_control(private=True, no_store=True)


@form_page
def role_list(request: HttpRequest) -> HttpResponse:
    """The roles that the coordinator gives and ends, with the addresses of the accounts."""
    require(request.user, SHARED, who=who())
    lines = roles.role_lines(roles.rights_of(request.user))
    return render(request, "desk/roles.html", {"lines": lines, "here": "desk"})


@form_page
def role_new(request: HttpRequest) -> HttpResponse:
    """Give a role; `?person=12` begins with that person."""
    require(request.user, SHARED, who=who())
    person = Person.objects.filter(pk=asked_key(request.GET.get("person", ""))).first()
    form = RoleForm(roles.rights_of(request.user), person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        messages.success(request, _said(roles.give(form.grant, request)))
        return redirect("desk-roles")
    context = {"form": form, "errors": form.summary(), "here": "desk"}
    return render(request, "desk/role_new.html", context, status=422 if form.is_bound else 200)


def _said(given: roles.Given) -> str:
    if given.invited:
        return _("The role has been given. A mail with a link for choosing a password goes to the person.")
    return _("The role has been given.") if given.changed else _("The person has this role already.")


@form_page
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what ends, and end it; 409 where the role has to stay, with why."""
    require(request.user, SHARED, who=who())
    row = fetch(RoleAssignment.objects.select_related("user__person", *roles.SCOPE_FIELDS), pk=pk)
    if not roles.rights_of(request.user).cover(row):
        refuse(request.user, _("Only the coordinators of the plans that the role reaches give and end it."))
    if request.method == "POST" and roles.end(row, request.user):
        messages.success(request, _("The role has been ended."))
        return redirect("desk-roles")
    context = {"line": roles.line_of(row), "own": row.user_id == request.user.pk, "here": "desk"}
    return render(request, "desk/role_end.html", context, status=409 if request.method == "POST" else 200)
