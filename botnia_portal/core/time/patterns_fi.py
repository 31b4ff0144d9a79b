"""Finnish recurrences, durations, rounds and events."""

import re
from collections.abc import Callable

from . import words_fi as w
from .patterns import Patterns, fixed, word, yearly
from .recurrence import rule

_ORDINALS = {form: number for number, forms in w.ORDINALS.items() for form in forms.values()} | {
    "toisena": 2,
    "kolmantena": 3,
    "neljäntenä": 4,
    "viidentenä": 5,
}
NUMBERS = {name: n for n, name in enumerate(w.NUMBERS, start=1)}
NUMBERS |= {name: n for n, name in enumerate(w.NUMBERS_GENITIVE, start=1)}
NUMBERS |= {"kahdesti": 2, "kolmesti": 3, "neljästi": 4, "kerran": 1}
# The first part of compounds: "kaksivuotinen", "kolmikuukautinen".
NUMBERS |= {"yksi": 1, "kolmi": 3, "neli": 4, "vuoden": 1, "kaksi": 2, "kuusi": 6}

_N = "|".join(sorted(NUMBERS.keys() | {"puolen", "puoli"}, key=len, reverse=True))
_NUMBER = rf"(?P<n>\d{{1,2}}|{_N})"
_UNIT = (
    r"(?P<unit>vuo(?:si|tta|den|tena|sien)|kuukau(?:si|tta|den|sien)|kk|v"
    r"|viik(?:ko|koa|on|kojen)|päiv(?:ä|ää|än|ien))"
)
_ORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_EVERY = rf"joka (?P<n>{_ORD}|\d{{1,2}}\.?)"


def _every(frequency: str) -> Callable[[re.Match[str]], str | None]:
    return lambda m: rule(frequency, _ORDINALS.get(m["n"]) or int(m["n"].strip(".")))


_FREQUENCIES = {"vuo": "YEARLY", "kuu": "MONTHLY", "kk": "MONTHLY", "vii": "WEEKLY", "päi": "DAILY"}


def _at_intervals(match: re.Match[str]) -> str | None:
    count = int(match["n"]) if match["n"].isdecimal() else NUMBERS.get(match["n"], 0)
    frequency = _FREQUENCIES.get(match["unit"][:3])
    return rule(frequency, count) if frequency and count else None


_EVENT_STEMS = "päätty|valmistu|alka|käynnisty|loppu|jatku|vaihtu|kokoontu|toteutu|muuttu|avautu|hyväksyttä"
_ENDINGS = "nen|sen|sena|senä|sessa|sessä|sta|stä|sella|sellä"

PATTERNS = Patterns(
    recurrences=(
        (word(r"(?P<n>kerran|kahdesti|kolmesti|neljästi) vuodessa"), yearly(NUMBERS)),
        (word(rf"{_NUMBER} (?:kertaa|krt|x) ?(?:vuodessa|/ ?v|/ ?vuosi)"), yearly(NUMBERS)),
        (word(rf"{_NUMBER} ?(?:krt|x) ?(?:/ ?v|/ ?vuosi|vuodessa)"), yearly(NUMBERS)),
        (word(rf"{_EVERY} vuosi"), _every("YEARLY")),
        (word(rf"{_EVERY} kuukausi"), _every("MONTHLY")),
        (word(rf"{_EVERY} viikko"), _every("WEEKLY")),
        (word(rf"{_NUMBER} {_UNIT} välein"), _at_intervals),
        fixed(r"puolen vuoden välein|puolivuosittain|puolivuosittainen|puoli vuosittain", "MONTHLY", 6),
        fixed(r"neljännesvuosittain|neljännesvuosittainen|kvartaaleittain|joka neljännes", "MONTHLY", 3),
        fixed(
            r"vuosittai\w+|joka vuosi|jokavuoti\w+|vuosi vuodelta|jokaisena vuonna"
            r"|joka(?= (?:kevät|kesä|syksy|talvi|\w+kuu)\b)",
            "YEARLY",
        ),
        fixed(r"kuukausittain|kuukausittai\w+|joka kuukausi|kerran kuukaudessa|kerran kuussa", "MONTHLY"),
        fixed(r"viikoittain|viikoittai\w+|viikottain|joka viikko|kerran viikossa", "WEEKLY"),
        fixed(r"päivittäin|joka päivä", "DAILY"),
    ),
    durations=(
        word(rf"(?:{_NUMBER} )?{_UNIT} (?:ajan|aikana(?! \w))"),
        word(rf"{_NUMBER}-?(?P<unit>vuoti|kuukauti|viikkoi|päiväi)(?:{_ENDINGS})(?: [^\W\d_]+)?"),
    ),
    offsets=(
        word(rf"(?:{_NUMBER} )?{_UNIT} (?:kuluttua|kuluessa|päästä)"),
        word(rf"(?:{_NUMBER} )?{_UNIT} (?:mittaisen|pituisen|kestävän)(?= .+jälkeen$)"),
        word(rf"{_NUMBER}-?(?P<unit>vuoti|kuukauti)sen(?= .+jälkeen$)"),
        re.compile(rf"^{_NUMBER} {_UNIT}(?= .+(?:jälkeen|sta|stä)$)"),
        re.compile(rf"^(?P<n>){_UNIT}(?= .+(?:jälkeen|sta|stä)$)"),
    ),
    rounds=(word(rf"(?P<n>{_ORD}|\d{{1,2}}\.) (?:kertaa|kerran)"),),
    before=re.compile(r"^ennen [^\W\d_].*$"),
    at=re.compile(
        rf"^\S.* (?:(?:{_EVENT_STEMS})ess[aä]|alkaessa|yhteydessä|aikaan)$|^kun .+ (?:päättyy|alkaa|käynnistyy|loppuu)$"
    ),
    after=re.compile(
        r"^\S.* (?:\w+t(?:ua|yä)|jälkeen|kuluttua|\w+misesta|\w+misestä)$|^(?:heti |sen jälkeen )?kun .+$"
    ),
    numbers=NUMBERS,
    units=(("vuo", "Y"), ("v", "Y"), ("kuukau", "M"), ("kk", "M"), ("viik", "W"), ("päiv", "D")),
)
