"""Provinces, organisations, cooperation areas and municipalities of a plan file."""

from networks.models import CooperationArea, Municipality, Organisation, Province
from plans.services.load.engine import Engine, pair


def load(engine: Engine, data: dict) -> None:
    for row in data.get("provinces", []):
        values = {"code": row.get("code", ""), **pair("name", row["name"])}
        engine.row(f"province:{row['slug']}", Province, {"slug": row["slug"]}, values)
    for row in data.get("organisations", []):
        _organisation(engine, row)
    for row in data.get("organisations", []):
        if row.get("parent"):
            key, parent = row["key"], engine.rows[row["parent"]]
            engine.row(key, Organisation, {"slug": row["slug"]}, {"parent_id": parent.pk})
    for row in data.get("cooperation_areas", []):
        _area(engine, row)
    for row in data.get("municipalities", []):
        _municipality(engine, row)


def _organisation(engine: Engine, row: dict) -> None:
    values = {
        "source_key": row["key"],
        "kind": row["kind"],
        "is_generic": row.get("generic", False),
        "count": row.get("count"),
        **pair("name", row["name"]),
        **pair("short_name", row.get("short_name")),
        **pair("note", row.get("note")),
    }
    organisation = engine.row(row["key"], Organisation, {"slug": row["slug"]}, values)
    aliases = sorted(row.get("aliases", []), key=lambda a: a["name"])
    engine.children(
        row["key"], organisation.aliases, [{"language": a["language"], "name": a["name"]} for a in aliases]
    )


def _area(engine: Engine, row: dict) -> None:
    values = {
        "province": engine.rows[f"province:{row['province']}"] if row.get("province") else None,
        "organisation": engine.rows[row["organisation"]] if row.get("organisation") else None,
        "is_inferred": row.get("inferred", False),
        **pair("name", row["name"]),
        **pair("note", row.get("note")),
    }
    engine.row(f"area:{row['slug']}", CooperationArea, {"slug": row["slug"]}, values)


def _municipality(engine: Engine, row: dict) -> None:
    values = {
        "source_key": row["key"],
        "slug": row["slug"],
        "organisation": engine.rows[row["organisation"]] if row.get("organisation") else None,
        **pair("name", row["name"]),
        **pair("note", row.get("note")),
    }
    municipality = engine.row(row["key"], Municipality, {"code": row["code"]}, values)

    def days(part: dict) -> dict:
        return {"valid_from": part.get("from"), "valid_to": part.get("to")}

    languages = [{"status": part["status"], **days(part)} for part in row.get("languages", [])]
    engine.children(row["key"], municipality.languages, languages)
    provinces = [
        {"province": engine.rows[f"province:{p['province']}"], **days(p)} for p in row.get("provinces", [])
    ]
    engine.children(row["key"], municipality.provinces, provinces)
    areas = [
        {"area": engine.rows[f"area:{p['area']}"], "is_inferred": p.get("inferred", False), **days(p)}
        for p in row.get("areas", [])
    ]
    engine.children(row["key"], municipality.areas, areas)
