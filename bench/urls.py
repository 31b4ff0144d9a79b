"""The portal's addresses and one empty page: same middleware, same base template, nothing in it."""

from django.conf.urls.i18n import i18n_patterns
from django.shortcuts import render
from django.urls import path

from botnia_portal.urls import urlpatterns as portal


def empty(request):
    return render(request, "base.html")


urlpatterns = [*i18n_patterns(path("empty/", empty, name="bench-empty")), *portal]
