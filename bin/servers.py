"""Private PostgreSQL and Redis servers for tests and benchmarks, each in a folder that goes with it.

Never somebody else's server: what runs on the machine already may hold somebody's data.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import machine
from common import LOOPBACK, Stop

START_SECONDS = 30
ROLE = "botnia"
QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "shared_buffers=256MB",
    "checkpoint_timeout=1h",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def wait_for(name: str, port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server takes connections; Stop with the end of its log when it ends or takes too long."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
            return
        time.sleep(0.05)
    raise Stop(f"{name} did not start:\n{log.read_text()[-2000:]}")


def unprivileged() -> dict[str, object]:
    """Who runs PostgreSQL when we are root (it refuses root): Debian's postgres user, else nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise Stop("PostgreSQL does not run as root, and there is no user postgres or nobody.")


class Server:
    """A server of ours: its address, and the handle to stop it and start it again on the same port and data."""

    def __init__(self, url: str, command: list[str], port: int, folder: Path, **options: object) -> None:
        self.url, self.command, self.port, self.folder, self.options = url, command, port, folder, options
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it takes connections. PostgreSQL may still say for a moment that it is starting up."""
        log = self.folder / "log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(  # type: ignore[call-overload]
                self.command, cwd=self.folder, stdout=output, stderr=output, start_new_session=True, **self.options
            )  # fmt: skip
        assert self.process is not None
        wait_for(self.command[0], self.port, self.process, log)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends PostgreSQL fast and Redis without a dump; SIGQUIT is PostgreSQL's immediate end."""
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server for the time of the block, however often it is stopped and started in it."""
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def folder(prefix: str, owner: dict[str, object]) -> Iterator[Path]:
    """A temporary folder that `owner` may write to. Its path is short: a socket's may have 107 bytes."""
    path = Path(tempfile.mkdtemp(prefix=f"{prefix}-"))
    try:
        if owner:
            shutil.chown(path, owner["user"], owner["group"])  # type: ignore[call-overload]
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server with one empty database, quick rather than safe (no fsync)."""
    programs = machine.postgres_bin()
    if programs is None:
        raise Stop("PostgreSQL's server programs are missing.")
    owner, port = unprivileged(), free_port()
    with folder("botnia-pg", owner) as base:
        data = base / "data"
        create = [str(programs / "initdb"), "-D", str(data), "-U", ROLE, "-A", "trust", "-E", "UTF8"]
        create += ["--locale=C.UTF-8", "--no-sync"]
        done = subprocess.run(create, cwd=base, capture_output=True, text=True, check=False, **owner)  # type: ignore[call-overload]
        if done.returncode:
            raise Stop(f"initdb failed:\n{done.stdout}{done.stderr}")
        command = [
            str(programs / "postgres"),
            "-D",
            str(data),
            "-h",
            LOOPBACK,
            "-p",
            str(port),
            "-k",
            str(base),
        ]
        for setting in QUICK:
            command += ["-c", setting]
        url = f"postgres://{ROLE}@{LOOPBACK}:{port}/{ROLE}"
        with running(Server(url, command, port, base, **owner)) as server:
            make = [str(programs / "createdb"), "-h", LOOPBACK, "-p", str(port), "-U", ROLE, ROLE]
            wait_until_done(make)
            yield server


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The URL of such a server."""
    with postgres_server() as server:
        yield server.url


def wait_until_done(command: list[str]) -> None:
    """Repeat a first command to a server that listens already but says that it is still starting up."""
    until = time.monotonic() + START_SECONDS
    while True:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        if time.monotonic() > until:
            raise Stop(f"{command[0]} failed:\n{done.stderr}")
        time.sleep(0.1)


@contextlib.contextmanager
def redis_server() -> Iterator[Server]:
    """A Redis server that keeps nothing on disk: stopped and started again, it has forgotten everything."""
    program = machine.first_program(machine.REDIS_NAMES)
    if program is None:
        raise Stop("The Redis server program is missing.")
    port = free_port()
    with folder("botnia-redis", {}) as base:
        command = [program, "--port", str(port), "--bind", LOOPBACK, "--save", "", "--appendonly", "no"]
        with running(Server(f"redis://{LOOPBACK}:{port}/0", command, port, base)) as server:
            yield server


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """The URL of such a server."""
    with redis_server() as server:
        yield server.url


@contextlib.contextmanager
def postgres_and_redis() -> Iterator[dict[str, str]]:
    """Settings for both. TEST_DATABASE_URL and TEST_REDIS_URL name servers to use instead of private ones."""
    with contextlib.ExitStack() as stack:
        yield {
            "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or stack.enter_context(postgres()),
            "REDIS_URL": os.environ.get("TEST_REDIS_URL") or stack.enter_context(redis()),
        }
