"""Finnish words of times as people type them: inflected, abbreviated, in the spoken order."""

from . import words_fi as w
from .tokens import Lexicon, Token, cases, fillers, markers, words

_MARKERS = markers(
    {
        "deadline": "mennessä|viimeistään|viim|ei myöhemmin kuin|määräaika|takaraja",
        "end": "saakka|asti|ajan",
        "start": "alkaen|lukien|aikaisintaan|lähtien|alk",
        "during": "aikana|kuluessa|mittaan|sisällä",
        "whole": "koko",
        "still": "vielä",
        "before": "ennen",
        "after": "jälkeen",
        "between": "välillä|välisenä aikana|välisellä ajalla|väliseen aikaan",
        "completion": "valmistuu|valmistuvat|valmis|valmiina|valmiit|valmistunut|valmistuneet|on valmis|"
        "ovat valmiit|on valmiina|tulee valmiiksi|valmiiksi",
        "continuing": "jatkuu|jatkuvat|jatkaa|jatkamme|jatketaan|jatkuva|jatkuvasti|edelleen|jatkuu edelleen|"
        "jatketaan edelleen|toistaiseksi|säännöllisesti|koko ajan",
        "starts": "alkaa|alkavat|käynnistyy|käynnistyvät|aloitetaan|käynnistetään",
        "stops": "päättyy|päättyvät|loppuu|loppuvat|lopetetaan|päättyen",
        "gradual": "vähitellen|asteittain|vaiheittain|pikkuhiljaa",
        "permanent": "pysyvästi|pysyvä|pysyväksi",
        "past": "viime aikoina|viimeaikainen|viime aikojen|äskettäin|hiljattain|aiemmin|aikaisemmin",
        "now": "nykyisin|nykyään|nykyinen|tämänhetkinen|tällä hetkellä|parhaillaan|nyt",
        "open": "jatkossa|ajankohtaista|ajankohtainen|ajankohta ilmoitetaan myöhemmin|ilmoitetaan myöhemmin|"
        "aika ilmoitetaan myöhemmin|ajankohta sovitaan myöhemmin|sovitaan myöhemmin|ajankohta avoin|avoin|"
        "ajankohta on avoin|ajankohta ei ole tiedossa|ei tiedossa|myöhemmin|tulevaisuudessa|lähiaikoina|"
        "lähitulevaisuudessa|tarvittaessa|"
        "tarpeen mukaan|mahdollisimman pian|ei aikataulua|ei määritelty",
        "about": "noin|n|suunnilleen|arviolta|likimain|tienoilla|tienoissa|paikkeilla",
        "maybe": "ehkä|mahdollisesti|luultavasti|todennäköisesti|alustavasti",
    }
)
_PARTS = (
    words("b", "alussa|alkupuolella", case="at")
    | words("b", "alusta|alusta alkaen|alusta lukien|alusta lähtien", case="ela")
    | words("b", "alkuun", case="ill")
    | words("b", "alkaessa", case="close")
    | words("m", "puolivälissä|puolessa välissä|keskivaiheilla", case="at")
    | words("m", "puolivälistä", case="ela")
    | words("m", "puoliväliin", case="ill")
    | words("e", "lopussa|lopulla|loppupuolella|loppu", case="at")
    | words("e", "loppuun", case="ill")
    | words("e", "loppua", case="part")
    | words("e", "lopun", case="gen")
    | words("e", "viimeinen päivä|viimeisenä päivänä", case="close")
    | words("e", "viimeiseen päivään", case="ill")
    | words("e", "päättyessä|päätyttyä|päätteeksi", case="close")
)


def _months() -> Lexicon:
    lexicon: Lexicon = {}
    for number, stem in enumerate(w.MONTH_STEMS, start=1):
        lexicon |= cases("M", number, w.PARTS[number].items())
        lexicon |= words(
            "M", "|".join(f"{stem}kuu{end}" for end in ("na", "lla", "lle", "ksi")), number, "at"
        )
        lexicon |= words("M", f"{stem}k", number, "nom")
        if len(stem) > 3:
            lexicon |= words("a", stem[:3], number)
        if stem != "kesä":  # "kesä" alone is the summer; before a dash and a month the lexer makes it June
            lexicon |= words("M", stem, number)
    return lexicon


def _seasons() -> Lexicon:
    lexicon: Lexicon = {}
    more = {21: "keväänä|keväälle", 22: "kesänä|kesälle", 23: "syksynä|syksylle", 24: "talvena|talvelle"}
    stems = {21: "kevä", 22: "kesä", 23: "syksy", 24: "talv"}
    for code, forms in more.items():
        lexicon |= cases("S", code, w.PARTS[code].items()) | words("S", forms, code, "at")
        # Early or late in a season lies within it; the words are kept beside the days.
        at, since = w.PARTS[code]["at"], w.PARTS[code]["ela"]
        lexicon |= words("S", f"alku{at}|loppu{at}|keski{at}|alku{since}|loppu{since}", code, "at")
        lexicon[f"{stems[code]}isin"] = (Token("!", name="yearly"), Token("S", code, "at"))
    for code, name in ((21, "kevät"), (23, "syys")):
        for kind in ("kausi", "lukukausi"):
            lexicon |= cases("k", code, _period(name + kind))
    return lexicon


def _period(nominative: str) -> list[tuple[str, str]]:
    stem = nominative.removesuffix("si")
    endings = ("si", "den", "della", "desta", "teen", "tta")
    return [(case, stem + ending) for case, ending in zip(w.CASES, endings, strict=True)] + [
        ("at", f"{stem}tena")
    ]


def _years() -> Lexicon:
    lexicon: Lexicon = {}
    more = (("at", "vuosina"), ("gen", "vuosien"), ("ela", "vuosista"), ("ill", "vuosiin"), ("nom", "vuodet"))
    for prefix in ("", "toiminta", "kalenteri", "budjetti", "talous"):
        lexicon |= cases("K", 0, ((case, prefix + form) for case, form in (*w.YEAR.items(), *more)))
        lexicon |= words("K", f"{prefix}vuotena", case="at")
    for code, prefix in ((40, "alku"), (41, "loppu")):
        lexicon |= cases("h", code, ((case, prefix + form) for case, form in w.YEAR.items()))
        # "Loppuvuodesta" is late in the year, not from then on.
        lexicon |= words("h", f"{prefix}vuodelle|{prefix}vuodesta", code, "at")
    lexicon |= words("h", "alkupuoliskolla|kevätpuolella", 40, "at") | words(
        "h", "jälkipuoliskolla", 41, "at"
    )
    lexicon |= words("h", "loppupuoliskolla|syyspuolella|toisella puoliskolla", 41, "at")
    lexicon |= cases("U", 0, (("at", "lukuvuonna"), ("gen", "lukuvuoden"), ("nom", "lukuvuosi")))
    lexicon |= words(
        "V", "kuunvaihteessa|vuodenvaihteessa|vuoden vaihteessa|vaihteessa|vuodenvaihde", case="at"
    )
    lexicon |= words("V", "vuodenvaihteeseen|vuoden vaihteeseen|vaihteeseen", case="ill")
    return (
        lexicon | words("V", "vuodenvaihteesta|vuoden vaihteesta", case="ela") | words("V", "vuodenvaihteen")
    )


def _periods() -> Lexicon:
    lexicon: Lexicon = {}
    for name in ("toimintakausi", "kausi", "suunnitelmakausi", "suunnittelukausi"):
        lexicon |= cases("T", 0, _period(name))
    for name in ("ohjelmakausi", "strategiakausi", "valtuustokausi", "hankekausi", "rahoituskausi"):
        lexicon |= cases("t", 0, _period(name))
    at = "tällä toimintakaudella|tällä kaudella|kuluvalla toimintakaudella"
    return (
        lexicon
        | words("T", at, case="at")
        | words("T", "tämän toimintakauden|tämän kauden|kuluvan toimintakauden|kuluvan kauden", case="gen")
    )


def _divisions() -> Lexicon:
    lexicon: Lexicon = {}
    for prefix in ("", "vuosi"):
        lexicon |= cases("Q", 0, ((case, prefix + form) for case, form in w.QUARTER.items()))
        lexicon |= words("Q", f"{prefix}neljänneksen aikana", case="gen")
    for half_case, form in w.HALF_YEAR.items():
        lexicon |= words("H", f"{form}|vuosi{form}", case=half_case)
    lexicon |= cases("H", 0, _period("puolivuotiskausi"))
    lexicon |= cases("H", 0, zip(w.CASES, (f"puoli{form}" for form in w.YEAR.values()), strict=True))
    lexicon |= words("Q", "q|kvartaali|kvartaalilla|kvartaalissa|kvartaalin", case="at") | words("H", "h")
    lexicon |= words("O", "vuosikolmannes|vuosikolmanneksella|kolmanneksella|vuosikolmanneksen", case="at")
    for number, ordinal in w.ORDINALS.items():
        lexicon |= cases("d", number, ordinal.items())
    lexicon |= words("d", "ensimmäisenä", 1) | words("d", "toisena", 2) | words("d", "kolmantena", 3)
    for number, roman in enumerate(("i", "ii", "iii", "iv"), start=1):
        lexicon |= words("r", roman, number)
    for case, forms in (
        ("at", "viikolla|viikoilla|viikko|viikot|vko|vkot|vk|vkolla|w|viikkoina"),
        ("gen", "viikon|viikkojen|vkon"),
        ("ela", "viikosta|vkosta"),
        ("ill", "viikkoon|vkoon"),
    ):
        lexicon |= words("W", forms, case=case)
    return lexicon


LEXICON: Lexicon = {
    **_months(),
    **_seasons(),
    **_years(),
    **_periods(),
    **_divisions(),
    **_PARTS,
    **_MARKERS,
    **words("P", "päivä|päivänä|päivästä|päivään|päivän|pv|pvä|pnä|pstä|p"),
    **words("K", "v|vv|vn"),
    **words("&", "ja|sekä"),
    **words("|", "tai"),
    **words("x", "ensi|viime|tänä|kuluvan|kuluva|kuluvana"),
    **fillers(
        "päivillä|maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina|lauantaina|sunnuntaina|"
        "ma|ti|ke|to|pe|la|su"
    ),
}
