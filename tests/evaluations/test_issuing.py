"""Editions: issued once, chained, corrected by another, withdrawn with a notice; what happens later changes none."""

from datetime import date

import pytest

from botnia_portal.core import texts
from evaluations.models import Edition, EvaluationRound, ItemAssessment, Report
from evaluations.publication import Publication
from evaluations.selectors.places import place_in
from evaluations.services import files
from evaluations.services.issuing import Issue, NothingToIssue, NotReady, chained, issue, withdraw
from networks.models import Meeting
from plans.models import PlanItem

pytestmark = pytest.mark.django_db
ADDRESS = "/fi/plans/pieni/evaluations/mid-term/issue/"
ACCEPTED = Issue(case_number="12/2014", accepts=True)


@pytest.fixture
def adopted(plan, sent) -> EvaluationRound:
    """Adopted by a meeting; every item is rated, every text stands in both languages."""
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="adopted"
    )
    for item in plan.items.all():
        row = ItemAssessment.objects.create(
            round=evaluation, item=item, rating="well", reason_fi="Syy", reason_sv="Orsak"
        )
        texts.record(row, place_in(evaluation, item.section.number))
    meeting = Meeting.objects.create(network=plan.steering_group, day=date(2014, 2, 12))
    evaluation.decisions.create(plan=plan, meeting=meeting, kind="adopted", section_mark="§ 7")
    return evaluation


def test_the_adopted_round_becomes_an_edition(adopted, coordinator, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        edition = issue(adopted, ACCEPTED, coordinator)
    adopted.refresh_from_db()
    data = Publication.from_data(edition.publication)
    assert (adopted.state, edition.number, data.edition.number, data.edition.draft) == ("issued", 1, 1, False)
    assert (data.edition.case_number, data.edition.decisions[0].section) == ("12/2014", "§ 7")
    assert edition.chain_sha256 == chained(edition)
    assert sorted(sent) == sorted(edition.reports.values_list("pk", flat=True))


def test_nothing_that_happens_later_changes_it(adopted, coordinator):
    edition = issue(adopted, ACCEPTED, coordinator)
    before = (edition.sha256, edition.publication)
    PlanItem.objects.update(title_fi="Muuttunut", title_sv="Ändrad")
    adopted.item_assessments.all().delete()
    adopted.plan.steering_group.name_fi = "Toinen ryhmä"
    adopted.plan.steering_group.save()
    adopted.decisions.clear()
    edition.refresh_from_db()
    assert (Publication.from_data(edition.publication).checksum(), edition.publication) == before


def test_a_correction_is_the_next_edition_and_says_what_changed(adopted, coordinator):
    first = issue(adopted, ACCEPTED, coordinator)
    with pytest.raises(NotReady):
        issue(adopted, ACCEPTED, coordinator)
    changes = {"fi": "Kohdan 1.1 arvio korjattiin.", "sv": "Omdömet om 1.1 rättades."}
    second = issue(adopted, Issue(accepts=True, changes=changes), coordinator)
    data = Publication.from_data(second.publication)
    assert (second.number, data.edition.changes.sv) == (2, changes["sv"])
    assert second.previous == first
    assert second.chain_sha256 != first.chain_sha256
    assert Edition.objects.filter(number__gt=0).count() == 2


def test_a_changed_record_breaks_the_chain(adopted, coordinator):
    edition = issue(adopted, ACCEPTED, coordinator)
    edition.case_number = "13/2014"
    assert chained(edition) != edition.chain_sha256


@pytest.mark.parametrize("state", ["open", "in_review"])
def test_only_an_adopted_round_is_issued(adopted, coordinator, state):
    EvaluationRound.objects.update(state=state)
    with pytest.raises(NothingToIssue):
        issue(adopted, ACCEPTED, coordinator)
    assert not Edition.objects.exists()


def test_what_is_missing_stops_and_what_is_a_draft_is_accepted(adopted, coordinator):
    item = adopted.plan.items.get(number="1.1")
    item.title_sv = ""
    item.save()
    with pytest.raises(NotReady):
        issue(adopted, ACCEPTED, coordinator)
    item.title_sv = "Rubrik"
    item.save()
    texts.record(item, texts.Place("plan:pieni", "1"))
    with pytest.raises(NotReady):
        issue(adopted, Issue(), coordinator)
    edition = issue(adopted, ACCEPTED, coordinator)
    assert edition.accepted["drafts"]["1"] >= 1
    assert edition.frozen_by == coordinator


def page(client) -> str:
    return client.get("/fi/plans/pieni/evaluations/").content.decode()


def test_a_withdrawn_edition_leaves_a_notice_and_no_file(adopted, coordinator, client, client_of):
    edition = issue(adopted, ACCEPTED, coordinator)
    report = edition.reports.get(language="fi", format="pdf")
    assert client.get(f"/fi/reports/{report.pk}/").status_code == 200
    assert withdraw(edition, {"fi": "Henkilötieto", "sv": "Personuppgift"}, coordinator)
    assert not withdraw(edition, {"fi": "Toinen", "sv": "Annan"}, coordinator)
    assert "Henkilötieto" in page(client)
    assert f"/reports/{report.pk}/" not in page(client)
    assert client.get(f"/fi/reports/{report.pk}/").status_code == 302
    assert client_of(coordinator).get(f"/fi/reports/{report.pk}/").status_code == 200


def test_who_withdraws_is_told_that_the_correction_quotes_the_edition(adopted, coordinator, client_of):
    first = issue(adopted, ACCEPTED, coordinator)
    browser, address = client_of(coordinator), "/fi/plans/pieni/evaluations/editions/{}/withdraw/"
    assert "muutosluettelossaan" not in browser.get(address.format(first.pk)).content.decode()
    second = issue(adopted, Issue(accepts=True, changes={"fi": "Korjaus", "sv": "Rättelse"}), coordinator)
    told = browser.get(address.format(first.pk)).content.decode()
    assert f'href="{address.format(second.pk)}"' in told
    withdraw(second, {"fi": "Henkilötieto"}, coordinator)
    assert f'href="{address.format(second.pk)}"' not in browser.get(address.format(first.pk)).content.decode()


def test_an_edition_has_a_permanent_address_with_its_files(adopted, coordinator, client):
    first = issue(adopted, ACCEPTED, coordinator)
    address = "/fi/plans/pieni/evaluations/mid-term/editions/1/"
    assert first.get_absolute_url() == address
    shown = client.get(address).content.decode()
    assert first.sha256 in shown
    assert f"http://testserver{address}sv/reader/" in shown
    report = first.reports.get(language="sv", format="reader")
    Report.objects.filter(pk=report.pk).update(state="ready", file="reports/2014/kept.pdf", sha256="a" * 64)
    files.write("reports/2014/kept.pdf", b"%PDF kept")
    answer = client.get(f"{address}sv/reader/")
    assert b"".join(answer.streaming_content) == b"%PDF kept"
    assert answer["Content-Type"] == "application/pdf"


def test_an_edition_leads_to_its_correction_and_back(adopted, coordinator, client):
    first = issue(adopted, ACCEPTED, coordinator)
    second = issue(adopted, Issue(accepts=True, changes={"fi": "Korjaus", "sv": "Rättelse"}), coordinator)
    assert f'href="{second.get_absolute_url()}"' in client.get(first.get_absolute_url()).content.decode()
    assert f'href="{first.get_absolute_url()}"' in client.get(second.get_absolute_url()).content.decode()


@pytest.mark.parametrize("tail", ["0/", "2/", "1/fi/odt/", "1/en/pdf/"])
def test_what_was_never_issued_has_no_address(adopted, coordinator, client, tail):
    issue(adopted, ACCEPTED, coordinator)
    assert client.get(f"/fi/plans/pieni/evaluations/mid-term/editions/{tail}").status_code == 404


def test_at_the_address_of_a_withdrawn_edition_stands_the_notice(adopted, coordinator, client):
    edition = issue(adopted, ACCEPTED, coordinator)
    withdraw(edition, {"fi": "Henkilötieto", "sv": "Personuppgift"}, coordinator)
    shown = client.get(edition.get_absolute_url()).content.decode()
    assert "Henkilötieto" in shown
    assert "/sv/reader/" not in shown
    assert client.get(f"{edition.get_absolute_url()}fi/pdf/").status_code == 302


def test_an_edition_that_is_not_public_is_not_opened_by_readers(adopted, coordinator, client):
    order = Issue(accepts=True, publicity="secret", publicity_reason="621/1999 24 §")
    report = issue(adopted, order, coordinator).reports.get(language="sv", format="pdf")
    assert client.get(f"/sv/reports/{report.pk}/").status_code == 302
    assert f"/reports/{report.pk}/" not in page(client)


def test_it_is_issued_on_a_page(adopted, coordinator, client_of):
    browser = client_of(coordinator)
    html = browser.get(ADDRESS).content.decode()
    sent = {"publicity": "public", "retention": "permanent", "case_number": "12/2014"}
    if 'name="accepts"' in html:
        assert browser.post(ADDRESS, sent).status_code == 422
    assert browser.post(ADDRESS, {**sent, "accepts": "on"}).status_code == 302
    assert "12/2014" in page(browser)
    assert set(Report.objects.values_list("requested_by", "asked_from")) == {
        (coordinator.pk, "http://testserver")
    }
    assert browser.post(ADDRESS, {**sent, "accepts": "on"}).status_code == 422


def test_a_secret_edition_wants_its_reason(adopted, coordinator, client_of):
    sent = {"publicity": "secret", "retention": "permanent", "accepts": "on"}
    assert client_of(coordinator).post(ADDRESS, sent).status_code == 422
    assert not Edition.objects.exists()


def test_where_nothing_can_be_issued_the_page_says_what_stands_in_the_way(evaluation, coordinator, client_of):
    answer = client_of(coordinator).post(ADDRESS, {"publicity": "public", "retention": "permanent"})
    assert answer["Location"] == ADDRESS
    assert not Edition.objects.exists()
