"""The feed of changes: well-formed, the same while nothing changes, and nothing of what is not public."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from networks.keys import give_key
from networks.models import Meeting
from plans.models import ActionPlan, Milestone
from plans.services.adoption import decide, take_baseline
from plans.services.reporting import report_status
from tests import factories
from tests.evaluations.sample import sample

pytestmark = pytest.mark.django_db
CHANGES = "/{}/plans/pieni/changes.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed_of(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314 - our own answer


def entries_of(answer) -> dict[str, dict[str, str]]:
    """Title, words and moments of the entries by what their addresses end with."""
    found = {}
    for entry in feed_of(answer).findall("a:entry", ATOM):
        told = {name: entry.findtext(f"a:{name}", "", ATOM) for name in ("title", "summary", "updated")}
        told["link"] = entry.find("a:link", ATOM).get("href")
        found[entry.findtext("a:id", "", ATOM).partition("/")[2].partition("/")[2]] = told
    return found


@pytest.fixture
def live(client, coordinator):
    token = give_key(coordinator, "calendar", "Lukija")[1]
    return lambda language="fi": client.get(f"/{language}/calendar/{token}/plans/pieni/changes.atom")


def test_an_empty_feed_is_whole_and_stays_the_same(client, plan):
    first = client.get(CHANGES.format("fi"))
    feed = feed_of(first)
    assert feed.findtext("a:title", "", ATOM) == "Muutokset: Toimintasuunnitelma"
    assert feed.findtext("a:id", "", ATOM) == f"tag:botnia-portal,2026:fi/plan-{plan.pk}"
    assert feed.findtext("a:updated", "", ATOM) == "2013-01-01T00:00:00+00:00"
    assert feed.findtext("a:author/a:name", "", ATOM) == plan.owner.name_fi
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "fi"
    assert client.get(CHANGES.format("fi")).content == first.content
    known = client.get(CHANGES.format("fi"), headers={"if-none-match": first["ETag"]})
    assert known.status_code == 304


def test_what_was_decided_is_told_to_everybody_in_both_languages(client, coordinator, plan, item):
    take_baseline(plan, date(2013, 1, 1))
    meeting = Meeting.objects.create(network=plan.steering_group, day=date(2013, 9, 1))
    decision = plan.decisions.create(
        kind="revised",
        meeting=meeting,
        section_mark="§ 7",
        text_fi="Lisättiin <yksi>",
        text_sv="En lades till",
    )
    assert decide(plan, decision, date(2013, 9, 1), coordinator)
    ActionPlan.objects.update(published_day=date(2013, 12, 31))
    item.added_on, item.added_reason_fi, item.added_reason_sv = date(2013, 9, 1), "Uusi tarve", "Nytt behov"
    item.save()
    dropped = plan.items.get(number="1.2")
    dropped.dropped_on, dropped.dropped_reason_fi = date(2013, 10, 1), "Ei rahoitusta"
    dropped.save()
    Milestone.objects.update(closed_on=date(2013, 11, 1), closed_reason_fi="Ei tarvita")
    told = entries_of(client.get(CHANGES.format("fi")))
    titles = [entry["title"] for entry in told.values()]
    assert titles == [
        "Tilanne 31.12.2013 on julkaistu",
        f"Etappi on suljettu: {Milestone.objects.get().title_fi}",
        "Toimenpiteestä on luovuttu: 1.2 Toimenpide 1.2",
        "Lisätty suunnitelmaan: 1.1 Toimenpide 1.1",
        "Suunnitelmaa on tarkistettu",
        "Suunnitelma on hyväksytty",
    ]
    assert told[f"item-{dropped.pk}/dropped-2013-10-01"]["summary"] == "<p>Ei rahoitusta</p>"
    revised = told[f"baseline-{decision.baseline.pk}"]["summary"]
    assert f"{plan.steering_group.name_fi} 1.9.2013 § 7" in revised
    assert "Lisättiin &lt;yksi&gt;" in revised
    in_swedish = entries_of(client.get(CHANGES.format("sv")))
    assert set(in_swedish) == set(told)
    added = in_swedish[f"item-{item.pk}/added-2013-09-01"]
    assert (added["title"], added["summary"]) == ("Tillagd i planen: 1.1 Åtgärd 1.1", "<p>Nytt behov</p>")
    assert added["link"] == "http://testserver/sv/plans/pieni/items/1.1/"


def test_what_was_reported_is_for_a_key_and_names_nobody(client, live, coordinator, plan, item):
    words = {"fi": "Kysely on **tehty**.\x0b", "sv": ""}
    report_status(item, status="realised", as_of=date(2013, 6, 1), narrative=words, author=coordinator)
    Milestone.objects.update(done_on=date(2013, 5, 1))
    assert entries_of(client.get(CHANGES.format("fi"))) == {}
    told = entries_of(live("sv"))
    (report,) = [entry for key, entry in told.items() if key.startswith("report-")]
    assert report["title"] == "1.1 Åtgärd 1.1: genomförd"
    assert "<p>Läget 1.6.2013.</p>" in report["summary"]
    assert '<div lang="fi"><p>Kysely on <strong>tehty</strong>.</p>' in report["summary"]
    assert [entry["title"] for key, entry in told.items() if key.startswith("milestone")] == [
        f"En milstolpe har nåtts: {Milestone.objects.get().title_sv}"
    ]
    assert "Koordinaattori" not in live().content.decode()


def test_the_secret_address_is_not_in_the_feed(live, plan):
    feed = feed_of(live())
    assert [link.get("rel") for link in feed.findall("a:link", ATOM)] == ["alternate"]


def test_an_edition_says_where_it_is_and_that_it_was_withdrawn(client, plan, item):
    data = sample(draft=False)
    evaluation = plan.rounds.create(kind="mid-term", cut_off=date(2013, 12, 31), state="issued")
    edition = evaluation.editions.create(number=1, publication=data.to_data(), sha256=data.checksum())
    secret = evaluation.editions.create(
        number=2, publication=data.to_data(), sha256="2" * 64, publicity="secret", publicity_reason="Syy"
    )
    told = entries_of(client.get(CHANGES.format("fi")))
    assert told[f"edition-{edition.pk}"]["title"].endswith(": versio 1 on julkaistu")
    assert told[f"edition-{edition.pk}"]["link"].endswith("/evaluations/mid-term/editions/1/")
    assert f"edition-{secret.pk}" not in told
    edition.withdrawn_at, edition.withdrawal_reason = edition.frozen_at, "Syy"
    edition.save()
    told = entries_of(client.get(CHANGES.format("fi")))
    assert told[f"edition-{edition.pk}"]["title"].endswith(": versio 1 on poistettu julkaisusta")


def test_days_that_were_published_are_told_when_they_were(client, plan):
    for day in (date(2013, 6, 30), date(2013, 12, 31)):
        plan.published_day = day
        plan.save()
    told = entries_of(client.get(CHANGES.format("fi")))
    assert set(told) == {"published-2013-06-30", "published-2013-12-31"}


def test_what_was_decided_for_later_is_not_told_yet(client, plan, item):
    item.dropped_on, item.dropped_reason_fi = date(2999, 1, 1), "Syy"
    item.save()
    assert entries_of(client.get(CHANGES.format("fi"))) == {}


def test_characters_that_xml_does_not_know_are_left_out(client, plan, item):
    item.title_fi, item.dropped_on, item.dropped_reason_fi = "Koulutus\x0b <&>", date(2013, 10, 1), "Syy\x01"
    item.save()
    (entry,) = entries_of(client.get(CHANGES.format("fi"))).values()
    assert entry["title"] == "Toimenpiteestä on luovuttu: 1.1 Koulutus <&>"


def test_only_the_newest_changes_are_told_in_a_constant_number_of_queries(
    live, plan, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("botnia_portal.feeds.changes.MOST", 5)
    section = plan.sections.get(number=1)
    for number in range(20, 30):
        factories.ItemFactory(
            plan=plan,
            section=section,
            order=number,
            dropped_on=date(2013, 1, number),
            dropped_reason_fi="Syy",
        )
    live()
    with django_assert_max_num_queries(15):
        told = entries_of(live())
    assert [entry["updated"][:10] for entry in told.values()] == [
        f"2013-01-{day}" for day in range(29, 24, -1)
    ]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pages_of_a_plan_name_the_feed(client, plan, language):
    for page in ("", "text/", "timeline/", "items/"):
        shown = client.get(f"/{language}/plans/pieni/{page}").content.decode()
        assert 'type="application/atom+xml"' in shown
        assert f'href="{CHANGES.format(language)}"' in shown


def test_a_draft_has_no_feed_but_for_its_coordinators(client, live, plan):
    ActionPlan.objects.update(status="draft")
    assert client.get(CHANGES.format("fi")).status_code == 404
    assert live().status_code == 200
