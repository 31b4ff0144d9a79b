"""From typed text to tokens, by the lexicon of a language. No knowledge of grammar, none of roles."""

import re
import unicodedata

from . import lexicon_fi, lexicon_sv
from .tokens import Lexicon, Token, longest

LEXICONS: dict[str, Lexicon] = {"fi": lexicon_fi.LEXICON, "sv": lexicon_sv.LEXICON}
_LONGEST = {language: longest(lexicon) for language, lexicon in LEXICONS.items()}

_DASHES = re.compile(r"[‐‑‒–—―−]")
_IGNORED = re.compile(r"[()\[\]\"”“„,*]")
_ENDING = re.compile(r"(?<=[^\W\d_])\(([^\W\d_]{1,4})\)")
_CLOCK = re.compile(r"\b(?:klo|kello|kl)\b\.?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*-\s*\d{1,2}(?:[.:]\d\d)?)?")
# "syksy -13", "hösten ’13": a dash or an apostrophe after a word and a space makes a year of two digits.
_BRIEF_YEAR = re.compile(r"(?<=[^\W\d_])\.?\s+[-'’](\d\d)(?![\d.])")
_ISO_WEEK = re.compile(r"\b(\d{4})-?w(\d\d)\b")
_ISO_DAY = re.compile(r"(?<![\d.-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_PIECE = re.compile(
    r"(?P<year>\d{4})(?!\d)\.?"
    r"|(?P<ordinal>\d{1,2})(?::[^\W\d_]{1,6}|\.)"
    r"|(?P<number>\d{1,2})(?!\d)"
    r"|(?P<word>[^\W\d_]+(?:[.:][^\W\d_]+)*)[.:]?"
    r"|(?P<sign>[-/&])"
    r"|(?P<space>\s+)"
)
MAX_LENGTH = 200


def plain_words(text: str) -> str:
    """The text as typed, without brackets, and "klar(a)" written out."""
    text = _ENDING.sub(r"\1", unicodedata.normalize("NFKC", text))
    return " ".join(_IGNORED.sub(" ", text).split())


def same_dashes(text: str) -> str:
    """The text with one kind of dash; as long as it was."""
    return _DASHES.sub("-", text)


def normalise(text: str) -> str:
    """Lower case, one kind of dash and of space, without brackets, asterisks and times of day."""
    text = same_dashes(plain_words(text)).lower()
    text = _ISO_WEEK.sub(r"w \2/\1", text)
    text = _ISO_DAY.sub(lambda m: f"{m[3]}.{m[2]}.{m[1]}", text)
    text = _BRIEF_YEAR.sub(r" 20\1", _CLOCK.sub(" ", text))
    return " ".join(text.split()).strip(" .;:!")


def _pieces(text: str) -> list[Token | str] | None:
    """Numbers and signs as tokens, words as text. None where a character has no place in a time."""
    pieces: list[Token | str] = []
    position = 0
    while position < len(text):
        match = _PIECE.match(text, position)
        if match is None:
            return None
        position = match.end()
        kind, value = match.lastgroup, match[match.lastgroup or 0]
        if kind == "word":
            pieces.append(value.replace(".", "").replace(":", ""))
        elif kind == "sign":
            pieces.append(Token(value))
        elif kind != "space":
            pieces.append(Token({"year": "y", "ordinal": "d", "number": "n"}[kind or ""], int(value)))
    return pieces


def _phrase(pieces: list[Token | str], start: int, language: str) -> tuple[tuple[Token, ...], int] | None:
    """The tokens of the longest phrase that begins at `start`, and its number of words."""
    words: list[str] = []
    for piece in pieces[start : start + _LONGEST[language]]:
        if not isinstance(piece, str):
            break
        words.append(piece)
    for count in range(len(words), 0, -1):
        found = LEXICONS[language].get(" ".join(words[:count]))
        if found is not None:
            return found, count
    return None


def tokenise(text: str, language: str) -> list[Token] | None:
    """Tokens of a normalised text; None where a word is unknown."""
    pieces = _pieces(text) if len(text) <= MAX_LENGTH else None
    if pieces is None:
        return None
    tokens: list[Token] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if isinstance(piece, Token):
            tokens.append(piece)
            index += 1
            continue
        if piece == "i" and pieces[index + 1 : index + 2] == [Token("/")]:
            tokens.append(Token("r", 1))
            index += 1
            continue
        found = _phrase(pieces, index, language)
        if found is None:
            return None
        tokens += found[0]
        index += found[1]
    return _brief_months(_one_dash(tokens))


def _one_dash(tokens: list[Token]) -> list[Token]:
    # "loka-/marraskuu", "loka- ja marraskuussa": the hyphen of the first word is not the dash of an interval.
    # Between two names a slash is a dash: "touko/kesäkuu".
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind == "/" and [near.kind for near in tokens[index - 1 : index + 2 : 2]] == ["M", "M"]:
            kept.append(Token("-"))
            continue
        if kept and kept[-1].kind == "-" and token.kind in "/&|":
            kept[-1] = Token("-") if token.kind == "/" else token
        else:
            kept.append(token)
    return kept


def _brief_months(tokens: list[Token]) -> list[Token]:
    # "kesä–elokuussa" is June to August, not summer. "Kes." alone may be either, and "mar." is March in Swedish: three
    # letters are a month only before another one.
    for index in range(len(tokens) - 2):
        first, joint, month = tokens[index : index + 3]
        summer = (first.kind, first.value, first.case) == ("S", 22, "nom")
        if (summer or first.kind == "a") and joint.kind in "-&|" and month.kind == "M":
            tokens[index] = Token("M", 6 if summer else first.value)
    return tokens
