"""Two people on one form: what stays, field by field, told from the values that the form began from."""

from collections.abc import Mapping
from dataclasses import dataclass

Values = dict[str, str]
"""The fields of a form as texts, so that they can be compared, signed and shown."""


@dataclass(frozen=True)
class Merged:
    """`values` as they should stand; `written` are my changes among them, `taken` those of the other.

    `clashes` are the fields that both have changed, to different values; there `values` keeps mine.
    """

    values: Values
    written: list[str]
    taken: list[str]
    clashes: list[str]


def merge(base: Mapping[str, str] | None, mine: Values, now: Values) -> Merged:
    """Compare what I send with what stands now. Where it is not known what a form began from, a difference clashes."""
    values, written, taken, clashes = dict(mine), [], [], []
    for name, value in mine.items():
        began = (base or {}).get(name)
        if value == now[name]:
            continue
        if began == value:
            values[name] = now[name]
            taken.append(name)
        elif began == now[name]:
            written.append(name)
        else:
            clashes.append(name)
    return Merged(values, written, taken, clashes)
