"""The networks, and the page of one network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.alphabet import alphabet
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import newest
from botnia_portal.dashboards.selectors_networks import NetworkFilter, network_page
from botnia_portal.dashboards.selectors_networks import network_list as list_of_networks
from networks.choices import NetworkKind, NetworkLevel, NetworkState
from networks.models import Network
from networks.permissions import RoleScopes


@answers_unchanged
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


@answers_unchanged
def network(request: HttpRequest, slug: str) -> HttpResponse:
    found = fetch(
        Network.objects.select_related("province").prefetch_related("conveners", "aliases"), slug=slug
    )
    shown = newest(request)
    reports = found.pk in RoleScopes.of(request.user).contact_networks
    asks = shown.plan is not None and request.user.has_perm("plans.edit", shown.plan)
    page = network_page(
        found, shown.plan, shown.others, shown.day, live=shown.live, sees_requests=reports or asks
    )
    # Those who see the meetings of a plan find them from the group that steers it.
    steered = (row for row in page.steered_plans if request.user.has_perm("plans.view_meetings", row))
    context = shown.context(
        "networks",
        page=page,
        network=found,
        meetings_of=next(steered, None),
        reports_here=reports,
    )
    return render(request, "dashboards/network.html", context)
