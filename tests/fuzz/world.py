"""The forms that a member finds from the table of addresses on, and what stands in the database."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterable
from http.cookies import SimpleCookie
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.fuzz.page import Form, Page
from tests.permission_table import POSTS, TABLE

MOST_OF_A_KIND = 2
"""Pages that differ by numbers alone: with what stands in the address behind the question mark, so many."""
NOT_OURS = {"sessions", "admin", "contenttypes"}
TYPED = '<script>alert("4711")</script><img src=x onerror=alert(1)> [linkki](javascript:alert(1)) ä'
SOUND = ("{old}", TYPED, "Aa1", "1", "012", "2013-06-15", "someone@example.org", "https://example.org/")
"""What a field is filled with, the next one where the one before is refused."""


def pattern(address: str) -> str:
    """An address without the numbers that tell rows apart."""
    return re.sub(r"\d+", "#", address)


def name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def crawl(client: Client) -> list[Form]:
    """One form of each kind that stands on the pages of the table and on those that they lead to."""
    waiting = deque(reverse(name, kwargs=arguments) for name, (arguments, _) in TABLE.items())
    seen: set[str] = set()
    of_a_kind: dict[str, int] = {}
    # Of buttons without a field, one for each address by name.
    forms: dict[tuple[str, frozenset[str]], Form] = {}
    while waiting:
        address = waiting.popleft()
        path, kind = urlsplit(address).path, pattern(urlsplit(address).path)
        if pattern(address) in seen or of_a_kind.get(kind, 0) >= MOST_OF_A_KIND or name_of(path) not in TABLE:
            continue
        seen.add(pattern(address))
        of_a_kind[kind] = of_a_kind.get(kind, 0) + 1
        response = client.get(address)
        assert response.status_code in (200, 204, 302, 403, 404, 405, 422), (address, response.status_code)
        if response.status_code not in (200, 422) or "html" not in response["Content-Type"]:
            continue
        page = Page(address, response.content.decode())
        assert not page.running, (address, page.running)
        waiting.extend(urljoin(address, link).partition("#")[0] for link in page.links)
        for form in page.forms:
            form.action = urljoin(address, form.action)
            fields = frozenset(map(pattern, form.fields)) | {name for name, _ in form.buttons}
            forms.setdefault((pattern(form.action) if form.fields else name_of(form.action), fields), form)
    return list(forms.values())


def bare(forms: Iterable[Form]) -> list[Form]:
    """A form without fields for each address that takes a post and whose form stands on no page now."""
    found = {name_of(form.action) for form in forms}
    missing = [name for name in POSTS if name not in found]
    addresses = [reverse(name, kwargs=POSTS[name][0]) for name in missing]
    return [Form(address, address) for address in addresses]


def key_of(form: Form) -> str:
    """What tells a form from others, the numbers of rows aside."""
    return f"{pattern(form.action)} {sorted(map(pattern, form.fields))}"


def savepoint() -> transaction.Atomic:
    """A block within the test's own transaction. Like that one it lets a view begin what may stand in no other."""
    block = transaction.atomic()
    block._from_testcase = True
    return block


def fill(client: Client, forms: list[Form]) -> dict[str, dict[str, list[str]]]:
    """Fill each form and send it; keep what came of it where rows were added and none lost.

    Returns what was taken, by form and field: a new row is written nearly right that way, and gets further in.
    """
    taken = {}
    cookies = client.cookies.output(header="")
    for form in forms:
        before = _counts()
        with savepoint():
            data = send(client, form)
            transaction.set_rollback(not data or not _only_more(before, _counts()))
        client.cookies = SimpleCookie(cookies)
        taken[key_of(form)] = data
    return taken


def begin_from(forms: list[Form], taken: dict[str, dict[str, list[str]]]) -> None:
    """Fields that are empty begin from what was taken before."""
    for form in forms:
        for name, values in taken.get(key_of(form), {}).items():
            found = form.fields.get(name)
            if found and found.sort != "hidden" and not any(found.values):
                found.values = values


def send(client: Client, form: Form) -> dict[str, list[str]]:
    """What was taken in the end; nothing where nothing was."""
    attempt = {name: 0 for name, f in form.fields.items() if f.sort != "hidden"}
    for name, found in form.fields.items():
        attempt[name] = int(found.sort == "textarea")
    for _ in SOUND:
        data = [pair for name, f in form.fields.items() for pair in _filled(name, f, attempt[name])]
        data += [form.buttons[-1]] if form.buttons and form.buttons[-1][0] else []
        lists = _lists(data)
        response = client.post(form.action, lists)
        if response.status_code != 422:
            return lists if response.status_code == 302 else {}
        page = Page(form.action, response.content.decode())
        wrong = [name for name in form.fields if any(link.endswith(name) for link in page.error_links)]
        for name in wrong:
            attempt[name] = min(attempt[name] + 1, len(SOUND) - 1)
    return {}


def _filled(name: str, found, attempt: int) -> list[tuple[str, str]]:
    if found.sort == "hidden":
        return [(name, value) for value in found.values]
    if found.options:
        real = [option for option in found.options if option]
        chosen = [value for value in found.values if value] or real[:1]
        return [(name, value) for value in chosen]
    old = found.values[0] if found.values else ""
    return [(name, SOUND[attempt].replace("{old}", old))]


def _lists(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    data: dict[str, list[str]] = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    return data


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return sorted({m._meta.db_table for m in models if m._meta.app_label not in NOT_OURS and m._meta.managed})


def _counts() -> dict[str, int]:
    quoted = connection.ops.quote_name
    each = (f"SELECT '{table}', COUNT(*) FROM {quoted(table)}" for table in _tables())  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())


def _only_more(before: dict[str, int], now: dict[str, int]) -> bool:
    own = [table for table in before if not table.startswith("auditlog_")]
    return all(now[t] >= before[t] for t in own) and any(now[t] > before[t] for t in own)


def fingerprint() -> dict[str, str]:
    """All that stands in the tables, by table; sessions are left out."""
    marks = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")  # noqa: S608
            marks[table] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return marks
