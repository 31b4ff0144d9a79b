"""Every form that is taken: where it changed anything at all, no page is called unchanged.

`UNCHANGED_ONE_OF` says how many forms one is sent of (5; `make proof` sends every one).
"""

import os
import re
import zlib
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.fuzz.world import bare, crawl, fingerprint, key_of, savepoint, send

pytestmark = [pytest.mark.slow, pytest.mark.once]
ONE_OF = int(os.environ.get("UNCHANGED_ONE_OF", "5"))
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=)"[^"]*"')
PAGES = ("/fi/plans/pieni/", "/fi/plans/pieni/items/1.1/")
"""All pages to read have the mark of the data in their tags (tests/core/test_unchanged.py); two stand for them."""


def test_no_page_is_called_unchanged_that_has_changed(scene, client_of):
    """A coordinator fills and sends every form; others come back to their pages with the tags from before."""
    writer, readers = client_of(scene["coordinator"]), [client_of(scene["steering_member"]), client_of(None)]
    found = crawl(writer)
    forms = [form for form in found + bare(found) if zlib.crc32(key_of(form).encode()) % ONE_OF == 0]
    before, cookies = fingerprint(), writer.cookies.output(header="")
    known = {(reader, address): _page(reader, address) for reader in readers for address in PAGES}
    changing = 0
    for form in forms:
        with savepoint():
            send(writer, form)
            changed = fingerprint() != before
            for (reader, address), page in known.items():
                answer = reader.get(address, headers={"if-none-match": page["ETag"]})
                if answer.status_code == 304:
                    assert not changed, (form.action, address)
                else:
                    assert answer["ETag"] != page["ETag"], (form.action, address)
                    assert changed or _body(answer) == _body(page), (form.action, address)
            transaction.set_rollback(True)
        writer.cookies = SimpleCookie(cookies)
        changing += changed
    assert changing > 30 / ONE_OF


def _page(reader: Client, address: str) -> HttpResponse:
    """As a browser has it that has its cookies."""
    reader.get(address)
    return reader.get(address)


def _body(page: HttpResponse) -> bytes:
    return TOKEN.sub(rb"\1", page.content)
