"""Errors of the API: one shape for all of them (RFC 9457), in the reader's language."""

from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.api.schemas.basic import Fault, Problem

MEDIA_TYPE = "application/problem+json"
TITLES: dict[int, Promise] = {
    401: _("The key is not valid."),
    403: _("Your role does not include this."),
    404: _("There is no such thing."),
    405: _("The programming interface is only for reading."),
    422: _("A parameter is not in order."),
    429: _("There have been too many requests."),
}
DETAILS: dict[int, Promise] = {
    401: _("The token is unknown or has been revoked. Make a new key in the portal, or ask without one."),
    404: _("The address leads to nothing that you may see."),
    405: _("Ask with GET or HEAD."),
    422: _("Nothing is answered, because the answer could be something else than you meant."),
    429: _("Wait a minute and ask less often."),
}


class Refused(Exception):
    """Parameters that are not in order, each with what is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__(", ".join(fault.parameter for fault in self.faults))


def problem(status: int, detail: str = "", faults: Iterable[Fault] = ()) -> HttpResponse:
    """The answer for an error; `detail` where there is more to say than usual."""
    title = str(TITLES.get(status) or HTTPStatus(status).phrase)
    told = Problem(
        title=title, status=status, detail=detail or str(DETAILS.get(status, title)), errors=list(faults)
    )
    return JsonResponse(
        told.model_dump(mode="json"),
        status=status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
