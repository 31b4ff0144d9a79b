"""What the tests of changing several items at once share: the coordinator's browser with the form open."""

import pytest

from botnia_portal.core import texts
from networks.models import Person
from plans.services.items import place
from tests.plans.bulk.pages import BULK, UNDO, confirmation_of
from tests.plans.forms import fields_of


@pytest.fixture
def person(db):
    return Person.objects.create(name="Ville Vastaava")


@pytest.fixture
def recorded_items(plan):
    items = list(plan.items.select_related("section"))
    for item in items:
        item.plan = plan
        texts.record(item, place(item))
    return items


@pytest.fixture
def desk(client_of, coordinator, recorded_items):
    """The coordinator's browser: `open(numbers)`, `preview(**fields)`, `apply()`, `undo()`."""

    class Desk:
        browser = client_of(coordinator)

        def open(self, *numbers: str):
            self.address = f"{BULK}?{'&'.join(f'item={n}' for n in numbers)}"
            self.fields = fields_of(self.browser.get(self.address))
            return self

        def preview(self, **changes):
            self.shown = self.browser.post(self.address, {**self.fields, **changes})
            return self.shown

        def apply(self, **changes):
            sent = {**confirmation_of(self.shown), "step": "apply", **changes}
            return self.browser.post(self.address, sent)

        def undo(self):
            offer = self.browser.session["plans.bulk-undo"]
            return self.browser.post(UNDO, {"undo": offer["seal"]})

    return Desk().open("1.1", "1.2", "1.3")
