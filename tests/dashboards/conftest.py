"""What the tests of the roof's pages share."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _finnish():
    """A page in Swedish leaves its language behind in the thread; every test begins in Finnish."""
    with translation.override("fi"):
        yield
