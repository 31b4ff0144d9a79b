"""The pages that read a plan: its text, its areas, its items and milestones."""

import re
from datetime import date

import pytest

from networks.models import Person
from plans.services.reporting import report_status
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PLAN = "/fi/plans/pieni"
PAGES = [
    f"{PLAN}/text/",
    f"{PLAN}/sections/0/",
    f"{PLAN}/sections/1/",
    f"{PLAN}/items/",
    f"{PLAN}/items/1.1/",
    f"{PLAN}/items/1.3/",
    f"{PLAN}/milestones/",
]
CAST = [None, "outsider", "group_contact", "steering_member", "coordinator"]


@pytest.fixture
def look(client_of, request):
    """`look("coordinator", address)` gives the page as that person sees it; None is a visitor."""

    def see(who, address, language="fi", **query):
        browser = client_of(request.getfixturevalue(who) if who else None)
        answer = browser.get(address.replace("/fi/", f"/{language}/", 1), query)
        assert answer.status_code == 200
        return answer.content.decode()

    return see


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("who", CAST)
def test_everybody_reads_an_adopted_plan_in_both_languages(plan, item, look, who, address):
    assert look(who, address) != look(who, address, "sv")


@pytest.mark.parametrize("address", PAGES)
def test_a_draft_is_there_for_its_coordinators_alone(plan, client_of, coordinator, steering_member, address):
    factories.PlanFactory(slug="julkinen")
    plan.status = "draft"
    plan.save()
    seen = [client_of(user).get(address).status_code for user in (None, steering_member, coordinator)]
    assert seen == [404, 404, 200]


@pytest.mark.parametrize("address", [f"{PLAN}/sections/7/", f"{PLAN}/items/7.7/", "/fi/plans/missing/items/"])
def test_what_is_not_there_is_not_found(plan, client_of, address):
    assert client_of(None).get(address).status_code == 404


# --- What a reader sees of the state ---


def test_a_reader_sees_no_state_before_a_day_is_published(plan, item, look):
    report_status(item, status="realised", as_of=date(2013, 11, 1), narrative={"fi": "Salainen", "sv": ""})
    item.milestones.update(done_on=date(2013, 11, 1))
    for address in PAGES:
        html = look(None, address)
        assert "Salainen" not in html
        assert "tag-ok" not in html
        assert "tag-late" not in html
    assert "tag-ok" in look("coordinator", f"{PLAN}/items/1.1/")


def test_a_reader_sees_the_state_of_the_published_day_at_the_latest(plan, item, look):
    report_status(item, status="running", as_of=date(2013, 9, 1))
    report_status(item, status="realised", as_of=date(2013, 11, 1), narrative={"fi": "Salainen", "sv": ""})
    item.milestones.update(done_on=date(2013, 11, 1))
    plan.published_day = date(2013, 10, 1)
    plan.save()
    for address in (f"{PLAN}/items/1.1/", f"{PLAN}/items/", f"{PLAN}/milestones/"):
        html = look(None, address, as_of="2014-12-31")
        assert "tag-ok" not in html
        assert "1.10.2013" in html
    assert "Salainen" not in look(None, f"{PLAN}/items/1.1/")
    assert "tag-ok" in look("steering_member", f"{PLAN}/items/1.1/", as_of="2013-12-31")


def test_a_persons_name_is_shown_to_readers_only_where_it_is_public(plan, item, look):
    person = Person.objects.create(name="Salattu Nimi", title_fi="suunnittelija")
    item.parties.create(role="responsible", person=person)
    for address in (f"{PLAN}/items/1.1/", f"{PLAN}/items/"):
        assert "Salattu Nimi" not in look(None, address)
        assert "suunnittelija" in look(None, address)
        assert "Salattu Nimi" in look("steering_member", address)
    person.name_public = True
    person.save()
    assert "Salattu Nimi" in look(None, f"{PLAN}/items/1.1/")


def test_history_and_actions_are_for_those_who_may(plan, item, look):
    address = f"{PLAN}/items/1.1/"
    assert 'id="history"' not in look(None, address)
    assert 'id="history"' in look("steering_member", address)
    assert "/edit/" not in look("steering_member", address)
    assert "/edit/" in look("coordinator", address)
    assert "/status/" in look("group_contact", address)
    assert "/edit/" not in look("group_contact", address)
    assert "/status/" not in look("group_contact", f"{PLAN}/items/1.2/")


# --- The item ---


def test_an_item_says_that_it_is_or_turns_late_only_where_that_holds(plan, item, look):
    intention = factories.timed(plan.items.get(number="1.3"), "2013-11-15", "deadline")

    def says(day, address=f"{PLAN}/items/1.1/", **asked) -> list[str]:
        html = look("coordinator", address, as_of=day, **asked)
        return re.findall(
            r"Myöhä\w+ 1\.1\.2014(?: alkaen)?|(?:Blir försenad|Försenad sedan) 1\.1\.2014", html
        )

    assert says("2013-12-31") == ["Myöhästyy 1.1.2014"]
    assert says("2014-01-01") == ["Myöhässä 1.1.2014 alkaen"]
    assert says("2013-12-31", language="sv") == ["Blir försenad 1.1.2014"]
    assert says("2014-01-01", language="sv") == ["Försenad sedan 1.1.2014"]
    for day in ("2013-12-31", "2014-01-01"):
        assert "Myöhä" not in look("coordinator", f"{PLAN}/items/{intention.number}/", as_of=day)
    assert "Myöhä" not in look(None, f"{PLAN}/items/1.1/")
    report_status(item, status="realised", as_of=date(2013, 12, 1))
    assert says("2013-12-31") == says("2014-01-01") == []


def test_the_item_tells_everything_that_belongs_to_it(plan, item, look):
    network, project = factories.NetworkFactory(name_fi="Verkko"), factories.ProjectFactory(name_fi="Hanke")
    item.networks.add(network)
    item.projects.add(project)
    item.related.add(plan.items.get(number="1.2"))
    item.goal_links.create(goal=factories.StrategyGoalFactory(name_fi="Päämäärä"), is_inferred=True)
    item.parties.create(
        role="partner", words_fi="järjestöt", is_conditional=True, condition_fi="mahdollisesti"
    )
    passage = plan.passages.create(source_key="S1", page=3, order=1, text="Sanasta sanaan.")
    item.passages.add(passage)
    remark = plan.remarks.create(kind="defect", text_fi="Vuosi puuttuu.")
    remark.items.add(item)
    html = look(None, f"{PLAN}/items/1.1/")
    for words in (
        "Verkko",
        "Hanke",
        "Päämäärä",
        "järjestöt",
        "mahdollisesti",
        "Sanasta sanaan.",
        "Vuosi puuttuu.",
    ):
        assert words in html
    assert '<blockquote class="source" lang="fi">' in html
    assert "1.9.2013–30.11.2013" in html
    assert f"{PLAN}/items/0.1/" in html or f"{PLAN}/items/1.2/" in html


def test_the_text_of_the_other_language_is_marked(plan, item, look):
    item.description_fi, item.description_sv = "Vain suomeksi", ""
    item.save()
    assert '<div class="prose" lang="fi">' in look(None, f"{PLAN}/items/1.1/", "sv")


# --- The table ---


@pytest.fixture
def numbers(look):
    """The numbers in the table under a filter."""

    def read(who="coordinator", **query):
        html = look(who, f"{PLAN}/items/", as_of="2014-02-01", **query)
        return [number for number in ("0.1", "1.1", "1.2", "1.3") if f'">{number}</td>' in html]

    return read


def test_the_table_stands_in_the_order_of_numbers(plan, look):
    plan.items.filter(number="1.3").update(number="1.10", order=10)
    html = look(None, f"{PLAN}/items/")
    assert html.index(">1.2<") < html.index(">1.10<")


def test_the_filters(plan, item, numbers, group):
    plan.items.filter(number="1.2").update(title_fi="Äidin ja lapsen palvelut")
    theme = factories.ThemeFactory(owner=plan.owner, slug="teema")
    plan.items.filter(number="1.3").update(theme=theme)
    item.parties.create(role="responsible", organisation=plan.owner)
    item.parties.create(role="partner", organisation=plan.owner)
    report_status(plan.items.get(number="1.2"), status="realised", as_of=date(2013, 11, 1))
    assert numbers(area="0") == ["0.1"]
    assert numbers(status="realised") == ["1.2"]
    assert numbers(status="no_report") == ["0.1", "1.1", "1.3"]
    assert numbers(late="1") == ["1.1"]
    assert numbers(commitment="intention") == ["1.3"]
    assert numbers(undated="on") == ["0.1", "1.2", "1.3"]
    assert numbers(q="ÄIDIN") == ["1.2"]
    assert numbers(q="1.1") == ["1.1"]
    assert numbers(org=plan.owner.slug) == ["1.1"]
    assert numbers(network=group.slug) == ["1.1"]
    assert numbers(theme="teema") == ["1.3"]
    assert numbers(area="1", commitment="firm", status="no_report") == ["1.1"]


@pytest.mark.parametrize(
    "query",
    [
        {"area": "x"},
        {"status": "x"},
        {"org": "x"},
        {"page": "x"},
        {"page": "99"},
        {"theme": "9" * 999},
    ],
)
def test_what_is_not_known_filters_nothing(plan, numbers, query):
    assert numbers(**query) == ["0.1", "1.1", "1.2", "1.3"]


def test_a_letter_that_no_database_takes_is_found_nowhere(plan, numbers):
    assert numbers(q="a\x00b") == []


def test_a_reader_without_a_published_day_does_not_filter_by_state(plan, numbers):
    assert numbers(None, late="1", status="realised") == ["0.1", "1.1", "1.2", "1.3"]


def test_fifty_to_a_page(plan, look):
    section = plan.sections.get(number=1)
    for order in range(10, 70):
        factories.ItemFactory(plan=plan, section=section, order=order)
    assert "page=2" in look(None, f"{PLAN}/items/", q="Toimenpide")
    assert ">1.60<" in look(None, f"{PLAN}/items/", page="2")


# --- Milestones ---


def test_the_milestones_stand_by_half_year_with_their_state(plan, item, look):
    ahead = factories.timed(factories.MilestoneFactory(plan=plan, title_fi="Tuleva"), "2014-10", "at")
    factories.MilestoneFactory(plan=plan, title_fi="Ajaton")
    period = factories.timed(
        factories.MilestoneFactory(plan=plan, title_fi="Kausi", kind="document_period"), "2011/2014"
    )
    ahead.items.add(item)
    html = look("coordinator", f"{PLAN}/milestones/", as_of="2014-02-01")
    order = [html.index(words) for words in ("half-2013-2", "half-2014-2", "Ajaton", "Kausi")]
    assert order == sorted(order)
    assert "tag-late" in html
    assert period.time_late_from is not None
    item.milestones.update(done_on=date(2013, 12, 1))
    assert "1.12.2013" in look("coordinator", f"{PLAN}/milestones/", as_of="2014-02-01")


# --- Cost ---


@pytest.mark.parametrize(
    ("address", "most"),
    [("text/", 11), ("sections/1/", 15), ("items/", 10), ("items/1.1/", 17), ("milestones/", 6)],
)
def test_the_cost_of_a_page_does_not_grow_with_the_plan(plan, item, client_of, coordinator, address, most,
                                                        django_assert_max_num_queries):  # fmt: skip
    section = plan.sections.get(number=1)
    for order in range(10, 22):
        other = factories.ItemFactory(plan=plan, section=section, order=order)
        other.networks.add(factories.NetworkFactory())
        other.parties.create(role="responsible", network=factories.NetworkFactory())
        other.milestones.add(factories.MilestoneFactory(plan=plan))
        item.parties.create(role="partner", municipality=factories.MunicipalityFactory())
        item.milestones.add(factories.MilestoneFactory(plan=plan))
    browser = client_of(coordinator)
    browser.get(f"{PLAN}/{address}")
    with django_assert_max_num_queries(most):
        browser.get(f"{PLAN}/{address}")


def test_the_pages_of_the_real_plan(real_plan, client_of):
    browser = client_of(None)
    items = list(real_plan.items.all())
    for turn, language in enumerate(("fi", "sv")):
        start = f"/{language}/plans/{real_plan.slug}"
        text = browser.get(f"{start}/text/").content.decode()
        assert all(f">{item.number}<" in text for item in items)
        for item in items[turn::2]:
            assert browser.get(f"{start}/items/{item.number}/").status_code == 200
