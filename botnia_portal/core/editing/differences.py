"""What has changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")

SAME, ADDED, REMOVED = "same", "added", "removed"
_LONG = 2_000
"""Pieces from which on frequent words are not looked up one by one: that would take seconds."""
Piece = tuple[str, str]
"""One of the words above, and the text."""


def word_diff(before: str, now: str) -> list[Piece]:
    """The pieces of both texts in order: what stayed, what was removed, what was added."""
    old, new = _PIECES.findall(before), _PIECES.findall(now)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > _LONG)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append((SAME, "".join(new[c:d])))
            continue
        pieces += [
            (sort, text) for sort, text in ((REMOVED, "".join(old[a:b])), (ADDED, "".join(new[c:d]))) if text
        ]
    return pieces
