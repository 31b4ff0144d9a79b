"""The plan itself: sections, projects, passages, statements, milestones, items and remarks of a plan file."""

from typing import Any

from plans.models import (
    ActionPlan,
    Milestone,
    PartyRole,
    PlanItem,
    PlanSection,
    Project,
    SourcePassage,
    SourceRemark,
    Statement,
)
from plans.services.load.engine import Engine
from plans.services.load.values import pair, pairs, place, plain


def load(engine: Engine, data: dict) -> None:
    plan = _plan(engine, data["plan"])
    for row in data["sections"]:
        values = {"area": engine.at(row["area"]), **pairs(row, "list_name", "heading", "introduction")}
        number = row["number"]
        lookup = {"plan": plan, "number": number}
        engine.row(f"section:{number}", PlanSection, lookup, values, group=str(number))
    for order, row in enumerate(data["projects"], 1):
        _project(engine, row, order)
    for order, row in enumerate(data["passages"], 1):
        passage = {"order": order, **plain(row, "page", "text")}
        engine.row(row["key"], SourcePassage, {"plan": plan, "source_key": row["key"]}, passage)
    for order, row in enumerate(data["statements"], 1):
        _statement(engine, plan, row, order)
    numbers = {row["key"]: _area(row["number"]) for row in data["items"]}
    for order, row in enumerate(data["milestones"], 1):
        # It is counted with the first area in which it has an item.
        areas = sorted(numbers[key] for key in row["items"])
        _milestone(engine, plan, row, order, str(areas[0]) if areas else "")
    for order, row in enumerate(data["items"], 1):
        _item(engine, plan, row, order)
    _relations_among_rows(engine, data)
    for order, row in enumerate(data["remarks"], 1):
        remark_values = {"kind": row["kind"], "order": order, **pairs(row, "text")}
        remark = engine.row(row["key"], SourceRemark, {"plan": plan, "source_key": row["key"]}, remark_values)
        engine.links(row["key"], remark.items, row["items"])
        engine.links(row["key"], remark.passages, row["passages"])


def _plan(engine: Engine, row: dict) -> ActionPlan:
    values = {
        "owner": engine.at(row["owner"]),
        "steering_group": engine.at(row["steering_group"]),
        "province": engine.at(place("province", row["province"])),
        **plain(row, "first_day", "last_day", "status"),
        **pairs(row, "title", "note"),
    }
    return engine.row("plan", ActionPlan, {"slug": row["slug"]}, values)


def _time(time: dict[str, Any] | None) -> dict[str, Any]:
    """The columns of a time; a row that has none gets empty ones, so that a time can also be taken away."""
    time = time or {}
    texts = ("edtf", "role", "repeats", "offset", "duration")
    return {
        **{f"time_{name}": time.get(name, "") for name in texts},
        "time_inferred": time.get("inferred", False),
        **pair("time_words", time.get("words")),
    }


def _project(engine: Engine, row: dict, order: int) -> None:
    key = row["key"]
    values = {
        "source_key": key,
        "kind": row["kind"],
        "phase": row["phase"] or "",
        "order": order,
        "steering_group": engine.at(row["steering_group"]),
        **pairs(row, "name", "short_name", "description", "coordinator_words", "funding", "note"),
        **_time(row["time"]),
    }
    project = engine.row(key, Project, {"slug": row["slug"]}, values)
    engine.links(key, project.coordinators, row["coordinators"])
    shares = [{**share, "payer": engine.at(share["payer"])} for share in row["funding_shares"]]
    engine.children(key, project.funding_shares, shares)
    participations = [
        {
            "municipality": engine.at(p["municipality"]),
            "organisation": engine.at(p["organisation"]),
            **plain(p, "count", "role"),
            "order": number,
            **pairs(p, "words"),
        }
        for number, p in enumerate(row["participations"], 1)
    ]
    engine.children(key, project.participations, participations)


def _statement(engine: Engine, plan: ActionPlan, row: dict, order: int) -> None:
    values = {
        "section": engine.at(f"section:{row['section']}"),
        "kind": row["kind"],
        "order": order,
        "project": engine.at(row["project"]),
        **pairs(row, "text"),
    }
    lookup = {"plan": plan, "source_key": row["key"]}
    statement = engine.row(row["key"], Statement, lookup, values, group=str(row["section"]))
    engine.links(row["key"], statement.passages, row["passages"])


def _milestone(engine: Engine, plan: ActionPlan, row: dict, order: int, group: str) -> None:
    values = {"kind": row["kind"], "order": order, **pairs(row, "title"), **_time(row["time"])}
    engine.row(row["key"], Milestone, {"plan": plan, "source_key": row["key"]}, values, group=group)


def _area(number: str) -> int:
    """The number of the area in that of an item."""
    return int(number.partition(".")[0])


def _item(engine: Engine, plan: ActionPlan, row: dict, order: int) -> None:
    key, kinds = row["key"], row["kinds"]
    section, _, within = row["number"].partition(".")
    values = {
        "section": engine.at(f"section:{section}"),
        "theme": engine.at(row["theme"]),
        "number": row["number"],
        "order": int(within),
        "kind": kinds[0],
        "second_kind": kinds[1] if len(kinds) > 1 else "",
        "commitment": row["commitment"],
        **pairs(row, "title", "description", "condition", "note"),
        **_time(row["time"]),
    }
    item = engine.row(key, PlanItem, {"plan": plan, "source_key": key}, values, group=section)
    engine.links(key, item.networks, row["networks"])
    engine.links(key, item.projects, row["projects"])
    engine.links(key, item.passages, row["passages"])
    parties = [_party(engine, p, n) for n, p in enumerate(row["parties"], 1)]
    engine.children(key, item.parties, parties, group=section)
    engine.children(key, item.goal_links, [{**g, "goal": engine.at(g["goal"])} for g in row["goals"]])
    tasks = [{**t, "task": engine.at(t["task"])} for t in row["statutory_tasks"]]
    engine.children(key, item.task_links, tasks)


def _party(engine: Engine, row: dict, order: int) -> dict:
    return {
        **plain(row, "role", "count", "is_implied", "is_conditional"),
        **{name: engine.at(row[name]) for name in PartyRole.PARTIES},
        "order": order,
        **pairs(row, "words", "condition"),
    }


def _relations_among_rows(engine: Engine, data: dict) -> None:
    """What points to rows that stand later in the file; also where it points to nothing any more."""
    for row in data["projects"]:
        engine.more(row["key"], {name: engine.at(row[name]) for name in ("parent", "programme")})
    for row in data["milestones"]:
        milestone = engine.rows[row["key"]]
        engine.links(row["key"], milestone.items, row["items"])
        engine.links(row["key"], milestone.projects, row["projects"])
        engine.links(row["key"], milestone.networks, row["networks"])
        engine.more(row["key"], {"after": engine.at((row["time"] or {}).get("after"))})
    for row in data["items"]:
        engine.links(row["key"], engine.rows[row["key"]].related, row["related"])
        engine.more(row["key"], {"after": engine.at((row["time"] or {}).get("after"))})
