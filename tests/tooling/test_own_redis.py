"""Tests run in two processes at once, and `cache.clear()` of one test empties a whole database of Redis."""

import os

import pytest
from django.conf import settings
from django.core.cache import caches

from botnia_portal.celery import app


@pytest.mark.database
def test_cache_and_queue_of_a_process_are_its_own():
    process = os.environ.get("PYTEST_XDIST_WORKER")
    if not (process and settings.REDIS_URL):
        pytest.skip("this run has no Redis, or one process")
    number = str(8 + int(process.removeprefix("gw")))
    with app.connection_for_write() as broker:
        assert str(broker.virtual_host) == number
    cache = caches["default"]._cache.get_client(write=True)
    assert str(cache.connection_pool.connection_kwargs["db"]) == number
    assert os.environ["REDIS_URL"].endswith(f"/{number}")
