"""What has changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST = 1_000_000
"""How many pairs of pieces are compared. Beyond it a text was written anew, and comparing would take seconds."""

SAME, ADDED, REMOVED = "same", "added", "removed"
_LONG = 2_000
"""Pieces from which on frequent words are not looked up one by one: that would take seconds."""
Piece = tuple[str, str]
"""One of the words above, and the text."""
_KEPT = 60


def word_diff(before: str, now: str) -> list[Piece]:
    """The pieces of both texts in order: what stayed, what was removed, what was added."""
    old, new = _PIECES.findall(before), _PIECES.findall(now)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = _compare(old[start : len(old) - end], new[start : len(new) - end])
    ends = [(SAME, "".join(new[:start])), *middle, (SAME, "".join(new[len(new) - end :]))]
    return [piece for piece in ends if piece[1]]


def _common(old: list[str], new: list[str]) -> int:
    """How many pieces both begin with."""
    length = 0
    for mine, theirs in zip(old, new, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _compare(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > _LONGEST:
        return [(REMOVED, "".join(old)), (ADDED, "".join(new))]
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > _LONG)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append((SAME, "".join(new[c:d])))
        else:
            pieces += [(REMOVED, "".join(old[a:b])), (ADDED, "".join(new[c:d]))]
    return pieces


def excerpt(pieces: list[Piece]) -> list[Piece]:
    """The same with only some words of what stayed beside each change."""
    last = len(pieces) - 1
    return [
        (kind, _shortened(text, first=place == 0, last=place == last) if kind == SAME else text)
        for place, (kind, text) in enumerate(pieces)
    ]


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _KEPT + 20:
        return text
    head, tail = text[:_KEPT].rsplit(maxsplit=1)[0], text[-_KEPT:].split(maxsplit=1)[-1]
    return f"… {tail}" if first else f"{head} …" if last else f"{head} … {tail}"
