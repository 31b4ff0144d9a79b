"""The projects and other works, and the page of one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import newest
from botnia_portal.dashboards.selectors_projects import GROUP_NAMES, ProjectFilter, project_page
from botnia_portal.dashboards.selectors_projects import project_list as list_of_projects
from plans.choices import ProjectPhase
from plans.models import Project


@answers_unchanged
def project_list(request: HttpRequest) -> HttpResponse:
    shown = newest(request)
    wanted = ProjectFilter(kind=request.GET.get("kind", ""), phase=request.GET.get("phase", ""))
    groups = list_of_projects(wanted)
    context = shown.context(
        "projects",
        wanted=wanted,
        groups=groups,
        total=sum(len(group.rows) for group in groups),
        kinds=[(str(kind), name) for kind, name in GROUP_NAMES.items()],
        phases=ProjectPhase.choices,
    )
    return render(request, "dashboards/projects.html", context)


@answers_unchanged
def project(request: HttpRequest, slug: str) -> HttpResponse:
    found = fetch(
        Project.objects.select_related("parent", "programme", "steering_group").prefetch_related(
            "coordinators"
        ),
        slug=slug,
    )
    shown = newest(request)
    page = project_page(found, shown.plan, shown.day)
    return render(request, "dashboards/project.html", shown.context("projects", page=page, project=found))
