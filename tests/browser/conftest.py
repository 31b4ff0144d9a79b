"""A real browser on a real server: Chromium on the machine, the portal in a thread, a worker as a process."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page

from botnia_portal.feedback.services.statement import load_statement
from networks.models import RoleAssignment, User
from plans.models import ActionPlan
from tests import snapshots
from tests.factories import PASSWORD, QUICK_HASHERS, UserFactory

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
READ_BY_AXE = (("fi", "desktop"), ("sv", "phone"))
"""Axe takes most of the time of a page, and what it finds hangs on the template, seldom on the width or the words: a
page that is looked at in both languages is read in one of these ways. `AXE_READS_ALL=1` (`make proof`) reads every page
in both languages at both widths."""


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _no_lasting_connections(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The server's threads give their connections back, else the test database cannot be dropped at the end."""
    connection.settings_dict["CONN_MAX_AGE"] = 0
    yield
    if connection.vendor == "postgresql":  # the answer to a browser that went away may still be on its way
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": FLAGS}


@pytest.fixture(scope="package")
def kept_plan(django_db_setup, django_db_blocker, load_real_plan) -> Iterator[snapshots.Rows]:
    """The real plan with its cast, committed for all browser tests that follow each other."""
    with django_db_blocker.unblock():
        with override_settings(PASSWORD_HASHERS=QUICK_HASHERS):
            _with_cast(load_real_plan())
        load_statement()
        yield snapshots.keep()
        call_command("flush", verbosity=0, interactive=False)
        ContentType.objects.clear_cache()


def _with_cast(plan: ActionPlan) -> None:
    for name, role, scope in (
        ("coordinator", "coordinator", {"organisation": plan.owner}),
        ("steering", "steering_member", {"network": plan.steering_group}),
        ("contact", "group_contact", {"network_id": plan.items.get(source_key="T13").networks.first().pk}),
    ):
        user = UserFactory(email=f"{name}@example.org")
        RoleAssignment.objects.create(user=user, role=role, **scope)


@pytest.fixture
def transactional_db(kept_plan, django_db_blocker) -> Iterator[None]:
    """In the place of the library's, which empties the database after each test: what a test has changed is undone."""
    with django_db_blocker.unblock():
        yield
        snapshots.undo(kept_plan)


@pytest.fixture
def plan_data(transactional_db) -> ActionPlan:
    return ActionPlan.objects.get(slug="pohjanmaa-2013-2014")


@pytest.fixture
def address(live_server, plan_data) -> str:
    return live_server.url


def _is_refusal(text: str) -> bool:
    """A form that comes back with its errors (422) or with what another person wrote (409) is no trouble."""
    return "status of 422" in text or "status of 409" in text


@contextlib.contextmanager
def watched(page: Page, server: str) -> Iterator[Page]:
    """The page for the time of the block, which fails at its end if the page had any trouble."""
    troubles: list[str] = []
    page.on(
        "console",
        lambda m: troubles.append(m.text) if m.type == "error" and not _is_refusal(m.text) else None,
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda r: (
            troubles.append(f"foreign: {r.url}") if not r.url.startswith((server, "data:", "blob:")) else None
        ),
    )
    yield page
    assert not troubles, troubles


@pytest.fixture
def quiet(page: Page, live_server) -> Iterator[Page]:
    """A page that fails the test on errors of the console, failed requests, and requests to other hosts."""
    with watched(page, live_server.url):
        yield page


@pytest.fixture
def second(browser: Browser, live_server) -> Iterator[Page]:
    """Such a page of another person, with cookies of its own."""
    with (
        contextlib.closing(browser.new_context()) as context,
        watched(context.new_page(), live_server.url) as page,
    ):
        yield page


FOCUSED = """() => {
  const summary = document.querySelector("#errors");
  const link = summary.matches("[data-input]") && summary.querySelector("a");
  const place = link ? document.getElementById(link.hash.slice(1)) : summary;
  return place.contains(document.activeElement);
}"""


def assert_first_error_focused(page: Page) -> None:
    """The first field with an error has the focus; after a conflict, the words that tell of it."""
    page.wait_for_selector("#errors")
    page.wait_for_load_state()
    assert page.evaluate(FOCUSED), page.evaluate("document.activeElement.outerHTML")


def log_in(page: Page, address: str, name: str) -> None:
    """Give the browser the session of a person who has logged in; the page stays as it is."""
    client = Client()
    client.force_login(User.objects.get(email=f"{name}@example.org"), "networks.backends.PortalBackend")
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": address, "httpOnly": True}]
    )


def log_in_by_form(page: Page, address: str, name: str, language: str = "fi") -> None:
    page.goto(f"{address}/{language}/accounts/login/")
    page.fill("input[name=login]", f"{name}@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "login" not in url)


AXE = Axe()
VIOLATIONS = """async () => {
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  return { violations };
}"""


def assert_accessible(page: Page) -> None:
    """No axe-core violation on the page as it stands; axe comes with its package, nothing is fetched."""
    if not page.evaluate("'axe' in window"):  # at another width it is there already
        page.evaluate(AXE.axe_script)
    results = AxeResults(page.evaluate(VIOLATIONS))
    assert results.violations_count == 0, results.generate_report()


def look_at_both_widths(page: Page, *, in_both: str = "") -> None:
    """The page as it stands fits on a desktop and on a phone, and is accessible.

    `in_both` is the path of a page that is looked at in both languages, by which the turn is chosen.
    """
    language = page.get_attribute("html", "lang")
    ways = READ_BY_AXE[zlib.crc32(in_both.encode()) % 2 :][:1] if in_both else READ_BY_AXE
    for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size(size)
        assert_no_sideways_scroll(page)
        if os.environ.get("AXE_READS_ALL") or (language, name) in ways:
            assert_accessible(page)


def assert_no_sideways_scroll(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the window"


@pytest.fixture
def worker(transactional_db, settings) -> Iterator[subprocess.Popen]:
    """A Celery worker of its own, on the database and the broker of this test."""
    if connection.vendor != "postgresql" or not django_settings.REDIS_URL:
        pytest.skip(
            "a worker process needs PostgreSQL and Redis here: SQLite's test database lives in memory"
        )
    database = connection.settings_dict
    host = f"{database['HOST'] or ''}{':' + str(database['PORT']) if database['PORT'] else ''}"
    login = f"{database['USER']}{':' + database['PASSWORD'] if database['PASSWORD'] else ''}"
    env = {
        **os.environ,
        "DATABASE_URL": f"postgres://{login}@{host}/{database['NAME']}",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "botnia_portal",
        "worker",
        "--concurrency=2",
        "--loglevel=warning",
    ]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=env)
    time.sleep(2)
    yield process
    process.terminate()
    process.wait(30)
