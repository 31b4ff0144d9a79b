"""The addresses of evidence. Files have no other address than that of their download."""

from django.urls import path

from botnia_portal.evidence import views

urlpatterns = [
    path("evidence/<slug:kind>/<int:pk>/", views.evidence, name="evidence"),
    path("evidence/<int:pk>/file/", views.download, name="evidence-file"),
    path("evidence/<int:pk>/remove/", views.remove, name="evidence-remove"),
]
