"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, object]:
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "other_language": "sv" if language == "fi" else "fi",
        "is_demo": settings.DEMO,
    }
