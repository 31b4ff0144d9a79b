"""The mails that the portal sends: where each stands, why one was not sent, and a way to try again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import fetch, require
from botnia_portal.core.mail.choices import MailState
from botnia_portal.core.mail.files import is_written_to_files, written_text
from botnia_portal.core.mail.models import OutgoingMail
from botnia_portal.core.mail.writing import try_again

PAGE_SIZE = 50
private = cache_control(private=True, no_store=True)


def _require_coordinator(request: HttpRequest) -> None:
    require(request.user, "networks.edit", who=_("Only coordinators read what the portal sends."))


@private
def outgoing_mails(request: HttpRequest) -> HttpResponse:
    """The newest first, all or those in one state; three queries."""
    _require_coordinator(request)
    state = request.GET.get("state", "")
    rows = OutgoingMail.objects.defer("body").select_related("written_by")
    shown = rows.filter(state=state) if state in MailState.values else rows
    context = {
        "here": "desk",
        "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "states": MailState.choices,
        "state": state,
        "to_files": is_written_to_files(),
    }
    return render(request, "dashboards/outgoing_mails.html", context)


@private
def outgoing_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail. A text with a secret link is shown to nobody, except in a demo that writes files."""
    _require_coordinator(request)
    mail = fetch(OutgoingMail.objects.select_related("written_by"), pk=pk)
    text = written_text(mail) or ("" if mail.has_secret else mail.body)
    context = {
        "here": "desk",
        "mail": mail,
        "text": text,
        "to_files": is_written_to_files(),
        "about": mail.about if hasattr(mail.about, "get_absolute_url") else None,
    }
    return render(request, "dashboards/outgoing_mail.html", context)


@require_POST
def outgoing_mail_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a failed mail back into the queue."""
    _require_coordinator(request)
    mail = fetch(OutgoingMail.objects.all(), pk=pk)
    if try_again(mail):
        messages.success(request, _("The mail will be sent again."))
    else:
        messages.info(request, _("There is nothing to send again: the mail is on its way, sent, or too old."))
    return redirect("outgoing-mail", pk)
