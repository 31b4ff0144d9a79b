"""What the scripts in bin/ share: paths, plain words to the person at the terminal, and the environments.

`setup.py` imports this module before there is a virtual environment, perhaps under an old Python:
only the standard library, and no syntax that Python 3.7 does not know.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
DEMO_DIR = ROOT / "var" / "demo"
LOOPBACK = "127.0.0.1"

# All that botnia_portal/settings.py reads. The scripts set their own values and inherit none: a production
# address left in somebody's shell is never used by a demo or a test.
SETTINGS = (
    "ALLOWED_HOSTS",
    "BOTNIA_DEMO",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "MEDIA_ROOT",
    "REDIS_URL",
    "SECRET_KEY",
    "SECURE",
    "TRUST_PROXY",
    "WORKER_MEMORY_MB",
)


class Stop(Exception):
    """Something the person has to put right first; the text is one clear sentence for them."""


def say(text: str) -> None:
    print(text, flush=True)


def run(command: list[str], env: dict[str, str] | None = None, quiet: bool = False) -> None:
    """Run a command in the checkout; its failure stops everything, with its output shown."""
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=env,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        check=False,
    )
    if done.returncode:
        if quiet:
            sys.stderr.write(done.stdout.decode(errors="replace"))
        raise Stop("This command failed (exit code %d): %s" % (done.returncode, " ".join(command)))


def environment(data_dir: Path, **values: str) -> dict[str, str]:
    """The environment of this process with none of its portal settings but the given ones."""
    env = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    env.update(DJANGO_SETTINGS_MODULE="botnia_portal.settings", DATA_DIR=str(data_dir), PYTHONUNBUFFERED="1")
    # Many processes begin here: what Python has compiled is kept for the next, whatever this shell prefers.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env.update(values)
    return env


def local_environment(data_dir: Path, **values: str) -> dict[str, str]:
    """For tests, checks and benchmarks: plain HTTP on loopback with a key that lives as long as the run."""
    settings = {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "SECURE": "false",
    }
    settings.update(values)
    return environment(data_dir, **settings)


def demo_environment() -> dict[str, str]:
    """The demo's environment: its own key, kept between starts, and all its data in var/demo."""
    DEMO_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret = DEMO_DIR / "secret"
    if not secret.exists() or not secret.read_text().strip():
        handle = os.open(str(secret), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return environment(
        DEMO_DIR,
        SECRET_KEY=secret.read_text().strip(),
        ALLOWED_HOSTS="127.0.0.1,localhost,[::1]",
        BOTNIA_DEMO="1",
        SECURE="false",
    )


def main(work) -> None:  # type: ignore[no-untyped-def]  # Callable[[], int | None] needs a newer Python at run time
    """Run a script's work; a Stop becomes one sentence and exit code 1, Ctrl-C a quiet 130."""
    try:
        sys.exit(work())
    except Stop as stop:
        print(stop, file=sys.stderr, flush=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
