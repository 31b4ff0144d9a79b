"""An open round of the small plan, and a queue that only remembers what was sent to it."""

from datetime import date

import pytest

from botnia_portal.celery import app
from evaluations import report
from evaluations.models import EvaluationRound
from evaluations.services import reports
from tests.evaluations.finished import Made
from tests.evaluations.sample_corrected import complete
from tests.factories import UserFactory
from tests.pdfa.structure import Tagged


@pytest.fixture
def evaluation(plan) -> EvaluationRound:
    return EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))


@pytest.fixture
def superuser(plan):
    """An administrator, to whom `has_perm` grants everything."""
    return UserFactory(email="super@example.org", is_superuser=True)


@pytest.fixture
def sent(monkeypatch) -> list[int]:
    """The keys of the reports that were put in the queue; no message leaves the test."""
    keys: list[int] = []

    def send_task(name, args, *_more, **_options) -> None:
        if name == reports.MAKE_REPORT:
            keys.extend(args)

    monkeypatch.setattr(app, "send_task", send_task)
    return keys


@pytest.fixture
def in_review(evaluation) -> EvaluationRound:
    evaluation.state = "in_review"
    evaluation.save()
    return evaluation


@pytest.fixture(scope="session", params=["fi", "sv"])
def made(request) -> Made:
    """The report of the complete sample, in each language."""
    content = report.pdf(complete(), request.param)
    return Made(request.param, content, Tagged(content), complete())
