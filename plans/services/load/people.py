"""Persons and networks, then strategies, statutory tasks, channels, priority areas and themes of a plan file."""

from networks.models import Network, Person
from plans.services.load.engine import Engine
from plans.services.load.errors import PlanFileError
from plans.services.load.values import pairs, place, plain
from priorities.models import InfluenceChannel, PriorityArea, StatutoryTask, Strategy, StrategyGoal, Theme


def load(engine: Engine, data: dict) -> None:
    for row in data["persons"]:
        values = {
            "source_key": row["key"],
            "name_public": row["name_public"],
            "organisation": engine.at(row["organisation"]),
            **pairs(row, "title"),
        }
        engine.row(row["key"], Person, {"name": row["name"]}, values)
    for row in data["networks"]:
        _network(engine, row)
    for row in data["strategies"]:
        _strategy(engine, row)
    for row in data["statutory_tasks"]:
        values = {"source_key": row["key"], **plain(row, "number", "url"), **pairs(row, "name", "citation")}
        engine.row(row["key"], StatutoryTask, {"slug": row["slug"]}, values)
    for order, row in enumerate(data["influence_channels"], 1):
        values = {"source_key": row["key"], "order": order, **pairs(row, "name", "description")}
        channel = engine.row(row["key"], InfluenceChannel, {"slug": row["slug"]}, values)
        engine.links(row["key"], channel.networks, row["networks"])
    _areas_and_themes(engine, data)


def _network(engine: Engine, row: dict) -> None:
    values = {
        "source_key": row["key"],
        **plain(row, "kind", "level", "state", "is_generic"),
        "organisation": engine.at(row["organisation"]),
        "province": engine.at(place("province", row["province"])),
        **pairs(row, "name", "task", "note"),
    }
    network = engine.row(row["key"], Network, {"slug": row["slug"]}, values)
    engine.links(row["key"], network.conveners, row["conveners"])
    engine.children(row["key"], network.aliases, sorted(row["aliases"], key=lambda a: a["name"]))
    members = [
        {
            "person": engine.at(m["person"]),
            "organisation": engine.at(m["organisation"]),
            "role": m["role"],
            "order": order,
            **pairs(m, "words", "represents_words"),
        }
        for order, m in enumerate(row["members"], 1)
    ]
    engine.children(row["key"], network.memberships, members)


def _strategy(engine: Engine, row: dict) -> None:
    values = {
        "owner": engine.at(row["owner"]),
        **plain(row, "kind", "first_day", "last_day", "url"),
        **pairs(row, "name", "citation"),
    }
    strategy = engine.row(f"strategy:{row['slug']}", Strategy, {"slug": row["slug"]}, values)
    for order, goal in enumerate(row["goals"], 1):
        values = {"number": goal["number"], "order": order, **pairs(goal, "name", "description")}
        engine.row(goal["key"], StrategyGoal, {"strategy": strategy, "source_key": goal["key"]}, values)


def _areas_and_themes(engine: Engine, data: dict) -> None:
    owner = engine.at(data["plan"]["owner"])
    for row in data["priority_areas"]:
        if PriorityArea.objects.filter(slug=row["slug"]).exclude(owner=owner).exists():
            raise PlanFileError(
                f"priority_areas {row['key']}, slug: {row['slug']} is the address of another owner’s area."
            )
        texts = pairs(row, "name", "short_name", "introduction", "citation")
        values = {"source_key": row["key"], "number": row["number"], **texts}
        engine.row(row["key"], PriorityArea, {"owner": owner, "slug": row["slug"]}, values)
    for order, row in enumerate(data["themes"], 1):
        values = {"area": engine.at(row["area"]), "slug": row["slug"], "order": order, **pairs(row, "name")}
        engine.row(row["key"], Theme, {"owner": owner, "source_key": row["key"]}, values)
