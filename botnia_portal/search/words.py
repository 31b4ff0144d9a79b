"""Words of Finnish and Swedish: how texts are taken apart, and what the forms of a word have in common.

Snowball takes endings off and knows nothing of consonant gradation or of the stems that change with it: "kunta"
becomes "kun" and "kuntien" "kunt", "seutu" stays and "seudun" becomes "seudu". A root is what remains when these are
levelled too.

So these terms of each word are kept: the word, which the database stems; `1` and its root backwards, by whose beginning
the compounds are found that end in it; `2` and `3` with the first letters of the stem and the last of the root, because
very many terms begin with the same three letters; `4` and a digest of a title or a number as a whole. (A term with a
digit is left as it is by every database.)
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2s
from threading import Lock

import snowballstemmer

BACKWARDS, FIRST, LAST, WHOLE = "1", "2", "3", "4"
SHORT = 3
"""Letters of the shortest word that is looked for in compounds, as "työ"."""
LONGEST = 80
"""Letters of a word that are kept."""

_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")

_SAYING_NOTHING = {
    "fi": (
        "ja sekä tai eli että ettei jos kun kuin niin myös mutta vaan koska joten joka jotka jonka jossa joita joihin "
        "mikä mitä se sen sitä siitä siinä ne niitä niiden tämä tämän tätä tässä nämä näitä näiden on ei ole oli olla "
        "ovat eivät"
    ),
    "sv": (
        "och samt eller att som men om när då så den det de dem en ett denna detta dessa är var vara har hade inte i "
        "på av för med till från vid"
    ),
}
SAYING_NOTHING = {language: frozenset(words.split()) for language, words in _SAYING_NOTHING.items()}
"""Words that stand in every text and tell none from another; neither kept nor asked for."""

_stemmers = {"fi": snowballstemmer.stemmer("finnish"), "sv": snowballstemmer.stemmer("swedish")}
_lock = Lock()  # a stemmer keeps the word that it works on

_IRREGULAR = {
    "lap": "laps", "lapse": "laps", "last": "laps", "vuode": "vuos", "vuot": "vuos", "vuon": "vuos", "työn": "työ",
    "työt": "työ", "työtä": "työ", "töide": "työ", "töitä": "työ", "lain": "laki", "avu": "apu", "mieh": "mies",
    "miest": "mies",
}  # fmt: skip
"""Stems of common words of the field that no rule brings together."""

_GRADES = [
    ("nt", "n"), ("nn", "n"), ("nd", "n"), ("lt", "l"), ("ll", "l"), ("rt", "r"), ("rr", "r"), ("mp", "m"), ("mm", "m"),
    ("nk", "n"), ("ng", "n"), ("kk", "k"), ("pp", "p"), ("tt", "t"), ("st", "s"), ("t", "d"), ("p", "v"),
]  # fmt: skip
"""Strong and weak grades as one, the longer first."""


def tokens(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with their places: runs of letters and digits, and numbers as "2.7"; in small letters."""
    return [(m.start(), m.end(), m.group().lower()[:LONGEST]) for m in _WORD.finditer(text)]


def words_of(text: str, language: str) -> list[str]:
    """The words of a text that say something, in small letters."""
    silent = SAYING_NOTHING[language]
    return [word for _start, _end, word in tokens(text) if word not in silent]


def terms(words: Iterable[str], language: str, stemmed: Callable[[str, str], str]) -> str:
    """What is kept of the words of a text; `stemmed` makes of a word what the database keeps of it."""
    kept = []
    for word in words:
        kept.append(stemmed(word, language))
        if is_inflected(word):
            stem = snowball(word, language)
            end = root(stem, language)[::-1]
            kept += [f"{BACKWARDS}{end}", f"{FIRST}{stem[:SHORT]}", f"{LAST}{end[:SHORT]}"]
    return " ".join(kept)


def name_term(text: str) -> str:
    """The term of a name as a whole, whatever its case and its marks; empty where it has no words."""
    words = " ".join(word for _start, _end, word in tokens(text))
    return f"{WHOLE}n{blake2s(words.encode(), digest_size=8).hexdigest()}" if words else ""


def is_inflected(word: str) -> bool:
    """Whether a word has forms: what holds a digit has none."""
    return word.isalpha()


@lru_cache(maxsize=100_000)
def snowball(word: str, language: str) -> str:
    """The stem of a word in small letters, as Snowball makes it."""
    if not is_inflected(word):
        return word
    with _lock:
        stem: str = _stemmers[language].stemWord(word)
    return stem


@lru_cache(maxsize=100_000)
def root(stem: str, language: str) -> str:
    """What the stems of the forms of a word have in common, three letters at least."""
    if not is_inflected(stem):
        return stem
    if language == "sv":
        # Snowball leaves the definite ending of neuters: skydd, skyddet. Not of arbete, enhet, kvalitet.
        stem = re.sub(r"(?<=\w{3})(?<!arb)(?<!h)(?<!it)et$", "", stem)
        return re.sub(r"(?<=\w{2})(\w)\1$", r"\1", stem)
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    found = re.sub(r"(?<=\w{3})m(?:in|is)$", "m", stem)  # kehittäminen, kehittämisen, kehittämistä
    found = re.sub(r"(?<=\w[uyoöi])(?:ks|st|s)$", "", found)  # koulutus, koulutuksen, koulutusta
    found = re.sub(r"(?<=\w{2}[^aeiouyäöå])(?:ia|iä|[aäoöuyie])$", "", found)
    for ending, level in _GRADES:
        if found.endswith(ending) and len(found) > len(ending) + 1:
            found = found.removesuffix(ending) + level
            break
    return found if len(found) >= 3 else stem
