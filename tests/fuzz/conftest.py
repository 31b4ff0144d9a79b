"""The scene of the fuzz: the rows and the cast of the permission table, and caches that no other test shares."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from tests import test_permissions

cast = test_permissions.cast
rows = test_permissions.rows


@pytest.fixture
def scene(rows, cast, settings):
    """The cast by name. Rate limits of the log-in live in the cache, which stays in this process."""
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "fuzz"},
    }
    # allauth copies the address of whoever a link for a new password names, when somebody opens the link.
    for user in cast.values():
        if user is not None:
            EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    # The table's rows have keys of their own; PostgreSQL goes on counting from the first.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
    return cast
