"""Set-up stops with one clear sentence and nothing half done; what it installs and compiles is right."""

import gettext
import re
import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import common
import compile_catalogues
import machine
import polib
import pytest
import setup

FILES = ("requirements.txt", "requirements-dev.txt", "package.json", "package-lock.json", ".npmrc")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a fresh clone as set-up reads."""
    folder = tmp_path / "clone"
    shutil.copytree(common.ROOT / "bin", folder / "bin", ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(common.ROOT / name, folder)
    return folder


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, and no PYTHON= of the run that would be taken first."""
    monkeypatch.delenv("PYTHON", raising=False)
    folder = tmp_path / "programs"
    folder.mkdir()
    return folder


def fake_python(folder: Path, name: str, version: str) -> None:
    """A program that answers the probe as a Python of this version would."""
    program = folder / name
    program.write_text(f"#!/bin/sh\necho {version}\necho whole\n")
    program.chmod(0o755)


def run_set_up(clone: Path, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", str(clone / "bin" / "setup.py"), *arguments]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def assert_stopped(done: subprocess.CompletedProcess[str], clone: Path, sentence: str) -> None:
    """One line that holds `sentence`, exit code 1, and a clone that looks as before."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert sentence in done.stderr
    assert {entry.name for entry in clone.iterdir()} == {"bin", *FILES}


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.14"])
def test_an_unsuitable_python_is_named(clone: Path, programs: Path, version: str) -> None:
    fake_python(programs, "python3", version)

    done = run_set_up(clone, programs, "run")

    assert_stopped(done, clone, f"needs Python 3.11, 3.12 or 3.13, but python3 is {version}.")


def test_no_python_at_all(clone: Path, programs: Path) -> None:
    assert_stopped(run_set_up(clone, programs, "run"), clone, "no python3 was found")


def test_a_suitable_python_of_another_name_is_taken(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_python(programs, "python3", "3.9")
    fake_python(programs, "python3.12", "3.12")
    monkeypatch.setenv("PATH", str(programs))

    assert machine.find_python() == (str(programs / "python3.12"), [])


def test_a_python_without_venv_asks_for_its_package(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_python(programs, "python3", "3.11")
    (programs / "python3").write_text("#!/bin/sh\necho 3.11\nexit 1\n")
    monkeypatch.setenv("PATH", str(programs))

    assert machine.find_python() == (str(programs / "python3"), ["python3.11-venv"])


def test_a_taken_port_stops_before_anything_is_done(clone: Path, programs: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run_set_up(clone, programs, "run", "--port", str(port))

    assert_stopped(
        done, clone, f"Port {port} is taken; stop what listens there, or take another: make demo PORT="
    )


@pytest.mark.parametrize("port", ["0", "65536", "abc", ""])
def test_a_port_that_is_none(clone: Path, programs: Path, port: str) -> None:
    assert_stopped(run_set_up(clone, programs, "run", "--port", port), clone, f"PORT={port} is not a port")


def test_a_full_disk_stops_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(2_000_000_000, 1_600_000_000, 400_000_000))
    monkeypatch.setattr(setup, "venv_works", lambda: False)
    for name in ("find_python", "missing_packages", "install"):
        monkeypatch.setattr(machine, name, lambda *_: pytest.fail("set-up went on"))

    with pytest.raises(common.Stop, match="only 400 MB free, and this needs 1000 MB; nothing was done"):
        setup.set_up("run")


@pytest.mark.parametrize(
    ("root", "no_install", "command"),
    [
        (True, "1", "first: apt-get install -y --no-install-recommends chromium redis-server$"),
        (False, "", "first: sudo apt-get install -y --no-install-recommends chromium redis-server$"),
    ],
)
def test_where_nothing_may_be_installed_the_one_command_is_said(
    monkeypatch: pytest.MonkeyPatch, programs: Path, root: bool, no_install: str, command: str
) -> None:
    apt = programs / "apt-get"
    apt.write_text("#!/bin/sh\nexit 99\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("NO_INSTALL", no_install)
    monkeypatch.setattr(machine, "is_root", lambda: root)

    with pytest.raises(common.Stop, match=command):
        machine.install(["chromium", "redis-server"])


def test_root_installs_and_says_so_first(
    monkeypatch: pytest.MonkeyPatch, programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first try fails on old package lists; they are updated, and the second succeeds."""
    log = programs / "log"
    apt = programs / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$1" >> {log}\n[ "$1" = update ] && exit 0\n[ $(wc -l < {log}) -gt 1 ]\n'
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.delenv("NO_INSTALL", raising=False)
    monkeypatch.setattr(machine, "is_root", lambda: True)

    machine.install(["chromium"])

    assert capsys.readouterr().out == "Installing with apt-get: chromium\n"
    assert log.read_text().split() == ["install", "update", "install"]


def test_settings_of_the_shell_are_not_inherited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://production.example.org/portal")
    monkeypatch.setenv("DEBUG", "true")

    env = common.local_environment(tmp_path)

    assert "DATABASE_URL" not in env
    assert "DEBUG" not in env
    assert env["DATA_DIR"] == str(tmp_path)


def test_every_setting_that_is_read_is_on_the_list() -> None:
    """One that common.SETTINGS does not name would leak from a shell into tests."""
    source = (common.ROOT / "botnia_portal" / "settings.py").read_text()
    named = set(re.findall(r'\bread\.[a-z]+\(\s*"([A-Z_]+)"', source))
    assert {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "BOTNIA_DEMO"} <= named
    assert not re.search(r"\benviron\b", source)  # nothing is read past it
    assert named <= set(common.SETTINGS)


def test_the_demo_keeps_its_key_for_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(common, "DEMO_DIR", tmp_path / "demo")

    first, second = common.demo_environment(), common.demo_environment()

    assert len(first["SECRET_KEY"]) >= 50
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert (tmp_path / "demo" / "secret").stat().st_mode & 0o777 == 0o600


def test_a_changed_requirement_changes_the_stamp(monkeypatch: pytest.MonkeyPatch, clone: Path) -> None:
    monkeypatch.setattr(setup, "ROOT", clone)
    before = setup.digest("requirements.txt", "package-lock.json")

    with (clone / "requirements.txt").open("a") as file:
        file.write("one-more==1.0\n")

    assert setup.digest("requirements.txt", "package-lock.json") != before


def test_catalogues_are_compiled_without_gettext(tmp_path: Path) -> None:
    source = tmp_path / "django.po"
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.append(polib.POEntry(msgid="Plan", msgstr="Suunnitelma"))
    catalogue.append(polib.POEntry(msgid="Item", msgstr="Hylly", flags=["fuzzy"]))
    plural = {0: "%d kohta", 1: "%d kohtaa"}
    catalogue.append(polib.POEntry(msgid="%d item", msgid_plural="%d items", msgstr_plural=plural))
    catalogue.save(str(source))

    target = compile_catalogues.compile_catalogue(source)

    with target.open("rb") as file:
        finnish = gettext.GNUTranslations(file)
    assert finnish.gettext("Plan") == "Suunnitelma"
    assert finnish.gettext("Item") == "Item"
    assert finnish.ngettext("%d item", "%d items", 3) == "%d kohtaa"
    assert [path.name for path in tmp_path.iterdir() if path != source] == ["django.mo"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "package-lock.json"])
def test_pinned_files_name_no_registry(name: str) -> None:
    text = (common.ROOT / name).read_text()
    assert "://" not in text
    assert "index-url" not in text
