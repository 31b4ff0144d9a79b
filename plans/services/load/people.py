"""Persons and networks, then strategies, statutory tasks, channels, priority areas and themes of a plan file."""

from networks.models import Network, Person
from plans.services.load.engine import Engine, pair
from priorities.models import InfluenceChannel, PriorityArea, StatutoryTask, Strategy, StrategyGoal, Theme


def load(engine: Engine, data: dict) -> None:
    for row in data.get("persons", []):
        values = {
            "source_key": row["key"],
            "name_public": row.get("name_public", False),
            "organisation": engine.rows[row["organisation"]] if row.get("organisation") else None,
            **pair("title", row.get("title")),
        }
        engine.row(row["key"], Person, {"name": row["name"]}, values)
    for row in data.get("networks", []):
        _network(engine, row)
    for row in data.get("strategies", []):
        _strategy(engine, row)
    for row in data.get("statutory_tasks", []):
        values = {
            "source_key": row["key"],
            "number": row["number"],
            "url": row.get("url", ""),
            **pair("name", row["name"]),
            **pair("citation", row.get("citation")),
        }
        engine.row(row["key"], StatutoryTask, {"slug": row["slug"]}, values)
    for order, row in enumerate(data.get("influence_channels", []), 1):
        values = {
            "source_key": row["key"],
            "order": order,
            **pair("name", row["name"]),
            **pair("description", row.get("description")),
        }
        channel = engine.row(row["key"], InfluenceChannel, {"slug": row["slug"]}, values)
        engine.links(row["key"], channel.networks, row.get("networks", []))
    _areas_and_themes(engine, data)


def _network(engine: Engine, row: dict) -> None:
    values = {
        "source_key": row["key"],
        "kind": row["kind"],
        "level": row["level"],
        "state": row["state"],
        "is_generic": row.get("generic", False),
        "organisation": engine.rows[row["organisation"]] if row.get("organisation") else None,
        "province": engine.rows[f"province:{row['province']}"] if row.get("province") else None,
        **pair("name", row["name"]),
        **pair("task", row.get("task")),
        **pair("note", row.get("note")),
    }
    network = engine.row(row["key"], Network, {"slug": row["slug"]}, values)
    engine.links(row["key"], network.conveners, row.get("conveners", []))
    aliases = sorted(row.get("aliases", []), key=lambda a: a["name"])
    engine.children(
        row["key"], network.aliases, [{"language": a["language"], "name": a["name"]} for a in aliases]
    )
    members = [
        {
            "person": engine.rows[m["person"]] if m.get("person") else None,
            "organisation": engine.rows[m["organisation"]] if m.get("organisation") else None,
            "role": m.get("role", "member"),
            "order": order,
            **pair("words", m.get("words")),
            **pair("represents_words", m.get("represents")),
        }
        for order, m in enumerate(row.get("members", []), 1)
    ]
    engine.children(row["key"], network.memberships, members)


def _strategy(engine: Engine, row: dict) -> None:
    values = {
        "kind": row["kind"],
        "owner": engine.rows[row["owner"]] if row.get("owner") else None,
        "first_day": row.get("first_day"),
        "last_day": row.get("last_day"),
        "url": row.get("url", ""),
        **pair("name", row["name"]),
        **pair("citation", row.get("citation")),
    }
    strategy = engine.row(f"strategy:{row['slug']}", Strategy, {"slug": row["slug"]}, values)
    for order, goal in enumerate(row.get("goals", []), 1):
        values = {
            "number": str(goal["number"]),
            "order": order,
            **pair("name", goal["name"]),
            **pair("description", goal.get("description")),
        }
        engine.row(goal["key"], StrategyGoal, {"strategy": strategy, "source_key": goal["key"]}, values)


def _areas_and_themes(engine: Engine, data: dict) -> None:
    owner = engine.rows[data["plan"]["owner"]]
    for row in data.get("priority_areas", []):
        values = {
            "source_key": row["key"],
            "number": row["number"],
            **pair("name", row["name"]),
            **pair("short_name", row.get("short_name")),
        }
        engine.row(row["key"], PriorityArea, {"owner": owner, "slug": row["slug"]}, values)
    for order, row in enumerate(data.get("themes", []), 1):
        values = {
            "area": engine.rows[row["area"]] if row.get("area") else None,
            "slug": row["slug"],
            "order": order,
            **pair("name", row["name"]),
        }
        engine.row(row["key"], Theme, {"owner": owner, "source_key": row["key"]}, values)
