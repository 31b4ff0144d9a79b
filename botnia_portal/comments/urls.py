"""The addresses of comments."""

from django.urls import path

from botnia_portal.comments import views

urlpatterns = [
    path("comments/<int:pk>/", views.comment, name="comment"),
    path("comments/<int:pk>/resolve/", views.resolve, name="comment-resolve"),
    path("comments/<slug:kind>/<int:pk>/", views.comments, name="comments"),
]
