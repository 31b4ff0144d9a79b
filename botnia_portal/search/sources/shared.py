"""What all plans share: works, networks, organisations, municipalities, persons, and what matters. Open to everyone,
but for the names of persons."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from botnia_portal.core.texts import LANGUAGES
from botnia_portal.search.choices import Audience, Kind
from botnia_portal.search.documents import Document, Source, address, rows_of, texts, with_names
from networks.models import Membership, Municipality, Network, Organisation, Person
from plans.models import Project
from priorities.models import InfluenceChannel, StatutoryTask, Strategy, StrategyGoal, Theme


def _aliases(row: Any) -> list[tuple[str, str]]:
    return [(alias.language, alias.name) for alias in row.aliases.all()] if row else []


def works(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(Project.objects.all(), keys):
        body = texts(
            row,
            "short_name",
            "description",
            "coordinator_words",
            "funding",
            "time_words",
            "note",
            "closed_reason",
        )
        yield Document(row, Kind.PROJECT, address("project", row.slug), texts(row, "name"), body)


def networks(keys: Iterable[int] | None) -> Iterable[Document]:
    """With all names that a network has, also those of the organisation that it is."""
    rows = Network.objects.select_related("organisation").prefetch_related("aliases", "organisation__aliases")
    for row in rows_of(rows, keys):
        names = [*_aliases(row), *_aliases(row.organisation)]
        body = with_names(texts(row, "task", "note", "closed_reason"), names)
        yield Document(row, Kind.NETWORK, address("network", row.slug), texts(row, "name"), body)


def municipalities(keys: Iterable[int] | None) -> Iterable[Document]:
    rows = Municipality.objects.select_related("organisation").prefetch_related("organisation__aliases")
    for row in rows_of(rows, keys):
        body = with_names(texts(row, "note", "closed_reason"), _aliases(row.organisation))
        yield Document(row, Kind.BODY, address("municipality", row.slug), texts(row, "name"), body)


def organisations(keys: Iterable[int] | None) -> Iterable[Document]:
    """Those that are not found as a municipality or a network, by their names alone: they have no page, and their notes
    stand on the desk."""
    rows = Organisation.objects.filter(municipality=None, network=None).prefetch_related("aliases")
    for row in rows_of(rows, keys):
        body = with_names(texts(row, "short_name"), _aliases(row))
        yield Document(row, Kind.BODY, "", texts(row, "name"), body)


def persons(keys: Iterable[int] | None) -> Iterable[Document]:
    """With the organisation, as on the page of the first network that shows the name; those who are in none, and what
    else is known of a person, stand on the desk."""
    seats = Membership.objects.select_related("network").order_by("network__slug")
    rows = Person.objects.select_related("organisation").prefetch_related(Prefetch("memberships", seats))
    for row in rows_of(rows, keys):
        seat = next(iter(row.memberships.all()), None)
        path = address("network", seat.network.slug) if seat else address("desk-row", "persons", row.pk)
        audience = Audience.DESK if seat is None else Audience.OPEN if row.name_public else Audience.NAMES
        names = dict.fromkeys(LANGUAGES, row.name)
        body = texts(row.organisation, "name") if row.organisation else {}
        yield Document(row, Kind.PERSON, path, names, body, audience=audience)


def themes(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(Theme.objects.all(), keys):
        path = address("priorities", anchor="areas")
        yield Document(row, Kind.AREA, path, texts(row, "name"), texts(row, "closed_reason"))


def strategies(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(Strategy.objects.all(), keys):
        path = address("priorities", anchor=f"strategy-{row.slug}")
        yield Document(row, Kind.GOAL, path, texts(row, "name"), texts(row, "citation", "closed_reason"))


def goals(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(StrategyGoal.objects.select_related("strategy"), keys):
        path = address("priorities", anchor=f"strategy-{row.strategy.slug}")
        body = texts(row, "description", "closed_reason")
        yield Document(row, Kind.GOAL, path, texts(row, "name"), body, number=row.number)


def tasks(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(StatutoryTask.objects.all(), keys):
        path = address("priorities", anchor="tasks")
        body = texts(row, "citation", "closed_reason")
        yield Document(row, Kind.GOAL, path, texts(row, "name"), body, number=str(row.number))


def channels(keys: Iterable[int] | None) -> Iterable[Document]:
    for row in rows_of(InfluenceChannel.objects.all(), keys):
        path = address("priorities", anchor=f"channel-{row.slug}")
        yield Document(row, Kind.GOAL, path, texts(row, "name"), texts(row, "description", "closed_reason"))


SOURCES: dict[type, Source] = {
    Project: works,
    Network: networks,
    Municipality: municipalities,
    Organisation: organisations,
    Person: persons,
    Theme: themes,
    Strategy: strategies,
    StrategyGoal: goals,
    StatutoryTask: tasks,
    InfluenceChannel: channels,
}
