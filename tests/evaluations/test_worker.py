"""The real worker as a process of its own, on the broker and the database of this run; killed without a warning.

In quiet the whole file takes about 20 s.
"""

from collections.abc import Iterator

import pytest

from tests.evaluations.processes import FILES, Scene, all_ready, any_runs, check_files, kill, own_database

pytestmark = [pytest.mark.slow, pytest.mark.database]


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("worker")
    with own_database() as urls:
        scene = Scene(folder, **urls)
        scene.run("begin")
        yield scene
        scene.end()


def test_a_worker_makes_every_report_of_one_edition(scene):
    edition = scene.run("queue", "1")
    worker = scene.start_worker()
    rows = scene.wait(edition, all_ready)
    assert [row["attempts"] for row in rows] == [1] * FILES
    check_files(scene, rows)
    kill(worker)


def test_a_worker_killed_in_the_middle_leaves_reports_that_the_next_one_finishes(scene):
    # Queued first: a worker that is up already may have made both reports before the queueing process has ended.
    edition = scene.run("queue", "2", "short")
    worker = scene.start_worker()
    scene.wait(edition, any_runs)
    kill(worker)
    left = scene.rows(edition)
    assert {row["state"] for row in left} & {"running", "queued"}
    scene.run("later", edition)  # `make proof` waits as long as it takes
    scene.start_worker()
    rows = scene.wait(edition, all_ready)
    assert max(row["attempts"] for row in rows) == 2
    check_files(scene, rows)


def test_the_folders_of_the_filesystem_broker_are_for_nobody_else(scene):
    scene.run("queue", "3")
    if "REDIS_URL" in scene.urls:
        pytest.skip("this run has Redis")
    for name in ("broker/queue", "broker/control"):
        assert (scene.folder / name).stat().st_mode & 0o777 == 0o700
