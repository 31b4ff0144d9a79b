"""Pages at growing sizes against an empty page, as ratios of medians within one run."""

import gc
import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.data import make_plan, make_user

SIZES = {60: 6, 600: 8, 6000: 15}
"""Items of the plan, and how many times an empty page a page may cost."""
MOST_QUERIES = 10
ROUNDS = 15


@dataclass(frozen=True)
class Row:
    page: str
    size: int
    ratio: float
    most: float
    queries: int
    milliseconds: float

    @property
    def holds(self) -> bool:
        return self.ratio <= self.most and self.queries <= MOST_QUERIES


def _time(client: Client, address: str) -> float:
    start = time.perf_counter()
    response = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    seconds = time.perf_counter() - start
    assert response.status_code == 200, (address, response.status_code)
    return seconds


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)


@override_settings(ROOT_URLCONF="bench.urls")
def measure() -> list[Row]:
    """Interleaved: in each round every page once, so that the machine's moods fall on all alike."""
    plans = [make_plan(size) for size in SIZES]
    client = Client()
    client.force_login(make_user(), backend="networks.backends.PortalBackend")
    pages = {
        (name, size): f"/fi/plans/{plan.slug}/{path}"
        for size, plan in zip(SIZES, plans, strict=True)
        for name, path in (("dashboard", ""), ("item list", "items/"))
    }
    times: dict[object, list[float]] = {key: [] for key in (None, *pages)}
    for round_ in range(-2, ROUNDS):
        gc.collect()
        for key in times:
            seconds = _time(client, "/fi/empty/" if key is None else pages[key])
            if round_ >= 0:
                times[key].append(seconds)
    empty = statistics.median(times[None])
    rows = [Row("empty page", 0, 1.0, 1.0, _queries(client, "/fi/empty/"), empty * 1000)]
    for (name, size), address in pages.items():
        median = statistics.median(times[name, size])
        rows.append(Row(name, size, median / empty, SIZES[size], _queries(client, address), median * 1000))
    return rows


def table(rows: list[Row]) -> str:
    lines = [
        "| page | items | times an empty page | at most | queries | median, ms | |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        verdict = "ok" if row.holds else "**too slow**"
        lines.append(
            f"| {row.page} | {row.size or ''} | {row.ratio:.1f} | {row.most:.0f} | {row.queries} "
            f"| {row.milliseconds:.1f} | {verdict} |"
        )
    return "\n".join(lines)
