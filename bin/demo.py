"""The whole portal on this machine: `demo.py [--port N]`, after `setup.py run`. Ctrl-C stops all of it.

Prepares the data in var/demo (kept between starts), starts gunicorn and a Celery worker with beat as child
processes, and watches them: when one ends, all end. Their logs are in var/demo/log.
"""

import argparse
import contextlib
import ctypes
import hashlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from types import FrameType
from typing import IO, NoReturn

import machine
from common import DEMO_DIR, LOOPBACK, ROOT, VENV, VENV_PYTHON, Stop, demo_environment, main, say

LOGS = DEMO_DIR / "log"
READY_SECONDS = 60
GRACE_SECONDS = 10
STATIC_SOURCES = ("static", "botnia_portal/settings.py", "node_modules/.installed", "requirements.txt")
PR_SET_PDEATHSIG = 1


class Child:
    """A process of the portal with its log. It ends with us, however we end (on Linux)."""

    def __init__(self, name: str, command: list[str], env: dict[str, str]) -> None:
        self.name = name
        self.log = LOGS / f"{name}.log"
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # Ctrl-C comes to us alone, and we tell each child once
                preexec_fn=end_with_parent,
            )

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def stop(self, signal_number: int) -> None:
        if not self.ended:
            self.process.send_signal(signal_number)

    def clear(self) -> None:
        """By force: the process, and those of its own that outlived it (beat does when the worker is killed)."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def static_fingerprint() -> str:
    """Changes when a static file of ours, or a package that brings some, has changed."""
    total = hashlib.sha256()
    for source in STATIC_SOURCES:
        path = ROOT / source
        files = [path] if path.is_file() else sorted(path.rglob("*.*"))
        for file in files:
            stat = file.stat()
            total.update(f"{file} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return total.hexdigest()


def manage(
    env: dict[str, str], *arguments: str, stdout: int | IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen([str(VENV_PYTHON), "manage.py", *arguments], cwd=ROOT, env=env, stdout=stdout)


def prepare(env: dict[str, str]) -> str:
    """Bring database, plan, progress, accounts and static files up to date; returns the demo log-ins."""
    stamp, fingerprint = DEMO_DIR / "static.stamp", static_fingerprint()
    say("Preparing the data in var/demo")
    preparing = manage(env, "prepare_demo", stdout=subprocess.PIPE)
    if not stamp.exists() or stamp.read_text() != fingerprint:
        collecting = manage(env, "collectstatic", "--noinput", "--verbosity=0")
        if collecting.wait():
            preparing.communicate()
            raise Stop("The static files could not be collected.")
        stamp.write_text(fingerprint)
    logins, _ = preparing.communicate()
    if preparing.returncode:
        raise Stop(f"The data in var/demo could not be prepared (exit code {preparing.returncode}).")
    if manage(env, "rebuild_search", "--if-empty").wait():
        raise Stop("The index of the search could not be made.")
    return logins.decode()


def start(port: int, env: dict[str, str]) -> list[Child]:
    LOGS.mkdir(parents=True, exist_ok=True)
    web = [str(VENV / "bin" / "gunicorn"), "botnia_portal.wsgi", "--bind", f"{LOOPBACK}:{port}"]
    web += [
        "--workers=2",
        "--threads=2",
        "--no-control-socket",
        "--log-level=warning",
        "--graceful-timeout=5",
    ]
    # Niced, so that a report in the making does not slow the pages down.
    worker = ["nice", str(VENV / "bin" / "celery"), "-A", "botnia_portal", "worker", "--beat"]
    worker += [
        f"--schedule={DEMO_DIR / f'beat-{port}'}",
        "--pool=prefork",
        "--concurrency=2",
        "--loglevel=INFO",
    ]
    return [Child("web", web, env), Child("worker", worker, env)]


def watch(children: list[Child]) -> None:
    """Raises Stop as soon as a child has ended by itself."""
    for child in children:
        if child.ended:
            code = child.process.returncode
            raise Stop(f"The {child.name} process ended (exit code {code}):\n{child.last_words()}")


def wait_until_ready(url: str, children: list[Child]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        watch(children)
        try:
            with opener.open(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise Stop(f"The portal was not ready within {READY_SECONDS} seconds; its logs are in var/demo/log.")


def stop(children: list[Child]) -> None:
    """Politely, then firmly: a report that the worker lets go of is taken up by the next worker."""
    on_stop_signals(signal.SIG_IGN)  # asked once is enough; this ends by itself
    for number, seconds in ((signal.SIGTERM, GRACE_SECONDS), (signal.SIGQUIT, 5)):
        for child in children:
            child.stop(number)
        until = time.monotonic() + seconds
        while time.monotonic() < until and not all(child.ended for child in children):
            time.sleep(0.05)
    for child in children:
        child.clear()


def interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def on_stop_signals(handler: Callable[[int, FrameType | None], NoReturn] | signal.Handlers) -> None:
    """Set for SIGINT too: a shell's background job starts with it ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handler)


def work() -> int:
    parser = argparse.ArgumentParser(description="The whole portal on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    machine.check_port(port)
    on_stop_signals(interrupt)
    env = demo_environment()
    logins = prepare(env)
    address = f"http://{LOOPBACK}:{port}"
    children: list[Child] = []
    try:
        children += start(port, env)
        wait_until_ready(f"{address}/health/ready", children)
        say(f"\nThe portal is ready:\n  {address}/fi/  suomeksi\n  {address}/sv/  på svenska\n")
        say(logins)
        say("Data and logs are in var/demo (delete it to start anew). Ctrl-C stops the portal.")
        while True:
            watch(children)
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("\nStopping the portal")
        return 0
    finally:
        stop(children)


if __name__ == "__main__":
    main(work)
