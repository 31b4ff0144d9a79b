"""The real worker as a process of its own, on the broker and the database of this run; killed without a warning."""

import contextlib
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pikepdf
import psycopg
import pytest
from django.conf import settings

SECONDS = 90
"""How long anything may take on a busy machine; in quiet the whole file takes about 20 s."""
FILES = 8
"""Two languages in each format."""
COLUMNS = "language, format, state, percent, attempts, file, sha256, failure"

pytestmark = [pytest.mark.slow, pytest.mark.database]


class Scene:
    """A database, a broker and a media folder that nobody else uses, and the workers on them."""

    module = "tests.evaluations.worker_scene"

    def __init__(self, folder: Path, **urls: str) -> None:
        self.folder, self.urls, self.workers = folder, urls, []
        dropped = ("DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE")
        self.env = {name: value for name, value in os.environ.items() if name not in dropped}
        self.env |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "botnia_portal.settings", **urls}
        self.log = folder / "worker.log"

    def run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", self.module, *arguments]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split()[-1]

    def start_worker(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "celery", "-A", "botnia_portal", "worker", "--pool=prefork"]
        command += ["--concurrency=2", "--loglevel=INFO"]
        with self.log.open("ab") as output:
            worker = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=self.env,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.workers.append(worker)
        return worker

    def rows(self, edition: str) -> list[dict[str, object]]:
        """The reports of an edition, by language and format."""
        query = f"SELECT {COLUMNS} FROM evaluations_report WHERE edition_id = {int(edition)} "  # noqa: S608
        with contextlib.closing(self._connect()) as connection:
            found = connection.execute(f"{query}ORDER BY language, format DESC").fetchall()
        return [dict(zip(COLUMNS.split(", "), row, strict=True)) for row in found]

    def _connect(self) -> sqlite3.Connection | psycopg.Connection:
        if url := self.urls.get("DATABASE_URL"):
            return psycopg.connect(url)
        return sqlite3.connect(self.folder / "portal.sqlite3", timeout=20)

    def wait(
        self, edition: str, reached: Callable[[list[dict[str, object]]], bool]
    ) -> list[dict[str, object]]:
        until = time.monotonic() + SECONDS
        while not reached(rows := self.rows(edition)):
            assert time.monotonic() < until, f"{rows}\n{self.log.read_text()[-3000:]}"
            time.sleep(0.05)
        return rows


def kill(worker: subprocess.Popen[bytes]) -> None:
    """The worker and its pool at once, as when the machine goes down."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@contextlib.contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """On PostgreSQL a database beside the one of the run, on Redis another numbered one; else nothing to say."""
    base, urls, mark = os.environ.get("DATABASE_URL", ""), {}, f"worker_{os.getpid()}"
    if redis := os.environ.get("REDIS_URL"):
        number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
        urls["REDIS_URL"] = f"{redis.rpartition('/')[0]}/{number}"
    if not base.startswith("postgres"):
        yield urls
        return
    with contextlib.closing(psycopg.connect(base, autocommit=True)) as connection:
        connection.execute(f'CREATE DATABASE "{mark}"')
        yield {**urls, "DATABASE_URL": f"{base.rpartition('/')[0]}/{mark}"}
        connection.execute(f'DROP DATABASE "{mark}" WITH (FORCE)')


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("worker")
    with own_database(folder) as urls:
        scene = Scene(folder, **urls)
        scene.run("begin")
        yield scene
        for worker in scene.workers:
            kill(worker)


def all_ready(rows) -> bool:
    return {row["state"] for row in rows} == {"ready"}


def check_files(scene: Scene, rows) -> None:
    """Each row has one file, whole and as the row says."""
    for row in rows:
        path = scene.folder / "media" / str(row["file"])
        content = path.read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        check_language(path, row["language"])
        frozen = path.name.partition("-")[0]
        assert list(path.parent.glob(f"{frozen}-{row['language']}-{row['format']}-*")) == [path]


def check_language(path: Path, language: object) -> None:
    if path.suffix == ".html":
        assert f'<html lang="{language}">' in path.read_text("utf-8")
        return
    if path.suffix == ".docx":
        assert docx.Document(str(path)).core_properties.language == f"{language}-FI"
        return
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == language


def test_a_worker_makes_every_report_of_one_edition(scene):
    edition = scene.run("queue", "1")
    worker = scene.start_worker()
    rows = scene.wait(edition, all_ready)
    assert [row["attempts"] for row in rows] == [1] * FILES
    check_files(scene, rows)
    kill(worker)


def test_a_worker_killed_in_the_middle_leaves_reports_that_the_next_one_finishes(scene):
    # Queued first: a worker that is up already may have made both reports before the queueing process has ended.
    edition = scene.run("queue", "2")
    worker = scene.start_worker()
    scene.wait(edition, lambda rows: any(row["state"] == "running" for row in rows))
    kill(worker)
    left = scene.rows(edition)
    assert {row["state"] for row in left} & {"running", "queued"}
    scene.run("later", edition)  # `make proof` waits as long as it takes
    scene.start_worker()
    rows = scene.wait(edition, all_ready)
    assert max(row["attempts"] for row in rows) == 2
    check_files(scene, rows)


def test_the_folders_of_the_filesystem_broker_are_for_nobody_else(scene):
    scene.run("queue", "3")
    if "REDIS_URL" in scene.urls:
        pytest.skip("this run has Redis")
    for name in ("broker/queue", "broker/control"):
        assert (scene.folder / name).stat().st_mode & 0o777 == 0o700
