"""From the keys of a row in the file to the columns of its model."""

from typing import Any

LANGUAGES = ("fi", "sv")


def pair(name: str, value: dict[str, str] | None) -> dict[str, str]:
    """The two columns of a translated text."""
    value = value or {}
    return {f"{name}_{language}": value.get(language, "") for language in LANGUAGES}


def pairs(row: dict[str, Any], *names: str) -> dict[str, str]:
    """The columns of the translated texts with these names."""
    return {column: text for name in names for column, text in pair(name, row[name]).items()}


def plain(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """The values with these names, as they are."""
    return {name: row[name] for name in names}


def place(part: str, slug: str | None) -> str | None:
    """The key of a row that the file knows by its slug."""
    return f"{part}:{slug}" if slug else None
