"""The contract: schemathesis asks what the OpenAPI description permits and forbids, and the answers are as it says.

`make proof` asks longer: `API_EXAMPLES=100`.
"""

import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from botnia_portal.api import rates
from networks.keys import give_key
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = int(os.environ.get("API_EXAMPLES", "6"))
REFUSED = 422
PLAIN = {"Accept-Encoding": "identity"}  # schemathesis does not unpack what comes from an application
CONFIG = {
    # A slug that no thing of the plan has is a well-formed word, and a filter refuses it.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", str(REFUSED)]}},
}
REAL = {
    "slug": ["pieni", "ryhma", "kunta", "hanke"],
    "number": ["1.1", "1"],
    "kind": ["mid-term"],
    "key": ["9004712"],
}


@pytest.fixture
def _open_connection():
    """A request would close the connection, whose transaction is the test's; Django's own client sees to that."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def described(_open_connection, monkeypatch, plan, group, item):
    """The description as it is served, and a plan behind it that has one thing of each kind."""
    monkeypatch.setattr(rates, "READER", 10**9)
    monkeypatch.setattr(rates, "USER", 10**9)
    factories.MunicipalityFactory(slug="kunta")
    item.projects.add(factories.ProjectFactory(slug="hanke"))
    factories.MilestoneFactory(pk=9004712, plan=plan).items.add(item)
    return schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", get_wsgi_application(), config=SchemathesisConfig.from_dict(CONFIG)
    )


bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def ask_all(described, mode: GenerationMode, prepare=lambda case: None, **headers) -> set[int]:
    """Ask every operation with what it permits or forbids; the statuses that came."""
    statuses = set()
    for found in described.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.query:
            continue  # any word may stand in a path

        @bounded
        @given(operation.as_strategy(generation_mode=mode))
        def ask(case):
            prepare(case)
            statuses.add(case.call_and_validate(headers={**PLAIN, **headers}).status_code)

        ask()
    return statuses


def in_the_plan(case) -> None:
    """Things that are there, in the place of words that nothing is called by."""
    for name, given_word in (case.path_parameters or {}).items():
        case.path_parameters[name] = REAL[name][len(str(given_word)) % len(REAL[name])]


def test_what_is_permitted_is_answered_as_described(described):
    assert ask_all(described, GenerationMode.POSITIVE) <= {200, 404, REFUSED}
    assert 200 in ask_all(described, GenerationMode.POSITIVE, in_the_plan)


def test_what_is_forbidden_is_refused_as_described(described):
    assert REFUSED in ask_all(described, GenerationMode.NEGATIVE, in_the_plan)


def test_a_coordinator_with_a_token_is_answered_as_described(described, coordinator):
    _key, token = give_key(coordinator, "api", "Koe")
    token = {"Authorization": f"Bearer {token}"}
    assert 200 in ask_all(described, GenerationMode.POSITIVE, in_the_plan, **token)
