"""Swedish words of times as people in Finland type them: abbreviated, with or without articles and prepositions."""

from . import words_sv as w
from .tokens import Lexicon, Token, fillers, markers, words

_MARKERS = markers(
    {
        "deadline": "senast|allra senast|inte senare än|ej senare än",
        "end": "till och med|tom|t o m|fram till|ända till|ända fram till|fram till och med|tills",
        "till": "till",
        "start": "från och med|from|fr o m|från|tidigast|med början|med början i|räknat från|med början från|alltifrån",
        "during": "under|i loppet av|under loppet av|inom",
        "whole": "hela",
        "still": "ännu|fortfarande",
        "before": "före|innan",
        "after": "efter",
        "between": "mellan",
        "completion": "blir klar|blir klara|blir klart|klar|klara|klart|är klar|är klara|är klart|färdig|färdiga|"
        "färdigt|blir färdig|blir färdiga|blir färdigt|färdigställs|slutförs|är färdig",
        "continuing": "fortsätter|fortsättningsvis|fortgår|pågår|fortlöpande|kontinuerligt|tills vidare|fortsatt|"
        "regelbundet|hela tiden",
        "starts": "börjar|startar|inleds|påbörjas",
        "stops": "slutar|avslutas|upphör|tar slut|går ut",
        "gradual": "småningom|så småningom|gradvis|stegvis|efter hand|efterhand",
        "permanent": "permanent|varaktigt|bestående",
        "past": "på senaste tiden|den senaste tiden|på sistone|nyligen|tidigare",
        "now": "numera|nuvarande|för närvarande|för tillfället|nu|som bäst|just nu",
        "open": "framöver|i fortsättningen|aktuellt|aktuell|tidpunkten meddelas senare|meddelas senare|"
        "tiden meddelas senare|tidpunkten är öppen|öppen|tidpunkten öppen|avtalas senare|senare|i framtiden|"
        "vid behov|enligt behov|så snart som möjligt|"
        "tidpunkten avtalas senare|inom den närmaste framtiden|tidpunkten är inte känd",
        "about": "cirka|ca|c|ungefär|omkring|runt|kring|uppskattningsvis",
        "maybe": "kanske|eventuellt|möjligen|sannolikt|preliminärt",
    }
)
_PARTS = (
    words("b", "början|början av|i början av|i början på|ingången av|inledningen av", case="at")
    | words("m", "mitten|mitten av|i mitten av|i mitten på", case="at")
    | words("e", "slutet|slutet av|i slutet av|i slutet på|utgången|utgången av|utgång", case="at")
    | words(
        "e",
        "sista|den sista|sista dagen i|den sista dagen i|slut|vid slutet av|vid utgången av|då slutet",
        case="close",
    )
    | words("b", "vid ingången av|vid början av", case="close")
)
_ABBREVIATIONS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep|sept", "okt", "nov", "dec")
_SEASON_STEMS = {21: "vår", 22: "sommar", 23: "höst", 24: "vinter"}


def _parts_of_year() -> Lexicon:
    lexicon: Lexicon = {}
    for number, (name, brief) in enumerate(zip(w.MONTHS, _ABBREVIATIONS, strict=True), start=1):
        lexicon |= words("M", f"{name}|{brief}|{name}s", number)
    for code, stem in _SEASON_STEMS.items():
        name = w.SEASONS[code]
        lexicon |= words("S", f"{name}|{stem}|{name}s", code)
        lexicon |= words("S", f"på {name}|tidigt på {name}|sent på {name}", code, "at")
        lexicon[f"under {name}"] = (Token("S", code, "at"), Token("!", name="during"))
        lexicon |= words("x", f"i {stem}|nästa {stem}")
        lexicon |= words("S", f"på för{name}|på sen{name}|för{name}|sen{name}", code, "at")
    for code, stem in ((21, "vår"), (23, "höst")):
        lexicon |= words("k", f"{stem}terminen|{stem}termin|{stem}säsongen", code)
    return lexicon


def _years() -> Lexicon:
    lexicon = words(
        "K", "år|året|åren|årets|verksamhetsåret|verksamhetsår|verksamhetsårets|kalenderåret|årens"
    )
    lexicon |= words("K", "budgetåret|kalenderår|budgetår")
    lexicon |= words("h", "förra halvåret|förra hälften av året|årets första hälft", 40)
    lexicon |= words("h", "senare halvåret|senare hälften av året|årets andra hälft", 41)
    lexicon |= words("U", "läsåret|läsår|skolåret")
    # The middle of the year by another word.
    lexicon |= dict.fromkeys(("halvårsskiftet", "halvårsskifte"), (Token("m", case="at"), Token("K")))
    lexicon |= words("V", "månadsskiftet|årsskiftet|vid årsskiftet|årsskifte", case="at")
    lexicon |= words(
        "T", "verksamhetsperioden|verksamhetsperiod|verksamhetsperiodens|perioden|periodens|planperioden"
    )
    lexicon |= words(
        "T",
        "denna verksamhetsperiod|den här verksamhetsperioden|nuvarande verksamhetsperiod|denna period|den här perioden",
    )
    lexicon |= words(
        "t", "programperioden|programperiod|fullmäktigeperioden|strategiperioden|projektperioden"
    )
    return lexicon | words("x", "i år|i fjol|nästa år|innevarande år|förra året|detta år")


def _divisions() -> Lexicon:
    lexicon = words("Q", "kvartalet|kvartal|kvartalets|kv|q") | words(
        "H", "halvåret|halvår|halvårets|hälften av|h"
    )
    lexicon |= words("H", "hälften|hälften av året")
    lexicon |= words("O", "tertialet|tertial|fyramånadersperioden")
    for number, name in w.ORDINALS.items():
        lexicon |= words("d", name, number)
    lexicon |= words("d", "förste", 1)
    for number, roman in enumerate(("i", "ii", "iii", "iv"), start=1):
        if roman != "i":  # "i" is the preposition; the lexer makes it a number before a slash
            lexicon |= words("r", roman, number)
    return lexicon | words("W", "vecka|veckan|veckorna|veckor|v|vk|w|veckans")


LEXICON: Lexicon = {
    **_parts_of_year(),
    **_years(),
    **_divisions(),
    **_PARTS,
    **_MARKERS,
    "inom utgången av": (Token("!", name="deadline"), Token("e", case="at")),
    **words("P", "dag|dagen"),
    **words("&", "och|samt"),
    **words("|", "eller"),
    **fillers(
        "i|på|vid|den|det|av|för|under tiden|på dagarna|dagarna|"
        "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tors|tor|fre|lör|sön|"
        "måndagen|tisdagen|onsdagen|torsdagen|fredagen|lördagen|söndagen"
    ),
}
