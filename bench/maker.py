"""A process that makes one report again and again: `python -m bench.maker FILE LANGUAGE NICENESS`.

FILE holds a publication as JSON. It says "ready" when all is imported, as in a worker's process that waits; for each
line that it then reads it makes the PDF, and answers in JSON with what that took.
"""

import ctypes
import io
import json
import os
import signal
import sys
import time
from pathlib import Path

import django
import pikepdf

PR_SET_PDEATHSIG = 1


def main(file: str, language: str, niceness: str) -> None:
    # The bench may halt this process: when the bench is killed, it must not stay halted for ever.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    django.setup()
    os.nice(int(niceness))

    from evaluations import report
    from evaluations.publication import Publication

    _say("ready")
    for _line in sys.stdin:
        start = time.process_time()
        content = report.pdf(
            Publication.from_json(Path(file).read_bytes()), "fi" if language == "fi" else "sv"
        )
        seconds = time.process_time() - start
        megabytes = _peak_memory()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
        _say(json.dumps({"seconds": seconds, "pages": pages, "megabytes": megabytes}))


def _peak_memory() -> float:
    """Of this program alone: `ru_maxrss` would count what started it, which the kernel hands on."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line)
    return int(line.split()[1]) / 1024


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
