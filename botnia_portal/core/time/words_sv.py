"""Swedish (of Finland): the words of times. Swedish does not inflect them, so one form serves; `at` adds "i"."""

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SEASONS = {21: "våren", 22: "sommaren", 23: "hösten", 24: "vintern"}
PARTS: dict[int, dict[str, str]] = {
    **{n: {"nom": name, "at": f"i {name}"} for n, name in enumerate(MONTHS, start=1)},
    **{code: {"nom": name, "at": name} for code, name in SEASONS.items()},
}
ORDINALS = {1: "första", 2: "andra", 3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte"}

NUMBERS = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
NUMBERS_COMMON = ("en", *NUMBERS[1:])

MARKS = {"~": "cirka", "?": "kanske", "%": "kanske cirka"}

# (role, precision) → phrase; "" stands for every other precision.
PHRASES: dict[tuple[str, str], str] = {
    ("at", ""): "{at}",
    ("during", ""): "under {nom}",
    ("during", "day"): "under dagen {nom}",
    ("deadline", ""): "före utgången av {nom}",
    ("deadline", "day"): "senast {nom}",
    ("deadline", "month"): "senast {at}",
    ("end", ""): "till och med {nom}",
    ("start", ""): "från och med {nom}",
}
# A start or an end that lies somewhere in an interval.
VERBS = {"start": "börjar", "end": "slutar"}
# A role that is told by a word beside the time, or alone where there is no day.
ROLE_WORDS = {
    "start": "permanent",
    "continuing": "fortsätter",
    "gradual": "småningom",
    "past": "på senaste tiden",
    "open": "tidpunkten är öppen",
}

# Singular and plural, and the gender that the number takes.
UNITS = {
    "Y": ("år", "år", NUMBERS),
    "M": ("månad", "månader", NUMBERS_COMMON),
    "W": ("vecka", "veckor", NUMBERS_COMMON),
    "D": ("dag", "dagar", NUMBERS_COMMON),
}
