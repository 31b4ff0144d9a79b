"""The networks, and the page of one network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.alphabet import alphabet
from botnia_portal.dashboards.pages.shown import newest
from botnia_portal.dashboards.selectors_networks import NetworkFilter, network_page
from botnia_portal.dashboards.selectors_networks import network_list as list_of_networks
from networks.choices import NetworkKind, NetworkLevel, NetworkState
from networks.models import Network
from networks.permissions import RoleScopes


def network_list(request: HttpRequest) -> HttpResponse:
    shown = newest(request)
    wanted = NetworkFilter(**{name: request.GET.get(name, "") for name in ("level", "kind", "state")})
    context = shown.context(
        "networks",
        wanted=wanted,
        networks=list_of_networks(shown.plan, shown.day, wanted),
        levels=NetworkLevel.choices,
        kinds=sorted(NetworkKind.choices, key=lambda choice: alphabet(str(choice[1]))),
        states=NetworkState.choices,
    )
    return render(request, "dashboards/networks.html", context)


def network(request: HttpRequest, slug: str) -> HttpResponse:
    found = fetch(
        Network.objects.select_related("province").prefetch_related("conveners", "aliases"), slug=slug
    )
    shown = newest(request)
    page = network_page(found, shown.plan, shown.others, shown.day, live=shown.live)
    reports = found.pk in RoleScopes.of(request.user).contact_networks
    context = shown.context("networks", page=page, network=found, reports_here=reports)
    return render(request, "dashboards/network.html", context)
