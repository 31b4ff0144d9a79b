"""Checks a plan file as a whole, before anything is written, and says in one sentence what is wrong."""

from collections import Counter
from typing import Any

from pydantic import ValidationError

from plans.services.load.errors import PlanFileError
from plans.services.load.format_plan import PlanFile

NAMES = ("key", "slug", "number")
"""What a row is known by: its key; a row of a part without keys by its slug, a section by its number."""
MESSAGES = {
    "missing": "is missing",
    "model_type": "a mapping of keys is expected",
    "list_type": "a list is expected",
    "date_type": "a day such as 2013-12-31 is expected",
    "date_from_datetime_parsing": "a day such as 2013-12-31 is expected",
}


def checked(data: Any) -> dict[str, Any]:
    """The file with every key that the format knows, left out or not. Raises PlanFileError."""
    rows = _rows_of_parts(data)
    keys = {part: [_name(row) for row in part_rows] for part, part_rows in rows.items()}
    try:
        file = PlanFile.model_validate(data, context=keys)
    except ValidationError as error:
        raise PlanFileError(_sentence(error, data)) from error
    for part, names in keys.items():
        _once(part, names)
    _once("The file", [row["key"] for part_rows in rows.values() for row in part_rows if "key" in row])
    _once("items, number:", [row["number"] for row in rows["items"]])
    return file.model_dump()


def _rows_of_parts(data: Any) -> dict[str, list[dict]]:
    """The rows by part, as far as the file has them; the goals of all strategies are a part of their own."""
    file = data if isinstance(data, dict) else {}
    rows = {part: _mappings(file.get(part)) for part in PlanFile.model_fields}
    rows["goals"] = [goal for row in rows["strategies"] for goal in _mappings(row.get("goals"))]
    return rows


def _mappings(value: Any) -> list[dict]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _name(row: dict) -> Any:
    return next((row[name] for name in NAMES if name in row), None)


def _once(part: str, names: list[Any]) -> None:
    twice = [str(name) for name, count in Counter(names).items() if count > 1]
    if twice:
        raise PlanFileError(f"{part} has {', '.join(twice)} more than once; a key is given once.")


def _sentence(error: ValidationError, data: Any) -> str:
    """The first thing that is wrong: "items T04, commitment: …"; and how many more there are."""
    first = error.errors(include_url=False)[0]
    steps: list[str] = []
    here: Any = data
    for step in first["loc"]:
        stands_there = isinstance(here, list) or step in here  # not what is missing
        here = here[step] if stands_there else {}
        if isinstance(step, int):
            steps[-1] += f" {_name(here) if isinstance(here, dict) and _name(here) else step + 1}"
        else:
            steps.append(step)
    reason = MESSAGES.get(first["type"]) or first.get("ctx", {}).get("error") or _asked(first)
    others = f" There are {error.error_count() - 1} more." if error.error_count() > 1 else ""
    return f"{', '.join(steps) or 'The file'}: {reason}.{others}"


def _asked(first: Any) -> str:
    """What pydantic asks for ("should be 'firm' or 'need'") and what stands there instead."""
    return f"{first['msg'].removeprefix('Input ')}, not {first['input']!r}"
