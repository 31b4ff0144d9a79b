"""The report job against bare WeasyPrint on the same HTML with the same options: processor time, pages, memory."""

import gc
import io
import resource
import statistics
import subprocess
import sys
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
from evaluations.publication import Publication
from evaluations.selectors.frozen import publication
from evaluations.services.example import load_example_progress
from plans.models import ActionPlan
from plans.services.load import load_file

PAIRS = 5
MOST_OVERHEAD = 0.10


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
    job = statistics.median(pair[0] for pair in pairs)
    return [
        Figure(
            "CPU time of the report job, times bare WeasyPrint",
            f"{ratio:.2f}",
            "1.10",
            ratio <= 1 + MOST_OVERHEAD,
        ),
        Figure("pages of the Swedish mid-term report", str(pages)),
        Figure("CPU seconds a page", f"{job / pages:.3f}"),
        Figure("peak memory of a process that makes one report, MB", str(_peak_memory(data))),
    ]


def _pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as file:
        return len(file.pages)


def _peak_memory(data: Publication) -> int:
    """In a process of its own, fed the frozen data alone."""
    code = (
        "import sys, django; django.setup();"
        "from evaluations import report; from evaluations.publication import Publication;"
        "report.pdf(Publication.from_json(sys.stdin.buffer.read()), 'sv')"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    subprocess.run([sys.executable, "-c", code], input=data.to_json(), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(before, after) // 1024


def table(figures: list[Figure]) -> str:
    lines = ["| figure | value | at most | |", "|---|---|---|---|"]
    for figure in figures:
        verdict = "" if not figure.limit else "ok" if figure.holds else "**too much**"
        lines.append(f"| {figure.name} | {figure.value} | {figure.limit} | {verdict} |")
    return "\n".join(lines)
