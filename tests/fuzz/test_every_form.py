"""Every form, with what nobody should send.

`FUZZ_POSTS` says how many posts in all (200; `make proof` sends 5,000), `FUZZ_SEED` which ones, and `FUZZ_FIGURES`
names a file that gets a line of JSON for each member: how many forms, how many posts, and their answers.
"""

import json
import os
import zlib
from collections import Counter
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.page import Page
from tests.fuzz.world import bare, begin_from, crawl, fill, fingerprint, key_of, name_of, savepoint
from tests.fuzz.wrong import Post, foreign_seals, posts
from tests.permission_table import POSTS

POSTS_IN_ALL = int(os.environ.get("FUZZ_POSTS", "200"))
SEED = os.environ.get("FUZZ_SEED", "")
SHARES = {"coordinator": 0.7, "group_contact": 0.1, "steering_member": 0.1, "anonymous": 0.1}
"""Of the posts, by member."""
pytestmark = [pytest.mark.slow, pytest.mark.once]
FIGURES = os.environ.get("FUZZ_FIGURES", "")
ANSWERS = {200, 302, 400, 403, 404, 405, 409, 413, 422}


@pytest.mark.parametrize("member", SHARES)
def test_nothing_breaks_and_nothing_is_half_saved(scene, client_of, member):
    with override("fi" if member in ("coordinator", "anonymous") else "sv"):
        client = client_of(scene[member])
        taken = fill(client, crawl(client))
        forms = crawl(client)
        begin_from(forms, taken)
        assert {name_of(form.action) for form in forms} <= set(POSTS)
        forms += bare(forms)
        foreign, total = foreign_seals(forms), sum(map(_weight, forms))
        answers: Counter[int] = Counter()
        before = fingerprint()
        for form in forms:
            most = max(1, round(POSTS_IN_ALL * SHARES[member] * _weight(form) / total))
            _fuzz(client, form, before, foreign, most, answers)
    assert {name_of(form.action) for form in forms} == set(POSTS)
    assert answers[302]
    if FIGURES:
        line = {"member": member, "forms": len(forms), "posts": answers.total(), "answers": answers}
        with Path(FIGURES).open("a") as file:
            file.write(json.dumps(line) + "\n")


def _weight(form) -> float:
    """A form with many fields can go wrong in many ways."""
    return 1 + min(len(form.fields), 30) / 6


def _fuzz(client, form, before, foreign, most: int, answers: Counter[int]) -> None:
    """`most` posts to one form, each taken back. Deterministic: the same seed sends the same."""
    cookies = client.cookies.output(header="")
    count = 0

    @seed(zlib.crc32(f"{SEED} {key_of(form)}".encode()))
    @settings(
        max_examples=most + 1,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(posts(form, foreign))
    def one(post: Post) -> None:
        nonlocal count
        count += 1
        if count == 1:
            return  # the first is always the simplest that there is
        cache.clear()
        try:
            with savepoint():
                answers[_check(client, form, post, before)] += 1
                transaction.set_rollback(True)
        finally:
            client.cookies = SimpleCookie(cookies)

    one()


def _check(client, form, post: Post, before: dict[str, str]) -> int:
    """Send it, hold what must hold, and return the answer's status."""
    response = client.generic("POST", post.address, post.body, post.content_type)
    assert response.status_code in ANSWERS, response.status_code
    if response.status_code == 302:
        for address in {urljoin(post.address, response.url), *([form.found_on] if post.has_markup else [])}:
            shown = client.get(address)
            assert shown.status_code in (200, 302, 403, 404, 405), (address, shown.status_code)
            if "html" in shown.get("Content-Type", ""):
                assert Page(address, shown.content.decode()).running == [], address
        return 302
    page = (
        Page(post.address, response.content.decode()) if "html" in response.get("Content-Type", "") else None
    )
    # A page in answer to a button that opens it has taken the post (200), unless it shows errors.
    if response.status_code != 200 or page is None or page.is_refusal:
        now = fingerprint()
        assert [table for table in now if now[table] != before[table]] == []
    if page is not None:
        assert page.running == []
        if response.status_code == 422:
            _check_refusal(page, post)
    return response.status_code


def _check_refusal(page: Page, post: Post) -> None:
    """The summary leads to fields that are there, and what was typed stands in them."""
    assert page.has_errors, "no summary of errors"
    # What no field mends has no link: nothing was ticked on the page before, the round has moved on.
    fields = [f for form in page.forms for f in form.fields.values() if f.sort != "hidden"]
    assert page.error_links or not fields, "a summary without links"
    lost = [link for link in page.error_links if link.lstrip("#") not in page.ids]
    assert lost == [], "links of the summary lead nowhere"
    shown = {f.name: f.values for form in page.forms for f in form.fields.values()}
    for name, text in post.typed.items():
        assert _words(text) in [_words(value) for value in shown.get(name, [])], (
            f"what was typed into {name} is lost"
        )


def _words(text: str) -> str:
    return " ".join(text.split())
