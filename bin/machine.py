"""What the machine itself must have: a Python, Debian packages, a free port, room on the disk.

Standard library and old syntax only, like common.py.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
from pathlib import Path

from common import LOOPBACK, ROOT, Stop, say

OLDEST, NEWEST = (3, 11), (3, 13)
PYTHON_NAMES = ("python3", "python3.13", "python3.12", "python3.11")
NEEDED_BYTES = 1_000_000_000
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REDIS_NAMES = ("redis-server", "valkey-server")
PROBE = (
    "import sys; print('%d.%d' % sys.version_info[:2]); import sqlite3, ssl, ensurepip, venv; print('whole')"
)


def find_python() -> tuple[str, list[str]]:
    """The interpreter for the virtual environment (PYTHON= first), and the Debian packages that it lacks.

    Raises Stop with the versions that were seen when none fits.
    """
    seen = []
    incomplete: tuple[str, list[str]] | None = None
    for name in dict.fromkeys((os.environ.get("PYTHON") or "python3", *PYTHON_NAMES)):
        path = shutil.which(name)
        if path is None:
            continue
        probe = subprocess.run(
            [path, "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
        words = probe.stdout.decode(errors="replace").split()
        if not words:
            continue  # a launcher without the interpreter behind it
        version = tuple(int(part) for part in words[0].split("."))
        seen.append("%s is %s" % (name, words[0]))
        if OLDEST <= version <= NEWEST:
            if "whole" in words:
                return path, []
            incomplete = incomplete or (path, ["python%s-venv" % words[0]])
    if incomplete:
        return incomplete
    found = ", ".join(seen) if seen else "no python3 was found"
    raise Stop("The portal needs Python 3.11, 3.12 or 3.13, but %s." % found)


def check_port(port: int) -> None:
    """Raises Stop when something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except PermissionError:
            raise Stop("Port %d needs root; take another: make demo PORT=8001" % port)
        except OSError:
            raise Stop(
                "Port %d is taken; stop what listens there, or take another: make demo PORT=8001" % port
            )


def check_space(needed: int = NEEDED_BYTES) -> None:
    """Raises Stop when the disk of the checkout has less room than the set-up needs."""
    free = shutil.disk_usage(str(ROOT)).free
    if free < needed:
        megabytes = (free // 1_000_000, needed // 1_000_000)
        raise Stop("The disk has only %d MB free, and this needs %d MB; nothing was done." % megabytes)


def has_library(*names: str) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def postgres_bin() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest ones; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def first_program(names: tuple[str, ...]) -> str | None:
    return next((path for path in map(shutil.which, names) if path), None)


def missing_packages(mode: str) -> list[str]:
    """Debian names of what `mode` (run, check or test) needs from the machine and does not find."""
    missing = []
    if not has_library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0.0.dylib"):
        missing.append("libpangoft2-1.0-0")
    if not has_library("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset.0.dylib"):
        missing.append("libharfbuzz-subset0")
    if mode == "test":
        if not first_program(CHROMIUM_NAMES):
            missing.append("chromium")
        if not postgres_bin() and not os.environ.get("TEST_DATABASE_URL"):
            missing.append("postgresql")
        if not first_program(REDIS_NAMES) and not os.environ.get("TEST_REDIS_URL"):
            missing.append("redis-server")
    return missing


def missing_for_validation() -> list[str]:
    """Debian names of what veraPDF, the validator of the proof, lacks beside the wheel that brings it."""
    missing = []
    if not shutil.which("javac"):
        missing.append("default-jdk-headless")
    if not Path("/usr/share/java/jaxb-runtime.jar").exists():
        missing.append("libjaxb-java")
    return missing


def is_root() -> bool:
    return os.geteuid() == 0


def may_install() -> bool:
    return is_root() and os.environ.get("NO_INSTALL") != "1" and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    """Install Debian packages, said beforehand; where that may not be done, Stop with the one command."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not may_install():
        if shutil.which("apt-get") is None:
            raise Stop("Install these first (Debian's names): %s" % " ".join(packages))
        sudo = "" if is_root() else "sudo "
        raise Stop("Some packages are missing; install them first: %s%s" % (sudo, " ".join(command)))
    say("Installing with apt-get: %s" % " ".join(packages))
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = {"env": env, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "check": False}
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    done = subprocess.run(command + wait, **quiet)  # type: ignore[call-overload]
    if done.returncode:  # most often the package lists are old or not there yet
        subprocess.run(["apt-get", "update", *wait], **quiet)  # type: ignore[call-overload]
        done = subprocess.run(command + wait, **quiet)  # type: ignore[call-overload]
    if done.returncode:
        say(done.stdout.decode(errors="replace")[-2000:])
        raise Stop("apt-get could not install %s." % " ".join(packages))
