"""The benchmarks, with settings of their own: `bench.py [ARGUMENT …]`, `bench.py --proof` for the long ones.

The work is in the package bench/; this script gives it a data folder that goes with it, and for the proof a
private PostgreSQL and Redis.
"""

import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import machine
import servers
import setup
from common import ROOT, VENV, VENV_PYTHON, local_environment, main, run


def work() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="botnia-bench-")))
        addresses = stack.enter_context(servers.postgres_and_redis()) if "--proof" in sys.argv else {}
        if "--proof" in sys.argv:
            if packages := machine.missing_for_validation():
                machine.install(packages)
            setup.install_npm_packages("bench/lighthouse")
        chromium = machine.first_program(machine.CHROMIUM_NAMES) or ""
        env = local_environment(data, CHROMIUM=chromium, **addresses)
        env["PATH"] += f":{VENV / 'bin'}"  # where Node is, if the machine has none
        # Pages name their static files as in production, by the manifest that this writes.
        run([str(VENV_PYTHON), "manage.py", "collectstatic", "--noinput", "--verbosity=0"], env=env)
        return subprocess.run([str(VENV_PYTHON), "-m", "bench", *sys.argv[1:]], cwd=ROOT, env=env).returncode


if __name__ == "__main__":
    main(work)
