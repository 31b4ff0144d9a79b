"""The addresses of the meetings of a plan, and of its year."""

from django.urls import path

from botnia_portal.meetings import views, views_packs, views_year

urlpatterns = [
    path("plans/<slug:slug>/year/", views_year.year, name="year"),
    path("plans/<slug:slug>/meetings/", views.meetings, name="meetings"),
    path("plans/<slug:slug>/meetings/<int:pk>/", views.meeting, name="meeting"),
    path("plans/<slug:slug>/meetings/<int:pk>/pack/", views_packs.pack_ask, name="pack-ask"),
    path("packs/<int:pk>/", views_packs.pack, name="pack"),
    path("packs/<int:pk>/retry/", views_packs.pack_retry, name="pack-retry"),
    path("packs/<int:pk>/download/", views_packs.pack_download, name="pack-download"),
]
