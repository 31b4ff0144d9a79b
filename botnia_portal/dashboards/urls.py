"""The roof's addresses: pages that show nouns of several apps."""

from django.urls import path

from botnia_portal.dashboards import views
from botnia_portal.dashboards.pages import (
    linkage,
    municipalities,
    my_work,
    networks,
    outgoing_mail,
    priorities,
    projects,
    sections,
    several,
    timeline,
)

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/<slug:slug>/", views.plan_overview, name="plan"),
    path("plans/<slug:slug>/sections/<int:number>/", sections.section, name="section"),
    path("plans/<slug:slug>/timeline/", timeline.plan_timeline, name="timeline"),
    path("plans/<slug:slug>/linkage/", linkage.plan_linkage, name="linkage"),
    path("plans/<slug:slug>/municipalities/", municipalities.coverage, name="municipalities"),
    path("municipalities/<slug:slug>/", municipalities.municipality, name="municipality"),
    path("networks/", networks.network_list, name="networks"),
    path("networks/<slug:slug>/", networks.network, name="network"),
    path("projects/", projects.project_list, name="projects"),
    path("projects/<slug:slug>/", projects.project, name="project"),
    path("priorities/", priorities.priorities, name="priorities"),
    path("priorities/<slug:slug>/", priorities.priority_area, name="priority-area"),
    path("priorities/files/<int:pk>/", priorities.area_file, name="area-file"),
    path("my-work/", my_work.my_work, name="my-work"),
    path("my-work/report/", several.report_several, name="report-several"),
    path("outgoing-mail/", outgoing_mail.outgoing_mails, name="outgoing-mails"),
    path("outgoing-mail/<int:pk>/", outgoing_mail.outgoing_mail, name="outgoing-mail"),
    path("outgoing-mail/<int:pk>/try-again/", outgoing_mail.outgoing_mail_again, name="outgoing-mail-again"),
]
