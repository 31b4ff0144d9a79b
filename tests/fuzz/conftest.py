"""The scene of the fuzz: the rows and the cast of the permission table, and caches that no other test shares."""

import pytest

from tests import test_permissions

cast = test_permissions.cast
rows = test_permissions.rows


@pytest.fixture
def scene(rows, cast, settings):
    """The cast by name. Rate limits of the log-in live in the cache, which stays in this process."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "fuzz"}
    }
    return cast
