"""The real worker as a process of its own, on a database, a broker and a media folder that nobody else uses."""

import contextlib
import hashlib
import json
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
from django.conf import settings

SECONDS = 90
"""How long anything may take on a busy machine."""
FILES = 8
"""Two languages in each format."""
COLUMNS = "id, language, format, state, percent, step, attempts, file, sha256, failure"


class Scene:
    """A database, a broker and a media folder that nobody else uses, and the workers on them."""

    module = "tests.evaluations.worker_scene"
    patience = SECONDS

    def __init__(self, folder: Path, **urls: str) -> None:
        self.folder, self.urls, self.workers = folder, urls, []
        dropped = ("DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE")
        self.env = {name: value for name, value in os.environ.items() if name not in dropped}
        self.env |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "botnia_portal.settings", **urls}
        self.media, self.log = folder / "media", folder / "worker.log"
        self._helper: subprocess.Popen[str] | None = None

    def run(self, *arguments: str) -> str:
        """What the process beside the test answers to a command of `module`."""
        helper = self._helper = self._helper or self._start_helper()
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write(f"{json.dumps(arguments)}\n")
        helper.stdin.flush()
        line = helper.stdout.readline()
        assert line, f"{self.module} ended with {helper.wait()}: see what it wrote above"
        found = json.loads(line)
        assert "answer" in found, found["error"]
        return str(found["answer"])

    def _start_helper(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", self.module]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.env, text=True, **pipes)  # type: ignore[call-overload,no-any-return]

    def start_worker(
        self, *options: str, app: str = "botnia_portal", **environment: str
    ) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "celery", "-A", app, "worker", "--pool=prefork"]
        command += ["--concurrency=2", "--loglevel=INFO", *options]
        with self.log.open("ab") as output:
            worker = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env={**self.env, **environment},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.workers.append(worker)
        return worker

    def end(self) -> None:
        """Kill what still runs of the workers. Of one that ended long ago the number may be somebody else's."""
        if self._helper is not None:
            self._helper.communicate()
            self._helper = None
        for worker in self.workers:
            if worker.poll() is None:
                kill(worker)

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
        until = time.monotonic() + self.patience
        rows: list[dict[str, object]] = []
        while True:
            # The database may have been stopped on purpose, and say for a moment that it is starting up.
            with contextlib.suppress(psycopg.OperationalError):
                rows = self.rows(edition)
                if reached(rows):
                    return rows
            assert time.monotonic() < until, f"{rows}\n{self.log.read_text()[-3000:]}"
            time.sleep(0.05)


def kill(worker: subprocess.Popen[bytes]) -> None:
    """The worker and its pool at once, as when the machine goes down."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@contextlib.contextmanager
def own_database(number: int | None = None) -> Iterator[dict[str, str]]:
    """On PostgreSQL a database beside the one of the run, on Redis another numbered one; else nothing to say."""
    if number is None:
        number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    base, urls, mark = os.environ.get("DATABASE_URL", ""), {}, f"worker_{os.getpid()}_{number}"
    if redis := os.environ.get("REDIS_URL"):
        urls["REDIS_URL"] = f"{redis.rpartition('/')[0]}/{number}"
    if not base.startswith("postgres"):
        yield urls
        return
    with contextlib.closing(psycopg.connect(base, autocommit=True)) as connection:
        connection.execute(f'CREATE DATABASE "{mark}"')
        yield {**urls, "DATABASE_URL": f"{base.rpartition('/')[0]}/{mark}"}
        connection.execute(f'DROP DATABASE "{mark}" WITH (FORCE)')


def all_ready(rows) -> bool:
    return {row["state"] for row in rows} == {"ready"}


def all_ended(rows) -> bool:
    return {row["state"] for row in rows} <= {"ready", "failed"}


def any_runs(rows) -> bool:
    return any(row["state"] == "running" for row in rows)


def check_files(scene: Scene, rows) -> None:
    """Each row has one file, whole and as the row says."""
    for row in rows:
        path = scene.media / str(row["file"])
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
