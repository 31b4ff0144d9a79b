"""Provinces, organisations, cooperation areas and municipalities of a plan file."""

from networks.models import CooperationArea, Municipality, Organisation, Province
from plans.services.load.engine import Engine
from plans.services.load.values import pairs, place, plain


def load(engine: Engine, data: dict) -> None:
    for row in data["provinces"]:
        values = {"code": row["code"], **pairs(row, "name")}
        engine.row(f"province:{row['slug']}", Province, {"slug": row["slug"]}, values)
    for row in data["organisations"]:
        _organisation(engine, row)
    for row in data["organisations"]:
        engine.more(row["key"], {"parent": engine.at(row["parent"])})
    for row in data["cooperation_areas"]:
        _area(engine, row)
    for row in data["municipalities"]:
        _municipality(engine, row)


def _organisation(engine: Engine, row: dict) -> None:
    values = {
        "source_key": row["key"],
        **plain(row, "kind", "is_generic", "count"),
        **pairs(row, "name", "short_name", "note"),
    }
    organisation = engine.row(row["key"], Organisation, {"slug": row["slug"]}, values)
    aliases = sorted(row["aliases"], key=lambda a: a["name"])
    engine.children(row["key"], organisation.aliases, aliases)


def _area(engine: Engine, row: dict) -> None:
    values = {
        "province": engine.at(place("province", row["province"])),
        "organisation": engine.at(row["organisation"]),
        **plain(row, "is_inferred"),
        **pairs(row, "name", "note"),
    }
    engine.row(f"area:{row['slug']}", CooperationArea, {"slug": row["slug"]}, values)


def _municipality(engine: Engine, row: dict) -> None:
    values = {
        "source_key": row["key"],
        "slug": row["slug"],
        "organisation": engine.at(row["organisation"]),
        "tile_row": row["tile"] and row["tile"]["row"],
        "tile_column": row["tile"] and row["tile"]["column"],
        **pairs(row, "name", "note"),
    }
    municipality = engine.row(row["key"], Municipality, {"code": row["code"]}, values)
    engine.children(row["key"], municipality.languages, row["languages"])
    provinces = [{**p, "province": engine.at(place("province", p["province"]))} for p in row["provinces"]]
    engine.children(row["key"], municipality.provinces, provinces)
    areas = [{**p, "area": engine.at(place("area", p["area"]))} for p in row["areas"]]
    engine.children(row["key"], municipality.areas, areas)
