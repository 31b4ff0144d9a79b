"""Writing: a save of an item against a post that saves nothing, and the queue of translations as it grows."""

import gc
import statistics
import time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.data import make_plan, make_user
from bench.reports import Figure
from botnia_portal.core.models import TextState
from botnia_portal.core.texts import fingerprint
from networks.models import Network, User
from plans.models import ActionPlan, PlanItem, Project
from priorities.models import Strategy, StrategyGoal
from tests.fuzz.page import Form, Page

ROUNDS = 15
MOST_OF_A_SAVE = 15.0
MOST_QUERIES_OF_A_SAVE = 40
MOST_OF_THE_QUEUE = 1.5
RELATIONS = ("networks", "projects", "goals")
TEXTS = ("title", "description", "condition")
EMPTY = "/fi/empty-form/"
SIZES = (600, 6000)
"""Texts in the queue."""


def measure() -> list[Figure]:
    """Both in interleaved rounds, so that the machine's moods fall on all alike."""
    with override_settings(ROOT_URLCONF="bench.urls"):
        plans = {size: _plan_to_translate(size) for size in SIZES}
        client = Client()
        client.force_login(
            User.objects.filter(email="bench@example.org").first() or make_user(),
            backend="networks.backends.PortalBackend",
        )
        return [*_save(client, plans[600]), *_queue(client, plans)]


def _plan_to_translate(size: int) -> ActionPlan:
    """A plan whose texts all wait: half of them without a translation, half with a draft."""
    plan = make_plan(size // 2, slug=f"bench-texts-{size}")
    kind = ContentType.objects.get_for_model(PlanItem)
    states = [
        TextState(
            content_type=kind,
            object_id=item.pk,
            field=field,
            scope=f"plan:{plan.slug}",
            group=item.number.partition(".")[0],
            language="sv",
            source_language="fi",
            source_fingerprint=fingerprint(text),
            current_fingerprint=fingerprint(text),
            target_fingerprint=fingerprint(item.title_sv) if field == "title" else "",
        )
        for item in plan.items.all()
        for field, text in (("title", item.title_fi), ("description", item.description_fi))
    ]
    TextState.objects.bulk_create(states, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return plan


def _interleaved(work: dict[str, Any]) -> dict[str, float]:
    """The median seconds of each; the first two rounds are not counted."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for round_ in range(-2, ROUNDS):
        gc.collect()
        for name, step in work.items():
            seconds = step()
            if round_ >= 0:
                times[name].append(seconds)
    return {name: statistics.median(found) for name, found in times.items()}


# --- Saving an item ---


class Saving:
    """A coordinator who opens the form of an item, changes it in both languages and its links, and saves it."""

    def __init__(self, client: Client, item: PlanItem) -> None:
        self.client, self.item, self.count = client, item, 0
        self.address = f"/fi/plans/{item.plan.slug}/items/{item.number}/edit/"
        self.linked = [name for name in RELATIONS if name in self._form().fields]

    def _form(self) -> Form:
        answer = self.client.get(self.address)
        forms = Page(self.address, answer.content.decode()).forms
        return next(form for form in forms if "title_fi" in form.fields)

    def prepared(self) -> dict[str, list[str]]:
        """What is sent: both languages of three texts, and of each relation other rows than before."""
        form, self.count = self._form(), self.count + 1
        data = {found.name: list(found.values) for found in form.fields.values()}
        for name in TEXTS:
            data[f"{name}_fi"] = [f"Uusi teksti {self.count} ({name})"]
            data[f"{name}_sv"] = [f"Ny text {self.count} ({name})"]
        for name in self.linked:
            some = sorted(form.fields[name].options, key=int)[:6]
            data[name] = some[:3] if self.count % 2 else some[3:]
        return data

    def timed(self) -> float:
        data = self.prepared()
        start = time.perf_counter()
        answer = self.client.post(self.address, data)
        seconds = time.perf_counter() - start
        assert answer.status_code == 302, answer.status_code
        return seconds

    def queries(self) -> int:
        data = self.prepared()
        with CaptureQueriesContext(connection) as caught:
            self.client.post(self.address, data)
        return len(caught)


def _save(client: Client, plan: ActionPlan) -> list[Figure]:
    _things_to_link()
    saving = Saving(client, plan.items.select_related("plan").get(order=7))
    medians = _interleaved({"empty": lambda: _empty_post(client), "save": saving.timed})
    ratio, queries = medians["save"] / medians["empty"], saving.queries()
    saving.item.refresh_from_db()
    assert saving.item.title_sv.startswith("Ny text"), "the measured saves saved nothing"
    for name in saving.linked:
        assert getattr(saving.item, name).count() == 3, f"the measured saves linked no {name}"
    what = (
        f"three relations ({', '.join(saving.linked)})"
        if len(saving.linked) == 3
        else "**relations missing**"
    )
    return [
        Figure(
            f"saving an item: three texts in two languages, {what}, its history; times an empty post",
            f"{ratio:.1f}",
            f"{MOST_OF_A_SAVE:.0f}",
            ratio <= MOST_OF_A_SAVE and len(saving.linked) == 3,
        ),
        Figure("its queries", str(queries), str(MOST_QUERIES_OF_A_SAVE), queries <= MOST_QUERIES_OF_A_SAVE),
        Figure("its median, ms", f"{medians['save'] * 1000:.1f}"),
        Figure("an empty post, median, ms", f"{medians['empty'] * 1000:.1f}"),
    ]


def _things_to_link() -> None:
    """As many networks, works and goals as the 2013–2014 plan knows, about."""
    strategy = Strategy.objects.create(slug="bench-links", kind="own", name_fi="Strategia")
    for n in range(40):
        Network.objects.create(
            slug=f"link-{n}", name_fi=f"Verkosto {n}", kind="development_group", level="provincial"
        )
        Project.objects.create(slug=f"link-{n}", name_fi=f"Hanke {n}", kind="project", phase="running")
        StrategyGoal.objects.create(strategy=strategy, number=str(n), name_fi=f"Tavoite {n}")


def _empty_post(client: Client) -> float:
    start = time.perf_counter()
    answer = client.post(EMPTY, {"text": "ei mitään"})
    seconds = time.perf_counter() - start
    assert answer.status_code == 302
    return seconds


# --- The queue of translations ---


def _queue(client: Client, plans: dict[int, ActionPlan]) -> list[Figure]:
    addresses = {size: f"/fi/translations/?plan={plan.slug}" for size, plan in plans.items()}
    medians = _interleaved(
        {str(size): (lambda address=address: _get(client, address)) for size, address in addresses.items()}
    )
    small, large = (medians[str(size)] for size in SIZES)
    ratio = large / small
    figures = [
        Figure(
            "the queue of translations at 6,000 texts, times that at 600",
            f"{ratio:.2f}",
            f"{MOST_OF_THE_QUEUE}",
            ratio <= MOST_OF_THE_QUEUE,
        )
    ]
    for size, address in addresses.items():
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        figures.append(Figure(f"its median at {size}, ms", f"{medians[str(size)] * 1000:.1f}"))
        figures.append(Figure(f"its queries at {size}", str(len(caught))))
    return figures


def _get(client: Client, address: str) -> float:
    start = time.perf_counter()
    answer = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    seconds = time.perf_counter() - start
    assert answer.status_code == 200, answer.status_code
    return seconds
