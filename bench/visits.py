"""What a browser takes along: the bytes of a first visit as they are served, and the memory that an export needs."""

import gc
import re
import tracemalloc
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from bench.pages import BACKEND
from bench.reports import Figure, real_round
from networks.models import RoleAssignment, User
from plans.models import ActionPlan

MOST_BYTES, MOST_OF_A_FONT = 65_000, 25_000
PAGES = {"dashboard": "plan", "table": "plan-items"}
LINKED = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')
FONTS = re.compile(r'url\("([^"]+\.woff2)"\)')
MOST_MEMORY = 3.0
"""Times the export of 600 items, at 6,000: the packed book and the page of rows that is being read."""


def measure() -> list[Figure]:
    return [*_first_visits(), *_exports()]


def _coordinator(plan: ActionPlan) -> Client:
    """Who has the most scripts and buttons on a page."""
    user, _ = User.objects.get_or_create(email="bench-taken@example.org")
    RoleAssignment.objects.get_or_create(user=user, role="coordinator", organisation=plan.owner)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def _served(client: Client, address: str) -> tuple[int, str]:
    """Bytes as they go over the line, compressed by gzip where the server does; and the text."""
    small = client.get(address, headers={"accept-encoding": "gzip"})
    assert small.status_code == 200, address
    size = len(b"".join(small) if small.streaming else small.content)
    plain = client.get(address)
    return size, (b"".join(plain) if plain.streaming else plain.content).decode()


def _first_visits() -> list[Figure]:
    """HTML, CSS and JavaScript of the real plan's pages, with an empty cache; the fonts apart."""
    plan = real_round().plan
    client, figures, styles = _coordinator(plan), [], ""
    for page, name in PAGES.items():
        for language in ("fi", "sv"):
            address = reverse(name, kwargs={"slug": plan.slug}).replace("/fi/", f"/{language}/")
            size, html = _served(client, address)
            parts = {"HTML": size}
            for link in LINKED.findall(html):
                parts[Path(link).name], text = _served(client, link)
                styles += text if link.endswith(".css") else ""
            total = sum(parts.values())
            said = ", ".join(f"{_name(part)} {size:,}" for part, size in parts.items())
            figures.append(
                Figure(
                    f"first visit of the {page} ({language}), bytes by gzip: {said}",
                    f"{total:,}",
                    f"{MOST_BYTES:,}",
                    total <= MOST_BYTES,
                )
            )
    return [*figures, *_fonts(styles)]


def _name(part: str) -> str:
    """A static file without the fingerprint in its name."""
    return re.sub(r"\.[0-9a-f]{12}(?=\.)", "", part)


def _fonts(styles: str) -> list[Figure]:
    found = sorted({Path(link).name for link in FONTS.findall(styles)})
    assert len(found) == 2, found
    return [
        Figure(f"font {_name(name)}, bytes", f"{size:,}", f"{MOST_OF_A_FONT:,}", size <= MOST_OF_A_FONT)
        for name in found
        if (size := (Path(settings.STATIC_ROOT) / "built" / name).stat().st_size)
    ]


def _exports() -> list[Figure]:
    """The most that Python holds while the workbook is made and sent, after a first one of each."""
    peaks = {size: _peak(ActionPlan.objects.get(slug=f"bench-{size}")) for size in (600, 6000)}
    ratio = peaks[6000] / peaks[600]
    return [
        Figure("XLSX of 600 items: memory at the most, MB", f"{peaks[600] / 1e6:.1f}"),
        Figure("XLSX of 6,000 items: memory at the most, MB", f"{peaks[6000] / 1e6:.1f}"),
        Figure("times that of 600 items", f"{ratio:.1f}", f"{MOST_MEMORY:.0f}", ratio <= MOST_MEMORY),
    ]


def _peak(plan: ActionPlan) -> int:
    client = _coordinator(plan)
    address = reverse("plan-table", kwargs={"slug": plan.slug, "name": "items", "kind": "xlsx"})
    for _ in range(2):
        gc.collect()
        tracemalloc.start()
        response = client.get(address)
        assert response.status_code == 200
        for _block in response:
            pass
        response.close()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak
