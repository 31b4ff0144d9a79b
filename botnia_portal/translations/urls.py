"""The addresses of the queue of translations."""

from django.urls import path

from botnia_portal.translations import views

urlpatterns = [
    path("translations/", views.translations, name="translations"),
    path("translations/read/", views.read_through, name="translations-read"),
    path("translations/<int:pk>/", views.translation, name="translation"),
]
