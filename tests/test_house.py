"""House rules that run: settings, headers, no inline anything, files that stay short."""

import re
import subprocess
import sys

import build_styles
import pytest
from django.conf import settings
from django.core.checks.registry import registry
from django.core.exceptions import ImproperlyConfigured

from botnia_portal import environment
from botnia_portal.core.checks import mail_leaves_the_machine
from evaluations.checks import no_demo_accounts
from tests.factories import PASSWORD, UserFactory

APPS = ("botnia_portal", "networks", "priorities", "plans", "evaluations")


def ours(pattern: str):
    for app in APPS:
        yield from (p for p in (settings.BASE_DIR / app).rglob(pattern) if "migrations" not in p.parts)


def test_a_boolean_that_is_none_is_an_error(monkeypatch):
    monkeypatch.setenv("DEBUG", "yse")
    with pytest.raises(ImproperlyConfigured, match="yse"):
        environment.flag("DEBUG", False)


def test_nothing_is_usable_by_default(tmp_path):
    """Without a secret key the portal does not start."""
    command = [sys.executable, "manage.py", "check"]
    env = {"PATH": "", "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


@pytest.mark.parametrize("backend", ["filebased", "console", "locmem", "dummy"])
def test_a_portal_whose_mail_stays_on_the_machine_is_not_deployed(settings, backend):
    settings.DEMO = False
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    (error,) = mail_leaves_the_machine(None)
    assert error.id == "core.E001"


@pytest.mark.parametrize(("demo", "backend"), [(False, "smtp"), (True, "filebased")])
def test_mail_by_a_server_is_right_and_a_demo_keeps_its_own(settings, demo, backend):
    settings.DEMO = demo
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert mail_leaves_the_machine(None) == []


@pytest.mark.django_db
@pytest.mark.parametrize("demo", [False, True])
def test_demo_accounts_are_not_deployed_whatever_the_environment_says(settings, demo):
    settings.DEMO = demo
    assert no_demo_accounts(None) == []
    UserFactory(email="coordinator@example.org")
    assert [error.id for error in no_demo_accounts(None)] == ["evaluations.E001"]


def test_both_are_part_of_the_deployment_check():
    assert {no_demo_accounts, mail_leaves_the_machine} <= registry.deployment_checks


def test_templates_hold_nothing_inline():
    """The content policy forbids it; a browser would silently drop it."""
    inline = re.compile(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
    found = [
        f"{path.name}: {match.group()}"
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for match in inline.finditer(path.read_text())
    ]
    assert found == []


def test_no_page_names_another_host():
    """Only links that a person follows may leave the portal; nothing is loaded from elsewhere."""
    loads = re.compile(
        r"(?:src|data-src|srcset)=\"(?:https?:)?//|url\([\"']?(?:https?:)?//|@import", re.IGNORECASE
    )
    files = [
        *(settings.BASE_DIR / "templates").rglob("*.html"),
        *(settings.BASE_DIR / "static").rglob("*.css"),
    ]
    assert [p.name for p in files if loads.search(p.read_text())] == []


def test_files_stay_readable_from_end_to_end():
    long = {
        str(p.relative_to(settings.BASE_DIR)): n
        for p in ours("*.py")
        if (n := len(p.read_text().splitlines())) > 420
    }
    assert long == {}


@pytest.mark.django_db
def test_every_answer_carries_the_policy(client, plan):
    policy = client.get("/fi/plans/pieni/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "nonce" not in policy


@pytest.mark.django_db
def test_pages_are_compressed(client, plan):
    response = client.get("/fi/plans/pieni/", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "accepted", "expected"),
    [("", "sv,fi;q=0.5", "/sv/"), ("", "en", "/fi/"), ("sv", "fi", "/sv/"), ("", "", "/fi/")],
)
def test_the_bare_address_goes_to_the_language(client, cookie, accepted, expected):
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/", headers={"accept-language": accepted})
    assert response.url == expected


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["networks/?level=%00", "projects/?kind=a%00b", "plans/pieni/items/?q=%00"])
def test_a_nul_in_the_query_harms_nothing(client, plan, path):
    assert client.get(f"/fi/{path}").status_code == 200


@pytest.mark.django_db
def test_a_nul_in_the_path_leads_nowhere(client, plan):
    assert client.get("/fi/plans/pieni/items/1%00/").status_code == 404


@pytest.mark.django_db
def test_log_in_and_log_out_stay_in_the_language_of_the_page(client, plan, coordinator):
    client.force_login(coordinator, backend="networks.backends.PortalBackend")
    client.get("/sv/plans/pieni/")
    assert client.post("/sv/accounts/logout/").url == "/"
    assert client.get("/").url == "/sv/"


@pytest.mark.parametrize("place", ["http://[", "//[x", "https://elsewhere.example/"])
def test_a_log_in_leads_to_no_foreign_place_and_to_none_that_is_no_address(client, coordinator, place):
    page = "/fi/accounts/login/"
    sent = {"login": coordinator.email, "password": "wrong", "next": place}
    assert client.post(page, sent).status_code == 200
    assert client.get(page, {"next": place}).status_code == 200
    done = client.post(page, {**sent, "password": PASSWORD})
    assert (done.status_code, done.url) == (302, "/")


def test_the_styles_of_every_component_in_use_are_built():
    """A component of the design system that a page uses belongs into COMPONENTS of bin/build_styles.py."""
    files = [
        *(settings.BASE_DIR / "templates").rglob("*.html"),
        *(settings.BASE_DIR / "static/js").glob("*.js"),
        *ours("*.py"),
    ]
    used = {
        name
        for path in files
        for name in re.findall(r"[\"' ]ds-([a-z]+(?:-[a-z]+)*)[\"' ]", path.read_text())
    }
    assert used == set(build_styles.COMPONENTS)
