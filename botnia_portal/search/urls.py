"""The address of the search."""

from django.urls import path

from botnia_portal.search import views

urlpatterns = [path("search/", views.search, name="search")]
