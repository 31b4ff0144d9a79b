"""The catalogues in locale/: without an argument they are checked and left as they are; `--update` updates.

They must hold exactly the messages of the code, each translated, none fuzzy, none obsolete.
"""

import sys
import tempfile
from pathlib import Path
from shutil import which

import polib
from common import ROOT, VENV_PYTHON, Stop, local_environment, main, run, say
from compile_catalogues import compile_catalogue

SHOWN = 10
EXTRACT = ["makemessages", "--all", "--no-location", "--no-obsolete", "--verbosity=0"]
IGNORED = (".venv", "node_modules", "var", "tests", "bench", "bin")

Entry = tuple[str, str, str]


def catalogues() -> list[Path]:
    return sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))


def extract() -> None:
    """Bring the catalogues up to date with the code, by gettext."""
    command = [str(VENV_PYTHON), str(ROOT / "manage.py"), *EXTRACT]
    command += [f"--ignore={folder}" for folder in IGNORED]
    with tempfile.TemporaryDirectory(prefix="botnia-messages-") as data:
        run(command, env=local_environment(Path(data)), quiet=True)


def entries(file: polib.POFile) -> set[Entry]:
    return {(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in file if not entry.obsolete}


def drift() -> list[str]:
    """What an update would change. The files are left as they were."""
    before = {path: path.read_bytes() for path in catalogues()}
    old = {path: entries(polib.pofile(str(path))) for path in before}
    try:
        extract()
        new = {path: entries(polib.pofile(str(path))) for path in before}
    finally:
        for path, content in before.items():
            if path.read_bytes() != content:
                path.write_bytes(content)
    found = []
    for path in before:
        found += describe(path, "not in the catalogue", [message for _, message, _ in new[path] - old[path]])
        found += describe(path, "no longer in the code", [message for _, message, _ in old[path] - new[path]])
    return found


def describe(path: Path, fault: str, messages: list[str]) -> list[str]:
    """One line a message, up to SHOWN of them and a count of the rest."""
    name = path.relative_to(ROOT)
    lines = [f"{name}: {fault}: {message!r}" for message in sorted(messages)[:SHOWN]]
    rest = len(messages) - SHOWN
    return lines + ([f"{name}: {fault}: and {rest} more"] if rest > 0 else [])


def faults() -> list[str]:
    """Untranslated, fuzzy and obsolete entries."""
    found = []
    for path in catalogues():
        file = polib.pofile(str(path))
        found += describe(path, "untranslated", [entry.msgid for entry in file.untranslated_entries()])
        found += describe(path, "fuzzy", [entry.msgid for entry in file.fuzzy_entries()])
        found += describe(path, "obsolete", [entry.msgid for entry in file.obsolete_entries()])
    return found


def update() -> int:
    if not which("xgettext"):
        raise Stop("Updating the catalogues needs gettext (Debian: apt-get install gettext).")
    extract()
    for path in catalogues():
        compile_catalogue(path)
    for fault in faults():
        say(fault)
    return 0


def check() -> int:
    found = faults()
    if which("xgettext"):
        drifted = drift()
        found += drifted + (["Run `make messages` and translate what is new."] if drifted else [])
    else:
        say("gettext is not here: the catalogues were not compared with the code.")
    for fault in found:
        say(fault)
    return 1 if found else 0


if __name__ == "__main__":
    main(update if sys.argv[1:] == ["--update"] else check)
