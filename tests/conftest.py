"""The cast of the tests, a small plan, and the real one."""

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from auditlog.context import disable_auditlog
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.test import Client
from django.utils import translation

from botnia_portal.celery import app
from botnia_portal.core.mail import sending
from botnia_portal.core.models import OutgoingMail
from networks.models import RoleAssignment
from plans.models import ActionPlan
from plans.services.load import load_file
from tests import factories, snapshots


def pytest_configure(config) -> None:
    """Each process has a numbered database of Redis of its own: `cache.clear()` of one test empties all of a database,
    and would take the reports that wait in the queue of another process with it."""
    worker = getattr(config, "workerinput", None)
    if worker and django_settings.REDIS_URL:
        # The first numbers belong to the scenes of `evaluations.processes`.
        number = 8 + int(worker["workerid"].removeprefix("gw"))
        own = urlsplit(django_settings.REDIS_URL)._replace(path=f"/{number}").geturl()
        os.environ["REDIS_URL"] = django_settings.REDIS_URL = (
            own  # the environment is what a worker is started with
        )
        django_settings.CACHES["default"]["LOCATION"] = app.conf.broker_url = own


def pytest_collection_finish() -> None:
    """What was imported stays for good: the collector of cycles need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def pytest_collection_modifyitems(items) -> None:
    """Mark what uses a database: the rest runs once, on whichever is first."""
    for item in items:
        if {"db", "transactional_db"} & set(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request) -> None:
    """Each process has a database of its own: SQLite in its memory (pytest-django knows only Django's own backend)."""
    database, worker = django_settings.DATABASES["default"], getattr(request.config, "workerinput", None)
    if worker and database["ENGINE"].endswith("postgresql"):
        database.setdefault("TEST", {})["NAME"] = f"test_{database['NAME']}_{worker['workerid']}"


@pytest.fixture(autouse=True, scope="session")
def _static_root() -> None:
    """Whitenoise warns of a folder that is not there, and warnings are errors."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _finnish():
    """A page in Swedish leaves its language behind in the thread; every test begins in Finnish."""
    with translation.override("fi"):
        yield


@pytest.fixture(autouse=True)
def _quick_and_separate(settings, tmp_path_factory):
    """Cheap password hashing; files of tests in a folder of their own; static files without a manifest."""
    settings.PASSWORD_HASHERS = factories.QUICK_HASHERS
    settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / "media"
    # The keys of one test come again in the next.
    caches["kept"].clear()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def plan(db) -> ActionPlan:
    """Two sections; 1.1 and 1.2 firm, 1.3 an intention, 0.1 information; one milestone of 1.1 in autumn 2013.
    It has no history yet: only the tests that write one need it."""
    with disable_auditlog():
        return _small_plan()


def _small_plan() -> ActionPlan:
    plan = factories.PlanFactory(slug="pieni")
    area = factories.PriorityAreaFactory(owner=plan.owner)
    general = factories.SectionFactory(
        plan=plan, number=0, list_name_fi="Yleinen osa", list_name_sv="Allmän del"
    )
    section = factories.SectionFactory(plan=plan, number=1, area=area)
    first = factories.ItemFactory(plan=plan, section=section, order=1)
    factories.timed(first, "2013-23", "completion")
    factories.ItemFactory(plan=plan, section=section, order=2)
    factories.ItemFactory(
        plan=plan, section=section, order=3, commitment="intention", condition_fi="mikäli mahdollista",
        condition_sv="om möjligt",
    )  # fmt: skip
    factories.ItemFactory(plan=plan, section=general, order=1, commitment="information")
    milestone = factories.timed(factories.MilestoneFactory(plan=plan), "2013-23", "at")
    milestone.items.add(first)
    return plan


@pytest.fixture
def item(plan):
    return plan.items.get(number="1.1")


@pytest.fixture
def coordinator(plan):
    user = factories.UserFactory(
        email="coordinator@example.org", first_name="Kaija", last_name="Koordinaattori"
    )
    RoleAssignment.objects.create(user=user, role="coordinator", organisation=plan.owner)
    return user


@pytest.fixture
def second_coordinator(plan):
    user = factories.UserFactory(
        email="second@example.org", first_name="Sven", last_name="Samordnare", language="sv"
    )
    RoleAssignment.objects.create(user=user, role="coordinator", organisation=plan.owner)
    return user


@pytest.fixture
def steering_member(plan):
    user = factories.UserFactory(email="steering@example.org", language="sv")
    RoleAssignment.objects.create(user=user, role="steering_member", network=plan.steering_group)
    return user


@pytest.fixture
def group(plan, item):
    """A working group whose item is 1.1."""
    group = factories.NetworkFactory(slug="ryhma")
    item.networks.add(group)
    return group


@pytest.fixture
def group_contact(group):
    user = factories.UserFactory(email="contact@example.org")
    RoleAssignment.objects.create(user=user, role="group_contact", network=group)
    return user


@pytest.fixture
def outsider(db):
    """Somebody with a login and no role."""
    return factories.UserFactory(email="outsider@example.org")


@pytest.fixture
def client_of():
    """A browser of a user: `client_of(coordinator)`; of a visitor without a login: `client_of(None)`."""

    def make(user=None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="networks.backends.PortalBackend")
        return client

    return make


@pytest.fixture
def worker_sends():
    """What the worker does with the mails that wait: `worker_sends()`."""

    def send() -> list[bool]:
        waiting = OutgoingMail.objects.filter(state="waiting").order_by("pk")
        return [sending.send(key) for key in waiting.values_list("pk", flat=True)]

    return send


@pytest.fixture(scope="session")
def load_real_plan():
    """Put the 2013–2014 plan in the database: from its file once, from then on as the rows that this made."""
    rows: snapshots.Rows = {}

    def load() -> ActionPlan:
        if rows:
            snapshots.put_back(rows)
        else:
            load_file(django_settings.BASE_DIR / "plans/data/pohjanmaa-2013-2014.yaml")
            rows.update(snapshots.keep())
        snapshots.look_at_tables()
        return ActionPlan.objects.get(slug="pohjanmaa-2013-2014")

    return load


@pytest.fixture
def real_plan(db, load_real_plan) -> Iterator[ActionPlan]:
    yield load_real_plan()
    ContentType.objects.clear_cache()  # the keys of the snapshot go with the transaction


@pytest.fixture
def mid_term() -> date:
    return date(2013, 12, 31)


os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
