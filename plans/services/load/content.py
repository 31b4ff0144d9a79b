"""The plan itself: sections, projects, passages, statements, milestones, items and remarks of a plan file."""

from typing import Any

from plans.models import (
    ActionPlan,
    Milestone,
    PlanItem,
    PlanSection,
    Project,
    SourcePassage,
    SourceRemark,
    Statement,
)
from plans.services.load.engine import Engine, pair


def load(engine: Engine, data: dict) -> None:
    plan = _plan(engine, data["plan"])
    for row in data.get("sections", []):
        values = {
            "area": engine.rows[row["area"]] if row.get("area") else None,
            **pair("list_name", row["list_name"]),
            **pair("heading", row["heading"]),
            **pair("introduction", row.get("introduction")),
        }
        number = row["number"]
        engine.row(
            f"section:{number}", PlanSection, {"plan": plan, "number": number}, values, group=str(number)
        )
    for order, row in enumerate(data.get("projects", []), 1):
        _project(engine, row, order)
    for order, row in enumerate(data.get("passages", []), 1):
        passage: dict[str, Any] = {"page": row["page"], "order": order, "text": row["text"]}
        engine.row(row["key"], SourcePassage, {"plan": plan, "source_key": row["key"]}, passage)
    for order, row in enumerate(data.get("statements", []), 1):
        _statement(engine, plan, row, order)
    for order, row in enumerate(data.get("milestones", []), 1):
        _milestone(engine, plan, row, order)
    for order, row in enumerate(data.get("items", []), 1):
        _item(engine, plan, row, order)
    _relations_among_rows(engine, data)
    for order, row in enumerate(data.get("remarks", []), 1):
        values = {"kind": row["kind"], "order": order, **pair("text", row["text"])}
        remark = engine.row(row["key"], SourceRemark, {"plan": plan, "source_key": row["key"]}, values)
        engine.links(row["key"], remark.items, row.get("items", []))
        engine.links(row["key"], remark.passages, row.get("passages", []))


def _plan(engine: Engine, row: dict) -> ActionPlan:
    values = {
        "owner": engine.rows[row["owner"]],
        "steering_group": engine.rows[row["steering_group"]] if row.get("steering_group") else None,
        "province": engine.rows[f"province:{row['province']}"] if row.get("province") else None,
        "first_day": row["first_day"],
        "last_day": row["last_day"],
        "status": row.get("status", "draft"),
        **pair("title", row["title"]),
        **pair("note", row.get("note")),
    }
    return engine.row("plan", ActionPlan, {"slug": row["slug"]}, values)


def _time(row: dict) -> dict:
    time = row.get("time") or {}
    return {
        "time_edtf": str(time.get("edtf", "") or ""),
        "time_role": time.get("role", ""),
        "time_repeats": time.get("repeats", ""),
        "time_offset": time.get("offset", ""),
        "time_duration": time.get("duration", ""),
        "time_inferred": time.get("inferred", False),
        **pair("time_words", time.get("words")),
    }


def _project(engine: Engine, row: dict, order: int) -> None:
    key = row["key"]
    values = {
        "source_key": key,
        "kind": row["kind"],
        "phase": row.get("phase", ""),
        "order": order,
        "steering_group": engine.rows[row["steering_group"]] if row.get("steering_group") else None,
        **pair("name", row["name"]),
        **pair("short_name", row.get("short_name")),
        **pair("description", row.get("description")),
        **pair("coordinator_words", row.get("coordinator_words")),
        **pair("funding", row.get("funding")),
        **pair("note", row.get("note")),
        **_time(row),
    }
    project = engine.row(key, Project, {"slug": row["slug"]}, values)
    engine.links(key, project.coordinators, row.get("coordinators", []))
    shares = [
        {
            "payer": engine.rows[share["payer"]],
            "year": share.get("year"),
            "kind": share.get("kind", "unspecified"),
            "amount": share.get("amount"),
        }
        for share in row.get("funding_shares", [])
    ]
    engine.children(key, project.funding_shares, shares)
    participations = [
        {
            "municipality": engine.rows[p["municipality"]] if p.get("municipality") else None,
            "organisation": engine.rows[p["organisation"]] if p.get("organisation") else None,
            "count": p.get("count"),
            "role": p.get("role", "participant"),
            "order": number,
            **pair("words", p.get("words")),
        }
        for number, p in enumerate(row.get("participations", []), 1)
    ]
    engine.children(key, project.participations, participations)


def _statement(engine: Engine, plan: ActionPlan, row: dict, order: int) -> None:
    values = {
        "section": engine.rows[f"section:{row['section']}"],
        "kind": row["kind"],
        "order": order,
        "project": engine.rows[row["project"]] if row.get("project") else None,
        **pair("text", row["text"]),
    }
    lookup = {"plan": plan, "source_key": row["key"]}
    statement = engine.row(row["key"], Statement, lookup, values, group=str(row["section"]))
    engine.links(row["key"], statement.passages, row.get("passages", []))


def _milestone(engine: Engine, plan: ActionPlan, row: dict, order: int) -> None:
    values = {"kind": row["kind"], "order": order, **pair("title", row["title"]), **_time(row)}
    engine.row(row["key"], Milestone, {"plan": plan, "source_key": row["key"]}, values)


def _item(engine: Engine, plan: ActionPlan, row: dict, order: int) -> None:
    key, kinds = row["key"], row["kinds"]
    section, _, within = row["number"].partition(".")
    values = {
        "section": engine.rows[f"section:{section}"],
        "theme": engine.rows[row["theme"]] if row.get("theme") else None,
        "number": row["number"],
        "order": int(within),
        "kind": kinds[0],
        "second_kind": kinds[1] if len(kinds) > 1 else "",
        "commitment": row["commitment"],
        **pair("title", row["title"]),
        **pair("description", row["description"]),
        **pair("condition", row.get("condition")),
        **pair("note", row.get("note")),
        **_time(row),
    }
    item = engine.row(key, PlanItem, {"plan": plan, "source_key": key}, values, group=section)
    for manager, name in (
        (item.networks, "networks"),
        (item.projects, "projects"),
        (item.passages, "passages"),
    ):
        engine.links(key, manager, row.get(name, []))
    engine.children(
        key, item.parties, [_party(engine, p, n) for n, p in enumerate(row.get("parties", []), 1)]
    )
    goals = [
        {"goal": engine.rows[g["goal"]], "is_inferred": g.get("inferred", False)}
        for g in row.get("goals", [])
    ]
    engine.children(key, item.goal_links, goals)
    tasks = [
        {"task": engine.rows[t["task"]], "is_inferred": t.get("inferred", False)}
        for t in row.get("statutory_tasks", [])
    ]
    engine.children(key, item.task_links, tasks)


def _party(engine: Engine, row: dict, order: int) -> dict:
    parties = ("organisation", "network", "municipality", "project", "person")
    return {
        "role": row["role"],
        **{name: engine.rows[row[name]] if row.get(name) else None for name in parties},
        "count": row.get("count"),
        "is_implied": row.get("implied", False),
        "is_conditional": row.get("conditional", False),
        "order": order,
        **pair("words", row.get("words")),
        **pair("condition", row.get("condition")),
    }


def _relations_among_rows(engine: Engine, data: dict) -> None:
    """What points to rows that stand later in the file."""
    for row in data.get("projects", []):
        values = {
            f"{name}_id": engine.rows[row[name]].pk if row.get(name) else None
            for name in ("parent", "programme")
        }
        engine.row(row["key"], Project, {"slug": row["slug"]}, values)
    for row in data.get("milestones", []):
        milestone = engine.rows[row["key"]]
        for manager, name in (
            (milestone.items, "items"),
            (milestone.projects, "projects"),
            (milestone.networks, "networks"),
        ):
            engine.links(row["key"], manager, row.get(name, []))
        _anchor(engine, row, Milestone)
    for row in data.get("items", []):
        engine.links(row["key"], engine.rows[row["key"]].related, row.get("related", []))
        _anchor(engine, row, PlanItem, group=row["number"].partition(".")[0])


def _anchor(engine: Engine, row: dict[str, Any], model: type[Any], *, group: str = "") -> None:
    anchor = (row.get("time") or {}).get("after")
    if anchor:
        lookup, values = {"pk": engine.rows[row["key"]].pk}, {"after_id": engine.rows[anchor].pk}
        engine.row(row["key"], model, lookup, values, group=group)
