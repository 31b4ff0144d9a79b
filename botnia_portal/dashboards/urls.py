"""The roof's addresses: pages that show nouns of several apps."""

from django.urls import path

from botnia_portal.dashboards import views

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/<slug:slug>/", views.plan_overview, name="plan"),
]
