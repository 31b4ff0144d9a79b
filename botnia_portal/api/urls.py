"""The addresses of the API: the same in both languages, and each of them behind the gate."""

from django.urls import URLPattern, URLResolver, path, re_path

from botnia_portal.api import interface
from botnia_portal.api.gate import gate

PATTERNS, APP_NAME, NAMESPACE = interface.api.urls


def _gated(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        pattern.callback = gate(pattern.callback)
    return pattern


ADDRESSES = (
    [
        path("", gate(interface.index), name="api-root"),
        path("openapi.json", gate(interface.description), name="openapi"),
        path("schemas/<str:name>.json", gate(interface.schema), name="schema"),
        *(_gated(pattern) for pattern in PATTERNS if getattr(pattern, "name", "") != "api-root"),
        re_path(r"^(?P<rest>.+)$", gate(interface.nowhere), name="nowhere"),
    ],
    APP_NAME,
)
