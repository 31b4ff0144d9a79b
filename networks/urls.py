"""Addresses of who exists: a user's own keys. The pages of its nouns are in the roof."""

from django.urls import path

from networks import views

urlpatterns = [
    path("my-keys/", views.my_keys, name="my-keys"),
    path("my-keys/<int:pk>/revoke/", views.my_key_revoke, name="my-key-revoke"),
]
