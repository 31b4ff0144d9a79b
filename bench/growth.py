"""The report job as the plan grows, both languages at once, and the pages of the portal while reports are made."""

import http.client
import json
import select
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, TypedDict

from django.conf import settings
from django.test import Client
from django.utils import timezone

from bench.reports import Figure, real_round
from botnia_portal.celery import NICENESS
from evaluations.publication import Publication
from evaluations.selectors.frozen import publication
from networks.models import RoleAssignment, User

REAL = 83
"""Items of the 2013–2014 plan."""
SIZES = (REAL, 300, REAL, 1000, REAL)
"""In this order, so that the machine's moods fall on all; the small one is the median of three."""
MOST_GROWTH = 1.1
MOST_TOGETHER = 1.3
MOST_WHILE_MAKING = 2.0
MEGABYTES, MEGABYTES_A_PAGE = 120, 3
ROUNDS = 3
BLOCK, BUSY_PAGES = 15, 120
"""Pages asked for in one go, and while reports are made as many as this, or until one is ready."""
PAUSE = 0.03
"""Seconds between two requests: a reader does not press again at once."""


class Made(TypedDict):
    """What one report took: processor seconds, pages, and the greatest memory of its process so far."""

    seconds: float
    pages: int
    megabytes: float


@dataclass(frozen=True)
class Maker:
    """A process of `bench.maker`, ready to make a report."""

    process: subprocess.Popen[str]

    @classmethod
    @contextmanager
    def started(cls, data: Publication, language: str = "sv", niceness: int = 0) -> Iterator["Maker"]:
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            Path(file.name).write_bytes(data.to_json())
            command = [sys.executable, "-m", "bench.maker", file.name, language, str(niceness)]
            with subprocess.Popen(
                command, cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as process:
                try:
                    maker = cls(process)
                    assert maker._answer() == "ready"
                    yield maker
                finally:
                    process.kill()

    def begin(self) -> None:
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> Made:
        """Wait for the report that was begun."""
        made: Made = json.loads(self._answer())
        return made

    @property
    def _output(self) -> IO[str]:
        assert self.process.stdout
        return self.process.stdout

    def has_answered(self) -> bool:
        return bool(select.select([self._output], [], [], 0)[0])

    def _answer(self) -> str:
        line = self._output.readline()
        assert line, "the process that makes reports has ended"
        return line.strip()


def measure() -> list[Figure]:
    data = publication(real_round(), frozen_at=timezone.now())
    return [*_growth(data), *_together(data), *_pages_while_making(data)]


# --- Longer plans ---


def _growth(data: Publication) -> list[Figure]:
    made: dict[int, list[Made]] = {size: [] for size in SIZES}
    for size in SIZES:
        with Maker.started(enlarged(data, size)) as maker:
            maker.begin()
            made[size].append(maker.end())
    seconds = {size: statistics.median(one["seconds"] for one in found) for size, found in made.items()}
    figures = []
    for size, found in made.items():
        pages, memory = found[0]["pages"], max(one["megabytes"] for one in found)
        most = MEGABYTES + MEGABYTES_A_PAGE * pages
        name = f"{size:,} items, {pages} pages"
        figures.append(Figure(f"{name}: CPU seconds in a fresh process", f"{seconds[size]:.1f}"))
        if size != REAL:
            growth = seconds[size] / size / (seconds[REAL] / REAL)
            figures.append(
                Figure(
                    f"{name}: CPU time an item, times that of {REAL} items",
                    f"{growth:.2f}",
                    f"{MOST_GROWTH}",
                    growth <= MOST_GROWTH,
                )
            )
        figures.append(
            Figure(f"{name}: peak memory of the process, MB", f"{memory:.0f}", f"{most:,}", memory <= most)
        )
    return figures


def enlarged(data: Publication, items: int) -> Publication:
    """The publication with `items` items: the real ones again and again, with new numbers.

    Networks, works and milestones grow with them, each copy naming its own copies of the items. Strategies, tasks
    and municipalities stay as many (law and map do not grow with a plan), with longer lists of items.
    """
    real = [item.number for section in data.sections for item in section.items]
    names = [{number: _number(number, copy) for number in real} for copy in range(-(-items // len(real)))]
    kept = set([name for copy in names for name in copy.values()][:items])

    def numbers(row: Any, copies: list[dict[str, str]]) -> Any:
        named = (copy[number] for copy in copies for number in row.items)
        return replace(row, items=tuple(number for number in named if number in kept))

    def section(row: Any) -> Any:
        copied = (replace(item, number=copy[item.number]) for copy in names for item in row.items)
        return replace(row, items=tuple(item for item in copied if item.number in kept))

    def rows(old: tuple[Any, ...]) -> tuple[Any, ...]:
        copied = [numbers(row, [copy]) for copy in names for row in old]
        return tuple(copied[: round(len(old) * items / len(real))])

    linkage = replace(
        data.linkage,
        strategies=tuple(
            replace(strategy, goals=tuple(numbers(goal, names) for goal in strategy.goals))
            for strategy in data.linkage.strategies
        ),
        statutory_tasks=tuple(numbers(task, names) for task in data.linkage.statutory_tasks),
        unlinked=tuple(copy[n] for copy in names for n in data.linkage.unlinked if copy[n] in kept),
    )
    return replace(
        data,
        sections=tuple(section(row) for row in data.sections),
        linkage=linkage,
        networks=rows(data.networks),
        projects=rows(data.projects),
        milestones=rows(data.milestones),
    )


def _number(number: str, copy: int) -> str:
    section, _, order = number.partition(".")
    return f"{section}.{int(order) + 100 * copy}"


# --- Two at once ---


def _together(data: Publication) -> list[Figure]:
    """Each language alone and both at once, in processes that wait ready as those of the worker do.

    Wall time needs two cores that nobody else uses. Whether it had them is told by the share of a core that one
    report got alone; what the reports themselves take from each other, by their processor time.
    """
    wall, cpu, shares = [], [], []
    with Maker.started(data, "fi") as finnish, Maker.started(data, "sv") as swedish:
        for _ in range(ROUNDS):
            alone = [_timed(finnish), _timed(swedish)]
            both = _timed(finnish, swedish)
            alone_wall, alone_cpu = (sum(values) for values in zip(*alone, strict=True))
            wall.append(both[0] / (alone_wall / 2))
            cpu.append(both[1] / alone_cpu)
            shares.append(alone_cpu / alone_wall)
    ratio = statistics.median(wall)
    return [
        Figure(
            "both languages at once, times the mean of each alone (wall time, two processes)",
            f"{ratio:.2f}",
            f"{MOST_TOGETHER}",
            ratio <= MOST_TOGETHER,
        ),
        Figure("their CPU time at once, times their CPU time alone", f"{statistics.median(cpu):.2f}"),
        Figure(
            "share of a core that a report got alone (1.00: a core of its own)",
            f"{statistics.median(shares):.2f}",
        ),
    ]


def _timed(*makers: Maker) -> tuple[float, float]:
    """Seconds until all of them are done, and processor seconds of all together."""
    start = time.perf_counter()
    for maker in makers:
        maker.begin()
    made = [maker.end() for maker in makers]
    return time.perf_counter() - start, sum(one["seconds"] for one in made)


# --- Pages while reports are made ---


def _pages_while_making(data: Publication) -> list[Figure]:
    """The overview of the plan from gunicorn as in production; the makers are niced like the worker's processes.

    Their niceness is counted from that of the bench, because the pages' processes inherit that. Blocks of pages while
    they work and while they are halted take turns, so that the machine's moods fall on both.
    """
    quiet: list[float] = []
    busy: list[float] = []
    with ExitStack() as stack:
        page = stack.enter_context(server(f"/fi/plans/{data.plan.slug}/"))
        for _ in range(BLOCK):  # the first pages of a process import and compile
            page.seconds()
        makers = [stack.enter_context(Maker.started(data, language, NICENESS)) for language in ("fi", "sv")]
        for maker in makers:
            maker.begin()
        while len(busy) < BUSY_PAGES:
            _signal(makers, signal.SIGSTOP)
            quiet += [page.seconds() for _ in range(BLOCK)]
            _signal(makers, signal.SIGCONT)
            block = [page.seconds() for _ in range(BLOCK)]
            if any(maker.has_answered() for maker in makers):
                break  # one of them was done before the last of these pages
            busy += block
    ratio = statistics.median(busy) / statistics.median(quiet)
    return [
        Figure(
            "the overview while two reports are made by niced processes, times that while none is",
            f"{ratio:.2f}",
            f"{MOST_WHILE_MAKING:.0f}",
            ratio <= MOST_WHILE_MAKING,
        ),
        Figure(f"its median while none is made, ms ({len(quiet)} pages)", _milliseconds(quiet)),
        Figure(f"its median while two are made, ms ({len(busy)} pages)", _milliseconds(busy)),
    ]


def _signal(makers: list[Maker], number: signal.Signals) -> None:
    for maker in makers:
        maker.process.send_signal(number)


def _milliseconds(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f}"


@dataclass(frozen=True)
class Page:
    port: int
    path: str
    cookie: str

    def seconds(self) -> float:
        time.sleep(PAUSE)
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip"}
        start = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", self.path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        seconds = time.perf_counter() - start
        connection.close()
        assert answer.status == 200, (self.path, answer.status)
        return seconds


@contextmanager
def server(path: str) -> Iterator[Page]:
    """gunicorn with the processes and threads of `bin/container-web`, and a coordinator who is logged in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "botnia_portal.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers=2", "--threads=4", "--no-control-socket", "--log-level=warning"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR) as server:
        try:
            _wait_for(port)
            yield Page(port, path, _cookie())
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until, "gunicorn did not start"
            time.sleep(0.1)


def _cookie() -> str:
    user, new = User.objects.get_or_create(email="bench-report@example.org")
    if new:
        RoleAssignment.objects.create(user=user, role="coordinator", organisation=real_round().plan.owner)
    client = Client()
    client.force_login(user, backend="networks.backends.PortalBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"
