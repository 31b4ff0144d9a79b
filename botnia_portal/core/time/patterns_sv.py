"""Swedish recurrences, durations, rounds and events."""

import re
from collections.abc import Callable

from . import words_sv as w
from .patterns import Patterns, fixed, word, yearly
from .recurrence import rule

_ORDINALS = {name: number for number, name in w.ORDINALS.items()}
NUMBERS = {name: n for n, name in enumerate(w.NUMBERS, start=1)} | {"en": 1}

_N = "|".join(sorted(NUMBERS.keys() | {"ett halvt", "halvt"}, key=len, reverse=True))
_NUMBER = rf"(?P<n>\d{{1,2}}|{_N})"
_UNIT = r"(?P<unit>års?|månad(?:er)?|mån|veck(?:a|or)|dag(?:ar)?)"
_ORD = "|".join(_ORDINALS)
_EVERY = rf"(?:vart|var) (?P<n>{_ORD}|\d{{1,2}}(?::[ae])?)"
_SEASON = rf"(?:vår|sommar|höst|vinter|{'|'.join(w.MONTHS)})\b"


def _every(frequency: str) -> Callable[[re.Match[str]], str | None]:
    return lambda m: rule(frequency, _ORDINALS.get(m["n"]) or int(m["n"].split(":")[0]))


_FREQUENCIES = {"års": "YEARLY", "månaders": "MONTHLY", "veckors": "WEEKLY"}


def _at_intervals(match: re.Match[str]) -> str | None:
    count = int(match["n"]) if match["n"].isdecimal() else NUMBERS.get(match["n"], 0)
    return rule(_FREQUENCIES[match["unit"]], count) if count else None


PATTERNS = Patterns(
    recurrences=(
        (word(rf"{_NUMBER} (?:gånger|gång|ggr) (?:per|om|i) (?:året|år)"), yearly(NUMBERS)),
        (word(rf"{_NUMBER} ?(?:gånger|gång|ggr|x) ?/ ?år"), yearly(NUMBERS)),
        (word(rf"{_EVERY} år"), _every("YEARLY")),
        (word(rf"{_EVERY} månad"), _every("MONTHLY")),
        (word(rf"{_EVERY} vecka"), _every("WEEKLY")),
        (word(rf"med {_NUMBER} (?P<unit>års|månaders|veckors) mellanrum"), _at_intervals),
        fixed(r"vartannat år", "YEARLY", 2),
        fixed(r"varannan månad", "MONTHLY", 2),
        fixed(r"varannan vecka", "WEEKLY", 2),
        fixed(r"halvårsvis|varje halvår", "MONTHLY", 6),
        fixed(r"kvartalsvis|varje kvartal", "MONTHLY", 3),
        fixed(rf"årligen|årlig|årliga|årligt|varje år|vart år|varje(?= {_SEASON})", "YEARLY"),
        fixed(
            r"månatligen|månatlig|månatliga|månatligt|månadsvis|varje månad|en gång (?:i|per) (?:månaden|månad)",
            "MONTHLY",
        ),
        fixed(r"varje vecka|veckovis|en gång (?:i|per) (?:veckan|vecka)", "WEEKLY"),
        fixed(r"dagligen|varje dag", "DAILY"),
    ),
    durations=(
        word(rf"(?:i|under|för) {_NUMBER} {_UNIT}(?: tid)?"),
        word(rf"(?:som )?(?:en |ett )?{_NUMBER}-?(?P<unit>år|månader|månad)s?(?:ig|igt|iga)(?: [^\W\d_]+)?"),
        word(rf"(?P<n>\d{{1,2}}|{_N}) (?P<unit>års|månaders|veckors|dagars)(?: [^\W\d_]+)?"),
    ),
    offsets=(
        re.compile(rf"^{_NUMBER} {_UNIT} (?=efter .+)"),
        re.compile(rf"(?<=^efter ){_NUMBER} {_UNIT}$"),
        re.compile(rf"(?<=^efter )(?:en |ett )?{_NUMBER}-?(?P<unit>år|månad)s?(?:ig|igt|iga)(?= )"),
    ),
    rounds=(word(rf"för (?P<n>{_ORD}|\d{{1,2}}:[ae]) gången"),),
    before=re.compile(r"^(?:före|innan) [^\W\d_].*$"),
    at=re.compile(
        r"^(?:då|när) .+ (?:avslutas|slutar|upphör|inleds|börjar|startar|tar slut|går ut)$"
        r"|^i samband med .+$|^vid .+ (?:slut|avslutning|start|början)$|^vid [^\W\d_]+(?:s slut|et|en)$"
    ),
    after=re.compile(
        rf"^(?:{_NUMBER} {_UNIT} (?=efter))?"
        r"(?:då|när|sedan|efter|efter att|så snart|så fort|genast då|genast när) [^\W\d_].*$"
    ),
    numbers=NUMBERS,
    units=(("år", "Y"), ("mån", "M"), ("veck", "W"), ("dag", "D")),
)
