"""The year of a plan in templates."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from botnia_portal.core import charts_clock
from botnia_portal.meetings import selectors_year as year

register = template.Library()


@register.simple_tag
def clock_sample(shape: charts_clock.Shape) -> SafeString:
    """The mark of a ring, for the legend."""
    return charts_clock.sample(shape)


@register.filter
def sort_words(sort: str) -> str:
    """What sort of thing an entry is, in words: the list does not live by shapes."""
    words = {
        year.MEETING: _("meeting"),
        year.CALL: _("call for projects"),
        year.DEADLINE: _("deadline"),
        year.ROUND: _("evaluation"),
        year.REQUEST: _("request for updates"),
        year.MILESTONE: _("milestone"),
        year.ITEM: pgettext("of a plan", "item"),
    }
    return words[sort]
