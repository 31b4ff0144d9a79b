"""Template tags that know no noun of ours: texts in the reader's language, days, times, addresses."""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext

from botnia_portal.core import markdown, texts, time
from botnia_portal.core.choices import TimeRole
from botnia_portal.core.days import day_words, moment_words
from botnia_portal.core.editing.told import together
from botnia_portal.core.syllables import breaks
from botnia_portal.core.texts import LANGUAGES, STATE_NAMES

register = template.Library()


def _pick(obj: Any, field: str) -> tuple[str, str]:
    """The text and the language that it stands in: the reader's, or the other for want of it."""
    language = texts.here()
    text = getattr(obj, f"{field}_{language}", "") or ""
    if text:
        return text, language
    other = "sv" if language == "fi" else "fi"
    return getattr(obj, f"{field}_{other}", "") or "", other


@register.simple_tag
def text(obj: Any, field: str) -> SafeString | str:
    """A short translated text; marked, and carrying its `lang`, where it stands in the other language."""
    if obj is None:
        return ""
    words, language = _pick(obj, field)
    return words if not words or language == get_language() else marked(words, language)


@register.simple_tag
def marked(words: str, language: str) -> SafeString | str:
    """Words that stand in another language than the page, told by `language`; as they are where it is empty."""
    if not language:
        return words
    mark = gettext("in Finnish") if language == "fi" else gettext("in Swedish")
    return format_html(
        '<span lang="{}">{}</span> <span class="tag tag-lang">{}</span>', language, words, mark
    )


@register.simple_tag
def plain_text(obj: Any, field: str) -> str:
    """A translated text without marks, for places that hold no HTML (titles, labels of options)."""
    return _pick(obj, field)[0] if obj is not None else ""


@register.simple_tag
def brief(obj: Any, field: str, length: int = 200) -> SafeString | str:
    """The beginning of a long translated text in one line, for lists that lead to the whole of it."""
    words, language = _pick(obj, field)
    short = Truncator(markdown.plain(words)).chars(length)
    return short if not short or language == get_language() else marked(short, language)


@register.simple_tag
def long_text(obj: Any, field: str) -> SafeString | str:
    """A long translated text of the small Markdown, as paragraphs."""
    words, language = _pick(obj, field)
    if not words:
        return ""
    html = markdown.render(words)
    if language == get_language():
        return format_html('<div class="prose">{}</div>', html)
    mark = gettext("The text is in Finnish.") if language == "fi" else gettext("The text is in Swedish.")
    return format_html(
        '<p class="tag tag-lang">{}</p><div class="prose" lang="{}">{}</div>', mark, language, html
    )


@register.filter
def day(value: date | None) -> str:
    """A day as it is written in Finland: 31.12.2013."""
    return day_words(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A day and a time of day as they are written in Finland: 31.12.2013 klo 14.05, 31.12.2013 kl. 14.05."""
    return moment_words(value) if value else ""


@register.simple_tag
def time_words(obj: Any) -> SafeString | str:
    """When, in the reader's language: the words as written, else words made from EDTF, else the other language's."""
    words, language = _pick(obj, "time_words")
    here = texts.here()
    if words and language == here:
        return words
    if obj.time_edtf:
        return time.show(obj.time_edtf, obj.time_role or "at", here, repeats=obj.time_repeats)
    return format_html('<span lang="{}">{}</span>', language, words) if words else ""


@register.simple_tag
def time_short(obj: Any) -> SafeString | str:
    """When, for tables: "syksy 2013", "hösten 2013"; the words where there is no date."""
    here = texts.here()
    if not obj.time_edtf:
        return time_words(obj)
    if obj.time_role != TimeRole.END:
        return time.short(obj.time_edtf, here)
    if obj.is_point:  # the end itself says when: "lokakuu 2014", not "–lokakuu 2014"
        return time.short(obj.time_edtf.removeprefix("../"), here)
    return time.show(obj.time_edtf, obj.time_role, here)  # "lokakuuhun 2014 saakka": it goes on until then


@register.simple_tag
def time_mark(obj: Any, term: tuple[date, date] | None = None) -> SafeString | str:
    """For those who edit: a mark beside words that no day was read from, because they are not understood or can mean
    several times; `term` is first and last day of the plan. Empty beside all others."""
    if obj.time_edtf or obj.time_repeats or obj.time_duration:
        return ""
    words = {code: getattr(obj, f"time_words_{code}", "") or "" for code in LANGUAGES}
    told = together(words, term)
    if not told.open:
        return ""
    mark = gettext("several meanings") if told.choices else gettext("not understood")
    return format_html('<span class="tag tag-warn" data-time-mark>{}</span>', mark)


@register.filter
def breakable(words: str) -> str:
    """Words for a narrow place, with soft hyphens where long Finnish ones may be broken, which few browsers know."""
    return re.sub(r"\w{10,}", _with_hyphens, words) if get_language() == "fi" else words


def _with_hyphens(match: re.Match[str]) -> str:
    word, places = match.group(), breaks(match.group().lower())
    ends = zip([0, *places], [*places, len(word)], strict=True)
    return "\N{SOFT HYPHEN}".join(word[start:end] for start, end in ends)


@register.filter
def text_state_words(state: str) -> str:
    """The words of a translation's state: missing, draft, out of date, confirmed."""
    return str(STATE_NAMES[state])


@register.simple_tag
def span_words(earliest: date | None, latest: date | None) -> str:
    """The days of a time: "1.9.2013–30.11.2013", "until 31.10.2015", "from 1.9.2013"; empty without any."""
    if earliest and latest:
        return day(earliest) if earliest == latest else f"{day(earliest)}–{day(latest)}"
    if latest:
        return gettext("until %(day)s") % {"day": day(latest)}
    return gettext("from %(day)s") % {"day": day(earliest)} if earliest else ""


@register.simple_tag
def duration_words(duration: str, use: str = "for") -> str:
    """An ISO 8601 duration in words: how long it lasts (`use` "for"), or how long after something ("after")."""
    if not duration:
        return ""
    lasts, follows = (duration, "") if use == "for" else ("", duration)
    try:
        return time.show("", "", texts.here(), duration=lasts, offset=follows)
    except time.TimeError:
        return duration


@register.simple_tag(takes_context=True)
def address_in(context: Context, language: str) -> str:
    """The address of this page in the other language, with its query, so that the switch keeps the page."""
    path = context["request"].get_full_path()
    here = texts.here()
    if path.startswith(f"/{here}/"):
        return f"/{language}{path[3:]}"
    return f"/{language}/"


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """The query of this page with some parameters changed; None or "" takes one away."""
    params = context["request"].GET.copy()
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = str(value)
    encoded = params.urlencode()
    return f"?{encoded}" if encoded else "?"


@register.simple_tag(takes_context=True)
def query_without(context: Context, name: str) -> str:
    """The query of this page without a parameter that a variable names, from the first page on."""
    return query(context, **{name: None, "page": None})


@register.simple_tag
def language_name(code: str) -> str:
    """The name of a language in itself, for the switch."""
    return {"fi": "Suomi", "sv": "Svenska"}[code]


@register.filter
def get(mapping: dict[Any, Any] | None, key: object) -> Any:
    """A value of a mapping by a key that a variable holds."""
    return mapping.get(key) if mapping else None


@register.filter
def split(words: str) -> list[str]:
    """A list of words, for short fixed loops in templates."""
    return words.split()
