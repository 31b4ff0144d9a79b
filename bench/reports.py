"""The report job against bare WeasyPrint on the same HTML with the same options: processor time and pages."""

import gc
import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from django.conf import settings
from django.utils import timezone
from weasyprint import CSS, HTML

from botnia_portal.core.pdf import fonts
from botnia_portal.core.pdf.fetcher import LocalFiles
from botnia_portal.core.pdf.render import VARIANT
from evaluations import report
from evaluations.models import EvaluationRound
from evaluations.selectors.frozen import publication
from evaluations.services.example import load_example_progress
from plans.models import ActionPlan
from plans.services.load import load_file

PAIRS = 7
MOST_OVERHEAD = 0.10
MOST_SECONDS_MORE = 0.5
"""Either of the two is enough."""
MOST_A_PAGE = 0.15


@dataclass(frozen=True)
class Figure:
    name: str
    value: str
    limit: str = ""
    holds: bool = True


def real_round() -> EvaluationRound:
    """The mid-term round of the 2013–2014 plan with its example progress."""
    if not ActionPlan.objects.filter(slug="pohjanmaa-2013-2014").exists():
        load_file(settings.BASE_DIR / "plans/data/pohjanmaa-2013-2014.yaml")
        load_example_progress(ActionPlan.objects.get(slug="pohjanmaa-2013-2014"))
    return EvaluationRound.objects.select_related(
        "plan__owner", "plan__steering_group", "plan__province"
    ).get(plan__slug="pohjanmaa-2013-2014", kind="mid-term")


def bare(html: str) -> bytes:
    """What WeasyPrint itself does with the HTML: same fonts, same variant, nothing of ours around it."""
    folder = report.style_folder().resolve()
    fetcher = LocalFiles(folder, fonts.folder())
    configuration = fonts.configuration()
    faces = CSS(string=fonts.stylesheet(), font_config=configuration, url_fetcher=fetcher)
    source = HTML(string=html, base_url=f"{folder.as_uri()}/", url_fetcher=fetcher)
    document = source.render(font_config=configuration, stylesheets=[faces], pdf_variant=VARIANT)
    return document.write_pdf(pdf_variant=VARIANT)


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def measure() -> list[Figure]:
    """Interleaved pairs after one warm-up of each; medians, and the ratio pair by pair."""
    data = publication(real_round(), frozen_at=timezone.now())
    html = fonts.printable(report.html(data, "sv"))
    pages = _pages(report.pdf(data, "sv"))
    bare(html)
    pairs = [(_cpu(lambda: report.pdf(data, "sv")), _cpu(lambda: bare(html))) for _ in range(PAIRS)]
    ratio = statistics.median(job / plain for job, plain in pairs)
    more = statistics.median(job - plain for job, plain in pairs)
    page = statistics.median(job for job, _plain in pairs) / pages
    return [
        Figure(
            "CPU time of the report job, times bare WeasyPrint (seconds more)",
            f"{ratio:.2f} ({more:+.2f})",
            f"{1 + MOST_OVERHEAD:.2f} ({MOST_SECONDS_MORE:+.2f})",
            ratio <= 1 + MOST_OVERHEAD or more <= MOST_SECONDS_MORE,
        ),
        Figure("pages of the Swedish mid-term report", str(pages)),
        Figure("CPU seconds a page", f"{page:.3f}", f"{MOST_A_PAGE}", page <= MOST_A_PAGE),
    ]


def _pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as file:
        return len(file.pages)


def table(figures: list[Figure]) -> str:
    lines = ["| figure | value | at most | |", "|---|---|---|---|"]
    for figure in figures:
        verdict = "" if not figure.limit else "ok" if figure.holds else "**too much**"
        lines.append(f"| {figure.name} | {figure.value} | {figure.limit} | {verdict} |")
    return "\n".join(lines)
