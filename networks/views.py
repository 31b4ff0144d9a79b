"""A user's own keys: what is in use, a new one, which is shown once, and revoking one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import fetch, login_needed
from botnia_portal.core.editing.summaries import summary_of
from networks.forms_keys import KeyForm
from networks.keys import keys_in_use, revoke_key
from networks.models import AccessKey

form_page = cache_control(private=True, no_store=True)


@form_page
@login_needed
def my_keys(request: HttpRequest) -> HttpResponse:
    """The keys in use, and a form for one more. A new token is in the answer to the form, and never again."""
    form = KeyForm(request.POST if request.method == "POST" else None)
    made = form.make(request.user) if form.is_bound else None
    key, token = made or (None, "")
    context = {
        "keys": keys_in_use(request.user),
        "form": KeyForm() if made else form,
        "errors": summary_of(form),
        "made": key,
        "token": token,
        "root": request.build_absolute_uri("/").rstrip("/"),
        "here": "my-keys",
    }
    return render(
        request, "networks/my_keys.html", context, status=422 if form.is_bound and not made else 200
    )


@form_page
@login_needed
def my_key_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what ends, and revoke the key. Those of others are not there."""
    key = fetch(AccessKey.objects.filter(user=request.user.pk, revoked_at=None), pk=pk)
    if request.method == "POST":
        revoke_key(key)
        messages.success(request, _("The key has been revoked. It opens nothing any more."))
        return redirect("my-keys")
    return render(request, "networks/my_key_revoke.html", {"key": key, "here": "my-keys"})
