"""The pack of a meeting on paper: PDF/UA-1 and PDF/A-3a by the pipeline of the reports, in the active language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from botnia_portal.core import charts
from botnia_portal.core.days import day_words, moment_words
from botnia_portal.core.pdf import render
from botnia_portal.core.templatetags.portal import plain_text
from botnia_portal.meetings.models import PackFile
from botnia_portal.meetings.selectors_pack import Pack
from evaluations.report import EXAMPLE_LABEL, FOOT_LETTERS, style_folder

FILE_NAMES = {"fi": "kokousaineisto", "sv": "moteshandlingar"}


def html(pack: Pack, language: str, moment: datetime) -> str:
    """The pack as one HTML document, made at `moment`; its style sheets lie in the folder of the reports'."""
    context: dict[str, Any] = {
        "language": language,
        "pack": pack,
        "plan": pack.plan,
        "meeting": pack.meeting,
        "day": pack.day,
        "shows_state": True,
        "made": moment_words(moment),
        "foot": foot_of(pack),
        "example_label": EXAMPLE_LABEL if is_example(pack) else None,
        "bar": charts.status_bar(pack.total, "bar-whole"),
        "legend": [
            (charts.status_swatch(kind, f"legend-{kind}"), charts.status_words(kind, count))
            for kind in charts.KINDS
            if (count := getattr(pack.total, kind))
        ],
    }
    return render_to_string("reports/meeting_pack.html", context)


def pdf(
    pack: Pack, language: str, moment: datetime, *, progress: Callable[[int, str], None] | None = None
) -> bytes:
    """The pack as a PDF. `progress` is told per cent and step, as with reports."""
    return render(
        html(pack, language, moment),
        base=style_folder(),
        language=language,
        created=moment,
        progress=progress,
    )


def is_example(pack: Pack) -> bool:
    """Whether anything in it is made up."""
    return bool(pack.plan.has_example_data or pack.meeting.is_example)


def foot_of(pack: Pack) -> str:
    """One line at the foot of each page; without the group where that makes it too long."""
    day = _("Meeting %(day)s") % {"day": day_words(pack.meeting.day)}
    whole = f"{plain_text(pack.meeting.network, 'name')} · {day}"
    return whole if len(whole) <= FOOT_LETTERS else day


def file_name(pack: PackFile) -> str:
    """The name that the file gets on the reader's machine, in the language of the pack."""
    return f"{FILE_NAMES[pack.language]}-{pack.plan.slug}-{pack.meeting.day.isoformat()}-{pack.language}.pdf"
