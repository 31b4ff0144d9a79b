"""Where a Finnish word may be broken at the end of a line.

Inside one word Finnish breaks before every consonant that a vowel follows (lau-sun-to). In a compound that rule
goes wrong where the second part begins with a vowel or with two consonants (kansalai-sopisto). So every break
that such a part could claim is left out, and one is added before parts of this field's words: a break less is only
a little ragged, a wrong one is a mistake. docs/decisions.md says what was measured.
"""

from __future__ import annotations

import re

VOWELS = frozenset("aeiouyäöå")
# Vowel pairs that stay in one syllable anywhere in a word; ie, uo, yö do so only at its beginning.
ONE_SYLLABLE = frozenset(re.findall("..", "aaeeiioouuyyääööaieioiuiyiäiöiaueuiuoueyiyäyöy"))
FIRST_SYLLABLE = frozenset(("ie", "uo", "yö"))
FIRST_SYLLABLES = re.compile("työ|tuo[tm]|suo[srj]|tie[td]|vuo[rsd]|nuo[rt]|kie[lr]|pien")

# Two consonants that a loan word may begin with (pro-jekti, stra-tegia).
LOAN_ONSET = re.compile(r"[kptbdgf][lr]|s[ptk](?=[rl]|and|ati|ipe|ena|aal|ons|esi|ekt)")

# How parts with a vowel in front begin; a break inside or just before such a beginning is left out.
VOWEL_PART = re.compile(
    "a(?:amu|ate|ika|ikui|ine|ino|ja|jo|ktii|kti|la|li|lku|loi|lue|mma|mpu|nal|nno|nsi|nti|pu|rki|ro|rve|rvi|rvo)"
    "|a(?:sem|sen|setu|sia|skel|ste|su|tk|uki|uto|uttam|vain|vau|vo|vu)"
    "|e(?:dell|dist|du|hdo|hke|lin|lo|lä|nna|nnu|ro|si|tap|tu|tä|uro)"
    "|i(?:dea|denti|hm|kä|lma|lmo|mago|ndik|nfo|nno|nsti|nteg|rti|sä|tse)"
    "|o(?:hj|ike|ma|ngel|nnett|pas|pet|pin|pis|ppi|ptio|rga|sa|so|sto|suu|ta|tta|tto|vi)"
    "|u(?:lko|lo|ni|raa|ra|rhe|sk|udi|usi)"
    "|y(?:ht|hd|ks|liop|le|ll|lä|mmär|mpä|rit|stä)"
    "|ä(?:idin|iti|ly|äni|änes)|öljy"
)

# Parts before which a compound of this field breaks for certain.
KNOWN_PART = re.compile(
    "aineisto|ajankohta|alkoholi|aloite|alue(?!el)|asiakas|asiakk|asiantunt|arvioin|edellyty|edustaj|ehdotu"
    "|esity[ks]|ilmoitu|indikaattor|ohjaaj|ohjau[ks]|ohjelma|oikeu[ks]|opetu[ks]|opisto|oppila|organisaatio"
    "|osaami|osallis|osasto|osuu[ks]|uudistu|yhdisty|yhteistyö|yhtymä|yksikk?ö|ympärist|äänest"
    "|kriteer|kriisi|klinik|profiil|projekt|prosess|standard|strategi|stipend|struktuur|traum"
)


def breaks(word: str) -> list[int]:
    """The safe breaks of a lower-case Finnish word, in order."""
    known = {match.start() for match in KNOWN_PART.finditer(word) if match.start() >= 3}
    beside = {place + step for place in known for step in (-1, 1)}
    return sorted(known | {place for place in range(2, len(word) - 1) if _safe(word, place)} - beside)


def _safe(word: str, place: int) -> bool:
    """Whether a syllable of the same word surely begins at `place`."""
    before, here = word[place - 1], word[place]
    if here in VOWELS or word[place + 1] not in VOWELS or not (before + here).isalpha():
        return False
    if before not in VOWELS:
        return not LOAN_ONSET.match(word, place - 1)
    # Finnish words end in a vowel, n, s, t, l or r: those letters may belong to the part before.
    if here in "ns" or (here in "tlr" and VOWEL_PART.match(word, place + 1)):
        return False
    if place > 2 and VOWEL_PART.match(word, place - 1):
        return False
    return _whole_syllable(word, place)


def _whole_syllable(word: str, place: int) -> bool:
    """Whether the vowel before `place` surely does not begin a part of its own."""
    pair = word[place - 2 : place]
    if pair[0] in "ns":
        return word[place - 3] not in VOWELS
    if pair[0] not in VOWELS:
        return True
    if pair in FIRST_SYLLABLE:
        return place < 5 or bool(FIRST_SYLLABLES.match(word, place - 3))
    return pair in ONE_SYLLABLE
