"""The settings read the environment strictly: what cannot be meant is one sentence that holds no password."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from botnia_portal import environment as read

SECRET = "hunter2"


@pytest.fixture
def given(monkeypatch):
    """Set the variable V: `given("a.fi, b.fi")`."""
    return lambda value: monkeypatch.setenv("V", value)


def start(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own."""
    command = [
        sys.executable,
        "-c",
        "from botnia_portal import settings as s; print(s.DATABASES, s.EMAIL_BACKEND)",
    ]
    env = {"SECRET_KEY": "x" * 50, "DATA_DIR": str(tmp_path), "PATH": os.environ["PATH"], **variables}
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("value", ["a.fi,b.fi", "a.fi, b.fi", " a.fi ,b.fi, ", "a.fi,,b.fi"])
def test_lists_are_stripped(given, value):
    given(value)
    assert read.hosts("V") == ["a.fi", "b.fi"]


@pytest.mark.parametrize("value", ["*", ".kunta.fi", "[::1]", "127.0.0.1", "Portal.Kunta.fi"])
def test_hosts_as_django_knows_them(given, value):
    given(value)
    assert read.hosts("V") == [value]


@pytest.mark.parametrize("value", ["https://a.fi", "a.fi:8000", "a.fi b.fi", "a.fi/", "a..fi", "::1"])
def test_hosts_that_would_never_match(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"^V=.*is not a host name"):
        read.hosts("V")


def test_origins_are_stripped(given):
    given("https://a.fi, https://*.b.fi:8443")
    assert read.origins("V") == ["https://a.fi", "https://*.b.fi:8443"]


@pytest.mark.parametrize("value", ["a.fi", "https://a.fi/", "ftp://a.fi", "https://", "https://a.fi, b.fi"])
def test_origins_that_would_never_match(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"^V=.*is not an origin"):
        read.origins("V")


@pytest.mark.parametrize("value", ["", "  "])
def test_empty_means_not_set(given, value):
    given(value)
    default = Path("/srv/x")
    assert read.folder("V", default) == default
    assert read.database("V", default)["NAME"] == "/srv/x"
    assert read.mail("V", default)["EMAIL_FILE_PATH"] == "/srv/x"
    assert (read.hosts("V"), read.origins("V"), read.redis("V"), read.flag("V", True)) == ([], [], "", True)
    assert read.sender("V", "a@b.fi") == "a@b.fi"
    with pytest.raises(ImproperlyConfigured, match="V is not set"):
        read.required("V")


def test_a_folder_is_a_whole_path(given):
    given("var/data")
    with pytest.raises(ImproperlyConfigured, match="V='var/data' is not a whole path"):
        read.folder("V", Path("/srv"))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_postgresql_database(given, scheme):
    given(f"{scheme}://botnia:a%2Fb@db:5433/portal?sslmode=require")
    found = read.database("V", Path("/x"))
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "portal", "botnia", "a/b", "db", 5433,
    ]  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_an_sqlite_database(given):
    given("sqlite:////srv/portal.sqlite3")
    found = read.database("V", Path("/x"))
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", "/srv/portal.sqlite3")


@pytest.mark.parametrize(
    "value",
    [
        "postgres//bad",
        f"postgres//botnia:{SECRET}@db/portal",
        f"mysql://botnia:{SECRET}@db/portal",
        f"postgres://botnia:{SECRET}@db",
        f"postgres://botnia:{SECRET}#1@db/portal",
        f"postgres://botnia:{SECRET}/1@db/portal",
        f"postgres://botnia:1@db:{SECRET}/portal",
        f"postgres:/botnia:{SECRET}@db/portal",
        SECRET,
        "sqlite:///portal.sqlite3",
        "sqlite://portal.sqlite3",
        "sqlite://:memory:",
    ],
)
def test_databases_that_cannot_be_meant(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"^V='.*\.$") as caught:
        read.database("V", Path("/x"))
    assert SECRET not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize("value", ["redis://redis:6379/0", f"rediss://:{SECRET}@redis/1"])
def test_redis(given, value):
    given(value)
    assert read.redis("V") == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("redsi://x", "V='redsi://x' does not begin with redis://, rediss://."),
        (f"redsi://:{SECRET}@x", "V='redsi://…' does not begin with redis://, rediss://."),
        ("redis:///0", "V='redis:///0' names no host (redis://host:6379/0)."),
    ],
)
def test_redis_that_cannot_be_meant(given, value, shown):
    given(value)
    with pytest.raises(ImproperlyConfigured) as caught:
        read.redis("V")
    assert str(caught.value) == shown


@pytest.mark.parametrize(
    ("value", "port", "tls", "ssl"),
    [
        ("smtp://mail.fi", 25, None, None),
        ("smtp+tls://u:p@mail.fi", 587, True, None),
        ("smtp+ssl://u:p@mail.fi", 465, None, True),
        ("smtp+tls://u:p@mail.fi:2525", 2525, True, None),
    ],
)
def test_mail_servers(given, value, port, tls, ssl):
    given(value)
    found = read.mail("V", Path("/x"))
    assert found["EMAIL_HOST"] == "mail.fi"
    assert (found["EMAIL_PORT"], found.get("EMAIL_USE_TLS"), found.get("EMAIL_USE_SSL")) == (port, tls, ssl)


@pytest.mark.parametrize(
    "value",
    [
        f"smpt://u:{SECRET}@mail.fi",
        f"smtp+tls://u:{SECRET}@",
        f"smtp://u:{SECRET}@mail.fi?tls=true",
        f"smtp://u:{SECRET}#@mail.fi",
        "smtp://mail.fi:port",
        "filemail:///mail",
        "mail.fi",
    ],
)
def test_mail_servers_that_cannot_be_meant(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"^V='.*\.$") as caught:
        read.mail("V", Path("/x"))
    assert SECRET not in str(caught.value)


def test_senders(given):
    given("Portaali <portaali@kunta.fi>")
    assert read.sender("V", "") == "Portaali <portaali@kunta.fi>"
    given("portaali")
    with pytest.raises(ImproperlyConfigured, match="V='portaali' is not an e-mail address"):
        read.sender("V", "")


@pytest.mark.parametrize(("value", "read_as"), [("", 7), ("5", 5), (" 4096 ", 4096)])
def test_a_number(given, value, read_as):
    given(value)
    assert read.number("V", 7, least=5) == read_as


@pytest.mark.parametrize("value", ["4", "-5", "1e3", "5.0", "viisi", "²", "9" * 10])
def test_numbers_that_cannot_be_meant(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"V=.*whole number from 5 on"):
        read.number("V", 7, least=5)


def test_the_settings_use_it(tmp_path):
    done = start(
        tmp_path, DATABASE_URL="", REDIS_URL="", EMAIL_URL="smtp+tls://u:p@mail.fi", DATA_DIR=str(tmp_path)
    )
    assert done.returncode == 0, done.stderr
    assert f"{tmp_path}/portal.sqlite3" in done.stdout
    assert "smtp.EmailBackend" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", f"mysql://u:{SECRET}@h/n"),
        ("DATABASE_URL", f"postgres://u:{SECRET}/@h/n"),
        ("REDIS_URL", "redsi://x"),
        ("DATA_DIR", "var"),
        ("ALLOWED_HOSTS", "https://a.fi"),
        ("CSRF_TRUSTED_ORIGINS", "a.fi"),
        ("EMAIL_URL", f"mail://u:{SECRET}@h"),
        ("DEFAULT_FROM_EMAIL", "portal"),
        ("SECURE", "ture"),
    ],
)
def test_a_bad_value_stops_the_start_with_one_sentence(tmp_path, name, value):
    done = start(tmp_path, **{name: value})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"django.core.exceptions.ImproperlyConfigured: {name}=")
    assert SECRET not in done.stderr


@pytest.mark.parametrize("value", ["portal.kunta.fi", "127.0.0.1,portal.kunta.fi", "*", ".localhost"])
def test_a_demo_answers_this_machine_alone(tmp_path, value):
    done = start(tmp_path, BOTNIA_DEMO="1", ALLOWED_HOSTS=value)
    assert done.returncode == 1
    assert "BOTNIA_DEMO is set" in done.stderr.splitlines()[-1]


def test_the_demo_of_this_machine_starts(tmp_path):
    assert start(tmp_path, BOTNIA_DEMO="1", ALLOWED_HOSTS="127.0.0.1,localhost,[::1]").returncode == 0
