"""Charts in templates."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from botnia_portal.core import charts, charts_sparkline, figures

register = template.Library()


@register.simple_tag
def status_bar(progress: charts.Progress, bar_id: str) -> SafeString:
    """The stacked bar of a progress (core.charts.status_bar)."""
    return charts.status_bar(progress, bar_id)


@register.simple_tag
def progress_words(progress: charts.Progress) -> str:
    """The sentence of the counts."""
    return charts.progress_words(progress)


@register.simple_tag
def share_words(progress: charts.Progress) -> str:
    """The share that is realised, after the counts."""
    return _("Realised: %(share)d %%.") % {"share": round(100 * progress.realised / progress.counted)}


@register.simple_tag
def status_parts(progress: charts.Progress) -> list[tuple[str, str]]:
    """Kind and words of each part of the bar that is not empty, for the legend."""
    kinds = [(kind, getattr(progress, kind)) for kind in charts.KINDS]
    return [(kind, charts.status_words(kind, count)) for kind, count in kinds if count]


@register.simple_tag
def swatch(kind: str, swatch_id: str) -> SafeString:
    """The square of a legend."""
    return charts.status_swatch(kind, swatch_id)


@register.simple_tag
def sparkline(line: Any, chart_id: str, target: Decimal | None) -> SafeString:
    """A course (core.charts_sparkline): `line` has `points`, and says them in `words`."""
    return charts_sparkline.sparkline(line.points, chart_id, line.words, target)


@register.filter
def figure(value: Decimal) -> str:
    """A value as the reader writes it: "1 200", "12,5"."""
    return figures.figure(value)
