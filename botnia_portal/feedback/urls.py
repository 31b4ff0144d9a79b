"""The addresses of the accessibility statement and of feedback."""

from django.urls import path

from botnia_portal.feedback import views

urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("feedback/", views.feedback, name="feedback"),
    path("feedback/thanks/", views.thanks, name="feedback-thanks"),
    path("feedback/received/", views.received, name="feedback-received"),
    path("feedback/received/<int:pk>/", views.feedback_one, name="feedback-one"),
]
