"""How a text of the small Markdown will look: a fragment for the form in which it is being written."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core import markdown
from botnia_portal.core.access import login_needed
from botnia_portal.core.editing.fields import ProseField


@require_POST
@login_needed
@cache_control(private=True, no_store=True)
def text_preview(request: HttpRequest) -> HttpResponse:
    """The text, rendered as on the pages; what no form would take comes back as its sentence."""
    try:
        text = ProseField().clean(request.POST.get("text", ""))
    except ValidationError as error:
        return HttpResponse(format_html('<p class="error">{}</p>', " ".join(error.messages)))
    return HttpResponse(markdown.render(text))
