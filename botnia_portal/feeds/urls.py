"""Addresses of feeds and their pages. The secret ones hold a token, and are never shown again after it was made."""

from django.urls import path

from botnia_portal.feeds import pages, views

urlpatterns = [
    path("plans/<slug:slug>/calendar/", pages.plan_page, name="calendar-plan"),
    path("plans/<slug:slug>/calendar.ics", views.plan_calendar, name="calendar-plan-ics"),
    path("plans/<slug:slug>/sections/<int:number>/calendar/", pages.area_page, name="calendar-area"),
    path(
        "plans/<slug:slug>/sections/<int:number>/calendar.ics", views.area_calendar, name="calendar-area-ics"
    ),
    path("networks/<slug:slug>/calendar/", pages.network_page, name="calendar-network"),
    path("networks/<slug:slug>/calendar.ics", views.network_calendar, name="calendar-network-ics"),
    path("my-work/calendar/", pages.my_page, name="calendar-my-work"),
    path("calendar/<slug:token>/plans/<slug:slug>.ics", views.plan_calendar, name="calendar-plan-own"),
    path(
        "calendar/<slug:token>/plans/<slug:slug>/<int:number>.ics",
        views.area_calendar,
        name="calendar-area-own",
    ),
    path(
        "calendar/<slug:token>/networks/<slug:slug>.ics", views.network_calendar, name="calendar-network-own"
    ),
    path("calendar/<slug:token>/my-work.ics", views.my_calendar, name="calendar-my-work-own"),
    path("plans/<slug:slug>/changes.atom", views.plan_changes, name="changes-feed"),
    path("calendar/<slug:token>/plans/<slug:slug>/changes.atom", views.plan_changes, name="changes-feed-own"),
]
