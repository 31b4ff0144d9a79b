"""Finnish for pyphen, by the rules of core.syllables. Swedish needs nothing of this: pyphen has its patterns."""

from __future__ import annotations

from pathlib import Path

import pyphen

from botnia_portal.core.syllables import breaks


class FinnishHyphenation:
    """Stands in pyphen for a dictionary of patterns."""

    def __init__(self) -> None:
        self._known: dict[str, list[pyphen.DataInt]] = {}

    def positions(self, word: str) -> list[pyphen.DataInt]:
        """The places where `word` may be broken, as pyphen wants them: numbers of letters before the break."""
        word = word.lower()
        if word not in self._known:
            self._known[word] = [pyphen.DataInt(place) for place in breaks(word)]
        return self._known[word]


def install() -> None:
    """Make Finnish known to pyphen, and by that to WeasyPrint."""
    key = Path(__file__)
    pyphen.hdcache[key] = FinnishHyphenation()
    pyphen.LANGUAGES["fi"] = key
    pyphen.LANGUAGES_LOWERCASE["fi"] = "fi"
