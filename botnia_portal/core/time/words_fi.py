"""Finnish: the words of times in the cases that plans use.

The cases are named nom (nominative), gen (genitive), at (when: inessive, adessive), ela (since), ill (until) and
part (partitive, after "ennen").
"""

CASES = ("nom", "gen", "at", "ela", "ill", "part")

MONTH_STEMS = (
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
    "marras",
    "joulu",
)
_MONTH_ENDINGS = ("kuu", "kuun", "kuussa", "kuusta", "kuuhun", "kuuta")


def _cases(*forms: str) -> dict[str, str]:
    return dict(zip(CASES, forms, strict=True))


# Code of the part of the year → its forms.
PARTS: dict[int, dict[str, str]] = {
    **{n: _cases(*(stem + end for end in _MONTH_ENDINGS)) for n, stem in enumerate(MONTH_STEMS, start=1)},
    21: _cases("kevät", "kevään", "keväällä", "keväästä", "kevääseen", "kevättä"),
    22: _cases("kesä", "kesän", "kesällä", "kesästä", "kesään", "kesää"),
    23: _cases("syksy", "syksyn", "syksyllä", "syksystä", "syksyyn", "syksyä"),
    24: _cases("talvi", "talven", "talvella", "talvesta", "talveen", "talvea"),
}
YEAR = _cases("vuosi", "vuoden", "vuonna", "vuodesta", "vuoteen", "vuotta")
QUARTER = _cases(
    "neljännes", "neljänneksen", "neljänneksellä", "neljänneksestä", "neljännekseen", "neljännestä"
)
HALF_YEAR = _cases("puolisko", "puoliskon", "puoliskolla", "puoliskosta", "puoliskoon", "puoliskoa")
ORDINALS: dict[int, dict[str, str]] = {
    1: _cases("ensimmäinen", "ensimmäisen", "ensimmäisellä", "ensimmäisestä", "ensimmäiseen", "ensimmäistä"),
    2: _cases("toinen", "toisen", "toisella", "toisesta", "toiseen", "toista"),
    3: _cases("kolmas", "kolmannen", "kolmannella", "kolmannesta", "kolmanteen", "kolmatta"),
    4: _cases("neljäs", "neljännen", "neljännellä", "neljännestä", "neljänteen", "neljättä"),
    5: _cases("viides", "viidennen", "viidennellä", "viidennestä", "viidenteen", "viidettä"),
    6: _cases("kuudes", "kuudennen", "kuudennella", "kuudennesta", "kuudenteen", "kuudetta"),
}

NUMBERS = (
    "yksi",
    "kaksi",
    "kolme",
    "neljä",
    "viisi",
    "kuusi",
    "seitsemän",
    "kahdeksan",
    "yhdeksän",
    "kymmenen",
)
NUMBERS_GENITIVE = (
    "yhden",
    "kahden",
    "kolmen",
    "neljän",
    "viiden",
    "kuuden",
    "seitsemän",
    "kahdeksan",
    "yhdeksän",
    "kymmenen",
)

MARKS = {"~": "noin", "?": "ehkä", "%": "ehkä noin"}

# (role, precision) → phrase; "" stands for every other precision.
PHRASES: dict[tuple[str, str], str] = {
    ("at", ""): "{at}",
    ("during", ""): "{gen} aikana",
    ("during", "day"): "päivän {nom} aikana",
    ("deadline", ""): "{gen} loppuun mennessä",
    ("deadline", "day"): "{nom} mennessä",
    ("end", ""): "{gen} loppuun saakka",
    ("end", "day"): "{nom} saakka",
    ("end", "month"): "{ill} saakka",
    ("start", ""): "{ela} alkaen",
    ("start", "day"): "{nom} alkaen",
}
# A start or an end that lies somewhere in an interval.
VERBS = {"start": "alkaa", "end": "päättyy"}
# A role that is told by a word beside the time, or alone where there is no day.
ROLE_WORDS = {
    "start": "pysyvästi",
    "continuing": "jatkuu",
    "gradual": "vähitellen",
    "past": "viime aikoina",
    "open": "ajankohta avoin",
}

UNITS = {"Y": "vuoden", "M": "kuukauden", "W": "viikon", "D": "päivän"}
