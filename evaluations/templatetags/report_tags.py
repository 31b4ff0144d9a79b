"""What the report's templates need where the same part stands on paper and on the web."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag(takes_context=True)
def wide(context: Context, content: SafeString, label: str) -> SafeString:
    """On the web a wide table scrolls within a frame of its own, by keyboard too; on paper it stands as it is."""
    if not context["web"]:
        return content
    return format_html('<div class="wide" role="group" tabindex="0" aria-label="{}">{}</div>', label, content)
