"""The addresses of the history."""

from django.urls import path

from botnia_portal.history import views

urlpatterns = [
    path("history/", views.history, name="history"),
    path("history/<int:pk>/<slug:column>/", views.earlier, name="history-earlier"),
]
