"""The page of the search: forms, compounds, languages, numbers, kinds, fragments."""

import re
from datetime import date

import pytest
from django.db import connection

from botnia_portal.search.asking import read
from botnia_portal.search.databases import database
from botnia_portal.search.models import Entry
from evaluations.models import EvaluationRound, GroupPosition, ItemAssessment
from networks.models import NetworkAlias, OrganisationAlias
from plans.models import PlanItem
from tests import factories
from tests.search.conftest import name_of

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has its own table for the words."
)


@pytest.fixture
def texts(plan, index):
    """Items of the small plan with texts, and what else has a name."""
    section = plan.sections.get(number=1)

    def item(order, fi, sv="", **columns):
        return factories.ItemFactory(
            plan=plan, section=section, order=order, number=f"1.{order}", title_fi=fi, title_sv=sv, **columns
        )

    item(
        11,
        "Seudun yhteistyö",
        "Samarbetet i regionen",
        description_fi="Kuntien yhteinen palvelukehittäminen.",
    )
    item(12, "Vaasan seutu", "Vasaregionen", description_sv="Kommunernas arbete <b>&amp; mera</b>.")
    item(13, "Maakuntaohjelma", description_fi="Ohjelma " + "täytettä " * 60 + "kertomus valmistuu.")
    item(14, "", "Barnskyddet utvecklas", description_sv="På svenska endast.")
    item(15, "Sääri", "Saari")
    network = factories.NetworkFactory(name_fi="Johtoryhmä", name_sv="Ledningsgruppen")
    NetworkAlias.objects.create(network=network, language="fi", name="Johtotiimi")
    body = factories.OrganisationFactory(name_fi="Terveyden laitos", name_sv="Institutet för hälsa")
    OrganisationAlias.objects.create(organisation=body, language="fi", name="THL:n aluetoimipaikka")
    index()


@pytest.mark.parametrize("words", ["seutu", "seudun", "SEUDULLA", "seutua"])
def test_forms_of_a_word_find_each_other(texts, titles, words):
    assert set(titles(None, words)) == {"Seudun yhteistyö", "Vaasan seutu"}


@pytest.mark.parametrize("words", ["kunta", "kunnan", "kuntien"])
def test_gradation_is_no_obstacle(texts, titles, words):
    assert "Seudun yhteistyö" in titles(None, words)


@pytest.mark.parametrize("words", ["kommun", "kommunen", "kommuner", "kommunernas"])
def test_swedish_words_are_found_by_a_finnish_reader(texts, find, words):
    (hit,) = find(None, words).context["results"].hits
    assert hit.text.language == "sv"
    assert "<mark>Kommunernas</mark>" in hit.text.html


@pytest.mark.parametrize(
    ("words", "title"),
    [("kehittäminen", "Seudun yhteistyö"), ("palvelu", "Seudun yhteistyö"), ("työ", "Seudun yhteistyö"),
     ("ohjelma", "Maakuntaohjelma"), ("maa", "Maakuntaohjelma"), ("skydd", "Barnskyddet utvecklas"),
     ("johtotiimi", "Johtoryhmä"), ("aluetoimipaikka", "Terveyden laitos"), ("toimipaikka", "Terveyden laitos")],
)  # fmt: skip
def test_compounds_are_found_by_their_parts_and_names_by_aliases(texts, titles, words, title):
    assert titles(None, words) == [title]


def test_å_ä_ö_are_letters_of_their_own_and_case_makes_no_difference(texts, titles):
    assert titles(None, "sääri") == titles(None, "SÄÄRI") == ["Sääri"]
    assert [name for name in titles(None, "saari", "sv") if name] == ["Saari"]
    assert titles(None, "aani") == []


def test_the_form_itself_stands_before_a_compound(plan, titles, index):
    section = plan.sections.get(number=1)
    for order, title in ((21, "Palvelukehittäminen"), (22, "Kehittäminen")):
        factories.ItemFactory(plan=plan, section=section, order=order, title_fi=title, title_sv="")
    index()
    assert titles(None, "kehittämistä") == ["Kehittäminen", "Palvelukehittäminen"]


def test_the_number_of_an_item_goes_first(texts, plan, titles, index):
    PlanItem.objects.filter(number="1.2").update(title_fi="Aivan muuta", title_sv="Helt annat")
    PlanItem.objects.filter(number="1.11").update(description_fi="Katso kohdat 1.2, 1.2 ja 1.2.")
    index()
    assert titles(None, "1.2") == ["Aivan muuta", "Seudun yhteistyö"]
    assert titles(None, "1.11") == ["Seudun yhteistyö"]


@pytest.mark.parametrize("most", [1_000, 3])
def test_what_is_named_exactly_so_goes_before_what_holds_the_word(
    plan, titles, find, index, monkeypatch, most
):
    """Whatever its rank and however many there are; what has a page before what has none."""
    monkeypatch.setattr("botnia_portal.search.selectors.RANKED_AT_MOST", most)
    for name in ("Åbo Åbo", "Åbo stad, Åbo", "Åbo", "Åbo-Åbo region"):
        factories.OrganisationFactory(name_fi=name, name_sv=name)
    network = factories.NetworkFactory(name_fi="Turku", name_sv="Åbo")
    section = plan.sections.get(number=1)
    factories.ItemFactory(
        plan=plan, section=section, order=21, number="1.21", title_fi="Åbo Åbo", title_sv="Åbo Åbo"
    )
    index()
    for words, language in (("Åbo", "sv"), ("åbo", "fi"), (" ÅBO ", "sv")):
        links = [hit.link for hit in find(None, words, language).context["results"].hits]
        assert links[:2] == [f"/{language}/networks/{network.slug}/", ""]
        assert len(links) == 6
        assert titles(None, words, language)[1] == "Åbo"


def test_all_words_of_a_question_have_to_be_there_in_either_language(texts, titles):
    assert titles(None, "seudun kuntien kehittäminen") == ["Seudun yhteistyö"]
    assert titles(None, "seutu kommunerna") == ["Vaasan seutu"]
    assert titles(None, "seutu merenkulku") == []


def test_the_readers_language_comes_first_and_the_other_is_marked(texts, find):
    page = find(None, "barnskydd")
    (hit,) = page.context["results"].hits
    assert hit.title.borrowed == "sv"
    assert '<span lang="sv"><mark>Barnskyddet</mark> utvecklas</span>' in page.content.decode()
    (hit,) = find(None, "barnskydd", "sv").context["results"].hits
    assert hit.title.borrowed == ""


def test_a_title_in_the_readers_language_goes_before_one_in_the_other(plan, index, find):
    section = plan.sections.get(number=1)
    for order, fi, sv in ((21, "Muuta", "Forum"), (22, "Forum", "Annat")):
        factories.ItemFactory(plan=plan, section=section, order=order, title_fi=fi, title_sv=sv)
    index()
    for language, names in (("fi", ["Forum", "Muuta"]), ("sv", ["Forum", "Annat"])):
        hits = find(None, "forum", language).context["results"].hits
        assert [name_of(hit) for hit in hits] == names
    assert hits[1].text.html == "<mark>Forum</mark>"  # why it was found stands below, marked as Finnish
    assert hits[1].text.borrowed == "fi"


def test_a_fragment_shows_the_word_and_holds_nothing_but_text(texts, find):
    html = find(None, "kertomus").context["results"].hits[0].text.html
    assert html.startswith("… ")
    assert "<mark>kertomus</mark> valmistuu." in html
    assert len(html) < 400
    html = find(None, "kommunernas").context["results"].hits[0].text.html
    assert set(re.findall(r"<[^>]*>", html)) == {"<mark>", "</mark>"}


def test_what_is_no_mark_of_markdown_stays(texts, find, index):
    PlanItem.objects.filter(number="1.13").update(description_fi=r"**Kertomus** \*valmistuu\*.")
    index()
    assert find(None, "kertomus").context["results"].hits[0].text.html == "<mark>Kertomus</mark> *valmistuu*."


@pytest.mark.parametrize(
    "words",
    [
        "<script>seutu</script>",
        'seutu" OR "*',
        "seutu:* & !kunta",
        "seutu' --",
        "(seutu",
        "NEAR(seutu)",
        "seutu\x1f%",
    ],
)
def test_operators_and_markup_are_harmless(texts, find, words):
    page = find(None, words)
    assert "<script>seutu" not in page.content.decode()


@pytest.mark.parametrize("words", ["%", "*", "_", "''", "a", "", "ja och"])
def test_what_is_no_word_gets_advice_and_no_results(texts, find, words):
    page = find(None, words)
    assert page.context["results"].hits == []
    assert "vähintään 2 kirjaimen sana" in page.content.decode() or not words


def test_a_very_long_question_is_cut_and_says_so(texts, find):
    page = find(None, "seutu " * 10_000)
    assert "Hakuteksti on pitkä" in page.content.decode()
    assert len(page.context["asked"]) <= 200


def test_nothing_found_comes_with_advice(texts, find):
    page = find(None, "merenkulkuasiamies").content.decode()
    assert "Mitään ei löytynyt." in page
    assert "Kirjautumatta" in page


def test_kinds_are_counted_and_narrow_the_results(texts, find):
    page = find(None, "johtoryhmä")
    (counted,) = page.context["results"].kinds
    assert (counted.kind, counted.count) == ("networks", 1)
    assert "kind=networks" in page.content.decode()
    results = find(None, "seutu", kind="networks").context["results"]
    assert (results.hits, results.total) == ([], 2)
    assert len(find(None, "seutu", kind="no-such-kind").context["results"].hits) == 2


def test_twenty_stand_on_a_page(plan, index, find):
    section = plan.sections.get(number=1)
    for order in range(100, 145):
        factories.ItemFactory(
            plan=plan, section=section, order=order, title_fi=f"Selvitys {order}", title_sv=""
        )
    index()
    pages = [find(None, "selvitys", page=str(n)).context["results"] for n in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [20, 20, 5]
    assert len({hit.entry.pk for page in pages for hit in page.hits}) == 45
    assert len(find(None, "selvitys", page="99").context["results"].hits) == 5


def test_what_stands_everywhere_comes_kind_by_kind(plan, index, find, monkeypatch):
    """Beyond the number that is weighed: plan items before networks, all of them once."""
    monkeypatch.setattr("botnia_portal.search.selectors.RANKED_AT_MOST", 10)
    section = plan.sections.get(number=1)
    for order in range(200, 225):
        factories.NetworkFactory(name_fi=f"Selvitys {order}")
        factories.ItemFactory(
            plan=plan, section=section, order=order, title_fi=f"Selvitys {order}", title_sv=""
        )
    index()
    pages = [find(None, "selvitys", page=str(n)).context["results"].hits for n in (1, 2, 3)]
    kinds = [hit.entry.kind for page in pages for hit in page]
    assert kinds == ["items"] * 25 + ["networks"] * 25
    assert len({hit.entry.pk for page in pages for hit in page}) == 50


def test_a_result_names_the_number_and_the_area_and_leads_to_the_page(texts, find):
    page = find(None, "kertomus", "sv").content.decode()
    assert 'href="/sv/plans/pieni/items/1.13/"' in page
    assert "1 Prioriteringsområde" in page


def test_a_milestone_leads_to_its_row(plan, find, index, client):
    row = factories.MilestoneFactory(plan=plan, title_fi="Välitarkastelu")
    index()
    (hit,) = find(None, "välitarkastelu").context["results"].hits
    page, _, anchor = hit.link.partition("#")
    assert anchor == f"milestone-{row.pk}"
    assert f'id="{anchor}"' in client.get(page).content.decode()


def test_an_organisation_leads_to_the_items_that_it_answers_for(texts, plan, item, find, index):
    (hit,) = find(None, "terveyden laitos").context["results"].hits
    assert hit.link == ""
    item.parties.create(role="responsible", organisation_id=hit.entry.key)
    (hit,) = find(None, "terveyden laitos").context["results"].hits
    assert hit.link.startswith("/fi/plans/pieni/items/?org=organisaatio-")


def test_queries_are_constant(texts, plan, index, client_of, coordinator, django_assert_max_num_queries):
    browser = client_of(coordinator)
    with django_assert_max_num_queries(11):
        browser.get("/fi/search/", {"q": "seutu"})
    section = plan.sections.get(number=1)
    for order in range(300, 340):
        factories.ItemFactory(plan=plan, section=section, order=order, title_fi=f"Seutu {order}")
    index()
    with django_assert_max_num_queries(11):
        browser.get("/fi/search/", {"q": "seutu"})


def test_what_was_told_in_a_round_costs_no_queries_of_its_own(
    plan, index, client_of, coordinator, django_assert_max_num_queries
):
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    for item in plan.items.all():
        ItemAssessment.objects.create(round=evaluation, item=item, rating="well", reason_fi="Perusteellinen")
    GroupPosition.objects.create(round=evaluation, text_fi="Perusteellinen")
    index()
    browser = client_of(coordinator)
    with django_assert_max_num_queries(11):
        page = browser.get("/fi/search/", {"q": "perusteellinen"})
    assert len(page.context["results"].hits) == plan.items.count() + 1
    assert f"{evaluation}" in page.content.decode()


@on_postgresql
def test_texts_and_vectors_of_short_entries_too_are_kept_aside(texts):
    """Counting thousands of entries reads few pages then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = 'search_entry'")
        assert cursor.fetchone()[0] > 0


@on_postgresql
def test_a_word_that_stands_everywhere_is_asked_of_the_index_of_the_words(texts):
    """The planner would rather read all entries of a small table, and of a large one for a common word."""
    asked = Entry.objects.filter(database().having(read("seutu")))
    with database().asking():
        assert "search_entry_vector" in asked.explain()


def test_the_field_is_in_the_header_and_keeps_the_words(texts, find):
    page = find(None, 'seutu "x"').content.decode()
    assert 'name="q"' in page
    assert 'value="seutu &quot;x&quot;"' in page


def test_an_empty_portal_answers_too(db, find):
    assert find(None, "seutu").context["results"].hits == []
