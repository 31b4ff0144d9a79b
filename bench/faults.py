"""The broker restarts and forgets, the database goes away, the disk is full: with the real lease, sweep and beat.

The same portal as in tests/evaluations/test_faults.py, on servers of its own; nothing is aged by hand, and each fault
comes at several moments.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.reports import Figure
from tests.evaluations.faults import Faults, faults
from tests.evaluations.processes import FILES, all_ended, all_ready, any_runs, check_files

MOMENTS = (0.0, 1.0, 2.0)
"""Seconds after the first report runs."""
AWAY = 3.0
"""How long a server is gone."""

Scenario = Callable[[Faults, str], str]


def restarts(lose: Callable[[Faults], None], start: Callable[[Faults], None], moment: float) -> Scenario:
    def scenario(scene: Faults, edition: str) -> str:
        scene.wait(edition, any_runs)
        time.sleep(moment)
        lose(scene)
        time.sleep(AWAY)
        start(scene)
        return edition

    return scenario


def broker_restarts(moment: float) -> Scenario:
    return restarts(Faults.lose_broker, lambda scene: scene.broker.start(), moment)


def database_restarts(moment: float) -> Scenario:
    return restarts(Faults.lose_database, lambda scene: scene.database.start(), moment)


def broker_away_when_asked(scene: Faults, edition: str) -> str:
    """What is asked for in the meantime fails with the reason, and can be tried again."""
    scene.wait(edition, all_ready)
    scene.lose_broker()
    refused = scene.run("queue", "90")
    failures = {row["failure"] for row in scene.rows(refused)}
    scene.broker.start()
    assert failures == {"no_broker"}, failures
    return scene.run("again", refused)


def disk_fills(scene: Faults, edition: str) -> str:
    """In the middle of the job, or before; what did not fit fails with the reason, and leaves nothing behind."""
    scene.wait(edition, any_runs)
    scene.fill_disk()
    rows = scene.wait(edition, all_ended)
    scene.free_disk()
    failures = {row["failure"] for row in rows if row["state"] == "failed"}
    assert failures == {"no_space"}, failures
    names = {scene.media / str(row["file"]) for row in rows if row["file"]}
    assert {path for path in scene.files() if path in names or path.suffix == ".part"} == names
    return scene.run("again", edition)


def scenarios() -> list[tuple[str, Scenario]]:
    restarts = [("the broker killed and started with empty memory", broker_restarts(x)) for x in MOMENTS]
    away = [("PostgreSQL stopped hard in the middle of a job", database_restarts(x)) for x in MOMENTS]
    return [
        *restarts,
        ("the broker away when reports are asked for, then tried again", broker_away_when_asked),
        *away,
        ("the disk full in the middle of a job, then tried again", disk_fills),
    ]


def measure() -> list[Figure]:
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory(prefix="botnia-faults-") as folder, faults(Path(folder)) as scene:
        scene.start_worker("--beat", f"--schedule={folder}/beat", "--pidfile=")
        for number, (name, scenario) in enumerate(scenarios(), 1):
            if scenario is disk_fills and not scene.has_small_disk:
                found[name] = ["left out: a small disk needs root and the right to mount"]
                continue
            start = time.monotonic()
            try:
                edition = scenario(scene, scene.run("queue", str(number)))
                check_files(scene, scene.wait(edition, all_ready))
                said = f"{FILES} ready, {time.monotonic() - start:.0f} s"
            except Exception as error:
                print(f"{name}: {error}", file=sys.stderr, flush=True)
                said = "lost"
            found.setdefault(name, []).append(said)
    return [Figure(name, "; ".join(said), "–", "lost" not in said) for name, said in found.items()]
