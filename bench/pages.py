"""Pages at growing sizes against an empty page, as ratios of medians within one run."""

import gc
import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.data import make_plan, make_user
from plans.models import ActionPlan
from plans.services.reporting import touch_all

SIZES = {60: 6, 600: 8, 6000: 15}
"""Items of the plan, and how many times an empty page its first page may cost."""
LARGEST = max(SIZES)
UPDATES = {LARGEST: 50_000}
MOST_QUERIES = 10
MOST_OF_DASHBOARD, MOST_AFTER_A_WRITE, MOST_OF_LINKAGE, MOST_OF_EXPORT = 8, 14, 14, 16
OTHER_DAY, MOST_OF_OTHER_DAY = "2013-09-15", 40
MOST_UNCHANGED = 1.5
MOST_QUERIES_UNCHANGED = 2
BACKEND = "networks.backends.PortalBackend"
ROUNDS, FEW = 15, 3
"""What has no limit of its own shows every item of the plan, and is timed in few rounds."""


@dataclass(frozen=True)
class Asked:
    """A page of a plan of so many items; `known`: by a browser that has it already. 0: no limit.

    Before a page with `written` somebody writes in the plan of this name, so that none of its figures is kept.
    """

    page: str
    size: int
    address: str
    most: float = 0
    queries: int = MOST_QUERIES
    known: bool = False
    written: str = ""


@dataclass(frozen=True)
class Row:
    page: str
    size: int
    ratio: float
    most: float
    queries: int
    most_queries: int
    milliseconds: float

    @property
    def holds(self) -> bool:
        return (not self.most or self.ratio <= self.most) and self.queries <= self.most_queries


def _ready(client: Client, asked: Asked) -> dict[str, str]:
    """What has happened before the page is asked for, and the headers of the browser that asks."""
    if asked.written:
        touch_all(ActionPlan.objects.filter(slug=asked.written))
    headers = {"accept-encoding": "gzip"}
    if asked.known:
        client.get(asked.address)  # the first answer gives the cookies
        headers["if-none-match"] = client.get(asked.address)["ETag"]
    return headers


def _get(client: Client, asked: Asked, headers: dict[str, str]) -> None:
    response = client.get(asked.address, headers=headers)
    content = b"".join(response) if response.streaming else response.content
    assert response.status_code == (304 if asked.known else 200), (asked, response.status_code)
    assert bool(content) != asked.known, asked


def _time(client: Client, asked: Asked) -> float:
    headers = _ready(client, asked)
    start = time.perf_counter()
    _get(client, asked, headers)
    return time.perf_counter() - start


def _queries(client: Client, asked: Asked) -> int:
    headers = _ready(client, asked)
    with CaptureQueriesContext(connection) as caught:
        _get(client, asked, headers)
    return len(caught)


def _pages(slug: str, size: int) -> list[Asked]:
    """What is measured at each size. Timeline, linkage and export have no limit of time of their own."""
    start, most = f"/fi/plans/{slug}/", SIZES[size]
    pages = [
        Asked("dashboard", size, start, most, MOST_OF_DASHBOARD),
        Asked("item list", size, f"{start}items/", most),
        Asked("timeline", size, f"{start}timeline/"),
        Asked("linkage", size, f"{start}linkage/", queries=MOST_OF_LINKAGE),
        Asked("all items as CSV", size, f"{start}tables/items.csv", queries=MOST_OF_EXPORT),
    ]
    if size == LARGEST:
        day = f"{start}?as_of={OTHER_DAY}"
        pages.append(
            Asked("dashboard, another day", size, day, MOST_OF_OTHER_DAY, MOST_AFTER_A_WRITE, written=slug)
        )
        pages.append(
            Asked(
                "dashboard, after a write", size, start, MOST_OF_OTHER_DAY, MOST_AFTER_A_WRITE, written=slug
            )
        )
    return pages


def _unchanged(asked: Asked) -> Asked:
    """The page as a browser asks for it that has it."""
    name = f"{asked.page}, unchanged (304)"
    return Asked(name, asked.size, asked.address, MOST_UNCHANGED, MOST_QUERIES_UNCHANGED, known=True)


@override_settings(ROOT_URLCONF="bench.urls")
def measure() -> list[Row]:
    """Interleaved: in each round every page once, so that the machine's moods fall on all alike."""
    plans = {size: make_plan(size, updates=UPDATES.get(size, 0)) for size in SIZES}
    client = Client()
    client.force_login(make_user(), backend=BACKEND)
    empty = Asked("empty page", 0, "/fi/empty/")
    pages = [asked for size, plan in plans.items() for asked in _pages(plan.slug, size)]
    pages += [_unchanged(asked) for asked in pages if asked.page in ("dashboard", "item list")]
    times: dict[Asked, list[float]] = {asked: [] for asked in (empty, *pages)}
    for round_ in range(-2, ROUNDS):
        gc.collect()
        for asked, found in times.items():
            if asked is not empty and not asked.most and round_ >= FEW:
                continue
            seconds = _time(client, asked)
            if round_ >= 0:
                found.append(seconds)
    medians = {asked: statistics.median(found) for asked, found in times.items()}
    return [
        Row(
            asked.page, asked.size, median / medians[empty], asked.most, _queries(client, asked), asked.queries,
            median * 1000,
        )
        for asked, median in medians.items()
    ]  # fmt: skip


def table(rows: list[Row]) -> str:
    lines = [
        "| page | items | times an empty page | at most | queries | at most | median, ms | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        verdict = "ok" if row.holds else "**too much**"
        lines.append(
            f"| {row.page} | {row.size or ''} | {row.ratio:.1f} | {row.most or ''} | {row.queries} "
            f"| {row.most_queries} | {row.milliseconds:.1f} | {verdict} |"
        )
    return "\n".join(lines)
