"""The broker restarts and forgets, the database goes away, the disk is full: no report is lost, half or twice.

Real servers of this file alone, taken away under one real worker that lives through it all. The time that a report
waits for a lost worker or message is aged by hand here; `make proof` waits (bench/faults.py), and does more of it.
"""

import os
from collections.abc import Iterator

import pytest

from tests.evaluations.faults import Faults, faults
from tests.evaluations.processes import FILES, all_ended, all_ready, any_runs, check_files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.skipif(
        not (os.environ.get("DATABASE_URL", "").startswith("postgres") and os.environ.get("REDIS_URL")),
        reason="SQLite and the filesystem broker are no servers that could go away",
    ),
]


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> Iterator[Faults]:
    with faults(tmp_path_factory.mktemp("faults")) as scene:
        scene.start_worker()
        yield scene


def test_a_broker_that_restarts_and_has_forgotten_everything_loses_no_report(scene):
    edition = scene.run("queue", "1", "short")
    scene.wait(edition, any_runs)
    scene.lose_broker()
    assert not all_ready(scene.rows(edition))
    scene.broker.start()
    scene.run("sweep", edition)
    check_files(scene, scene.wait(edition, all_ready))


def test_a_database_that_goes_away_in_the_middle_of_a_job_loses_no_report(scene):
    edition = scene.run("queue", "2", "short")
    scene.wait(edition, any_runs)
    scene.lose_database()
    scene.database.start()
    assert not all_ready(scene.wait(edition, bool))
    scene.run("sweep", edition)
    check_files(scene, scene.wait(edition, all_ready))


def test_on_a_full_disk_a_report_fails_with_the_reason_and_is_made_when_there_is_space(scene):
    if not scene.has_small_disk:
        pytest.skip("a small disk needs root and the right to mount")
    before = scene.files()
    scene.fill_disk()
    edition = scene.run("queue", "3", "short")
    rows = scene.wait(edition, all_ended)
    assert [row["failure"] for row in rows] == ["no_space"] * FILES
    assert scene.files() == before
    scene.free_disk()
    scene.run("again", edition)
    check_files(scene, scene.wait(edition, all_ready))
