"""Compile catalogues (.po to .mo) without gettext: `compile_catalogues.py [FILE.po …]`, by default all.

Run by the virtual environment's Python, for its polib. Fuzzy and obsolete entries are left out, as by msgfmt.
"""

import os
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogue(source: Path) -> Path:
    """Write the .mo file beside `source`; a reader sees the old file or the new one, never half of one."""
    target = source.with_suffix(".mo")
    half = target.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(half))
    half.replace(target)
    return target


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:]]
    for catalogue in named or sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")):
        compile_catalogue(catalogue)
