"""Numbers and dates that stand in one language's text and not in the other's: a slip that reading one never shows."""

from __future__ import annotations

import re

_MONTHS_FI = (
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu",
)  # fmt: skip
_MONTHS_SV = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
_MONTH_OF = {
    **{f"{name}kuu": number for number, name in enumerate(_MONTHS_FI, 1)},
    **{name: number for number, name in enumerate(_MONTHS_SV, 1)},
}
# "syyskuussa" is inflected, "mars" is a word of its own.
_MONTH = re.compile(
    rf"\b(?:({'|'.join(f'{name}kuu' for name in _MONTHS_FI)})\w*|({'|'.join(_MONTHS_SV)})\b)", re.IGNORECASE
)
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:,\d+)?")


def numbers_of(text: str) -> set[str]:
    """The numbers of a text, months by name among them: "1.9.2013" and "den 1 september 2013" have the same."""
    digits = _MONTH.sub(lambda match: f" {_MONTH_OF[(match[1] or match[2]).lower()]} ", text)
    digits = _SPACED.sub("", digits)
    return {found.lstrip("0") or "0" for found in _NUMBER.findall(digits)}


def numbers_apart(fi: str, sv: str) -> tuple[list[str], list[str]]:
    """The numbers that only the Finnish text has, and those that only the Swedish one has, in order of size."""
    finnish, swedish = numbers_of(fi), numbers_of(sv)
    return _in_order(finnish - swedish), _in_order(swedish - finnish)


def _in_order(numbers: set[str]) -> list[str]:
    return sorted(numbers, key=lambda number: (float(number.replace(",", ".")), number))
