"""The evaluation report, made from the publication alone: no query, no request, nothing of today."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from botnia_portal.core import charts
from botnia_portal.core.pdf import Attached, render
from botnia_portal.core.word import About
from botnia_portal.core.word import render as write_word
from evaluations import report_words as words
from evaluations.publication import Language, PlanChanges, Publication
from evaluations.report_texts import is_draft, texts
from evaluations.report_views import PublicationView, View

EXAMPLE_LABEL = {"fi": "Esimerkkiaineisto", "sv": "Exempelmaterial"}
"""Both languages' words stand on every page of a report on made-up data, whatever its own language."""

FOOT_LETTERS = 95
"""So many letters fit in the line at the foot of a page."""


def html(publication: Publication, language: Language, *, full: bool = True) -> str:
    """The report as one HTML document; its style sheet `report.css` lies in `style_folder()`.

    The reader's version (`full=False`) leaves out the texts of the items and the annexes.
    """
    with translation.override(language):
        return render_to_string("reports/evaluation.html", _context(publication, language, full=full))


def web_page(publication: Publication, language: Language) -> bytes:
    """The report as one HTML file with its style inside, which asks nobody for anything. Equal data, equal bytes."""
    style = (style_folder() / "web.css").read_text("utf-8")
    own = {
        "web": True,
        "style": mark_safe(f"<style>{style}</style>"),  # noqa: S308 - our own style sheet
        "policy": style_policy(style),
    }
    with translation.override(language):
        return render_to_string("reports/web.html", _context(publication, language) | own).encode()


def style_policy(style: str) -> str:
    """The content policy of a file of `web_page`: its own style and nothing else."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def policy_of(page: bytes) -> str:
    """The content policy of a kept file, whose style may be older than today's."""
    found = re.search(r"<style>(.*?)</style>", page.decode(), re.DOTALL)
    return style_policy(found[1] if found else "")


def pdf(
    publication: Publication,
    language: Language,
    *,
    full: bool = True,
    progress: Callable[[int, str], None] | None = None,
) -> bytes:
    """The report, or its reader's version, as PDF/A-3a and PDF/UA-1, with the publication attached.

    Equal data give equal bytes.

    `progress` is told per cent and step: "reading", "layout", "drawing", "writing".
    """
    with translation.override(language):
        description = _("The data of this report, in both languages")
    return render(
        html(publication, language, full=full),
        base=style_folder(),
        language=language,
        created=publication.edition.frozen_at,
        attachments=[Attached("publication.json", publication.to_json(), description)],
        progress=progress,
    )


def word(publication: Publication, language: Language) -> bytes:
    """The report as a Word document, for those who quote or go on writing. Equal data give equal bytes."""
    with translation.override(language):
        context = _context(publication, language) | {"drawn": False}
        labels = [*EXAMPLE_LABEL.values()] if publication.example else []
        labels += [_("Draft, not decided")] if publication.edition.draft else []
        page = render_to_string("reports/evaluation.html", context)
    report = context["report"]
    about = About(
        title=f"{report.round.title.plain} – {report.plan.title.plain}",
        author=report.plan.owner.plain,
        language=language,
        moment=publication.edition.frozen_at,
        identifier=context["checksum"],
        head=" / ".join(labels),
        foot=context["foot"],
    )
    return write_word(page, about)


def style_folder() -> Path:
    """The folder that the report's HTML is relative to."""
    return Path(settings.BASE_DIR) / "static" / "report"


def _context(publication: Publication, language: Language, *, full: bool = True) -> dict[str, Any]:
    report = PublicationView(publication, language, marks=not is_draft(publication, language))
    items = [item for section in publication.sections for item in section.items]
    shown = {item.number: item for section in report.sections for item in section.items}
    return {
        "language": language,
        "web": False,
        "drawn": True,
        "full": full,
        "report": report,
        "wholly_draft": is_draft(publication, language),
        "term": _term(publication),
        "foot": _foot(report),
        "example_label": EXAMPLE_LABEL if publication.example else None,
        "bar": charts.status_bar(publication.counts, "bar-whole"),
        "legend": [
            (charts.status_swatch(kind, f"legend-{kind}"), charts.status_words(kind, count))
            for kind in charts.KINDS
            if (count := getattr(publication.counts, kind))
        ],
        "rating_labels": [words.rating(value) for value in words.RATINGS],
        "drafts": _count_state(publication, language, "draft"),
        "missing": _count_missing(publication, language),
        "checksum": publication.checksum(),
        "unlinked": [(number, shown[number].title) for number in publication.linkage.unlinked],
        "compared": [
            (row, row.title or shown[row.frozen.number].title)
            for row in (report.comparison.items if report.comparison else ())
        ],
        "added": [shown[number] for number in (publication.plan_changes or PlanChanges()).added],
        "dropped": [item for item in shown.values() if item.frozen.dropped],
        "goals_without_items": [
            goal
            for group in (*report.linkage.strategies, None)
            for goal in (group.goals if group else report.linkage.statutory_tasks)
            if not goal.frozen.items
        ],
        "has_unrated": any(item.rating is None for item in items),
    }


def _term(publication: Publication) -> str:
    first, last = publication.plan.first_day.year, publication.plan.last_day.year
    return str(first) if first == last else f"{first}–{last}"


def _foot(report: View) -> str:
    """One line at the foot of each page; without the owner where the owner's name is too long for it."""
    title, term = report.round.title.plain, _term(report.frozen)
    whole = f"{report.plan.owner.plain} · {title} {term}"
    return whole if len(whole) <= FOOT_LETTERS else f"{title} · {report.plan.province.plain} {term}"


def _count_state(publication: Publication, language: Language, state: str) -> int:
    return sum(
        getattr(text, f"{language}_state") == state and bool(getattr(text, language))
        for text in texts(publication)
    )


def _count_missing(publication: Publication, language: Language) -> int:
    return sum(not getattr(text, language) and bool(text.fi or text.sv) for text in texts(publication))
