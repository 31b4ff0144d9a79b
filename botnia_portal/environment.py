"""Strict reading of the environment (docs/operations.md): what cannot be meant stops the start with one sentence.

White space around a value is left out, and an empty value counts as not set. Every error is ImproperlyConfigured;
it names the variable and shows its value, but of an address only as much as can hold no password.
"""

import os
import re
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from environ import Env

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
"""The names of this machine, and the one of Django's test client."""
HOST = r"(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])"
ALLOWED_HOST = re.compile(rf"\*|\.?{HOST}", re.IGNORECASE)
ORIGIN = re.compile(rf"https?://(?:\*\.)?{HOST}(?::\d+)?", re.IGNORECASE)
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql")
REDIS_SCHEMES = ("redis", "rediss")
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
MAIL_SCHEMES = (*SMTP_PORTS, "filemail", "consolemail")


def text(name: str, default: str = "") -> str:
    """The value as it is, or `default`."""
    return os.environ.get(name, "").strip() or default


def required(name: str) -> str:
    if not (value := text(name)):
        raise ImproperlyConfigured(f"{name} is not set; without it the portal does not start.")
    return value


def flag(name: str, default: bool) -> bool:
    """A yes/no variable: true/false/1/0/yes/no/on/off."""
    value = text(name).lower()
    if value in {"true", "1", "yes", "on"}:
        return True
    if value in {"false", "0", "no", "off"}:
        return False
    if value:
        raise _error(name, value, "is neither true nor false")
    return default


def number(name: str, default: int, *, least: int) -> int:
    """A whole number, not below the least."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal()) or len(value) > 9 or int(value) < least:
        raise _error(name, value, f"is not a whole number from {least} on")
    return int(value)


def hosts(name: str) -> list[str]:
    """Host names with commas between them, as ALLOWED_HOSTS matches them: no scheme, no port, no path."""
    for value in (found := _listed(name)):
        if not ALLOWED_HOST.fullmatch(value):
            raise _error(name, value, "is not a host name (portal.example.org, without scheme and port)")
    return found


def origins(name: str) -> list[str]:
    """Origins with commas between them; Django compares them whole, so a path would never match."""
    for value in (found := _listed(name)):
        if not ORIGIN.fullmatch(value):
            raise _error(name, value, "is not an origin (https://portal.example.org, without a path)")
    return found


def folder(name: str, default: Path) -> Path:
    """A whole path: web and worker may be started in different folders, and mean the same one."""
    path = Path(text(name, str(default)))
    if not path.is_absolute():
        raise _error(name, str(path), "is not a whole path, which begins with /")
    return path


def sender(name: str, default: str) -> str:
    """An e-mail address, with or without a name: Portal <portal@example.org>."""
    value = text(name, default)
    try:
        validate_email(parseaddr(value)[1])
    except ValidationError:
        raise _error(name, value, "is not an e-mail address") from None
    return value


def database(name: str, default: Path) -> dict[str, Any]:
    """Django's settings for an SQLite file or a PostgreSQL database; the SQLite file `default` when not set."""
    if not (value := text(name)):
        return {"ENGINE": Env.DB_SCHEMES["sqlite"], "NAME": str(default)}
    parts = _url(name, value, DATABASE_SCHEMES)
    if parts.scheme == "sqlite":
        if parts.netloc or not parts.path.startswith("//"):
            raise _error(
                name, _shown(value), "is not sqlite:/// followed by a whole path, which begins with /"
            )
    elif not parts.path.strip("/"):
        raise _error(name, _shown(value), "names no database (postgres://user:password@host/name)")
    config: dict[str, Any] = Env.db_url_config(value)
    return config


def redis(name: str) -> str:
    """The address of a Redis server, or an empty text."""
    if (value := text(name)) and not _url(name, value, REDIS_SCHEMES).hostname:
        raise _error(name, _shown(value), "names no host (redis://host:6379/0)")
    return value


def mail(name: str, default: Path) -> dict[str, Any]:
    """Django's EMAIL_… settings; files in the folder `default` when not set."""
    if not (value := text(name)):
        return {"EMAIL_BACKEND": Env.EMAIL_SCHEMES["filemail"], "EMAIL_FILE_PATH": str(default)}
    parts = _url(name, value, MAIL_SCHEMES)
    if parts.query:
        # Nothing would read it, and ?tls=true would be taken for a protection that is not there.
        raise _error(name, _shown(value), "has a query, and the scheme says all (smtp+tls, smtp+ssl)")
    if parts.scheme in SMTP_PORTS and not parts.hostname:
        raise _error(name, _shown(value), "names no mail server (smtp+tls://user:password@host:587)")
    if parts.scheme == "filemail" and (parts.netloc or not parts.path.startswith("//")):
        raise _error(name, _shown(value), "is not filemail:/// followed by a whole path, which begins with /")
    config: dict[str, Any] = Env.email_url_config(value)
    return {**config, "EMAIL_PORT": config["EMAIL_PORT"] or SMTP_PORTS.get(parts.scheme, 25)}


def _listed(name: str) -> list[str]:
    return [part for raw in text(name).split(",") if (part := raw.strip())]


def _url(name: str, value: str, schemes: tuple[str, ...]) -> SplitResult:
    """The parts of an address with one of the schemes, a port that is a number, and nothing behind a #."""
    try:
        parts = urlsplit(value)
        readable = parts.port is None or parts.port > 0
    except ValueError:  # its words may hold a part of the password, so they are not passed on
        readable = False
    beginnings = tuple(f"{scheme}://" for scheme in schemes)
    if not value.lower().startswith(beginnings):
        raise _error(name, _shown(value), f"does not begin with {', '.join(beginnings)}")
    if not readable or parts.fragment:
        problem = "cannot be read: the port is a number, and a password has its special characters as %…"
        raise _error(name, _shown(value), problem)
    return parts


def _shown(value: str) -> str:
    """An address as far as it can hold no password: whole without user, port and query, else its scheme alone."""
    scheme, slashes, rest = value.partition("//")
    return (
        value if slashes and not re.search("[@:?#]", rest) else f"{scheme[:16] + slashes if slashes else ''}…"
    )


def _error(name: str, value: str, problem: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={value!r} {problem}.")
