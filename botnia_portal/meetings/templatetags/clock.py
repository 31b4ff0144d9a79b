"""The year of a plan in templates."""

from django import template
from django.utils.safestring import SafeString

from botnia_portal.core import charts_clock

register = template.Library()


@register.simple_tag
def clock_sample(shape: charts_clock.Shape) -> SafeString:
    """The mark of a ring, for the legend."""
    return charts_clock.sample(shape)
