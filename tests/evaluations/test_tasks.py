"""The tasks: thin adapters that look again where another has the work, or the database is away."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError

from botnia_portal import celery
from evaluations import tasks
from evaluations.services.making import Outcome


class Again(Exception):
    """Stands for Celery's own way to send a message once more."""


@pytest.fixture
def outcome(monkeypatch):
    """Tell what making a report comes to; a retry raises Again with the seconds to wait."""

    def retry(countdown, exc=None):
        return Again(countdown)

    monkeypatch.setattr(tasks.make_report, "retry", retry)
    return lambda make: monkeypatch.setattr(tasks.making, "make", make)


def test_what_is_done_is_done(outcome):
    made = []
    outcome(lambda key: made.append(key) or Outcome.DONE)
    tasks.make_report.run(7)
    assert made == [7]


def test_a_fresh_lease_is_looked_at_again_when_it_has_run_out(outcome):
    outcome(lambda key: Outcome.BUSY)
    with pytest.raises(Again) as again:
        tasks.make_report.run(7)
    assert again.value.args[0] > tasks.STALE_AFTER.total_seconds()


def test_a_database_that_is_away_is_tried_again(outcome):
    def away(key):
        raise OperationalError("server closed the connection")

    outcome(away)
    with pytest.raises(Again):
        tasks.make_report.run(7)


def test_the_names_that_beat_and_the_services_know_are_those_of_the_tasks():
    assert settings.CELERY_BEAT_SCHEDULE["sweep-reports"]["task"] == tasks.sweep_reports.name
    assert settings.CELERY_BEAT_SCHEDULE["clear-up-reports"]["task"] == tasks.clear_up_reports.name
    assert tasks.make_report.name == tasks.reports.MAKE_REPORT


def test_a_worker_sweeps_when_it_starts_and_when_a_fresh_lease_has_run_out(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.sweep_reports, "apply_async", lambda **options: sent.append(options))
    tasks.sweep_at_start()
    assert sent == [{}, {"countdown": tasks.LEASE_OVER}]


def test_a_worker_steps_back_once(monkeypatch):
    asked = []
    monkeypatch.setattr(os, "getpriority", lambda which, who: 15)
    monkeypatch.setattr(os, "setpriority", lambda which, who, value: asked.append(value))
    celery.step_back()
    assert asked == [15]


def test_the_folders_of_the_broker_are_made_for_us_alone(tmp_path, monkeypatch):
    folders = {
        "data_folder_in": str(tmp_path / "broker/queue"),
        "control_folder": str(tmp_path / "broker/control"),
    }
    monkeypatch.setitem(celery.app.conf, "broker_transport_options", folders)
    celery.make_broker_folders()
    celery.make_broker_folders()
    assert {path.name for path in (tmp_path / "broker").iterdir()} == {"queue", "control"}
    assert (tmp_path / "broker/queue").stat().st_mode & 0o777 == 0o700


def test_a_process_of_the_worker_gets_no_more_memory_than_it_may_use():
    code = "from botnia_portal.celery import limit_memory; limit_memory(); bytearray(1100 * 1024 * 1024)"
    settings_ = {"WORKER_MEMORY_MB": "1024", "DJANGO_SETTINGS_MODULE": "botnia_portal.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={**os.environ, **settings_},
        capture_output=True,
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, b"MemoryError")
