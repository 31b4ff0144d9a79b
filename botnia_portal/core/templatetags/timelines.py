"""Timelines in templates (core.charts_timeline)."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from botnia_portal.core import charts_timeline
from botnia_portal.core.templatetags.portal import day

register = template.Library()


@register.simple_tag
def timeline_head(axis: charts_timeline.Axis) -> SafeString:
    """The axis with its years, and the day as of which the timeline is drawn."""
    return charts_timeline.head(axis, gettext("status %(day)s") % {"day": day(axis.day)})


@register.simple_tag
def timeline_strip(axis: charts_timeline.Axis, row: Any = None) -> SafeString:
    """The drawing of a row with `bands` and `marks`; without a row the bare axis, so that its lines go on."""
    return charts_timeline.strip(axis, row.bands, row.marks) if row else charts_timeline.strip(axis)


@register.simple_tag
def timeline_swatch(
    look: charts_timeline.Look | None = None,
    mark: charts_timeline.MarkKind | None = None,
    opens: bool = False,
) -> SafeString:
    """A sample for the legend."""
    return charts_timeline.swatch(look, mark, opens=opens)
