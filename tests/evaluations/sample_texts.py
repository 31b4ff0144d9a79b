"""The texts of the sample publication: (Finnish, Swedish), then their states where one is not confirmed."""

from datetime import date

CENTRE = ("Rannikon osaamiskeskus", "Kustens kompetenscentrum")

SECTIONS = [
    {
        "name": ("Yleinen osa", "Allmän del"),
        "introduction": (
            "Toimintaympäristö muuttuu, ja muutokset suuntaavat toimintaa. Osaamiskeskus tarjoaa kunnille "
            "keskustelun ja vaikuttamisen paikkoja ja sovittaa yhteen valtakunnallista ja alueellista kehittämistä.",
            "Verksamhetsmiljön förändras, och förändringarna styr verksamheten. Kompetenscentret erbjuder kommunerna "
            "forum för diskussion och påverkan och samordnar nationell och regional utveckling.",
        ),
        "summary": (
            "Yhteistyö kuntien kanssa on jatkunut suunnitellusti. Viestinnän osalta raportteja ei ole vielä saatu.",
            "Samarbetet med kommunerna har fortsatt enligt planen. För kommunikationens del saknas ännu rapporter.",
        ),
    },
    {
        "name": ("Tietotuotannon kehittäminen", "Utveckling av informationsproduktionen"),
        "introduction": (
            "Kuntien tehtävä on tuottaa tietoa asukkaiden hyvinvoinnista. Maakunnallisten kehittäjäryhmien "
            "työsuunnitelmat tukevat kuntia tässä tehtävässä. Tavoitteena on kehittää tietotuotantoa, "
            "tiedonhallintaa ja tiedon hyödyntämistä.",
            "Kommunerna ska ta fram information om invånarnas välfärd. Arbetsplanerna för de landskapsvisa "
            "utvecklingsgrupperna stöder kommunerna i uppgiften. Målet är att utveckla informationsproduktionen, "
            "informationshanteringen och användningen av information.",
        ),
        "summary": (
            "Työsuunnitelmat valmistuivat ajallaan ja hyvinvointibarometri toteutettiin. Sähköisen "
            "hyvinvointikertomuksen käyttöönotto etenee, mutta valtakunnallisen version viivästyminen siirsi "
            "koulutuksen kevääseen 2014.",
            "Arbetsplanerna blev klara i tid och välfärdsbarometern genomfördes. Ibruktagandet av den elektroniska "
            "välfärdsberättelsen framskrider, men utbildningen flyttades till våren 2014 eftersom den nationella "
            "versionen försenades.",
        ),
        "strengths": (
            "- Kehittäjäryhmät ovat vakiinnuttaneet työskentelynsä.\n- Kunnat ovat nimenneet yhdyshenkilöt.\n"
            "- Tietoa käytetään jo talousarvion valmistelussa.",
            "- Utvecklingsgrupperna har funnit fasta arbetsformer.\n- Kommunerna har utsett kontaktpersoner.\n"
            "- Informationen används redan i budgetberedningen.",
        ),
        "obstacles": (
            "Pienissä kunnissa tiedonkeruuseen ei ole varattu työaikaa, ja tietojärjestelmät eivät keskustele "
            "keskenään.",
            "I de små kommunerna finns ingen arbetstid reserverad för insamling av information, och "
            "informationssystemen är inte kompatibla med varandra.",
        ),
        "position": (
            "Ohjausryhmä pitää painopistealueen etenemistä hyvänä ja edellyttää, että koulutus järjestetään "
            "molemmilla kielillä.",
            "Styrgruppen anser att arbetet inom området har framskridit väl och förutsätter att utbildningen ordnas "
            "på båda språken.",
        ),
    },
    {
        "name": (
            "Substanssikehittäminen ja Kaste-ohjelman toteuttaminen",
            "Utveckling inom olika sakområden och genomförande av Kaste-programmet",
        ),
        "introduction": (
            "Substanssikehittäminen edellyttää vahvasti käytännön työhön kytkettyjä hankkeita sekä avointa "
            "vuoropuhelua työntekijöiden, esimiesten, asiakkaiden ja päättäjien kesken.",
            "Utvecklingen av sakområdena förutsätter projekt med stark anknytning till det praktiska arbetet samt en "
            "öppen dialog mellan arbetstagare, förmän, klienter och beslutsfattare.",
        ),
        "summary": (
            "Perhepalvelujen kehittäminen on edennyt hyvin. Vammaispalvelujen verkosto ei ole vielä aloittanut.",
            "Utvecklingen av tjänsterna för familjer har gått väl. Nätverket för handikappservice har ännu inte "
            "inlett sitt arbete.",
            "confirmed",
            "draft",
        ),
        "obstacles": (
            "Henkilöstön vaihtuvuus on hidastanut työtä kahdessa kunnassa.",
            "Personalomsättningen har bromsat arbetet i två kommuner.",
            "confirmed",
            "draft",
        ),
    },
    {
        "name": ("Järjestöyhteistyö", "Samarbete med organisationer"),
        "introduction": (
            "Järjestöjen kanssa tehdään yhteistyötä osallisuuden ja vertaistuen vahvistamiseksi.",
            "Samarbetet med organisationerna syftar till att stärka delaktigheten och kamratstödet.",
        ),
        "position": (
            "Ohjausryhmä kannustaa kuntia nimeämään järjestöyhdyshenkilön vuoden 2014 aikana.",
            "Styrgruppen uppmuntrar kommunerna att utse en kontaktperson för organisationerna under år 2014.",
        ),
    },
]

AUTUMN = ("syksyllä 2013", "hösten 2013")
YEARLY = ("vuosittain", "årligen")
TERM = ("toimintakaudella 2013–2014", "under verksamhetsperioden 2013–2014")

# number: title, description, responsible, partners, time, assessment
ITEMS = {
    "0.1": (
        (
            "Rakenneuudistuksen työseminaarisarjan jatkaminen",
            "Fortsättning på serien arbetsseminarier om strukturreformen",
        ),
        None,
        CENTRE,
        ("kehittämiskumppanit", "utvecklingspartner"),
        ("jatkuu", "fortsätter"),
        (
            "Vuonna 2013 pidettiin kolme seminaaria, joihin osallistui johtoa kaikista kunnista. Palaute oli hyvää.",
            "År 2013 hölls tre seminarier, där ledningen för alla kommuner deltog. Responsen var god.",
        ),
    ),
    "0.2": (
        (
            "Toiminnan tunnetuksi tekeminen kunnille ja luottamushenkilöille",
            "Information om verksamheten till kommuner och förtroendevalda",
        ),
        (
            "Kehittämistyötä esitellään kauden aikana kunnille ja niiden luottamushenkilöille.",
            "Utvecklingsarbetet presenteras under perioden för kommunerna och deras förtroendevalda.",
        ),
        CENTRE,
        None,
        ("kauden aikana", "under perioden"),
        None,
    ),
    "0.3": (
        ("Toimintasuunnitelman väliarviointi", "Halvtidsutvärdering av verksamhetsplanen"),
        None,
        CENTRE,
        ("ohjausryhmä", "styrgruppen"),
        ("toimintakauden puolivälissä", "i mitten av verksamhetsperioden"),
        (
            "Arviointi on käynnissä, ja siitä päätetään tammikuussa 2014.",
            "Utvärderingen pågår och behandlas i januari 2014.",
        ),
    ),
    "1.1": (
        (
            "Maakunnallisten kehittäjäryhmien työsuunnitelmat",
            "Arbetsplaner för de landskapsvisa utvecklingsgrupperna",
        ),
        None,
        ("tietotuotannon kehittäjäryhmät", "utvecklingsgrupperna för informationsproduktion"),
        CENTRE,
        AUTUMN,
        (
            "Työsuunnitelmat valmistuivat lokakuussa 2013. Niissä sovittiin yhteisistä tunnusluvuista ja "
            "tiedonkeruun aikataulusta.",
            "Arbetsplanerna blev klara i oktober 2013. I dem kom man överens om gemensamma nyckeltal och en tidsplan "
            "för insamlingen av information.",
        ),
    ),
    "1.2": (
        ("Hyvinvointibarometri", "Välfärdsbarometern"),
        (
            "Kysely tehdään joka toinen vuosi kaikissa maakunnan kunnissa.",
            "Enkäten görs vartannat år i alla kommuner i landskapet.",
        ),
        CENTRE,
        ("ammattikorkeakoulu, maakunnan kunnat", "yrkeshögskolan, kommunerna i landskapet"),
        ("kesällä 2013", "sommaren 2013"),
        (
            "Vastauksia saatiin 412, ja vastausprosentti nousi edellisestä kerrasta. Tulokset esiteltiin "
            "[maakuntapäivillä](https://www.example.org/paivat) syyskuussa.",
            "Man fick 412 svar, och svarsprocenten steg från föregående gång. Resultaten presenterades på "
            "[landskapsdagarna](https://www.example.org/dagar) i september.",
        ),
    ),
    "1.3": (
        (
            "Sähköisen hyvinvointikertomuksen käyttöönotto",
            "Ibruktagande av den elektroniska välfärdsberättelsen",
        ),
        None,
        CENTRE,
        ("Merikunta, Saaristola, Jokilaakson kuntayhtymä", "Havsby, Skärgårdsbo, Ådalens samkommun"),
        AUTUMN,
        None,
    ),
    "1.4": (
        ("Indikaattoritietokannan kehittäminen", "Utveckling av en databas för indikatorer"),
        None,
        CENTRE,
        ("maakunnan liitto", "landskapsförbundet"),
        ("mahdollisesti 2014", "eventuellt 2014"),
        None,
    ),
    "1.5": (
        ("Sosiaalisen raportoinnin koulutus", "Utbildning i social rapportering"),
        (
            "Koulutus järjestetään sosiaalityöntekijöille ja sosiaaliohjaajille.",
            "Utbildningen riktar sig till socialarbetare och socialhandledare.",
        ),
        CENTRE,
        ("yliopistokeskus", "universitetscentret"),
        ("vuoden 2013 aikana", "under år 2013"),
        (
            "Suomenkielinen koulutus pidettiin lokakuussa. Ruotsinkielinen koulutus siirtyi, koska kouluttajaa ei saatu.",
            "Utbildningen på finska hölls i oktober. Utbildningen på svenska sköts upp, eftersom ingen utbildare fanns att tillgå.",
            "confirmed",
            "draft",
        ),
    ),
    "1.6": (
        (
            "Kunnat tarvitsevat tukea tiedolla johtamiseen",
            "Kommunerna behöver stöd i ledning med hjälp av information",
        ),
        None,
        ("ei nimetty", "inte utsedd"),
        None,
        None,
        None,
    ),
    "1.7": (
        (
            "Kuntien yhteinen hyvinvointitietoseminaari",
            "Kommunernas gemensamma seminarium om välfärdsinformation",
        ),
        None,
        CENTRE,
        ("kunnat", "kommunerna"),
        ("lokakuussa 2013", "i oktober 2013"),
        ("Seminaari peruttiin vähäisen ilmoittautumisen vuoksi.", ""),
    ),
    "2.1": (
        ("Aikuissosiaalityön verkoston kokoaminen", "Ett nätverk för vuxensocialarbete"),
        (
            "Verkosto kokoaa aikuissosiaalityön ja kuntouttavan sosiaalityön tekijät.",
            "Nätverket samlar dem som arbetar med vuxensocialarbete och rehabiliterande socialt arbete.",
        ),
        CENTRE,
        ("kuntien sosiaalityö", "kommunernas socialarbete"),
        TERM,
        (
            "Verkosto on kokoontunut neljä kertaa. Jäseniä on kuudesta kunnasta, ja **kokemusasiantuntijat** ovat "
            "mukana kahdessa alaryhmässä.\n\nVerkosto on sopinut kolmesta yhteisestä teemasta:\n\n"
            "1. asiakassuunnitelma\n2. jalkautuva työ\n3. velkaneuvonnan ja sosiaalityön yhteistyö",
            "Nätverket har träffats fyra gånger. Medlemmarna kommer från sex kommuner, och **erfarenhetsexperter** "
            "deltar i två undergrupper.\n\nNätverket har kommit överens om tre gemensamma teman:\n\n"
            "1. klientplanen\n2. uppsökande arbete\n3. samarbetet mellan skuldrådgivning och socialt arbete",
        ),
    ),
    "2.2": (
        ("Perhetyön menetelmäkoulutus", "Utbildning i metoder för familjearbete"),
        None,
        CENTRE,
        ("perheneuvolat", "familjerådgivningarna"),
        ("keväällä 2013", "våren 2013"),
        (
            "Koulutus toteutettiin kahtena ryhmänä. Osallistujia oli 46 kahdeksasta kunnasta.",
            "Utbildningen genomfördes i två grupper. Deltagarna var 46 och kom från åtta kommuner.",
        ),
    ),
    "2.3": (
        (
            "Maahanmuuttajien alkukartoituksen yhteinen malli",
            "En gemensam modell för inledande kartläggning av invandrare",
        ),
        None,
        ("maahanmuuttotyön työryhmä", "arbetsgruppen för invandrararbete"),
        ("työ- ja elinkeinotoimisto", "arbets- och näringsbyrån"),
        ("10/2014 mennessä", "senast i oktober 2014"),
        (
            "Mallin ensimmäinen luonnos on valmis, ja sitä kokeillaan kahdessa kunnassa.",
            "Ett första utkast till modellen är klart och prövas i två kommuner.",
        ),
    ),
    "2.4": (
        (
            "Vammaispalvelujen kehittämisverkoston käynnistäminen",
            "Start av ett utvecklingsnätverk för handikappservice",
        ),
        None,
        CENTRE,
        ("vammaisneuvostot", "handikappråden"),
        ("30.6.2013 mennessä", "senast 30.6.2013"),
        None,
    ),
    "2.5": (
        ("Vanhuspalvelujen selvitys (sairaanhoitopiiri)", "Utredning om äldreservicen (sjukvårdsdistriktet)"),
        (
            "Sairaanhoitopiiri selvittää palveluketjun toimivuutta. Osaamiskeskus seuraa työtä.",
            "Sjukvårdsdistriktet utreder hur servicekedjan fungerar. Kompetenscentret följer arbetet.",
        ),
        ("sairaanhoitopiiri", "sjukvårdsdistriktet"),
        None,
        None,
        None,
    ),
    "2.6": (
        ("Varhaiskasvatuksen vertaistapaamiset", "Kamratträffar inom småbarnspedagogiken"),
        None,
        CENTRE,
        None,
        YEARLY,
        (
            "Tapaamisia pidettiin kaksi, toinen suomeksi ja toinen ruotsiksi.",
            "Två träffar hölls, den ena på finska och den andra på svenska.",
        ),
    ),
    "2.7": (
        ("Päihdetyön opintomatka", "Studieresa inom missbrukararbetet"),
        None,
        CENTRE,
        None,
        ("keväällä 2014", "våren 2014"),
        None,
    ),
    "3.1": (
        ("Järjestöpäivä", "Organisationsdagen"),
        None,
        CENTRE,
        ("järjestöjen yhteistyöelin", "organisationernas samarbetsorgan"),
        ("vuosittain lokakuussa", "årligen i oktober"),
        ("Järjestöpäivään osallistui 38 järjestöä.", "Organisationsdagen samlade 38 organisationer."),
    ),
    "3.2": (
        ("Kokemusasiantuntijakoulutuksen suunnittelu", "Planering av en utbildning för erfarenhetsexperter"),
        None,
        ("järjestötyöryhmä", "arbetsgruppen för organisationer"),
        CENTRE,
        TERM,
        (
            "Koulutussuunnitelma on lausunnolla järjestöissä.",
            "Utbildningsplanen är på remiss hos organisationerna.",
        ),
    ),
    "3.3": (
        ("Vertaistukitoiminnan verkkosivut", "Webbplats för kamratstödet"),
        None,
        ("järjestötyöryhmä", "arbetsgruppen för organisationer"),
        None,
        ("syksyllä 2014", "hösten 2014"),
        None,
    ),
    "3.4": (
        ("Kuntien ja järjestöjen yhteistyösopimukset", "Samarbetsavtal mellan kommuner och organisationer"),
        None,
        ("kunnat", "kommunerna"),
        ("järjestöt", "organisationerna"),
        ("vuoden 2013 loppuun mennessä", "före utgången av år 2013"),
        (
            "Sopimus on tehty viidessä kunnassa, neljässä se on valmisteilla.",
            "Fem kommuner har ingått avtal, i fyra bereds det.",
        ),
    ),
}

REASONS = {
    "0.1": ("Seminaarit tavoittivat kuntien johdon.", "Seminarierna nådde kommunernas ledning."),
    "1.1": (
        "Työsuunnitelmat valmistuivat ajallaan ja ovat käytössä.",
        "Arbetsplanerna blev klara i tid och används.",
    ),
    "1.2": (
        "Kahdessa kunnassa vastauksia saatiin liian vähän kuntakohtaiseen raporttiin.",
        "I två kommuner var svaren för få för en rapport per kommun.",
    ),
    "1.3": (
        "Väline on käytössä kolmessa kunnassa, koulutus puuttuu.",
        "Verktyget används i tre kommuner, utbildningen saknas.",
    ),
    "1.5": (
        "Toinen kahdesta koulutuksesta pidettiin.",
        "Den ena av två utbildningar hölls.",
        "confirmed",
        "draft",
    ),
    "1.7": ("Seminaaria ei pidetty.", "Seminariet hölls inte."),
    "2.1": (
        "Verkosto toimii, mutta saaristokunnat puuttuvat.",
        "Nätverket fungerar, men skärgårdskommunerna saknas.",
    ),
    "2.2": ("Kaikki tavoitteet saavutettiin.", "Alla mål uppnåddes."),
    "2.4": ("Työtä ei ole aloitettu.", "Arbetet har inte inletts."),
    "3.1": ("Osallistujia oli enemmän kuin tavoiteltiin.", "Deltagarna var fler än väntat."),
    "3.4": ("Noin puolet sopimuksista on tehty.", "Ungefär hälften av avtalen har ingåtts."),
}

WORK_PLANS = ("Työsuunnitelmat hyväksytty", "Arbetsplanerna godkända")
BAROMETER_REPORT = (
    "Kysely on tehty ja raportti julkaistu molemmilla kielillä.",
    "Enkäten är gjord och rapporten har publicerats på båda språken.",
)
TOOL_DONE = (
    "Väline otettiin käyttöön Merikunnassa, Saaristolassa ja Jokilaakson kuntayhtymässä. Kunnille koottiin "
    "yhteinen ohje hyvinvointikertomuksen laatimisesta.",
    "Verktyget har tagits i bruk i Havsby, Skärgårdsbo och Ådalens samkommun. En gemensam anvisning för "
    "välfärdsberättelsen har tagits fram för kommunerna.",
)
TOOL_EFFECT = (
    "Kolme kuntaa käytti kertomuksen tietoja vuoden 2014 talousarviossa.",
    "Tre kommuner använde uppgifterna i berättelsen i budgeten för år 2014.",
)
TOOL_DEVIATION = (
    "Koulutus siirrettiin kevääseen 2014, koska valtakunnallinen versio viivästyi.",
    "Utbildningen flyttades till våren 2014, eftersom den nationella versionen försenades.",
)
TOOL_NEXT = (
    "Koulutus järjestetään maaliskuussa 2014 molemmilla kielillä. Sen jälkeen välinettä tarjotaan muille kunnille.",
    "Utbildningen ordnas i mars 2014 på båda språken. Därefter erbjuds verktyget de övriga kommunerna.",
)
TOOL_POSITION = (
    "Jatkuu vuonna 2014, koulutus järjestetään keväällä.",
    "Fortsätter 2014, utbildningen ordnas på våren.",
)
TOOL_MILESTONES = [
    (
        ("Käyttöönotto kolmessa kunnassa", "Ibruktagande i tre kommuner"),
        ("kevät 2013", "våren 2013"),
        "done",
        date(2013, 5, 14),
    ),
    (("Ohje kunnille", "Anvisning till kommunerna"), ("syksy 2013", "hösten 2013"), "done", date(2013, 9, 2)),
    (
        ("Hyvinvointikertomuskoulutus", "Utbildning i välfärdsberättelsen"),
        ("syksy 2013", "hösten 2013"),
        "late",
        None,
    ),
    (("Väline kaikissa kunnissa", "Verktyget i alla kommuner"), ("kevät 2014", "våren 2014"), "ahead", None),
]
DROPPED_REASON = ("Matkan järjestäjä perui ohjelman.", "Arrangören ställde in programmet.")

STRATEGY = ("Osaamiskeskuksen strategia 2012–2016", "Kompetenscentrets strategi 2012–2016")
STRATEGY_CITATION = ("Hyväksytty johtoryhmässä 14.3.2012", "Godkänd av ledningsgruppen 14.3.2012")
# number, name, items, contribution, text
GOALS = [
    (
        "1",
        ("Tieto ohjaa päätöksentekoa", "Information styr beslutsfattandet"),
        "0.1 1.1 1.2 1.3 1.7",
        "mostly",
        (
            "Barometri ja hyvinvointikertomus ovat tuoneet tiedon osaksi kuntien suunnittelua.",
            "Barometern och välfärdsberättelsen har gjort informationen till en del av kommunernas planering.",
        ),
    ),
    (
        "2",
        ("Henkilöstön osaaminen vahvistuu", "Personalens kunnande stärks"),
        "1.5 2.1 2.2 2.6",
        "well",
        None,
    ),
    (
        "3",
        ("Asiakkaiden osallisuus lisääntyy", "Klienternas delaktighet ökar"),
        "2.1 2.3 3.2 3.4",
        "partly",
        None,
    ),
    (
        "4",
        ("Palvelut toimivat molemmilla kansalliskielillä", "Tjänsterna fungerar på båda nationalspråken"),
        "2.6 3.1",
        None,
        None,
    ),
    ("5", ("Tutkimus ja käytäntö kohtaavat", "Forskning och praktik möts"), "", None, None),
]
TASKS = [
    (
        "1",
        ("Asiantuntijapalvelujen turvaaminen", "Tryggande av tillgången på sakkunskap"),
        "0.1 2.1 2.3 2.4",
        "mostly",
        None,
    ),
    (
        "2",
        ("Koulutuksen ja käytännön työn yhteys", "Kopplingen mellan utbildning och praktiskt arbete"),
        "1.5 2.2",
        "partly",
        None,
    ),
    (
        "3",
        ("Tutkimus-, kokeilu- ja kehittämistoiminta", "Forsknings-, försöks- och utvecklingsverksamhet"),
        "0.2 1.1 1.2 1.3",
        "mostly",
        None,
    ),
]

WHOLE = [
    (
        "Toimintakauden puolivälissä suunnitelman toteutus etenee pääosin aikataulussa. Vahvinta eteneminen on "
        "tietotuotannossa ja järjestöyhteistyössä. Kaksi toimenpidettä on myöhässä, ja yhdestä ei ole raportoitu.",
        "I mitten av verksamhetsperioden framskrider planen i huvudsak enligt tidtabellen. Starkast är framstegen inom "
        "informationsproduktionen och organisationssamarbetet. Två åtgärder är försenade, och om en saknas rapport.",
    ),
    (
        "Verkostot ja kehittäjäryhmät ovat suunnitelman vahvin väline. Ruotsinkielisten koulutusten järjestäminen "
        "vaatii enemmän aikaa kuin suunnitelmassa oletettiin.",
        "Nätverken och utvecklingsgrupperna är planens starkaste redskap. Att ordna utbildningar på svenska kräver mer tid "
        "än vad planen förutsatte.",
    ),
    (
        "- Vammaispalvelujen verkosto käynnistetään kevään 2014 aikana.\n- Viestinnästä raportoidaan kahdesti vuodessa.\n"
        "- Ruotsinkielisille koulutuksille varataan kouluttajat ajoissa.",
        "- Nätverket för handikappservice inleder sitt arbete under våren 2014.\n- Kommunikationen rapporteras två gånger per år.\n"
        "- Utbildare för utbildningarna på svenska bokas i god tid.",
    ),
    (
        "Ohjausryhmä hyväksyy väliarvioinnin ja pitää suunnitelman toteutumista hyvänä. Loppukaudella painotetaan "
        "vammaispalveluja ja molempien kieliryhmien tasavertaista osallistumista.",
        "Styrgruppen godkänner halvtidsutvärderingen och anser att planen har genomförts väl. Under slutet av perioden "
        "betonas handikappservicen och båda språkgruppernas jämlika deltagande.",
    ),
]

GROUP = ("kehittäjäryhmä", "utvecklingsgrupp")
NETWORK = ("verkosto", "nätverk")
WORKING_GROUP = ("työryhmä", "arbetsgrupp")
PROVINCIAL = ("maakunnallinen", "på landskapsnivå")
NATIONAL = ("valtakunnallinen", "riksomfattande")
EXISTING = ("toiminnassa", "i funktion")
TO_BE_FOUNDED = ("perustetaan", "ska grundas")
# name, kind, level, state, task, members, items
NETWORKS = [
    (
        ("Aikuissosiaalityön verkosto", "Nätverket för vuxensocialarbete"),
        NETWORK,
        PROVINCIAL,
        EXISTING,
        ("Aikuissosiaalityön kehittäminen", "Utveckling av vuxensocialarbetet"),
        ("kuusi kuntaa, kokemusasiantuntijat", "sex kommuner, erfarenhetsexperter"),
        "2.1",
    ),
    (
        ("Johtoryhmä", "Ledningsgruppen"),
        ("johtoryhmä", "ledningsgrupp"),
        PROVINCIAL,
        EXISTING,
        None,
        ("kunnat, korkeakoulut, maakunnan liitto", "kommunerna, högskolorna, landskapsförbundet"),
        "0.1 0.3",
    ),
    (
        ("Järjestötyöryhmä", "Arbetsgruppen för organisationer"),
        WORKING_GROUP,
        PROVINCIAL,
        EXISTING,
        ("Järjestöyhteistyön suunnittelu", "Planering av organisationssamarbetet"),
        ("järjestöjen yhteistyöelin, kaksi kuntaa", "organisationernas samarbetsorgan, två kommuner"),
        "3.2 3.3",
    ),
    (
        ("Maahanmuuttotyön työryhmä", "Arbetsgruppen för invandrararbete"),
        WORKING_GROUP,
        PROVINCIAL,
        EXISTING,
        ("Alkukartoituksen malli", "Modell för inledande kartläggning"),
        ("kunnat, työ- ja elinkeinotoimisto", "kommunerna, arbets- och näringsbyrån"),
        "2.3",
    ),
    (
        ("Ohjausryhmä", "Styrgruppen"),
        ("ohjausryhmä", "styrgrupp"),
        PROVINCIAL,
        EXISTING,
        ("Suunnitelman ohjaus ja arviointi", "Styrning och utvärdering av planen"),
        ("kuntien ja kumppanien edustajat", "företrädare för kommunerna och partnerna"),
        "0.3",
    ),
    (
        ("Osaamiskeskusjohtajien työvaliokunta", "Arbetsutskottet för kompetenscentrens direktörer"),
        ("työvaliokunta", "arbetsutskott"),
        NATIONAL,
        EXISTING,
        ("Osaamiskeskusten yhteinen vaikuttaminen", "Kompetenscentrens gemensamma påverkan"),
        ("osaamiskeskusten johtajat", "kompetenscentrens direktörer"),
        "0.1",
    ),
    (
        ("Perhetyön vertaisryhmä", "Kamratgruppen för familjearbete"),
        ("vertaisryhmä", "kamratgrupp"),
        PROVINCIAL,
        EXISTING,
        None,
        ("perheneuvolat", "familjerådgivningarna"),
        "2.2",
    ),
    (
        ("Tietotuotannon kehittäjäryhmä", "Utvecklingsgruppen för informationsproduktion"),
        GROUP,
        PROVINCIAL,
        EXISTING,
        (
            "Hyvinvointitiedon tuottaminen ja hyödyntäminen",
            "Produktion och användning av välfärdsinformation",
        ),
        ("kuntien yhdyshenkilöt, maakunnan liitto", "kommunernas kontaktpersoner, landskapsförbundet"),
        "1.1 1.2 1.3 1.5",
    ),
    (
        ("Vammaispalvelujen kehittämisverkosto", "Utvecklingsnätverket för handikappservice"),
        NETWORK,
        PROVINCIAL,
        TO_BE_FOUNDED,
        ("Vammaispalvelujen kehittäminen", "Utveckling av handikappservicen", "confirmed", "draft"),
        ("kunnat, vammaisneuvostot", "kommunerna, handikappråden"),
        "2.4",
    ),
    (
        ("Varhaiskasvatuksen vertaisryhmä", "Kamratgruppen för småbarnspedagogik"),
        ("vertaisryhmä", "kamratgrupp"),
        ("seudullinen", "regional"),
        EXISTING,
        None,
        ("päiväkotien johtajat", "daghemsföreståndarna"),
        "2.6",
    ),
]

PROJECT_NAMES = {
    "barometer": ("Hyvinvointibarometri 2013", "Välfärdsbarometern 2013"),
    "families": ("Perheet keskiössä", "Familjerna i fokus"),
    "kaste": ("Väli-Suomen Kaste-hanke", "Kaste-projektet i Mellanfinland"),
    "organisations": ("Järjestöt mukana", "Organisationerna med"),
    "tool": ("Sähköinen hyvinvointikertomus", "Elektronisk välfärdsberättelse"),
}
RUNNING = ("käynnissä", "pågår")
ENDED = ("päättynyt", "avslutat")
PROJECT = ("hanke", "projekt")
MINISTRY = ("sosiaali- ja terveysministeriö", "social- och hälsovårdsministeriet")
MUNICIPALITIES = ("kunnat", "kommunerna")
# key, kind, phase, period, coordinator, participants, funding, items
PROJECTS = [
    (
        "barometer",
        ("kysely", "enkät"),
        ENDED,
        ("1.1.–30.9.2013", "1.1–30.9.2013"),
        CENTRE,
        ("kaikki kunnat", "alla kommuner"),
        [(CENTRE, "used", 8200, 2013)],
        "1.2",
    ),
    (
        "families",
        PROJECT,
        RUNNING,
        ("2012–2014", "2012–2014"),
        CENTRE,
        ("kahdeksan kuntaa", "åtta kommuner"),
        [(MINISTRY, "granted", 180000, 2013), (MUNICIPALITIES, "granted", 60000, 2013)],
        "2.2",
    ),
    (
        "organisations",
        PROJECT,
        ("haettu", "ansökt"),
        ("2014–2016", "2014–2016"),
        ("järjestöjen yhteistyöelin", "organisationernas samarbetsorgan"),
        ("viisi kuntaa", "fem kommuner"),
        [(("avustuskeskus", "understödscentralen"), "applied", 95000, 2014)],
        "3.2 3.3",
    ),
    (
        "tool",
        ("väline", "verktyg"),
        RUNNING,
        ("2013–2014", "2013–2014"),
        CENTRE,
        ("Merikunta, Saaristola, Jokilaakson kuntayhtymä", "Havsby, Skärgårdsbo, Ådalens samkommun"),
        [],
        "1.3",
    ),
    (
        "kaste",
        ("ohjelma", "program"),
        RUNNING,
        ("10/2015 saakka", "till och med oktober 2015"),
        ("maakunnan liitto", "landskapsförbundet"),
        ("kolme maakuntaa", "tre landskap"),
        [(MINISTRY, "granted", 1250000, None)],
        "",
    ),
]

# title, time, state, done on, items
MILESTONES = [
    (
        ("Perhetyön koulutus pidetty", "Utbildningen i familjearbete hållen"),
        ("kevät 2013", "våren 2013"),
        "done",
        date(2013, 6, 14),
        "2.2",
    ),
    (
        ("Käyttöönotto kolmessa kunnassa", "Ibruktagande i tre kommuner"),
        ("kevät 2013", "våren 2013"),
        "done",
        date(2013, 5, 14),
        "1.3",
    ),
    (
        ("Vammaispalvelujen verkosto perustettu", "Nätverket för handikappservice grundat"),
        ("30.6.2013 mennessä", "senast 30.6.2013"),
        "late",
        None,
        "2.4",
    ),
    (
        ("Barometrin raportti", "Barometerns rapport"),
        ("kesä 2013", "sommaren 2013"),
        "done",
        date(2013, 9, 30),
        "1.2",
    ),
    (
        ("Työsuunnitelmat hyväksytty", "Arbetsplanerna godkända"),
        ("syksy 2013", "hösten 2013"),
        "done",
        date(2013, 10, 24),
        "1.1",
    ),
    (
        ("Ohje kunnille", "Anvisning till kommunerna"),
        ("syksy 2013", "hösten 2013"),
        "done",
        date(2013, 9, 2),
        "1.3",
    ),
    (
        ("Hyvinvointikertomuskoulutus", "Utbildning i välfärdsberättelsen"),
        ("syksy 2013", "hösten 2013"),
        "late",
        None,
        "1.3",
    ),
    (
        ("Järjestöpäivä 2013", "Organisationsdagen 2013"),
        ("lokakuu 2013", "oktober 2013"),
        "done",
        date(2013, 10, 10),
        "3.1",
    ),
    (
        ("Yhteistyösopimukset kaikissa kunnissa", "Samarbetsavtal i alla kommuner"),
        ("vuoden 2013 loppuun mennessä", "före utgången av år 2013"),
        "due",
        None,
        "3.4",
    ),
    (
        ("Väline kaikissa kunnissa", "Verktyget i alla kommuner"),
        ("kevät 2014", "våren 2014"),
        "ahead",
        None,
        "1.3",
    ),
    (
        ("Alkukartoituksen malli käytössä", "Modellen för inledande kartläggning i bruk"),
        ("10/2014 mennessä", "senast i oktober 2014"),
        "ahead",
        None,
        "2.3",
    ),
    (("Koulutussuunnitelma valmis", "Utbildningsplanen klar"), None, "undated", None, "3.2"),
]
