"""The portal's own address, as mails need it: a worker has no request that would tell it."""

from django.http import HttpRequest


def root_of(request: HttpRequest) -> str:
    """The address of the portal, as the visitor reached it; ALLOWED_HOSTS has checked the name."""
    return request.build_absolute_uri("/").rstrip("/")
