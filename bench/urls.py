"""The portal's addresses, one empty page and one empty form: same middleware, same base template, nothing in them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from botnia_portal.core.access import require
from botnia_portal.urls import urlpatterns as portal


def empty(request):
    return render(request, "base.html")


def empty_form(request):
    """A post by somebody who may write, which saves nothing, says so and leads on, as every form here does."""
    require(request.user, "networks.edit", who="")
    if request.method == "POST" and "text" in request.POST:
        messages.info(request, "Nothing was changed.")
        return redirect("bench-empty")
    return render(request, "base.html")


urlpatterns = [
    *i18n_patterns(
        path("empty/", empty, name="bench-empty"), path("empty-form/", empty_form, name="bench-empty-form")
    ),
    *portal,
]
