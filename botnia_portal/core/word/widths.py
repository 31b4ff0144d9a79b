"""How wide the columns of a table are: by their longest word first, and by how much they have to say."""

from __future__ import annotations

from collections.abc import Sequence

PAGE = 160.0
"""Millimetres between the margins."""
LETTER, PADDING = 2.05, 4.2
"""Of a cell, in millimetres; a letter of the text of tables on the average."""
LONGEST_WORD, MOST_LETTERS = 18, 90


def widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """The widths in millimetres, together as wide as the page, for the texts of the cells row by row."""
    columns = [[row[place] for row in rows if place < len(row)] for place in range(max(map(len, rows)))]
    least = [PADDING + LETTER * _longest_word(cells) for cells in columns]
    wanted = [PADDING + LETTER * min(max(map(len, cells)), MOST_LETTERS) for cells in columns]
    spare = PAGE - sum(least)
    if spare <= 0:
        return [width * PAGE / sum(least) for width in least]
    more = [max(want - few, 0.0) for want, few in zip(wanted, least, strict=True)]
    share = spare / sum(more) if sum(more) else 0.0
    if not share:
        return [width * PAGE / sum(least) for width in least]
    return [few + share * rest for few, rest in zip(least, more, strict=True)]


def _longest_word(cells: Sequence[str]) -> int:
    words = (len(word) for cell in cells for word in cell.split())
    return min(max(words, default=1), LONGEST_WORD)
