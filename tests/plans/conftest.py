"""What the tests of the plan's pages share."""

import pytest
from django.urls import reverse
from django.utils import translation

from botnia_portal.core import texts
from plans.services.items import place
from tests.plans.forms import fields_of


@pytest.fixture(autouse=True)
def _language():
    """A request leaves its language behind; the next test begins in Finnish again."""
    yield
    translation.activate("fi")


@pytest.fixture
def recorded(item):
    """The item's texts have been recorded, as everything that services write."""
    texts.record(item, place(item))
    for milestone in item.milestones.all():
        texts.record(milestone, texts.Place(f"plan:{item.plan.slug}"))
    return item


@pytest.fixture
def address(recorded) -> str:
    with translation.override("fi"):
        return reverse("item-edit", args=[recorded.plan.slug, recorded.number])


@pytest.fixture
def editing(client_of, coordinator, address):
    """The coordinator's browser with the form open: `fields` and `send(**changes)`."""

    class Editing:
        browser = client_of(coordinator)

        def open(self):
            self.fields = fields_of(self.browser.get(address))
            return self

        def send(self, **changes):
            data = {**self.fields, **changes}
            return self.browser.post(
                address, {name: value for name, value in data.items() if value is not None}
            )

    return Editing().open()
