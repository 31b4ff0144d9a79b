"""The evaluations of a plan, and the frozen data of an edition."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Router

from botnia_portal.api import parameters
from botnia_portal.api.endpoints.asked import ERRORS, places
from botnia_portal.api.listing import About, listing
from botnia_portal.api.parameters import Listed, described
from botnia_portal.api.rows.evaluations import EvaluationWriter
from botnia_portal.api.schemas.basic import Page
from botnia_portal.api.schemas.evaluations import Evaluation
from botnia_portal.core.access import asked_key, fetch
from evaluations.models import Edition
from evaluations.publication import Publication
from evaluations.selectors.frozen import DRAFT
from plans.views.page import plan_page

router = Router(tags=["Evaluations"])


def _evaluations(request: HttpRequest, slug: str) -> list[Evaluation]:
    plan = plan_page(request, slug).plan
    return EvaluationWriter(plan, request.user, places(request)).all()


@router.get(
    "/plans/{slug}/evaluations",
    response={200: Page[Evaluation], **ERRORS},
    url_name="evaluations",
    operation_id="evaluations",
    summary=gettext_noop("The evaluations of a plan with their issued editions and files"),
    openapi_extra={"parameters": described(Listed)},
)
def evaluations(request: HttpRequest, slug: str) -> Page[Evaluation]:
    page = plan_page(request, slug)
    values = parameters.read(request, Listed(request.GET))
    found = EvaluationWriter(page.plan, request.user, places(request)).all()
    return listing(request, values, found, list, About.plan(page, states=False))


@router.get(
    "/plans/{slug}/evaluations/{kind}",
    response={200: Evaluation, **ERRORS},
    url_name="evaluation",
    operation_id="evaluation",
    summary=gettext_noop("One evaluation: mid-term or end-of-term"),
)
def evaluation(request: HttpRequest, slug: str, kind: str) -> Evaluation:
    parameters.read(request)
    for found in _evaluations(request, slug):
        if found.kind == kind:
            return found
    raise Http404


@router.get(
    "/plans/{slug}/evaluations/{kind}/editions/{number}/publication",
    response={200: dict, **ERRORS},
    url_name="publication",
    operation_id="publication",
    summary=gettext_noop(
        "The frozen data of an edition: the bytes behind its checksum, by their own JSON Schema"
    ),
)
def publication(request: HttpRequest, slug: str, kind: str, number: str) -> HttpResponse:
    plan = plan_page(request, slug).plan
    parameters.read(request)
    rows = Edition.objects.filter(round__plan=plan, round__kind=kind, number__gt=DRAFT)
    edition = fetch(rows.select_related("round__plan"), number=min(asked_key(number), 32_767))
    if not request.user.has_perm("evaluations.download", edition):
        raise Http404
    content = Publication.from_data(edition.publication).to_json()
    return HttpResponse(content, content_type="application/json")
