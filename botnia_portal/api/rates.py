"""How often somebody may ask, counted by the minute in the cache (Redis in production, else in each process)."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

MINUTE = 60
READER, USER = 300, 600
"""Requests a minute: of an address without a login, and of a user. A harvest of everything takes some dozens."""


def may_ask(request: HttpRequest) -> bool:
    """Count the request; False where there have been too many in this minute."""
    if request.user.is_authenticated:
        who, most = f"user-{request.user.pk}", USER
    else:
        who, most = f"ip-{_address(request)}", READER
    key = f"api-{who}-{int(time.time()) // MINUTE}"
    cache.add(key, 0, 2 * MINUTE)
    return bool(cache.incr(key) <= most)


def _address(request: HttpRequest) -> str:
    """As the log-in counts attempts: behind a proxy the address that the proxy tells (TRUST_PROXY)."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # the server tells none: they are all counted together
        return ""
